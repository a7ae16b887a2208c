"""Keys of romanised Japanese words: all romanisations of a word have the same key."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

# Hepburn spellings with those of Kunrei and Nihon for the same syllable, in the order in which they are replaced.
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
    """Return the key of `label` (plain, lower case): Kunrei, short vowels, no doubled letters.

    `shoji`, `syouzi` and `shohji` have the same key.
    """
    key = label
    for spelling, short in _SPELLINGS:
        if spelling in key:
            key = key.replace(spelling, short)
    if "m" in key:
        key = _NASAL.sub("n", key)
    key = _LONG.sub(lambda match: _LONG_AS[match.group()], key)
    return _REPEATED.sub(r"\1", key)
