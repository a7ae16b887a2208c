"""Macro documents that nobody could look into: known by their name alone, and by what kept the reader out."""

from typing import Final

from mailguard.message.attachment.examination import Examination

_SHUT: Final = frozenset(("attachment-unreadable", "zip-unreadable", "zip-directory-missing"))


def note_macro_name(examination: Examination) -> None:
    """Record a macro document, or the macro project of one, whose content is locked, damaged or not at hand.

    A document that was read speaks for itself: many a .xlsm holds no macro.
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
    elif examination.name.lower().endswith("vbaproject.bin") and (
        not examination.detected_type or _is_shut(examination)
    ):
        examination.fact("macro", examination.name, "not a readable project")


def _is_shut(examination: Examination) -> bool:
    return any(defect.kind in _SHUT for defect in examination.defects)
