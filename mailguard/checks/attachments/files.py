"""Shared by the attachment checks: the files of a mail, and hits that quote them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message

if TYPE_CHECKING:
    from mailguard.message.files import Attachment, Fact


def every_file(message: Message) -> "Iterator[tuple[Attachment, Attachment]]":
    """Yield (attachment, file) for each attachment itself, then for every file inside it."""
    for attachment in message.attachments:
        for file in attachment.walk():
            yield attachment, file


def observed(message: Message, *kinds: str) -> "Iterator[tuple[Attachment, Attachment, Fact]]":
    """Yield each fact of these kinds, with its attachment and the file it was found in."""
    for attachment, file in every_file(message):
        for fact in file.facts_of(*kinds):
            yield attachment, file, fact


def hit(
    attachment: "Attachment",
    file: "Attachment",
    quoted: str,
    *,
    variant: str = "",
    detail: str = "",
    severity: Severity | None = None,
    confidence: Confidence | None = None,
    data: Mapping[str, Any] | None = None,
) -> Hit:
    """Return a hit that quotes `quoted` from the attachment. `data.member` names a file inside the attachment.

    Placeholders for texts: {name} is the attachment, {file} is the file (the attachment or a file inside it), {quoted}
    is the quotation, and {detail} (in Japanese {detail_ja}) is the detail in words.
    """
    from mailguard.catalogue.file_words import told

    more = dict(data or {})
    if file is not attachment:
        more["member"] = file.name
    return Hit(
        (Evidence(f"attachment:{attachment.name}", quoted),),
        variant=variant,
        values={
            "name": attachment.name,
            "file": file.name,
            "quoted": quoted,
            "detail": told(detail, "en"),
            "detail_ja": told(detail, "ja"),
        },
        data=more,
        severity=severity,
        confidence=confidence,
    )
