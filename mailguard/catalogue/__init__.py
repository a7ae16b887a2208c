"""The sentences that do not belong to a single check of a mail, in English and Japanese, side by side for review.

A module has `LABELS` (short phrases of the reports) or `TEXTS` (summary, explanation and advice of posture findings;
the key is the finding's name, or `<name>/<variant>`). The sentences of a mail check are in the check's own file. Those
of a posture record type are next to its code (`posture/records/`), in the form `Texts`; `posture/texts.py` collects
them. The values of a finding fill the `{placeholders}`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")


class Text(NamedTuple):
    """The sentences of a finding: what was found, why it matters, what to do. Placeholders are in braces."""

    summary: str
    explanation: str
    advice: str


Wording = Mapping[Language, Text]
Texts = Mapping[str, Wording]


class _Blank(dict[str, str]):
    """Values that leave an unknown placeholder visible instead of raising while a report is written."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def fill(wording: Wording, values: Mapping[str, str], language: Language) -> Text:
    """Return a wording in one language with its placeholders filled."""
    filled = _Blank(values)
    return Text(*(part.format_map(filled) for part in wording[language]))
