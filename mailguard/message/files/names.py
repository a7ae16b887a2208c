"""All names of an attached file. Mail programs differ in which one they use, so the most harmful one counts.

The name is in Content-Disposition (`filename`, RFC 2183 §2.3) or, in older mails, in Content-Type (`name`). Both may
be repeated, contradict each other, be split into pieces (RFC 2231 §3), or be in encoded-words. Content-Description
is a text about the file, not a name.
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
_FIELD: Final = 20_000  # characters read of one header field
_NAMES: Final = 20  # names of one file
# Files whose program may run the code in them, though their family is "document".
_RUN_BY_THEIR_PROGRAM: Final = MACRO_FORMATS | {"one", "onepkg"}
# Families of files by the harm they do when opened, the worst first.
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
    """Return every name that the part gives its file, first the one that most programs show."""
    found: dict[str, None] = {part.filename.strip(): None}
    for field in ("content-disposition", "content-type"):
        for each in part.header.all(field):
            for name in values_of(each.unfolded[:_FIELD]):
                if len(found) < _NAMES:
                    found[name] = None
    return tuple(name for name in found if name)


def deciding_name(names: Iterable[str]) -> str:
    """Return the name under which the file does the most harm; of equal ones, the first."""
    return min(names, key=_harm, default="")


def _harm(name: str) -> tuple[int, bool]:
    extension = extension_of(name)
    family = "macro" if extension in _RUN_BY_THEIR_PROGRAM else family_of_extension(extension)
    return _ORDER.index(family) if family in _ORDER else len(_ORDER), not is_turned(name)


def values_of(text: str) -> tuple[str, ...]:
    """Return every file name in a header field: all repetitions, and the joined pieces of RFC 2231 §3."""
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
            if "'" in value and "%" in value:  # RFC 2231 §4 encoding, but without the asterisk after `name`
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
    """Decode `charset'language'%XX` (RFC 2231 §4); without the two quotes, only the bytes."""
    charset, language, encoded = value.split("'", 2) if value.count("'") >= 2 else ("", "", value)
    del language
    raw = urllib.parse.unquote_to_bytes(encoded)
    return decode(raw, charset.strip()).text
