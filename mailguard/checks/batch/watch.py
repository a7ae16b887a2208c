"""The interface of a batch check: it sees the mails one by one and may report on recent ones."""

from collections.abc import Iterable
from typing import Final, Protocol

from mailguard.finding import Hit
from mailguard.pipeline.batch_record import Brief

WINDOW: Final = 1_000  # mails: a batch check can report on the last 1,000; reports wait no longer


class Watch(Protocol):
    """The memory of one check for one batch. Its size is bounded."""

    def see(self, index: int, brief: Brief) -> Iterable[tuple[int, Hit]]:
        """Take the next mail, with its index in the batch. Return each hit with the index of the mail it is about."""
        ...

    def awaits(self, brief: Brief) -> bool:
        """Whether a later mail may still lead to a finding on this mail, so that its report has to wait."""
        ...
