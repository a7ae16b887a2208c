"""The syntax of PDF (ISO 32000-2 §7.2, ISO 32000-2 §7.3): tokens and values."""

import functools
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

_DEPTH: Final = 20  # levels of arrays and dictionaries
_TOKEN: Final = lazy_pattern(
    # groups: number, keyword, name, simple string, hexadecimal string, bracket, start of a string with ( ) or \ in it
    rb"([+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20}))(?![^\0\t\n\f\r ()<>\[\]{}/%])|([^\0\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(/[^\0\t\n\f\r ()<>\[\]{}/%]*)|\(([^()\\\r]*+)\)|(<[0-9A-Fa-f\0\t\n\f\r ]*+>)|(<<|>>|[\[\]])|(\()|%[^\r\n]*+"
)
_PARENTHESIS: Final = lazy_pattern(rb"\\.|[()]", re.DOTALL)
_ESCAPE: Final = lazy_pattern(rb"\\(?:([0-7]{1,3})|(\r\n|.))|\r\n?", re.DOTALL)
_ESCAPES: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_BLANKS: Final = b"\0\t\n\f\r "
INLINE_END: Final = lazy_pattern(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|\Z)")

_SHORT: Final = 10  # length of the longest operators and keywords
_ENDS: Final = frozenset(("obj", "endobj", "stream", "endstream"))

_NUMBER, _WORD, _NAME, _STRING, _HEX, _MARK, _OPEN = range(1, 8)  # the groups of `_TOKEN`

Value = Any  # None, float, bytes (a string), Name, Word, Ref, list or dict


class Name(str):
    """A name object without its solidus (ISO 32000-2 §7.3.5)."""

    __slots__ = ()


class Word(str):
    """An operator, a keyword, or a bracket of an array or dictionary."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object (ISO 32000-2 §7.3.10)."""

    number: int


def tokens(data: bytes, position: int = 0, end: int | None = None) -> Iterator[tuple[Value, int]]:
    """Yield the tokens from `position` on, each with the position after it, in linear time.

    The data of inline images is skipped.
    """
    end = len(data) if end is None else end
    while position < end:
        for found in _TOKEN.finditer(data, position, end):
            kind = found.lastindex
            if kind == _NUMBER:
                yield float(found[0]), found.end()
            elif kind == _WORD:
                yield _word(found[0]), found.end()
                if found[0] == b"ID":
                    break
            elif kind == _STRING:
                yield found[_STRING], found.end()
            elif kind == _NAME:
                yield _name(found[0]), found.end()
            elif kind == _HEX:
                yield _hexadecimal(found[0]), found.end()
            elif kind == _MARK:
                yield _word(found[0]), found.end()
            elif kind == _OPEN:
                break
        else:
            return
        if found.lastindex == _OPEN:
            close = _closing(data, found.end(), end)
            position = min(close + 1, end)
            yield _unescaped(data[found.end() : close]), position
        else:
            image = INLINE_END.search(data, found.end(), end)
            position = image.end() if image else end


def read_value(data: bytes, position: int, end: int) -> tuple[Value, int]:
    """Return the object at `position` (or None if there is none) and the position after it."""
    stack: list[list[Value]] = [[]]
    for item, after in tokens(data, position, end):
        position = after
        if not isinstance(item, Word):
            stack[-1].append(item)
        elif item in ("[", "<<"):
            if len(stack) >= _DEPTH:
                break
            stack.append([])
        elif item in ("]", ">>") and len(stack) > 1:
            items = stack.pop()
            stack[-1].append(items if item == "]" else _dictionary(items))
        elif item == "R" and len(stack[-1]) >= 2 and isinstance(stack[-1][-2], float):
            stack[-1][-2:] = [Ref(int(stack[-1][-2]))]
        elif len(stack) == 1 or item in _ENDS:
            break
        else:
            stack[-1].append(None)  # true, false, null
        if len(stack) == 1 and stack[0] and isinstance(stack[0][0], dict | list):
            break
    return stack[0][0] if stack[0] else None, position


def _dictionary(items: list[Value]) -> dict[str, Value]:
    return {key: item for key, item in zip(items[::2], items[1::2], strict=False) if isinstance(key, Name)}


def _word(text: bytes) -> Word:
    return _short_word(text) if len(text) <= _SHORT else Word(text.decode("latin-1"))


@functools.lru_cache(maxsize=256)  # a page uses few operators
def _short_word(text: bytes) -> Word:
    return Word(text.decode("latin-1"))


def _name(text: bytes) -> Name:
    if b"#" in text:
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code.group(1), 16)]), text)
    return Name(text[1:].decode("latin-1"))


def _hexadecimal(text: bytes) -> bytes:
    digits = text[1:-1].translate(None, _BLANKS)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _closing(data: bytes, position: int, end: int) -> int:
    """Return the position of the closing parenthesis for the one opened before `position`."""
    depth = 1
    for match in _PARENTHESIS.finditer(data, position, end):
        if match.group() == b"(":
            depth += 1
        elif match.group() == b")":
            depth -= 1
            if not depth:
                return match.start()
    return end


def _unescaped(string: bytes) -> bytes:
    return _ESCAPE.sub(_escape, string)


def _escape(match: re.Match[bytes]) -> bytes:
    if match.group(1):
        return bytes([int(match.group(1), 8) & 0xFF])
    code = match.group(2)
    return b"\n" if code is None else _ESCAPES.get(code, code)
