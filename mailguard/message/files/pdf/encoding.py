"""The letters of fonts with one-byte codes, from the names of their glyphs (ISO 32000-2 §9.6.5, Annex D)."""

import unicodedata
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.pdf.object import Objects
from mailguard.message.files.pdf.syntax import Name, Value

_SINGLE: Final = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}
_NAMED: Final = """
    exclam=! quotedbl=" numbersign=# dollar=$ percent=% ampersand=& quotesingle=' parenleft=( parenright=) asterisk=*
    plus=+ comma=, hyphen=- period=. slash=/ zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9
    colon=: semicolon=; less=< equal== greater=> question=? at=@ bracketleft=[ backslash=\\ bracketright=] underscore=_
    braceleft={ bar=| braceright=} quoteleft=‘ quoteright=’ quotedblleft=“ quotedblright=” endash=– emdash=— bullet=•
    ellipsis=… fi=fi fl=fl ff=ff ffi=ffi ffl=ffl germandbls=ß ae=æ AE=Æ oslash=ø Oslash=Ø oe=œ OE=Œ dotlessi=ı Euro=€
    sterling=£ yen=¥ cent=¢ section=§ exclamdown=¡ questiondown=¿ guillemotleft=« guillemotright=» minus=− degree=°
    copyright=© registered=® trademark=™
    """
_GLYPHS: Final = {"space": " ", "nbspace": " ", **dict(pair.split("=", 1) for pair in _NAMED.split())}
_ACCENTS: Final = dict(
    zip(
        ("acute", "grave", "circumflex", "dieresis", "tilde", "cedilla", "ring", "caron", "breve", "macron", "ogonek"),
        "\u0301\u0300\u0302\u0308\u0303\u0327\u030a\u030c\u0306\u0304\u0328",
        strict=True,
    )
)
_ACCENTED: Final = lazy_pattern("([A-Za-z])([a-z]{4,10})")
_UNICODE_NAME: Final = lazy_pattern("(?:uni|u)([0-9A-F]{4,6})")


def letters_by_encoding(encoding: Value, objects: Objects) -> dict[bytes, str]:
    """Return the letters of a font with one-byte codes, from its Encoding and Differences (ISO 32000-2 §9.6.5)."""
    base = objects.get(encoding.get("BaseEncoding")) if isinstance(encoding, dict) else encoding
    text = bytes(range(32, 256)).decode(_SINGLE.get(str(base), "cp1252"), "replace")
    letters = {bytes([code]): letter for code, letter in enumerate(text, 32) if letter != "\ufffd"}
    code = 0
    differences = objects.get(encoding.get("Differences")) if isinstance(encoding, dict) else None
    for item in differences if isinstance(differences, list) else ():
        if isinstance(item, float):
            code = int(min(max(item, 0), 256))
        elif isinstance(item, Name) and code < 256:
            letters[bytes([code])] = _glyph(item)
            code += 1
    return letters


def _glyph(name: str) -> str:
    """Return the letter for a glyph's name, or "" for a name that only has a meaning inside its font."""
    name = name.partition(".")[0]
    if len(name) == 1 or name in _GLYPHS:
        return _GLYPHS.get(name, name)
    named = _UNICODE_NAME.fullmatch(name)
    if named and int(named.group(1), 16) <= 0x10FFFF:
        return chr(int(named.group(1), 16))
    accented = _ACCENTED.fullmatch(name)
    mark = _ACCENTS.get(accented.group(2)) if accented else None
    if accented is None or mark is None:
        return ""
    return unicodedata.normalize("NFC", str(accented.group(1)) + mark)
