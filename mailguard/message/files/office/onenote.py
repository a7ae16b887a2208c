"""OneNote sections ([MS-ONESTORE]): examine the embedded files, which attackers hide under a "double-click here"."""

import itertools
import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination

# The guidHeader of FileDataStoreObject ([MS-ONESTORE] §2.6.13).
_FILE: Final = bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac")
_ENDING: Final = lazy_pattern(rb"\.\0(?:[A-Za-z0-9]\0){2,6}\0\0")
_NAME_CHARACTERS: Final = 120
_NAMES: Final = 200
_FILES: Final = 200


def read(data: bytes, examination: Examination) -> None:
    """Examine each embedded file. The names are elsewhere in the section, so a name may go to another file."""
    names = _names(data)
    position = data.find(_FILE)
    number = 0
    while position >= 0:
        number += 1
        if number > _FILES:
            examination.defect("limit-embedded-objects", f"the first {_FILES} were read")
            return
        size = int.from_bytes(data[position + 16 : position + 24], "little")
        content = data[position + 36 : position + 36 + min(size, limits.MEMBER_BYTES)]
        if not examination.budget.allows(len(content)) or examination.depth >= limits.ARCHIVE_DEPTH:
            examination.defect("limit-archive-bytes", "not every embedded file was read")
            return
        if content:
            examination.budget.spend(len(content))
            name = names[number - 1] if number <= len(names) else f"embedded-{number}"
            examination.member(name, content, size=size, partial=len(content) < size)
        position = data.find(_FILE, position + 36)
    for name in names[number:]:
        examination.member(name, None)


def _names(data: bytes) -> list[str]:
    found: dict[str, None] = {}
    for match in itertools.islice(_ENDING.finditer(data), 20 * _NAMES):
        before = data[max(0, match.start() - 2 * _NAME_CHARACTERS) : match.start()]
        text = before[len(before) % 2 :].decode("utf-16-le", "replace")
        stem = re.split(r'[\x00-\x1f"*/:<>?|\\\ufffd]', text)[-1]
        if stem:
            found.setdefault(stem + match.group()[:-2].decode("utf-16-le"))
        if len(found) >= _NAMES:
            break
    return list(found)
