"""The state while one file is examined, and the budget that all files of a message share."""

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mailguard.message.defect import Defect, NotExamined
from mailguard.message.files import limits
from mailguard.message.files.model import Attachment, Fact

if TYPE_CHECKING:
    from mailguard.message.model import Message, Part


@dataclass(slots=True)
class Budget:
    """The work still allowed for one message, including all mails and archives inside it."""

    bytes: int = limits.INFLATED_BYTES
    members: int = limits.MEMBERS_OPENED
    files: int = limits.FILES
    effort: int = limits.SCAN_EFFORT
    pixels: int = limits.PICTURES_PIXELS
    pdf_effort: int = limits.PDF_TEXT_EFFORT
    told_missing_qr: bool = False

    def allows(self, size: int) -> bool:
        """Whether one more archive member of `size` unpacked bytes is within the budget."""
        return self.members > 0 and size <= self.bytes

    def spend(self, size: int) -> None:
        """Subtract one unpacked member of `size` bytes."""
        self.members -= 1
        self.bytes -= size


@dataclass(slots=True)
class Examination:
    """One file while it is examined. The readers of its format add to it; `finish` makes the immutable result."""

    name: str
    declared_type: str
    detected_type: str
    budget: Budget
    depth: int = 0
    size: int = 0
    extension: str = ""
    facts: list[Fact] = field(default_factory=list)
    children: list[Attachment] = field(default_factory=list)
    urls: dict[tuple[str, str], None] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    text_left: int = limits.TEXT_CHARACTERS
    defects: list[Defect] = field(default_factory=list)
    not_examined: list[NotExamined] = field(default_factory=list)
    message: "Message | None" = None

    def fact(self, kind: str, text: str, detail: str = "") -> None:
        """Record an observation; repetitions are dropped."""
        made = Fact(kind, text[: limits.NAME_CHARACTERS], detail[: limits.NAME_CHARACTERS])
        if made not in self.facts and len(self.facts) < limits.FACTS:
            self.facts.append(made)

    def has(self, kind: str) -> bool:
        """Whether a fact of this kind was recorded."""
        return any(fact.kind == kind for fact in self.facts)

    def defect(self, kind: str, detail: str = "") -> None:
        """Record that the file is damaged, or that a limit was reached."""
        made = Defect(kind, f"attachment:{self.name}", detail)
        if made not in self.defects:
            self.defects.append(made)

    def skip(self, why: str) -> None:
        """Record that something was not examined, and why."""
        made = NotExamined(f"attachment:{self.name}", why)
        if made not in self.not_examined:
            self.not_examined.append(made)

    def url(self, url: str, text: str = "") -> None:
        """Record a link with its visible text."""
        if len(self.urls) < limits.URLS:
            self.urls[url[:4000], text[:300]] = None
        else:
            self.defect("limit-attachment-links", f"the first {limits.URLS} were read")

    def address(self, address: str) -> None:
        """Record a mail address in the source of a page, visible or not."""
        if len(self.addresses) < limits.ADDRESSES:
            self.addresses[address] = None

    def text(self, text: str) -> None:
        """Record readable text."""
        if text and self.text_left > 0:
            self.texts.append(text[: self.text_left])
            self.text_left -= len(text)

    def member(
        self, name: str, data: bytes | None, *, size: int = 0, partial: bool = False, declared_type: str = ""
    ) -> Attachment | None:
        """Examine a file inside this one. `data`: None without its content; `partial`: only the beginning of it."""
        from mailguard.message.files.examine import examine

        if self.budget.files <= 0:
            self.defect("limit-attachment-files", f"the first {limits.FILES} were described")
            return None
        child = examine(name, declared_type, data, size=size, partial=partial, budget=self.budget, depth=self.depth + 1)
        self.children.append(child)
        return child

    def picture(self, name: str, data: bytes) -> None:
        """Examine a picture of a document. It is only listed if it gives a fact (a code, for example)."""
        from mailguard.message.files.examine import examine

        if not data or self.budget.files <= 0:
            return
        child = examine(name, "", data, budget=self.budget, depth=self.depth + 1)
        if child.facts:
            self.children.append(child)
        self.defects.extend(defect for defect in child.defects if defect not in self.defects)
        self.not_examined.extend(gap for gap in child.not_examined if gap not in self.not_examined)

    def finish(self, data: bytes | None = None, part: "Part | None" = None) -> Attachment:
        """Return the result. The digest of `data` is computed now, that of `part` on first use."""
        return Attachment(
            name=self.name,
            size=self.size,
            declared_type=self.declared_type,
            detected_type=self.detected_type,
            facts=tuple(self.facts),
            children=tuple(self.children),
            message=self.message,
            urls=tuple(self.urls),
            addresses=tuple(self.addresses),
            texts=tuple(self.texts),
            defects=tuple(self.defects),
            not_examined=tuple(self.not_examined),
            path=part.path if part is not None else "",
            is_inline=part is not None and part.disposition[0] != "attachment" and bool(part.content_id),
            part=part,
            digest=hashlib.sha256(data).hexdigest() if data is not None else "",
        )
