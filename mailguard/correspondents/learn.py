"""Learn correspondents from the reports of scanned mail. Each step is stored completely or not at all."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mailguard.correspondents.sighting import sighting
from mailguard.correspondents.store import CorrespondentStore
from mailguard.report.model import Report

STEP: Final = 500  # mails remembered in one step


@dataclass(slots=True)
class Learned:
    """Counts of a learning run: mails read, mails newly remembered, and mails left out.

    Mails are left out if they are suspicious, have no usable author, or are not proven to be from their author.
    """

    mails: int = 0
    new: int = 0
    left_out: int = 0


def learn(reports: Iterable[Report], store: CorrespondentStore, is_own: Callable[[str], bool]) -> Iterator[Learned]:
    """Remember the correspondents of `reports`. Yields the counts so far after each step. Raises `StoreError`."""
    done = Learned()
    remaining = iter(reports)
    while step := list(itertools.islice(remaining, STEP)):
        seen = [found for report in step if (found := sighting(report, is_own)) is not None]
        done.mails += len(step)
        done.left_out += len(step) - len(seen)
        done.new += store.add(seen)
        yield done
