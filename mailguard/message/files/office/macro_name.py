"""Documents whose name says that they may have macros, though none were found or the file could not be read."""

from typing import Final

from mailguard.message.files.examination import Examination
from mailguard.message.files.file_types import family_of_type

_SHUT: Final = frozenset(("attachment-unreadable", "zip-unreadable", "zip-directory-missing"))


def note_macro_name(examination: Examination) -> None:
    """Record a document, or a macro project, that may hold macros though none were found.

    The macro project may be empty, encrypted, damaged or not available.
    """
    if examination.has("macro"):
        return
    if examination.extension != "bin":
        if not examination.detected_type:
            examination.fact("macro-name", examination.name, f".{examination.extension}")
        elif examination.has("encrypted-document"):
            examination.fact("locked-macro", examination.name, "locked")
        elif _is_shut(examination):
            examination.fact("locked-macro", examination.name, "damaged")
        else:
            readable = family_of_type(examination.detected_type) == "document"
            said = "macros allowed, none found" if readable else "macros allowed, not readable"
            examination.fact("macro-format", examination.name, said)
    elif examination.name.lower().endswith("vbaproject.bin") and (
        not examination.detected_type or _is_shut(examination)
    ):
        examination.fact("macro", examination.name, "not a readable project")


def _is_shut(examination: Examination) -> bool:
    return any(defect.kind in _SHUT for defect in examination.defects)
