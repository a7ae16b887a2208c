"""The names of an attached file: mail programs save it under one or the other, so the worst of them counts.

RFC 2183 §2.3 gives it one in Content-Disposition (`filename`), RFC 2045 and RFC 2046 the older one in Content-Type
(`name`); both may be repeated, written in the form of RFC 2231, in pieces, or in encoded-words, and contradict one
another. Content-Description is a text about the file and names nothing.
"""

import re
import urllib.parse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.charset import decode
from mailguard.message.encoded_word import decode_encoded_words
from mailguard.message.files.file_types import MACRO_FORMATS, family_of_extension
from mailguard.message.files.filename import extension_of, is_turned

if TYPE_CHECKING:
    from mailguard.message.model import Part

_NAME: Final = lazy_pattern(
    r"(?<![\w*-])(?:file)?name(\*(?:\d{1,3}\*?)?)?[ \t\r\n]{0,20}=[ \t\r\n]{0,20}"
    r"(\"(?:[^\"\\]|\\.)*+\"?|[^;\"][^;]*+|)",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT: Final = lazy_pattern(r"\([^()\"]{0,200}\)")
_QUOTED_PAIR: Final = lazy_pattern(r"\\(.)", re.DOTALL)
_FIELD: Final = 20_000  # characters of one field
_NAMES: Final = 20  # of one file
# What a file of this kind does when it is opened, the worst first.
_RUN_BY_THEIR_PROGRAM: Final = MACRO_FORMATS | {"one", "onepkg"}
_ORDER: Final = (
    "executable",
    "script",
    "shortcut",
    "disk-image",
    "query",
    "macro",
    "html",
    "source",
    "blocked",
    "archive",
)


def names_of(part: "Part") -> tuple[str, ...]:
    """Every name that the part gives its file, what most programs show first."""
    found: dict[str, None] = {part.filename.strip(): None}
    for field in ("content-disposition", "content-type"):
        for each in part.header.all(field):
            for name in values_of(each.unfolded[:_FIELD]):
                if len(found) < _NAMES:
                    found[name] = None
    return tuple(name for name in found if name)


def deciding_name(names: Iterable[str]) -> str:
    """The name under which the file does the most harm; the first where none is worse than another."""
    return min(names, key=_harm, default="")


def _harm(name: str) -> tuple[int, bool]:
    extension = extension_of(name)
    family = "macro" if extension in _RUN_BY_THEIR_PROGRAM else family_of_extension(extension)
    return _ORDER.index(family) if family in _ORDER else len(_ORDER), not is_turned(name)


def values_of(text: str) -> tuple[str, ...]:
    """Every file name in a field: each repetition, and the pieces of RFC 2231 put together."""
    found: dict[str, None] = {}
    pieces: dict[int, str] = {}
    for match in _NAME.finditer(text):
        marked, value = match.group(1), _unquoted(match.group(2))
        number = (marked or "").strip("*")
        if number:
            if int(number) in pieces:  # a second name begins
                found[_joined(pieces)] = None
                pieces = {}
            pieces[int(number)] = _decoded(value) if marked.endswith("*") else value
        elif marked:
            found[_decoded(value)] = None
        else:
            found[decode_encoded_words(value)] = None
            if "'" in value and "%" in value:  # RFC 2231 without its mark
                found[_decoded(value)] = None
    if pieces:
        found[_joined(pieces)] = None
    return tuple(name for name in (each.strip() for each in found) if name)


def _unquoted(value: str) -> str:
    if value.startswith('"'):
        inner = value[1:-1] if len(value) > 1 and value.endswith('"') else value[1:]
        return _QUOTED_PAIR.sub(r"\1", inner)
    return _COMMENT.sub("", value).strip().strip("'")


def _joined(pieces: dict[int, str]) -> str:
    return decode_encoded_words("".join(pieces[number] for number in sorted(pieces)))


def _decoded(value: str) -> str:
    """RFC 2231 §4: charset, language and bytes as %XX; without the quotes only the bytes."""
    charset, language, encoded = value.split("'", 2) if value.count("'") >= 2 else ("", "", value)
    del language
    raw = urllib.parse.unquote_to_bytes(encoded)
    return decode(raw, charset.strip()).text
