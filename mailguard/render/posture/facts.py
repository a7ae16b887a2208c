"""What was found of each subject, in a line or few: for the details of the text and HTML reports."""

from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.catalogue.report import label as common
from mailguard.posture.records import RECORDS
from mailguard.posture.snapshot import Posture
from mailguard.render.mail.opinions import posture_opinions

_SHOWN: Final = 30  # lines of one subject


def facts(posture: Posture, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The title of each subject and its lines, still as they came: to be made visible by whoever shows them."""
    for kind in RECORDS:
        lines = _cut(kind.lines(posture, language), language)
        if lines:
            yield kind.title[language], lines
    if posture.second_opinion:
        yield label("area.second-opinion", language), tuple(posture_opinions(posture, language))
    cost = label("cost", language, queries=posture.queries, seconds=f"{posture.timing_ms / 1000:.2f}")
    yield label("questions", language), (cost,)


def _cut(lines: Iterable[str], language: Language) -> tuple[str, ...]:
    """The first lines, and how many more there are."""
    found = tuple(lines)
    if len(found) <= _SHOWN:
        return found
    return *found[:_SHOWN], common("more", language, count=len(found) - _SHOWN)
