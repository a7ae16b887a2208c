"""Harmful content whose name or declared type says something harmless."""

from typing import Final

from mailguard.message.files.examination import Examination
from mailguard.message.files.file_types import family_of_extension, family_of_type

_HARMFUL: Final = frozenset(("executable", "script", "html", "shortcut", "disk-image", "archive", "onenote"))
_HARMLESS: Final = frozenset(("document", "image", "media", "calendar", "text"))


def examine_disguise(examination: Examination) -> None:
    """Record a harmful file that has a harmless name or declared type."""
    content = family_of_type(examination.detected_type)
    if content not in _HARMFUL or (content == "onenote" and examination.extension in ("one", "onepkg", "onetoc2")):
        return
    named = family_of_extension(examination.extension)
    if (named in _HARMLESS and not (named == "text" and content in ("html", "source"))) or (
        named == "archive" and content in ("executable", "script", "html", "shortcut")
    ):
        examination.fact("disguised-type", examination.name, f"{examination.detected_type} as .{examination.extension}")
    elif family_of_type(examination.declared_type) in ("document", "image", "media", "calendar"):
        examination.fact(
            "disguised-type", examination.name, f"{examination.detected_type} as {examination.declared_type}"
        )
