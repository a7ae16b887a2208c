"""Parts of a mail's own text with the places of the evidence in it, as values made by `mailguard.report.excerpt`."""

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Evidence


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a passage that is shown in one way.

    `kind` is `text` (what the reader sees), `hidden` (what nobody sees, at the place where it would stand; `note` says
    how it is hidden, as in `HiddenText`), `target` (where the link before it leads), `picture` (the words that stand
    for a picture) or `gap` (text that was left out; `note` holds the number of its characters). `evidence` are the
    quotations that cover it.
    """

    kind: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The parts of one body text that matter. `left_out` counts places of evidence beyond what is kept."""

    where: str
    runs: tuple[Run, ...]
    left_out: int = 0
