"""Mails attached as files: parsed, so that they are examined like the mail around them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mailguard.message.files import limits
from mailguard.message.files.examination import Budget, Examination

if TYPE_CHECKING:
    from mailguard.message.files.model import Attachment
    from mailguard.message.model import Message


def read(data: bytes, examination: Examination) -> None:
    """Parse the mail; its attachments share the budget of the outer mail."""
    from mailguard.message.parse import parse

    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return
    message = parse(data)
    if len(message.header):
        examination.detected_type = "message/rfc822"
        take(message, examination)


def take(message: "Message", examination: Examination) -> None:
    """Record that the examined file is this mail."""
    depth = examination.depth + 1
    examination.message = replace(message, depth=depth, share=Share(examination.budget, depth))


class Share(NamedTuple):
    """The budget that a nested mail shares with the mail around it, and the depth of its files."""

    budget: Budget
    depth: int


def nested_messages(attachments: "Iterable[Attachment]") -> "Iterator[tuple[str, Message]]":
    """Yield all mails among the files, each with its file's name, also those inside archives and other mails."""
    for attachment in attachments:
        if attachment.message is not None:
            yield attachment.name, attachment.message
            yield from nested_messages(attachment.message.attachments)
        yield from nested_messages(attachment.children)
