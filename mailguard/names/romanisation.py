"""One key for all ways to write a Japanese word in Latin letters."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

# Kunrei, Nihon and Hepburn spellings of one syllable; the longest first.
_SPELLINGS: Final = (
    ("cch", "tch"),
    ("shi", "si"),
    ("sh", "sy"),
    ("tsu", "tu"),
    ("chi", "ti"),
    ("ch", "ty"),
    ("fu", "hu"),
    ("ji", "zi"),
    ("dji", "zi"),
    ("dzu", "zu"),
    ("j", "zy"),
    ("zyy", "zy"),
    ("l", "r"),
    ("c", "k"),
)
_NASAL: Final = lazy_pattern(r"m(?=[bpm])")
_LONG: Final = lazy_pattern(r"ou|oh(?![aiueo])|uh(?![aiueo])|ei")
_REPEATED: Final = lazy_pattern(r"(.)\1+")
_LONG_AS: Final = {"ou": "o", "oh": "o", "uh": "u", "ei": "e"}


def romanisation_key(label: str) -> str:
    """`label` (plain, lower case) in kunrei, vowels short, letters single: `shoji`, `syouzi`, `shohji` are one."""
    key = label
    for spelling, short in _SPELLINGS:
        if spelling in key:
            key = key.replace(spelling, short)
    if "m" in key:
        key = _NASAL.sub("n", key)
    key = _LONG.sub(lambda match: _LONG_AS[match.group()], key)
    return _REPEATED.sub(r"\1", key)
