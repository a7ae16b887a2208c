"""Read a DMARC text as its owner meant it: the tags, and the mistakes that keep receivers from reading them.

Receivers take a text for a record only when `v=DMARC1` comes first (RFC 9989 §4.7), and read tags by the grammar of
RFC 9989 §4.8. This reader is generous instead: it finds out what was meant, so that the report can say what to mend.
"""

import re
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern

CHARACTERS: Final = 4_000  # read of one text
TAGS: Final = 64
KNOWN: Final = ("v", "p", "sp", "np", "t", "psd", "adkim", "aspf", "fo", "rua", "ruf", "pct", "rf", "ri")

_QUOTES: Final = frozenset('"“”„‟«»″')
_EDGE_QUOTES: Final = "'‘’`´"
_INVISIBLE: Final = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")
_NAMES: Final = "adkim|aspf|pct|rua|ruf|psd|fo|rf|ri|sp|np|p|t|v"
_VERSION: Final = lazy_pattern(
    r"v[ \t]{0,9}[=:][ \t]{0,9}d[-_]?m[ar]{1,2}c[-_ ]{0,2}(?:[0-9](?:\.[0-9])?)?(?=[^A-Za-z0-9]|p[ \t]{0,9}[=:]|\Z)",
    re.IGNORECASE,
)
_BARE_VERSION: Final = lazy_pattern(r"dmarc[-_ ]?1?(?=[ \t;:,.]|\Z)", re.IGNORECASE)
_POLICY: Final = lazy_pattern(
    r"(?<![A-Za-z0-9])s?p[ \t]{0,9}[=:][ \t]{0,9}(?:none|quarantine|reject)(?![A-Za-z0-9])", re.IGNORECASE
)
_ZONE_LINE: Final = lazy_pattern(
    r"(?:@|\S{0,253}_?dmarc\S{0,253})?(?:[ \t]{1,9}[0-9]{1,10})?(?:[ \t]{0,9}IN)?(?:[ \t]{0,9}TXT)?[ \t(=:]{0,9}",
    re.IGNORECASE,
)
_CUT: Final = lazy_pattern(rf"[ \t,|]{{1,9}}(?=(?:{_NAMES})[ \t]{{0,3}}[=:])", re.IGNORECASE)
_TAG: Final = lazy_pattern(r"([A-Za-z][A-Za-z0-9_-]{0,39})[ \t]{0,9}([=:])(?!//)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means: `tags` in their order, without v; `faults` as codes; `loose` pieces that are not tags."""

    tags: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()
    loose: tuple[tuple[int, str], ...] = ()  # (number of tags before it, text)

    @property
    def record(self) -> str:
        """Return the text as it should have been written."""
        return written(self.tags)


def written(tags: "tuple[tuple[str, str], ...] | list[tuple[str, str]]") -> str:
    """Return a record with these tags."""
    return "; ".join(("v=DMARC1", *(f"{name}={value}" for name, value in tags)))


def read_meant(text: str) -> Reading | None:
    """Return what a text at `_dmarc` was meant to say, or None if it has nothing to do with DMARC. Never raises."""
    faults: dict[str, None] = {}
    plain = _plain(text[:CHARACTERS], faults)
    body = _body(plain, faults)
    if body is None:
        return None
    tags: list[tuple[str, str]] = []
    loose: list[tuple[int, str]] = []
    for piece in _pieces(body, faults):
        found = _TAG.match(piece)
        if found is None or (found.group(2) == ":" and found.group(1).lower() not in KNOWN):
            loose.append((len(tags), piece))
            continue
        if found.group(2) == ":":
            faults["colon"] = None
        name, value = found.group(1).lower(), piece[found.end() :].strip(" \t")
        if name != "v":
            tags.append((name, value))
    return Reading(tuple(tags[:TAGS]), tuple(faults), tuple(loose[:TAGS]))


def _plain(text: str, faults: dict[str, None]) -> str:
    """Return the text without quotation marks, unusual spaces and full-width letters, which only look right."""
    if text[:1] in (" ", "\t"):
        faults["blank-before"] = None
    kept: list[str] = []
    for char in text:
        if ("\x20" <= char <= "\x7e" and char not in '"\\') or char == "\t":
            kept.append(char)
        elif char in _QUOTES:
            faults["quotes"] = None
        elif char == "\\":
            faults["backslashes"] = None
        elif char.isalnum() and not "\uff01" <= char <= "\uff5e":
            kept.append(char)  # part of a name in an address
        else:
            faults[f"character: U+{ord(char):04X}"] = None
            kept.append(_stand_in(char))
    plain = "".join(kept).strip(" \t")
    bare = plain.strip(_EDGE_QUOTES)
    if bare != plain:
        faults["quotes"] = None
    return bare.strip(" \t")


def _stand_in(char: str) -> str:
    if char in _INVISIBLE:
        return ""
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    if char in _EDGE_QUOTES:
        return "'"
    return " " if char.isspace() or not char.isprintable() else char


def _body(text: str, faults: dict[str, None]) -> str | None:
    """Return the text after the version, together with the text before it if that consists of tags, too."""
    found = _VERSION.search(text[:600])
    if found is None:
        return _without_version(text, faults)
    before, rest = text[: found.start()].strip(" \t"), text[found.end() :]
    if before:
        if _ZONE_LINE.fullmatch(before + " ") is not None:
            faults["zone-line"] = None
        elif _POLICY.search(before) is not None or "mailto:" in before.lower():
            faults["version-not-first"] = None
            rest = f"{rest};{before}"
        else:
            faults[f"before: {before[:60]}"] = None
    version = found.group().strip(" \t")
    compact = version.replace(" ", "").replace("\t", "")
    if ":" in compact:
        faults["colon"] = None
    if compact.replace(":", "=")[1:] != "=DMARC1":
        kind = "version-case" if compact.lower() == "v=dmarc1" else "version"
        faults[f"{kind}: {version}"] = None
    return _behind_version(rest, faults)


def _behind_version(rest: str, faults: dict[str, None]) -> str:
    bare = rest.lstrip(" \t")
    separator = bare[:1]
    if separator == ":":
        faults["colon"] = None
    elif separator == ",":
        faults["comma"] = None
    elif separator and separator != ";":
        faults["semicolon-missing"] = None
    return bare.lstrip(";:,. \t")


def _without_version(text: str, faults: dict[str, None]) -> str | None:
    """Read a text that begins with DMARC1 alone, or with the first tag."""
    bare = _BARE_VERSION.match(text)
    if bare is not None and (_POLICY.search(text[:600]) is not None or text[bare.end() :].lstrip(" \t")[:1] == ";"):
        faults[f"version: {bare.group()}"] = None
        return _behind_version(text[bare.end() :], faults)
    if text[:2].lower() == "v=" or _POLICY.search(text[:600]) is None:
        return None
    faults["version-missing"] = None
    return text


def _pieces(body: str, faults: dict[str, None]) -> list[str]:
    pieces: list[str] = []
    for part in body.split(";")[: 2 * TAGS]:
        cuts = list(_CUT.finditer(part.strip(" \t")))
        if cuts:
            faults["comma" if any("," in cut.group() for cut in cuts) else "semicolon-missing"] = None
        pieces += (piece.strip(" \t") for piece in _CUT.split(part.strip(" \t")))
    return [piece for piece in pieces if piece]
