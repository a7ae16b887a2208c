"""A mail attached as a file: parsed, so that it is examined like the mail around it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mailguard.message.files import limits
from mailguard.message.files.examination import Budget, Examination

if TYPE_CHECKING:
    from mailguard.message.files.model import Attachment
    from mailguard.message.model import Message


def read(data: bytes, examination: Examination) -> None:
    """Parse the mail; its attachments spend the same budget."""
    from mailguard.message.parse import parse

    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return
    message = parse(data)
    if len(message.header):
        examination.detected_type = "message/rfc822"
        take(message, examination)


def take(message: "Message", examination: Examination) -> None:
    """Let the examined file be this mail."""
    depth = examination.depth + 1
    examination.message = replace(message, depth=depth, share=Share(examination.budget, depth))


class Share(NamedTuple):
    """What a nested mail may spend on its files: what is left to the mail around it; and how deep they are inside."""

    budget: Budget
    depth: int


def nested_messages(attachments: "Iterable[Attachment]") -> "Iterator[tuple[str, Message]]":
    """The mails inside, each with its attachment's name, those inside archives and other mails too."""
    for attachment in attachments:
        if attachment.message is not None:
            yield attachment.name, attachment.message
            yield from nested_messages(attachment.message.attachments)
        yield from nested_messages(attachment.children)
