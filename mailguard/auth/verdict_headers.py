"""Explain the verdicts that mail services write into the header.

Covers Microsoft 365, Google, Yahoo!, Proton, SpamAssassin, rspamd and others. Each token gets a key of
`mailguard.catalogue.headers`, which explains it in words. The sender can write such fields too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.authres import parse_authentication_results
from mailguard.message.header import HeaderField
from mailguard.message.model import Message

MAX_EXPLAINED: Final = 200  # tokens per message
_VALUE: Final = 200  # characters shown of one value

_PAIR: Final = lazy_pattern(r"([A-Za-z][A-Za-z0-9]{0,19}):([^;\s]{0,200})")
_SCORE: Final = lazy_pattern(r"(?:score|hits)=(-?\d{1,4}(?:\.\d{1,4})?)", re.IGNORECASE)
_REQUIRED: Final = lazy_pattern(r"(?:required|threshold)=(-?\d{1,4}(?:\.\d{1,4})?)", re.IGNORECASE)
_RSPAMD: Final = lazy_pattern(r"(True|False)\s*\[(-?\d{1,4}\.\d{1,2})\s*/\s*(-?\d{1,4}\.\d{1,2})\]")
_NUMBER: Final = lazy_pattern(r"-?\d{1,6}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class VerdictHeader:
    """One token of a verdict. `token` is the service's name for it; `key` and `values` give its explanation."""

    header: str
    token: str
    value: str
    key: str = field(metadata={"json": False})
    above_border: bool = False  # whether one of our own hosts wrote it
    values: Mapping[str, str] = field(default_factory=dict, metadata={"json": False})


_Read = Callable[[str], Iterator[tuple[str, str, str, dict[str, str]]]]  # token, value, key, values


def explain_verdicts(message: Message, border: int | None) -> tuple[VerdictHeader, ...]:
    """Return every verdict token that we know, topmost field first."""
    found: list[VerdictHeader] = []
    passed = 0
    for each in message.header:
        if each.key == "received":
            passed += 1
        reader = _READERS.get(each.key)
        if reader is None:
            continue
        above = border is not None and passed <= border
        for token, value, key, values in reader(_text(each)):
            found.append(VerdictHeader(each.name, token, value[:_VALUE], key, above, values))
            if len(found) >= MAX_EXPLAINED:
                return tuple(found)
    return tuple(found)


def _text(each: HeaderField) -> str:
    return each.value[:8_000]


_SFV: Final = frozenset({"NSPM", "SPM", "SKS", "SKA", "SKB", "SKI", "SKN", "SKQ", "SFE", "BLK"})
_CATEGORIES: Final = frozenset(
    {"NONE", "AMP", "BIMP", "BULK", "DIMP", "FTBP", "GIMP", "HPHSH", "HPHISH", "HSPM", "INTOS", "MALW", "OSPM", "PHSH",
     "SAP", "SPM", "SPOOF", "UIMP"}
)  # fmt: skip


def _forefront(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    for match in _PAIR.finditer(text):
        name, value = match.group(1).upper(), match.group(2)
        key = _forefront_key(name, value.upper())
        if key:
            yield name, value, key, {"value": value}


def _forefront_key(name: str, value: str) -> str:
    match name:
        case "SCL":
            return _scl_key(value)
        case "SFV" if value in _SFV:
            return f"verdict.sfv.{value}"
        case "CAT" if value in _CATEGORIES:
            return f"verdict.cat.{value.replace('HPHISH', 'HPHSH')}"
        case "IPV" if value in ("CAL", "NLI"):
            return f"verdict.ipv.{value}"
        case "CTRY" | "CIP" | "PTR" if value:
            return f"verdict.{name.lower()}"
    return ""


def _scl_key(value: str) -> str:
    if not re.fullmatch(r"-?\d{1,2}", value.strip()):
        return ""
    level = int(value)
    if level < 0:
        return "verdict.scl.skipped"
    return "verdict.scl.clean" if level <= 4 else "verdict.scl.spam" if level <= 6 else "verdict.scl.high"


def _scl(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    key = _scl_key(text.strip())
    if key:
        yield "SCL", text.strip(), key, {"value": text.strip()}


def _antispam(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    for match in _PAIR.finditer(text):
        name, value = match.group(1).upper(), match.group(2)
        if name == "BCL" and re.fullmatch(r"[0-9]{1,2}", value):
            level = int(value)
            word = "none" if level == 0 else "few" if level <= 3 else "some" if level <= 7 else "many"
            yield name, value, f"verdict.bcl.{word}", {"value": value}


def _auth_as(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    word = text.strip().lower()
    if word in ("internal", "anonymous", "partner"):
        yield "AuthAs", text.strip(), f"verdict.authas.{word}", {}


def _compauth(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Yield Microsoft's composite authentication, which is one of the results in Authentication-Results."""
    if "compauth" not in text.lower():
        return
    for result in parse_authentication_results(text)[1]:
        if result.method != "compauth":
            continue
        reason = result.reason[:3]
        key = f"verdict.compauth.{reason[:1]}xx" if reason[:1] in "123469" and reason else "verdict.compauth"
        if reason in ("000", "001", "002", "010"):
            key = f"verdict.compauth.{reason}"
        value = f"{result.result} reason={reason}" if reason else result.result
        yield "compauth", value, key, {"result": result.result, "reason": reason or "?"}


def _flag(name: str) -> _Read:
    def read(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
        word = text.strip().split(" ")[0].strip(",;").lower()
        if word in ("yes", "true", "1", "spam", "no", "false", "0", "ham"):
            key = "verdict.flag.spam" if word in ("yes", "true", "1", "spam") else "verdict.flag.clean"
            yield name, text.strip(), key, {"service": name}

    return read


def _spam_status(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    yield from _flag("SpamAssassin")(text)
    score, required = _SCORE.search(text), _REQUIRED.search(text)
    if score is not None:
        values = {"score": score.group(1), "required": required.group(1) if required else "?"}
        yield "score", score.group(1), "verdict.score", values


def _rspamd(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    match = _RSPAMD.search(text)
    if match is not None:
        key = "verdict.flag.spam" if match.group(1) == "True" else "verdict.flag.clean"
        yield "rspamd", match.group(1), key, {"service": "rspamd"}
        yield "score", match.group(2), "verdict.score", {"score": match.group(2), "required": match.group(3)}


def _action(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    word = text.strip().lower()[:40]
    if word:
        yield "action", word, "verdict.action", {"value": word}


def _score(service: str) -> _Read:
    def read(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
        match = _NUMBER.match(text.strip())
        if match is not None:
            yield "score", match.group(), "verdict.service-score", {"score": match.group(), "service": service}

    return read


def _stated(key: str, token: str) -> _Read:
    def read(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
        if text.strip():
            yield token, text.strip(), key, {"value": text.strip()[:_VALUE]}

    return read


def _opaque(service: str) -> _Read:
    def read(text: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
        yield service, text.strip()[:20], "verdict.opaque", {"service": service}

    return read


_READERS: Final[Mapping[str, _Read]] = {
    "x-forefront-antispam-report": _forefront,
    "x-forefront-antispam-report-untrusted": _forefront,
    "x-microsoft-antispam": _antispam,
    "x-microsoft-antispam-untrusted": _antispam,
    "x-ms-exchange-organization-scl": _scl,
    "x-ms-exchange-organization-authas": _auth_as,
    "x-ms-exchange-crosstenant-authas": _auth_as,
    "authentication-results": _compauth,
    "x-ms-exchange-authentication-results": _compauth,
    "x-gm-spam": _flag("Google"),
    "x-gm-phishy": _stated("verdict.gm-phishy", "X-Gm-Phishy"),
    "x-gm-message-state": _opaque("Google"),
    "x-yahoofilteredbulk": _stated("verdict.yahoo-bulk", "X-YahooFilteredBulk"),
    "x-ymail-osg": _opaque("Yahoo!"),
    "x-ymailisg": _opaque("Yahoo!"),
    "x-pm-spam-action": _action,
    "x-pm-spamscore": _score("Proton"),
    "x-pm-origin": _stated("verdict.pm-origin", "X-Pm-Origin"),
    "x-pm-content-encryption": _stated("verdict.pm-encryption", "X-Pm-Content-Encryption"),
    "x-spam-status": _spam_status,
    "x-spam-flag": _flag("SpamAssassin"),
    "x-spam-score": _score("SpamAssassin"),
    "x-spamd-result": _rspamd,
    "x-rspamd-action": _action,
    "x-rspamd-score": _score("rspamd"),
    "x-bogosity": _flag("Bogofilter"),
    "x-barracuda-spam-score": _score("Barracuda"),
    "x-mimecast-spam-score": _score("Mimecast"),
    "x-proofpoint-spam-details": _spam_status,
}
