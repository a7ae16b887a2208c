"""The data of a lookalike search: the examined host name, and the matches that the tests for each trick find."""

import enum

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.data.common_words import COMMON_WORDS
from mailguard.names.imitation import Sureness
from mailguard.names.index import Entry


class Place(enum.IntEnum):
    """The rank of a trick when the best match is chosen: a smaller value is more certain."""

    WHOLE = 0
    GLUED = 1
    SHAPE = 2
    EDIT = 3
    SOUND = 4
    EDITS = 5
    SUFFIX = 6
    WORD = 7
    SUBLABEL = 8


@dataclass(frozen=True, slots=True)
class Match:
    """One way in which the candidate imitates `entry`. `klass` and `marked` are those of `Imitation`."""

    entry: Entry
    klass: str
    marked: str
    place: Place
    confidence: Sureness


@dataclass(frozen=True, slots=True)
class Candidate:
    """The examined host and its parts. `shown` is the label as a U-label, and `base` its plain letters."""

    host: str
    subdomain: str
    label: str
    suffix: str
    shown: str
    base: str

    @property
    def organization(self) -> str:
        """The organizational domain."""
        return f"{self.label}.{self.suffix}"


def is_close(entry: Entry) -> bool:
    """Whether the domain is the organization's, a partner's or a correspondent's: then weak likeness counts, too."""
    return entry.owner.kind != "brand"


def is_distinctive(entry: Entry) -> bool:
    """Whether the label alone, without its suffix, identifies its owner."""
    if is_close(entry):
        return len(entry.base) >= 3
    return len(entry.base) >= 6 and entry.base not in COMMON_WORDS
