"""Parse Content-Type (RFC 2045 §5.1) and Content-Disposition (RFC 2183 §2): a value and its parameters.

Comments and blanks between the tokens have no meaning (RFC 5322 §3.2.2). Broken fields are read as mail programs
read them. If mail programs differ, `readings` returns every value that one of them sees.
"""

import functools
import re
import urllib.parse
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.charset import decode
from mailguard.message.encoded_word import decode_encoded_words

_PARAMETER: Final = lazy_pattern(r";\s*([^\s=;\"]{1,100})\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;]*)", re.DOTALL)
_LOOSE: Final = lazy_pattern(r"(?<![\w*-])([\w*-]{1,100})\s{0,20}=\s{0,20}(\"[^\"]*\"|'[^']*'|[^\s;,\"]+)")
_SECTION: Final = lazy_pattern(r"([^*]+)\*(\d{1,3})?(\*)?\Z")
_QUOTED_PAIR: Final = lazy_pattern(r"\\(.)", re.DOTALL)
_TYPE: Final = lazy_pattern(r"[\"'\s]*([^\s/;,=\"'()]{1,100})\s*/\s*([^\s/;,=\"'()]{1,100})")
_WORD: Final = lazy_pattern(r"[\"'\s]*([^\s;,\"'()]*)")
_NAMES: Final = ("filename", "name")  # parameters in which a parenthesis is part of the value, even without quotes
_REMEMBERED: Final = 50  # characters of the longest value that is cached; those with a boundary are longer
MAX_PARAMETERS: Final = 10_000
_READINGS: Final = 8  # values returned for one parameter


def parse_value(text: str) -> tuple[str, dict[str, str]]:
    """Return the value in lower case, and the decoded parameters by lower-case name.

    Extended parameters (RFC 2231 §4) and encoded-words are decoded. If a name is repeated, the first parameter counts;
    the extended form takes precedence over the plain one.
    """
    if len(text) > _REMEMBERED:
        return _parsed(text)
    value, parameters = _remembered(text)
    return value, dict(parameters)  # one of the caller's own


@functools.lru_cache(maxsize=256)  # nearly all parts have one of a few dozen values
def _remembered(text: str) -> tuple[str, dict[str, str]]:
    return _parsed(text)


def _parsed(text: str) -> tuple[str, dict[str, str]]:
    bare = without_comments(text)
    value, parameters = bare.partition(";")[0].strip().lower(), _decoded(_pairs(bare))
    if bare is not text:
        kept = _decoded(_pairs(text))
        parameters.update((name, kept[name]) for name in _NAMES if name in kept and _is_unquoted(name, text))
    return value, parameters


@functools.lru_cache(maxsize=256)
def media_type(value: str) -> str:
    """Return the media type in the value of a Content-Type field, in lower case, as mail programs read it.

    Blanks around the slash are ignored, and so is text after the type without a semicolon. An invalid value means
    text/plain (RFC 2045 §5.2).
    """
    found = _TYPE.match(value)
    if found is not None:
        return f"{found.group(1)}/{found.group(2)}".lower()
    bare = _WORD.match(value)
    word = bare.group(1).lower() if bare is not None else ""
    if word in ("", "text", "plain"):
        return "text/plain"
    if word in ("html", "htm", "text.html"):
        return "text/html"
    return word if word not in ("multipart", "message") else f"{word}/mixed"


def readings(text: str, name: str) -> tuple[str, ...]:
    """Return every value that some program reads for the parameter `name`.

    The standard's value comes first, then those of repeated and broken parameters.
    """
    found: dict[str, None] = {}
    for source in dict.fromkeys((without_comments(text), text)) if "(" in text else (text,):
        pairs = _pairs(source)
        decoded = _decoded(pairs)
        if name in decoded:
            found[decoded[name]] = None
        for key, content in pairs:
            if key == name:
                found[decode_encoded_words(_unquote(content))] = None
                found[content.strip().strip("\"'")] = None
    loose = not found or text.lower().count(name) != 1
    for match in _LOOSE.finditer(text) if loose else ():
        if match.group(1).lower() == name:
            found[match.group(2).strip("\"'")] = None
    return tuple(each for each in found if each)[:_READINGS]


def without_comments(text: str) -> str:
    """Return `text` with a blank for each comment outside quoted strings; the same object if it has no comment."""
    if "(" not in text:
        return text
    out: list[str] = []
    depth = kept = 0
    quoted = False
    position, end = 0, len(text)
    while position < end:
        letter = text[position]
        if letter == "\\":
            position += 2
            continue
        if letter == '"' and not depth:
            quoted = not quoted
        elif not quoted and letter == "(":
            if not depth:
                out.append(text[kept:position])
            depth += 1
        elif not quoted and letter == ")" and depth:
            depth -= 1
            if not depth:
                kept = position + 1
                out.append(" ")
        position += 1
    if depth:  # the parenthesis never closes, so it opens no comment
        return text
    return "".join((*out, text[kept:]))


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return the parameters in order: name in lower case, value still quoted."""
    found: list[tuple[str, str]] = []
    for match in _PARAMETER.finditer(text):
        if len(found) >= MAX_PARAMETERS:
            break
        found.append((match.group(1).lower(), match.group(2).strip()))
    return found


def _decoded(pairs: list[tuple[str, str]]) -> dict[str, str]:
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[bool, str]]] = {}
    for name, quoted in pairs:
        content = _unquote(quoted)
        section = _SECTION.match(name)
        if section is None:
            plain.setdefault(name, decode_encoded_words(content))
        else:
            number = int(section.group(2) or 0)  # RFC 2231 §3
            encoded = bool(section.group(3)) or section.group(2) is None
            sections.setdefault(section.group(1), {}).setdefault(number, (encoded, content))
    for name, pieces in sections.items():  # the extended form takes precedence (RFC 6266 §4.3), as in mail programs
        plain[name] = _join(pieces)
    return plain


def _is_unquoted(name: str, text: str) -> bool:
    """Whether the first value of the parameter is not quoted, so that a parenthesis is part of it."""
    return next((not content.startswith('"') for key, content in _pairs(text) if key == name), True)


def _unquote(text: str) -> str:
    if text.startswith('"'):
        text = text[1:-1] if len(text) > 1 and text.endswith('"') else text[1:]
        return _QUOTED_PAIR.sub(r"\1", text) if "\\" in text else text
    return text


def _join(pieces: dict[int, tuple[bool, str]]) -> str:
    charset = ""
    data = bytearray()
    for number in sorted(pieces):
        encoded, text = pieces[number]
        if encoded:
            if number == 0 and text.count("'") >= 2:  # RFC 2231 §4: charset'language'text
                charset, _, text = text.split("'", 2)
            data += urllib.parse.unquote_to_bytes(text)
        else:
            data += decode_encoded_words(text).encode("utf-8", "surrogateescape")
    return decode(bytes(data), charset).text
