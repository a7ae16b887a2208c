"""Writing an Authentication-Results field (RFC 8601 §2.2) from what was verified, for mail tooling.

Every value may be the attacker's. Control characters never pass, and what is not plainly a token is quoted, so that
nothing can end the field, open a comment or add a result of its own.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.result import ArcResult, Authentication, DkimResult, DmarcResult, IprevResult, Result, SpfResult
from mailguard.message.address import normal_domain

NAME: Final = "Authentication-Results"
MAX_SIGNATURES: Final = 20  # reported; the rest is left out
_LINE: Final = 78  # RFC 5322 §2.1.1
_VALUE: Final = 320  # characters of one value

# RFC 2045 §5.1 token, and "@" and ":" where RFC 8601 §2.2 `pvalue` allows an address.
_TOKEN: Final = lazy_pattern(r"[A-Za-z0-9!#$%&'*+\-.^_`{|}~]+(?:@[A-Za-z0-9!#$%&'*+\-.^_`{|}~]+)?|@[A-Za-z0-9.\-_]+")
_REASON_TOKEN: Final = lazy_pattern(r"[A-Za-z0-9!#$%&'*+\-.^_`{|}~]+")


def format_authentication_results(
    authentication: Authentication,
    authserv_id: str,
    *,
    header_from: str = "",
    eai: bool = False,
    newline: str = "\r\n",
) -> str:
    """The whole field, name included, folded at 78 characters where a value allows it, without a last line end.

    `authserv_id` names the server that verified; `header_from` is the author domain where DMARC did not state it.
    Results that were not evaluated are left out; without any the field says `none`. With `eai` (RFC 6532, a message
    with UTF-8 header fields) local parts stay Unicode, without it they are replaced by "?"; domains are always
    A-labels. Raises `ValueError` when nothing usable is left of `authserv_id`.
    """
    identity = _value(_domain(authserv_id), eai=False)
    if identity == '""':
        raise ValueError("an authserv-id is needed")
    results = [
        *_spf(authentication.spf, eai),
        *(words for signature in authentication.dkim[:MAX_SIGNATURES] for words in _dkim(signature, eai)),
        *_dmarc(authentication.dmarc, header_from, eai),
        *_arc(authentication.arc),
        *_iprev(authentication.iprev),
    ]
    lines = [f"{NAME}: {identity};"]
    for index, words in enumerate(results):
        last = index == len(results) - 1
        _fold(lines, [*words[:-1], words[-1] if last else words[-1] + ";"])
    if not results:
        lines[0] += " none"
    return newline.join(lines)


def _fold(lines: list[str], words: list[str]) -> None:
    """One result begins a line; its words go on as long as they fit."""
    current = "\t" + words[0]
    for word in words[1:]:
        if len(current.expandtabs(8)) + 1 + len(word) > _LINE:
            lines.append(current)
            current = "\t " + word
        else:
            current += " " + word
    lines.append(current)


def _result(method: str, result: Result, reason: str) -> list[str]:
    words = [f"{method}={result.value}"]
    if reason and result is not Result.PASS:
        words.append(f"reason={_value(reason, eai=False, token=_REASON_TOKEN)}")
    return words


def _spf(spf: SpfResult, eai: bool) -> Iterator[list[str]]:
    if spf.result is Result.NOT_EVALUATED:
        return
    words = _result("spf", spf.result, spf.reason)
    if spf.domain:
        words.append(_property("smtp.helo" if spf.identity == "helo" else "smtp.mailfrom", spf.domain, eai))
    yield words


def _dkim(dkim: DkimResult, eai: bool) -> Iterator[list[str]]:
    if dkim.result is Result.NOT_EVALUATED:
        return
    words = _result("dkim", dkim.result, dkim.reason)
    stated = (
        ("header.d", dkim.domain),
        ("header.i", dkim.auid),
        ("header.s", dkim.selector),
        ("header.a", dkim.algorithm),
    )
    words.extend(_property(name, value, eai) for name, value in stated if value)
    yield words


def _dmarc(dmarc: DmarcResult, header_from: str, eai: bool) -> Iterator[list[str]]:
    if dmarc.result is Result.NOT_EVALUATED:
        return
    words = _result("dmarc", dmarc.result, dmarc.reason)
    domain = dmarc.domain or header_from
    if domain:
        words.append(_property("header.from", domain, eai))
    if dmarc.disposition:
        words.append(_property("policy.dmarc", dmarc.disposition, eai))
    yield words


def _arc(arc: ArcResult) -> Iterator[list[str]]:
    if arc.result not in (Result.NOT_EVALUATED, Result.NONE):
        yield _result("arc", arc.result, arc.reason)


def _iprev(iprev: IprevResult) -> Iterator[list[str]]:
    if iprev.result is not Result.NOT_EVALUATED:
        words = _result("iprev", iprev.result, "")
        if iprev.name:
            words.append(_property("policy.iprev", iprev.name, eai=False))
        yield words


def _property(name: str, value: str, eai: bool) -> str:
    return f"{name}={_value(_domain(value), eai)}"


def _domain(value: str) -> str:
    """An address or host name with its domain in A-labels (RFC 8616 §4)."""
    local, at, domain = value.rpartition("@")
    return f"{local}{at}{normal_domain(domain)}" if not domain.isascii() else value


def _value(text: str, eai: bool, token: re.Pattern[str] = _TOKEN) -> str:
    """A value as a token, or else as a quoted-string in which nothing has a meaning."""
    clean = "".join(character for character in text[:_VALUE] if _printable(character))
    if not eai:
        clean = clean.encode("ascii", "replace").decode("ascii")
    if token.fullmatch(clean):
        return clean
    escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _printable(character: str) -> bool:
    """Not a control, a line or paragraph end, a bidi control or half a surrogate pair."""
    return character == " " or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co", "Zs")
