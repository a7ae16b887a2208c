"""The sentences that belong to no single check of a mail, in English and Japanese, side by side for review.

Each module has `LABELS` (single phrases of the renderers) or `TEXTS` (of the posture's findings: summary, explanation,
advice; a key is a finding's name, or `<name>/<variant>`). What a check of a mail says is in the check's own file, and
what is said of one record type of a posture beside its code (`posture/records/`), in the same form: `Texts`.
`{placeholders}` are filled by `Hit.values`.
"""

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")


class Text(NamedTuple):
    """What is said of a finding: the fact, why it matters, what to do. Placeholders in braces."""

    summary: str
    explanation: str
    advice: str


Wording = Mapping[Language, Text]
Texts = Mapping[str, Wording]


class _Blank(dict[str, str]):
    """A placeholder without a value stays visible instead of raising while a report is made."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@functools.cache
def texts() -> Mapping[str, Wording]:
    """The wordings of the posture's findings by key, from every module of this package that has `TEXTS`."""
    merged: dict[str, Wording] = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        for key, wording in getattr(loaded, "TEXTS", {}).items():
            if key in merged:
                raise ValueError(f"two wordings for {key}")
            merged[key] = wording
    # Those of a record type are written beside its code, which lies above this package.
    of_types: Texts = importlib.import_module("mailguard.posture.texts").texts()
    return {**merged, **of_types}


def wording(check: str, variant: str, values: Mapping[str, str], language: Language) -> Text:
    """The filled-in text for one finding of a posture. Raises `KeyError` when there is none for it."""
    entries = texts()
    entry = entries.get(f"{check}/{variant}") if variant else None
    return fill(entry or entries[check], values, language)


def fill(wording: Wording, values: Mapping[str, str], language: Language) -> Text:
    """A wording in one language, with the values put in."""
    filled = _Blank(values)
    return Text(*(part.format_map(filled) for part in wording[language]))
