"""The published facts of each subject in a few lines, for the details of the text and HTML reports."""

from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.catalogue.report import label as common
from mailguard.posture.records import RECORDS
from mailguard.posture.snapshot import Posture
from mailguard.render.mail.opinions import posture_opinions

_SHOWN: Final = 30  # the most lines of one subject


def facts(posture: Posture, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the title of each subject and its lines. They are not escaped; the caller does that."""
    for kind in RECORDS:
        lines = _cut(kind.lines(posture, language), language)
        if lines:
            yield kind.title[language], lines
    if posture.second_opinion:
        yield label("area.second-opinion", language), tuple(posture_opinions(posture, language))
    cost = label("cost", language, queries=posture.queries, seconds=f"{posture.timing_ms / 1000:.2f}")
    yield label("questions", language), (cost,)


def _cut(lines: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return the first lines, and a last line with the number of the others."""
    found = tuple(lines)
    if len(found) <= _SHOWN:
        return found
    return *found[:_SHOWN], common("more", language, count=len(found) - _SHOWN)
