"""File names: the extension that decides how a file is opened, and the tricks that hide it."""

import re
import unicodedata
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.file_types import FAMILIAR_EXTENSIONS, family_of_extension

_BIDI: Final = lazy_pattern("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_OVERRIDE: Final = lazy_pattern("[\u202d\u202e]")
_EMBEDDING: Final = lazy_pattern("[\u202a\u202b\u2066-\u2068]")
_UNSEEN: Final = lazy_pattern(  # invisible, though `isprintable` or `isspace` is true for them
    "[\t-\r\x1c-\x1f\x85\u034f\u115f\u1160\u2028\u2029\u2800\u3164\uffa0\ufe00-\ufe0f]"
)
_PERCENT: Final = lazy_pattern("%(2[eE]|20|0[0-9a-fA-F]|2[fF])")
# An NTFS stream suffix such as `::$DATA`: Windows opens the file itself.
_STREAM: Final = lazy_pattern(r":[^:\\/]{0,100}:\$[A-Za-z_]{1,40}\s{0,9}\Z|::?\$DATA\s{0,9}\Z", re.IGNORECASE)
_TRAILING: Final = " .\"'\xa0"
_PADDING: Final = lazy_pattern(r"[\s\u00a0\u3000\u2800\u3164._]{6,}\Z")
_DOTS: Final = str.maketrans(dict.fromkeys("．｡。․﹒", "."))
_DANGEROUS: Final = frozenset(("executable", "script", "shortcut", "html", "disk-image"))


def plain_name(name: str) -> str:
    """Return the name as Windows uses it: no invisible characters, encoded or wide dots, trailing dots or blanks."""
    if not (name.isascii() and name.isprintable() and "%" not in name):
        if "%" in name:
            name = _PERCENT.sub(lambda code: chr(int(code.group(1), 16)), name)
        name = "".join(letter for letter in name if letter.isprintable() or letter.isspace()).translate(_DOTS)
        name = _UNSEEN.sub("", name)
        name = unicodedata.normalize("NFKC", name)
    if ":" in name:
        name = _STREAM.sub("", name)
    return name.rstrip(_TRAILING)


def extension_of(name: str) -> str:
    """Return the extension that decides how the file is opened, in lower case without the dot, or ""."""
    base = plain_name(name[-limits.NAME_CHARACTERS :]).replace("\\", "/").rpartition("/")[2]
    stem, dot, extension = base.rpartition(".")
    extension = extension.strip().lower()
    return extension if dot and stem and len(extension) <= 25 and " " not in extension else ""


def displayed_name(name: str) -> str:
    """Return the name as it looks on screen: the text after U+202E (right-to-left override) is shown backwards."""
    out: list[str] = []
    for number, run in enumerate(name.split("\u202e")):
        turned, end, rest = run.partition("\u202c")
        out.append(run if number == 0 else turned[::-1] + end + rest)
    return _BIDI.sub("", "".join(out))


def is_turned(name: str) -> bool:
    """Whether direction marks in the name make a part of it appear backwards."""
    return not name.isascii() and (_OVERRIDE.search(name) is not None or _turned_in(name))


def examine_name(examination: Examination, name: str = "") -> None:
    """Record tricks in the name of the file, or in `name`, another name it has."""
    name = name or examination.name
    if not name.isascii():
        _direction(examination, name)
    plain = plain_name(name).replace("\\", "/").rpartition("/")[2]
    stem, _, extension = plain.rpartition(".")
    extension = extension.strip().lower()
    if not stem or family_of_extension(extension) not in _DANGEROUS:
        return
    padded = _PADDING.search(stem)
    inner = stem[: padded.start()] if padded else stem
    previous = inner.rstrip(" ._").rpartition(".")[2].strip().lower() if "." in inner else ""
    if previous in FAMILIAR_EXTENSIONS and previous != extension and family_of_extension(previous) != "shortcut":
        examination.fact("double-extension", name, f".{previous} .{extension}")
    elif padded is not None and padded.end() - padded.start() >= 10:
        examination.fact("double-extension", name, f"blanks .{extension}")


def _direction(examination: Examination, name: str) -> None:
    if _OVERRIDE.search(name):
        examination.fact("rtlo-filename", name, displayed_name(name))
    elif _turned_in(name):
        examination.fact("rtlo-filename", name, _BIDI.sub("", name))


def _turned_in(name: str) -> bool:
    """Whether a name without right-to-left letters has a direction embedding or isolate, which it does not need."""
    if _EMBEDDING.search(name) is None:
        return False
    return not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
