"""Write an Authentication-Results field (RFC 8601 §2.2) from verified results, for mail software.

An attacker may have chosen any value. Control characters are removed and everything but a plain token is quoted, so
that no value can end the field, open a comment or add a result.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.result import ArcResult, Authentication, DkimResult, DmarcResult, IprevResult, Result, SpfResult
from mailguard.message.address import normal_domain

NAME: Final = "Authentication-Results"
MAX_SIGNATURES: Final = 20  # DKIM results written; further ones are left out
_LINE: Final = 78  # RFC 5322 §2.1.1
_VALUE: Final = 320  # characters kept of one value

# A token (RFC 2045 §5.1), or one of the address forms that `pvalue` allows (RFC 8601 §2.2).
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
    """Return the whole field with its name, folded at 78 characters where possible, without a final line end.

    `authserv_id` names the server that verified. `header_from` is the author domain, used if the DMARC result has none.
    Results that were not evaluated are left out; if no result remains, the field says `none`. With `eai` (a message
    with UTF-8 header fields, RFC 6532 §3) local parts stay Unicode; without it "?" replaces non-ASCII characters.
    Domains are always A-labels. Raises `ValueError` if `authserv_id` holds nothing usable.
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
        lines[0] += " none"  # RFC 8601 §2.2, no-result
    return newline.join(lines)


def _fold(lines: list[str], words: list[str]) -> None:
    """Begin a line for each result, and fold where its words no longer fit (RFC 5322 §2.2.3)."""
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
    if spf.domain:  # RFC 8601 §2.7.2
        words.append(_property("smtp.helo" if spf.identity == "helo" else "smtp.mailfrom", spf.domain, eai))
    yield words


def _dkim(dkim: DkimResult, eai: bool) -> Iterator[list[str]]:
    if dkim.result is Result.NOT_EVALUATED:
        return
    words = _result("dkim", dkim.result, dkim.reason)
    stated = (
        ("header.d", dkim.domain),  # RFC 8601 §2.7.1
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
    if domain:  # RFC 9989 §9.1
        words.append(_property("header.from", domain, eai))
    if dmarc.disposition:
        words.append(_property("policy.dmarc", dmarc.disposition, eai))
    yield words


def _arc(arc: ArcResult) -> Iterator[list[str]]:
    if arc.result not in (Result.NOT_EVALUATED, Result.NONE):  # RFC 8617 §6
        yield _result("arc", arc.result, arc.reason)


def _iprev(iprev: IprevResult) -> Iterator[list[str]]:
    if iprev.result is not Result.NOT_EVALUATED:  # RFC 8601 §2.7.3
        words = _result("iprev", iprev.result, "")
        if iprev.name:
            words.append(_property("policy.iprev", iprev.name, eai=False))
        yield words


def _property(name: str, value: str, eai: bool) -> str:
    return f"{name}={_value(_domain(value), eai)}"


def _domain(value: str) -> str:
    """Return an address or host name with its domain as A-labels (RFC 5890 §2.3.2.1)."""
    local, at, domain = value.rpartition("@")
    return f"{local}{at}{normal_domain(domain)}" if not domain.isascii() else value


def _value(text: str, eai: bool, token: re.Pattern[str] = _TOKEN) -> str:
    """Return a value as a token, or else as a quoted-string (RFC 5322 §3.2.4) that no character in it can end."""
    clean = "".join(character for character in text[:_VALUE] if _printable(character))
    if not eai:
        clean = clean.encode("ascii", "replace").decode("ascii")
    if token.fullmatch(clean):
        return clean
    escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _printable(character: str) -> bool:
    """Whether it is no control character, line or paragraph separator, bidi control or lone surrogate."""
    return character == " " or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co", "Zs")
