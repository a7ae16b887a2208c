"""What a file inside another one says about the file around it."""

from typing import Final

from mailguard.message.attachment.examination import Examination
from mailguard.message.attachment.file_types import family_of_extension, family_of_type
from mailguard.message.attachment.filename import extension_of
from mailguard.message.attachment.model import Attachment

_DANGEROUS: Final = frozenset(("executable", "script", "shortcut", "disk-image", "html", "query", "archive"))


def is_dangerous_name(name: str) -> bool:
    """Whether a name is worth a look, however many files are listed before it."""
    return family_of_extension(extension_of(name)) in _DANGEROUS


def note_member(child: Attachment, examination: Examination) -> None:
    """Record on the archive what its member is: another archive, a bomb."""
    family = family_of_type(child.detected_type) if child.detected_type else ""
    if family == "archive" or (not child.detected_type and family_of_extension(extension_of(child.name)) == "archive"):
        examination.fact("nested-archive", child.name)
