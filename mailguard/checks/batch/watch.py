"""How a check follows a batch: it sees the mails one after the other and may speak of those seen lately."""

from collections.abc import Iterable
from typing import Final, Protocol

from mailguard.finding import Hit
from mailguard.pipeline.batch_record import Brief

WINDOW: Final = 1_000  # mails back that a batch check can still speak of; reports wait no longer than that


class Watch(Protocol):
    """One check's memory of one batch, bounded."""

    def see(self, index: int, brief: Brief) -> Iterable[tuple[int, Hit]]:
        """The next mail, the `index`-th. What was found, each with the index of the mail it is about."""
        ...

    def awaits(self, brief: Brief) -> bool:
        """Whether a later mail may still lead to a finding on this one, so that its report has to wait."""
        ...
