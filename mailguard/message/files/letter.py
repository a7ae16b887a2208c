"""Attached files that are letters: short texts for people, with the words a mail would have in its body."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from mailguard.message.files.filename import extension_of

if TYPE_CHECKING:
    from mailguard.message.files.model import Attachment

CHARACTERS: Final = 4_000  # of the longest letter, about two pages; the words of a 40-page contract prove nothing
_FILES: Final = 10  # letters of one mail
# Text written by programs for programs. Logs, tables, patches and settings are known by their extension.
_OTHER_TYPES: Final = frozenset(
    ("text/x-vcard", "text/xml", "application/x-mswinurl", "text/x-ms-iqy", "application/x-sylk", "application/x-rdp")
)
_PLAIN: Final = frozenset(("", "txt", "text", "htm", "html", "shtml", "xhtml", "pdf", "doc", "docx", "rtf"))


class Letter(NamedTuple):
    """The text of an attached file, and its place in the form of `Evidence.where`."""

    where: str
    text: str


def letters(attachments: Iterable["Attachment"]) -> tuple[Letter, ...]:
    """Return the letters among the files, also those inside archives; at most the first ten."""
    return tuple(letter for letter, _ in zip(_letters(attachments), range(_FILES), strict=False))


def _letters(attachments: Iterable["Attachment"]) -> Iterator[Letter]:
    for attachment in attachments:
        for file in attachment.walk():
            if file.texts and sum(map(len, file.texts)) <= CHARACTERS and _is_written_for_people(file):
                yield Letter(f"attachment:{file.name}", "\n".join(file.texts))


def _is_written_for_people(file: "Attachment") -> bool:
    if file.detected_type in _OTHER_TYPES or file.declared_type.startswith("message/"):
        return False
    return file.detected_type != "text/plain" or extension_of(file.name) in _PLAIN
