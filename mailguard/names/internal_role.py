"""Recognize display names of an office or a device in the recipient's own organization."""

import functools
import re
import unicodedata
from typing import Final, Literal

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.internal_roles import BESIDE_EN, BESIDE_JA, BOUNCE_NAMES, ROLES_EN, ROLES_JA

_CHARACTERS: Final = 80
_PERSON: Final = 5  # maximum characters of a Japanese name beside the office
_SIGNS: Final = lazy_pattern(r"[\W_]+")
_NAME: Final = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff々]+")


def internal_role(name: str) -> Literal["", "alone", "person"]:
    """Return "alone" if `name` is an office without an organization, "person" if a person's name follows, else ""."""
    if not name or len(name) > _CHARACTERS:
        return ""
    text = unicodedata.normalize("NFKC", name).casefold()
    if text.isascii():
        return _in_english(text)
    joined = _SIGNS.sub("", text)
    found = _roles_ja().search(joined)
    if found is None:
        return ""
    rest = _beside_ja().sub("", _roles_ja().sub("", joined))
    if not rest or _in_english(rest):
        return "alone"
    before, after = joined[: found.start()], joined[found.end() :]
    return "person" if not before and len(after) <= _PERSON and _NAME.fullmatch(after) else ""


def is_bounce_name(name: str) -> bool:
    """Whether mail servers call themselves so when they return a mail."""
    return len(name) <= _CHARACTERS and " ".join(_SIGNS.sub(" ", name.casefold()).split()) in BOUNCE_NAMES


def _in_english(text: str) -> Literal["", "alone"]:
    words = _SIGNS.sub(" ", text).split()
    kept = [word for word in words if word not in BESIDE_EN and not word.isdecimal()]
    return "alone" if _is_role(words) or _is_role(kept) else ""


def _is_role(words: list[str]) -> bool:
    return bool(words) and " ".join(words) in _roles_en()


@functools.cache
def _roles_en() -> frozenset[str]:
    bare = (" ".join(word for word in role.split() if word not in BESIDE_EN) for role in ROLES_EN)
    return frozenset(ROLES_EN) | {
        role for role in bare if role and role not in ("mail", "email", "e mail", "it", "voice")
    }


@functools.cache
def _roles_ja() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(ROLES_JA, key=len, reverse=True))))


@functools.cache
def _beside_ja() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(BESIDE_JA, key=len, reverse=True))))
