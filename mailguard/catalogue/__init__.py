"""The sentences that belong to no single check of a mail, in English and Japanese, side by side for review.

Each module has `LABELS` (single phrases of the renderers) or `TEXTS` (of the posture's findings: summary, explanation,
advice; a key is a finding's name, or `<name>/<variant>`). What a check of a mail says is in the check's own file, and
what is said of one record type of a posture beside its code (`posture/records/`), in the same form: `Texts`.
`posture/texts.py` puts those of a posture together. `{placeholders}` are filled by `Hit.values`.
"""

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


def fill(wording: Wording, values: Mapping[str, str], language: Language) -> Text:
    """A wording in one language, with the values put in."""
    filled = _Blank(values)
    return Text(*(part.format_map(filled) for part in wording[language]))
