"""Every sentence a user reads, in English and Japanese, side by side so that they are reviewed together.

One module a subject; each has `TEXTS` (of findings: summary, explanation, advice) or `LABELS` (single phrases
of the renderers). A key is a check's name, or `<check>/<variant>`; `{placeholders}` are filled by `Hit.values`.
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


class _Blank(dict[str, str]):
    """A placeholder without a value stays visible instead of raising while a report is made."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def texts() -> Mapping[str, Wording]:
    """All wordings by key, from every module of this package that has `TEXTS`."""
    return {**_texts(posture=False), **_texts(posture=True)}


@functools.cache
def _texts(*, posture: bool) -> Mapping[str, Wording]:
    """The wordings of the posture's findings, or of a mail's: nobody who needs the ones waits for the others."""
    merged: dict[str, Wording] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("posture_") is not posture:
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        for key, wording in getattr(loaded, "TEXTS", {}).items():
            if key in merged:
                raise ValueError(f"two wordings for {key}")
            merged[key] = wording
    return merged


def wording(check: str, variant: str, values: Mapping[str, str], language: Language) -> Text:
    """The filled-in text for one hit. Raises `KeyError` when the catalogue has no entry for the check."""
    entries = _texts(posture=False)
    if check not in entries:
        entries = _texts(posture=True)
    entry = entries.get(f"{check}/{variant}") if variant else None
    text = (entry or entries[check])[language]
    filled = _Blank(values)
    return Text(*(part.format_map(filled) for part in text))
