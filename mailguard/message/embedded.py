"""Find uuencoded and yEnc files in plain text, which mail programs show as attachments.

A text or HTML file is shown below the mail's text, so it is also read as a text of the mail.
"""

from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.transfer import uudecode

FILES: Final = 100  # files read from one text
_BEGIN: Final = lazy_pattern(rb"(?<![^\n])begin(?:-base64)? {1,8}[0-7]{3,4}(?:[ \t]([^\r\n]{0,300}))?\r?\n")
_END: Final = lazy_pattern(rb"(?<![^\n])end[ \t]*(?:\r?\n|\Z)")
_YBEGIN: Final = lazy_pattern(
    rb"(?<![^\n])=ybegin [^\r\n]{0,200}?name=([^\r\n]{1,300})\r?\n(?:=ypart [^\r\n]{0,200}\r?\n)?"
)
_YEND: Final = lazy_pattern(rb"(?<![^\n])=yend")
_YENC: Final = bytes((number - 42) & 0xFF for number in range(256))
_SELDOM: Final = 8  # at most one octet in 8 is escaped; usually one in 64 is
_ESCAPED: Final = lazy_pattern(rb"=(.)")


class EmbeddedFile(NamedTuple):
    """The name of the file as written, and its decoded bytes."""

    name: bytes
    data: bytes


def may_embed(text: bytes) -> bool:
    """Whether a body may contain such a file, by a quick test."""
    return b"begin" in text and (b"begin " in text or b"begin-base64 " in text or b"=ybegin " in text)


def embedded_files(text: bytes) -> tuple[EmbeddedFile, ...]:
    """Return the files in a body, in order. A file that is cut off is decoded as far as it goes."""
    found: list[EmbeddedFile] = []
    position = 0
    while len(found) <= FILES:
        begin = _BEGIN.search(text, position)
        if begin is None:
            break
        if not begin.group().startswith(b"begin-base64") and not _is_encoded(text, begin.end()):
            position = begin.end()  # a sentence that begins with "begin"
            continue
        end = _END.search(text, begin.end())
        stop = end.start() if end else len(text)
        body = text[begin.end() : stop]
        found.append(EmbeddedFile((begin.group(1) or b"").strip() or b"file", _decoded(body, begin.group())))
        position = stop
    position = 0
    while b"=ybegin " in text and len(found) <= FILES:
        begin = _YBEGIN.search(text, position)
        if begin is None:
            break
        end = _YEND.search(text, begin.end())
        position = end.start() if end else len(text)
        found.append(EmbeddedFile(begin.group(1).strip(), _yenc(text[begin.end() : position])))
    return tuple(each for each in found if each.data)


def _is_encoded(text: bytes, position: int) -> bool:
    """Whether the line at `position` has the length that its first character encodes."""
    eol = text.find(b"\n", position, position + 200)
    line = text[position : eol if eol >= 0 else position + 200].rstrip(b"\r")
    if not line or not 0x21 <= line[0] <= 0x60:
        return False
    letters = (((line[0] - 32) & 63) + 2) // 3 * 4
    return letters - 3 <= len(line) - 1 <= letters + 2 and max(line) <= 0x60  # blanks at the end may be lost


def _decoded(body: bytes, begin: bytes) -> bytes:
    if begin.startswith(b"begin-base64"):
        from mailguard.message.transfer import decode_transfer

        return decode_transfer(body.partition(b"====")[0], "base64")[0]
    return uudecode(body)[0]


def _yenc(body: bytes) -> bytes:
    """Decode yEnc: each octet was raised by 42, and a critical one, escaped by "=", by another 64."""
    lines = body.replace(b"\r", b"").replace(b"\n", b"")
    if lines.count(b"=") * _SELDOM > len(lines) + 1_000:
        return b""
    return _ESCAPED.sub(lambda pair: bytes(((pair.group(1)[0] - 64) & 0xFF,)), lines).translate(_YENC)
