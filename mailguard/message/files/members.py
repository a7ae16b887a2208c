"""Facts about an archive that come from its members."""

from typing import Final

from mailguard.message.files.examination import Examination
from mailguard.message.files.file_types import family_of_extension, family_of_type
from mailguard.message.files.filename import extension_of
from mailguard.message.files.model import Attachment

_DANGEROUS: Final = frozenset(("executable", "script", "shortcut", "disk-image", "html", "query", "archive"))


def is_dangerous_name(name: str) -> bool:
    """Whether a member's name is dangerous, so that it is listed even beyond the limit."""
    return family_of_extension(extension_of(name)) in _DANGEROUS


def note_path(name: str, examination: Examination) -> None:
    """Record a path that leads out of the folder into which the archive is unpacked."""
    if ".." not in name and name[:1] not in ("/", "\\") and name[1:2] != ":":
        return
    parts = name.replace("\\", "/").split("/")
    if ".." in parts:
        examination.fact("path-traversal", name)
    elif not parts[0] or (len(parts[0]) == 2 and parts[0][1] == ":"):
        examination.fact("path-traversal", name, "absolute")


def note_member(child: Attachment, examination: Examination) -> None:
    """Record on the archive that its member is another archive, or has a path that leads elsewhere."""
    note_path(child.name, examination)
    family = family_of_type(child.detected_type) if child.detected_type else ""
    if family == "archive" or (not child.detected_type and family_of_extension(extension_of(child.name)) == "archive"):
        examination.fact("nested-archive", child.name)
