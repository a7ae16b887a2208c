"""A file of a mail, and the facts observed in it."""

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
    """One observation. `text` quotes the evidence (a name, a call, a form's address), `detail` explains it."""

    kind: str
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Attachment:
    """One file: an attachment, a member of an archive, or an object inside a document.

    `name` is the name a client shows (for a member, its path inside the archive). `detected_type` is the type by
    content, or "" if the bytes were not available. `urls` are pairs (URL, visible text), `texts` the readable text.
    `addresses` are the mail addresses in a page's source, in lower case. `path` is the number of its MIME part.
    `message` is the parsed mail if the file is a mail.
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
        """The SHA-256 digest of the content in hex, or "" for a member that was not fully unpacked."""
        if self.digest:
            return self.digest
        return hashlib.sha256(self.part.payload).hexdigest() if self.part is not None else ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of all facts, sorted, without repetitions."""
        return tuple(sorted({fact.kind for fact in self.facts}))

    def facts_of(self, *kinds: str) -> tuple[Fact, ...]:
        """Return the facts of these kinds."""
        return tuple(fact for fact in self.facts if fact.kind in kinds)

    def walk(self) -> Iterator["Attachment"]:
        """Yield this file and all files inside it, but not the attachments of a nested mail: they belong to that."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_defects(self) -> tuple[Defect, ...]:
        """Return the defects of this file and of all files inside it."""
        return tuple(dict.fromkeys(defect for file in self.walk() for defect in file.defects))

    def all_not_examined(self) -> tuple[NotExamined, ...]:
        """Return everything that could not be examined in this file and in all files inside it."""
        return tuple(dict.fromkeys(gap for file in self.walk() for gap in file.not_examined))
