"""What the checks of this folder share: every file of a mail with the attachment it came in."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message

if TYPE_CHECKING:
    from mailguard.message.files import Attachment, Fact


def every_file(message: Message) -> "Iterator[tuple[Attachment, Attachment]]":
    """Each attachment with itself, then with every file inside it, as (attachment, file)."""
    for attachment in message.attachments:
        for file in attachment.walk():
            yield attachment, file


def observed(message: Message, *kinds: str) -> "Iterator[tuple[Attachment, Attachment, Fact]]":
    """Each fact of these kinds, with the attachment and the file it was seen in."""
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
    """A hit that quotes `quoted` from the attachment; a file inside it is named in `data.member`.

    Texts may name {name} the attachment, {file} the file itself or the one inside it, {quoted} what is quoted, and
    {detail}, in Japanese {detail_ja}.
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
