"""Content-Type and Content-Disposition: a value and its parameters (RFC 2045 §5.1, RFC 2183, RFC 2231)."""

import re
import urllib.parse
from typing import Final

from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.charset import decode
from mailguard.message.encoded_word import decode_encoded_words

_PARAMETER: Final = lazy_pattern(r";\s*([^\s=;\"]{1,100})\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;]*)", re.DOTALL)
_SECTION: Final = lazy_pattern(r"([^*]+)\*(\d{1,3})?(\*)?\Z")
_QUOTED_PAIR: Final = lazy_pattern(r"\\(.)", re.DOTALL)
MAX_PARAMETERS: Final = 200


def parse_value(text: str) -> tuple[str, dict[str, str]]:
    """The value in lower case, and the parameters by lower-case name, RFC 2231 and encoded-words decoded."""
    value = text.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[bool, str]]] = {}
    for count, match in enumerate(_PARAMETER.finditer(text)):
        if count >= MAX_PARAMETERS:
            break
        name, content = match.group(1).lower(), _unquote(match.group(2).strip())
        section = _SECTION.match(name)
        if section is None:
            plain.setdefault(name, decode_encoded_words(content))
        else:
            number = int(section.group(2) or 0)
            encoded = bool(section.group(3)) or section.group(2) is None
            sections.setdefault(section.group(1), {}).setdefault(number, (encoded, content))
    for name, pieces in sections.items():  # the extended form wins (RFC 6266 §4.3), as clients do
        plain[name] = _join(pieces)
    return value, plain


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
            if number == 0 and text.count("'") >= 2:
                charset, _, text = text.split("'", 2)
            data += urllib.parse.unquote_to_bytes(text)
        else:
            data += decode_encoded_words(text).encode("utf-8", "surrogateescape")
    return decode(bytes(data), charset).text
