"""Rebuild texts that a page's script makes from pieces: sums of literals and variables, joined and reversed lists."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_TEXT: Final = r"(?:\"[^\"\\\n]{0,400}+\"|'[^'\\\n]{0,400}+'|`[^`\\$]{0,400}+`)"
_NAME: Final = r"[A-Za-z_$][\w$]{0,60}+"
_SUM: Final = lazy_pattern(rf"(?<![\w$])(?:{_TEXT}|{_NAME})(?:\s{{0,9}}+\+\s{{0,9}}+(?:{_TEXT}|{_NAME})){{1,3000}}+")
_OPERAND: Final = lazy_pattern(rf"({_TEXT})|({_NAME})")
_SET: Final = lazy_pattern(rf"(?<![\w$.])({_NAME})\s{{0,9}}(\+?=)\s{{0,9}}({_TEXT})(?=\s{{0,9}}[;,\n)}}<])")
_LIST: Final = lazy_pattern(
    rf"\[\s{{0,9}}+({_TEXT}(?:\s{{0,9}}+,\s{{0,9}}+{_TEXT}){{2,3000}}+)\s{{0,9}}+\]\s{{0,9}}+\.\s{{0,9}}+"
    r"(reverse\(\)\s{0,9}+\.\s{0,9}+)?join\("
)
_TURNED: Final = lazy_pattern(
    r"[\"']([^\"'\\\n]{10,20000}+)[\"']\s{0,9}\.split\(\s{0,9}[\"']{2}\s{0,9}\)\s{0,9}\.reverse\("
)
_VALUES: Final = 2_000  # assignments read per page
_MADE: Final = 100  # texts per page
_CHARACTERS: Final = 200_000  # of all texts together
_LEAST: Final = 8  # characters; shorter texts prove nothing


def made_strings(source: str) -> Iterator[str]:
    """Yield each text made from pieces once, except texts that are whole in the source."""
    if "+" not in source and ".join" not in source and ".reverse" not in source:
        return
    left = _CHARACTERS
    seen: set[str] = set()
    for text in _all(source):
        if len(text) < _LEAST or text in seen or text in source:
            continue
        left -= len(text)
        if left < 0 or len(seen) >= _MADE:
            return
        seen.add(text)
        yield text


def _all(source: str) -> Iterator[str]:
    values, added = _variables(source)
    yield from ("".join(pieces) for pieces in added.values())
    for match in _LIST.finditer(source):
        pieces = [found.group(1)[1:-1] for found in _OPERAND.finditer(match.group(1)) if found.group(1)]
        yield "".join(reversed(pieces) if match.group(2) else pieces)
    for match in _TURNED.finditer(source):
        yield match.group(1)[::-1]
    for match in _SUM.finditer(source):
        pieces = []
        for found in _OPERAND.finditer(match.group()):
            pieces.append(found.group(1)[1:-1] if found.group(1) else values.get(found.group(2), ""))
        yield "".join(pieces)


def _variables(source: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the texts of variables, and the pieces of those that are extended with `+=`."""
    values: dict[str, str] = {}
    added: dict[str, list[str]] = {}
    for count, match in enumerate(_SET.finditer(source)):
        if count >= _VALUES:
            break
        name, sign, text = match.group(1), match.group(2), match.group(3)[1:-1]
        if sign == "=":
            values[name] = text
            added.pop(name, None)
        else:
            added.setdefault(name, [values.get(name, "")]).append(text)
    return values, added
