"""A file a mail carries, and what was observed in it."""

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.message.defect import Defect, NotExamined

if TYPE_CHECKING:
    from mailguard.message.model import Message, Part


@dataclass(frozen=True, slots=True)
class Fact:
    """One observation. `text` quotes what shows it (a name, a call, a form's address), `detail` explains it."""

    kind: str
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Attachment:
    """One file: an attachment, a member of an archive, or an object inside a document.

    `name` is what a client shows (a member's path inside its archive). `detected_type` is told by content,
    "" where the bytes were not available. `urls` are (URL, visible text) pairs, `texts` the readable text.
    `addresses` are the mail addresses in a page's source, in lower case.
    `path` is the MIME part it came with. `message` is the mail it holds, when it is one.
    """

    name: str
    size: int
    declared_type: str = ""
    detected_type: str = ""
    facts: tuple[Fact, ...] = ()
    children: tuple["Attachment", ...] = ()
    message: "Message | None" = field(default=None, repr=False)
    urls: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)
    defects: tuple[Defect, ...] = ()
    not_examined: tuple[NotExamined, ...] = ()
    path: str = ""
    is_inline: bool = False
    part: "Part | None" = field(default=None, repr=False, compare=False)
    digest: str = field(default="", repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)

    @functools.cached_property
    def sha256(self) -> str:
        """Of the content, in hex; "" for a member that was not unpacked."""
        if self.digest:
            return self.digest
        return hashlib.sha256(self.part.payload).hexdigest() if self.part is not None else ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of all facts, sorted, each once."""
        return tuple(sorted({fact.kind for fact in self.facts}))

    def facts_of(self, *kinds: str) -> tuple[Fact, ...]:
        """The facts of these kinds."""
        return tuple(fact for fact in self.facts if fact.kind in kinds)

    def walk(self) -> Iterator["Attachment"]:
        """This file and all inside it; the attachments of a nested mail belong to that mail."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_defects(self) -> tuple[Defect, ...]:
        """The defects of this file and of all inside it."""
        return tuple(dict.fromkeys(defect for file in self.walk() for defect in file.defects))

    def all_not_examined(self) -> tuple[NotExamined, ...]:
        """What could not be looked into, in this file and in all inside it."""
        return tuple(dict.fromkeys(gap for file in self.walk() for gap in file.not_examined))
