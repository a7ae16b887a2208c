"""Examine every file of a message."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mailguard.message.charset import decode
from mailguard.message.defect import Defect
from mailguard.message.embedded import FILES
from mailguard.message.files.cms import is_detached
from mailguard.message.files.examination import Budget, Examination
from mailguard.message.files.examine import examination_of, note_family
from mailguard.message.files.filename import examine_name
from mailguard.message.files.model import Attachment
from mailguard.message.files.names import deciding_name, names_of
from mailguard.message.files.nested import Share
from mailguard.message.wrapped import is_sealed

if TYPE_CHECKING:
    from mailguard.message.model import Message, Part

_EXTENSIONS = {
    "text/calendar": "ics",
    "text/html": "html",
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "application/zip": "zip",
    "message/delivery-status": "txt",
    "application/pgp-signature": "asc",
}


def collect_attachments(message: "Message") -> tuple[tuple[Attachment, ...], tuple[Defect, ...]]:
    """Return the files of the message in their order, and the defects found in them.

    Files are attachments, inline images, calendars and attached mails. A defect is damage, or a limit that was reached.
    """
    budget, depth = message.share or (Budget(), 0)
    found: list[Attachment] = []
    for part in message.parts:
        if part.is_attachment:
            found.append(_collect(part, budget, depth))
        found.extend(_embedded(part, budget, depth))
    return tuple(found), tuple(defect for file in found for defect in file.all_defects())


def _embedded(part: "Part", budget: Budget, depth: int) -> "Iterator[Attachment]":
    """Yield the files inside the text of the part (uuencode and the like)."""
    for number, file in enumerate(part.embedded):
        name = decode(file.name).text
        examination = examination_of(name, "", file.data, budget=budget, depth=depth)
        if number >= FILES:
            examination.defect("limit-embedded-files", f"the first {FILES} were read")
        yield examination.finish(file.data)


def _collect(part: "Part", budget: Budget, depth: int) -> Attachment:
    if part.message is not None:
        examination = Examination(
            name=attachment_name(part, part.message.subject),
            declared_type=part.content_type,
            detected_type="message/rfc822",
            budget=budget,
            depth=depth,
            size=len(part.payload),
            message=replace(part.message, share=Share(budget, depth + 1)),
        )
        for name in names_of(part):
            examine_name(examination, name)
            note_family(examination, name)
        # RFC 2046 §5.2.2: a mail program may join the pieces.
        if part.content_type == "message/partial" and not part.path:
            examination.skip("a piece of a mail whose rest is elsewhere")
        return examination.finish(part=part)
    examination = examination_of(attachment_name(part), part.content_type, part.payload, budget=budget, depth=depth)
    for name in names_of(part):
        if name != examination.name:
            examine_name(examination, name)
    if is_sealed(part.content_type, part.filename) and not examination.not_examined and not is_detached(part.payload):
        examination.skip("an S/MIME message that cannot be read (signed or compressed)")
    if part.content_type == "message/external-body":  # RFC 2046 §5.2.3
        examination.skip("its content is elsewhere")
        examination.url(part.parameters.get("url", ""))  # RFC 2017 §3
    return examination.finish(part=part)


def attachment_name(part: "Part", subject: str = "") -> str:
    """Return the most harmful name that a client may save the part under.

    A part without a name gets one made from the mail's subject or the part's number.
    """
    given = deciding_name(names_of(part))
    if given:
        return given
    extension = _EXTENSIONS.get(part.content_type, "")
    if part.content_type.startswith("message/rfc822") or part.message is not None:
        stem, extension = " ".join(subject.split())[:100] or "message", "eml"
    else:
        stem = f"part-{part.path or '0'}"
    return f"{stem}.{extension}" if extension else stem
