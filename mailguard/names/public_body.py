"""Recognize names of public bodies, and domains that only public bodies can have."""

import functools
import re
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.public_bodies import BODIES_EN, BODIES_JA, NOT_JA
from mailguard.names.domain import split, to_ascii

_CHARACTERS: Final = 200
_BEFORE: Final = 12  # maximum characters of a place name before the body
_GOVERNMENT: Final = frozenset(
    {"go", "lg", "gov", "gouv", "gob", "gub", "govt", "gv", "police", "polizei", "mil", "int"}
)
_LOCAL: Final = frozenset({"pref", "city", "town", "vill", "metro"})
_PLACE: Final = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff々ヶ\u3000 ]{0,12}\Z")
_FORMER: Final = ("元", "旧", "前", "対", "反", "脱", "偽", "模擬")


class Body(NamedTuple):
    """The name of a public body, found at `start`:`end` of a text."""

    text: str
    start: int
    end: int
    japanese: bool


def public_body(text: str) -> Body | None:
    """Return the first public body named in `text` as a sender: `○○警察署 刑事課`, but not `○○警察署前店`."""
    looked_at = text[:_CHARACTERS]
    if looked_at.isascii():
        found = _english().search(looked_at)
        return Body(found.group(), found.start(), found.end(), False) if found else None
    for found in _japanese().finditer(looked_at):
        place = _PLACE.search(looked_at, max(0, found.start() - _BEFORE), found.start())
        start = place.start() if place else found.start()
        start += len(looked_at[start : found.start()]) - len(looked_at[start : found.start()].lstrip())
        if looked_at.startswith(NOT_JA, found.end()) or looked_at[start : found.start()].startswith(_FORMER):
            continue
        return Body(looked_at[start : found.end()], start, found.end(), True)
    return None


def is_public_domain(domain: str) -> bool:
    """Whether only public bodies can have such a domain."""
    labels = to_ascii(domain).split(".")
    if labels[-1] in _GOVERNMENT or (len(labels[-1]) == 2 and labels[-2:-1] and labels[-2] in _GOVERNMENT):
        return len(labels) > 1
    _, label, suffix = split(domain)
    # Below geographic names (`kagoshima.jp`, `kirishima.kagoshima.jp`) these labels are reserved for local government.
    return label in _LOCAL and suffix.endswith(".jp") and len(suffix.partition(".")[0]) > 2


def is_generic_domain(domain: str) -> bool:
    """Whether the top-level domain is not a country's, so that anybody anywhere can register a name there."""
    return len(split(domain)[2].rpartition(".")[2]) != 2


@functools.cache
def _japanese() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, BODIES_JA), key=len, reverse=True)))


@functools.cache
def _english() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{BODIES_EN})(?![A-Za-z])", re.IGNORECASE)
