"""Windows shortcuts ([MS-SHLLINK]): read the command they start."""

import struct
from typing import Final

from mailguard.message.files.examination import Examination

_STRINGS: Final = ((0x04, "name"), (0x08, "path"), (0x10, "folder"), (0x20, "arguments"), (0x40, "icon"))


def read(data: bytes, examination: Examination) -> None:
    """Record the shortcut with its command line, and the links in that."""
    flags = int.from_bytes(data[20:24], "little")  # [MS-SHLLINK] §2.1.1 LinkFlags
    position = 76
    if flags & 0x01:  # [MS-SHLLINK] §2.2 LinkTargetIDList
        position += 2 + int.from_bytes(data[position : position + 2], "little")
    if flags & 0x02:  # [MS-SHLLINK] §2.3 LinkInfo
        position += max(int.from_bytes(data[position : position + 4], "little"), 4)
    found: dict[str, str] = {}
    for flag, name in _STRINGS:  # [MS-SHLLINK] §2.4 StringData
        if not flags & flag or position + 2 > len(data):
            continue
        (count,) = struct.unpack_from("<H", data, position)
        width = 2 if flags & 0x80 else 1
        raw = data[position + 2 : position + 2 + count * width]
        found[name] = raw.decode("utf-16-le" if width == 2 else "cp1252", "replace")
        position += 2 + count * width
    command = " ".join(" ".join((found.get("path", ""), found.get("arguments", ""))).split())
    examination.fact("shortcut", examination.name, command or examination.detected_type)
    for word in command.replace("'", " ").replace('"', " ").split():
        if word.lower().startswith(("http://", "https://")):
            examination.url(word)
