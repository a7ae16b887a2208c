"""The data model of excerpts: parts of a mail's text with its evidence. `mailguard.report.excerpt` makes them."""

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Evidence


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a passage that is shown in one way.

    `kind` is one of
    `text`: text that the reader sees,
    `hidden`: text that no mail program shows, at its place in the text; `note` is how it is hidden, as in `HiddenText`,
    `target`: the target of the link in front of it,
    `picture`: the words of a picture,
    `gap`: text that was left out; `note` is the number of its characters.
    `evidence` is the evidence that covers the piece.
    """

    kind: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The parts of one body text around the evidence. `left_out` is the number of places of evidence that were cut."""

    where: str
    runs: tuple[Run, ...]
    left_out: int = 0
