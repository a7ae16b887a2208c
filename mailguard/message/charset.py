"""Bytes to text, with whatever charset name a mail declares, and without any at all.

Only text encodings on a list of our own are ever looked up: a hostile name ("punycode", "zlib") would
otherwise reach codecs that are not charsets, slow ones among them.
"""

import re
from typing import Final, NamedTuple

from mailguard.lazy_pattern import lazy_pattern

# Declared name (letters and digits only, lower case) → Python codec. A superset is used where senders use
# the name for it: Windows code pages for ISO ones (WHATWG Encoding §4.2), cp932 for Shift_JIS.
_CODECS: Final[dict[str, str]] = {
    **dict.fromkeys(("usascii", "ascii", "ansix341968", "utf8", "unicode11utf8", "utf8mb4"), "utf-8"),
    **dict.fromkeys(("utf7", "unicode11utf7", "xunicode20utf7"), "utf-7"),
    **dict.fromkeys(("utf16", "unicode"), "utf-16"),
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
    "utf32": "utf-32",
    **dict.fromkeys(
        (
            "iso2022jp",
            "csiso2022jp",
            "iso2022jp1",
            "iso2022jp2",
            "iso2022jp3",
            "iso2022jpms",
            "cp50220",
            "cp50221",
            "cp50222",
            "jis",
        ),
        "iso-2022-jp",
    ),
    **dict.fromkeys(
        ("shiftjis", "sjis", "xsjis", "cp932", "windows31j", "mskanji", "ms932", "csshiftjis", "shiftjis2004"),
        "cp932",
    ),
    **dict.fromkeys(("eucjp", "xeucjp", "eucjpms", "cp51932", "ujis", "csveucpkdfmtjapanese"), "euc_jp"),
    **dict.fromkeys(
        ("gb2312", "gbk", "gb18030", "cp936", "ms936", "windows936", "xgbk", "euccn", "csgb2312", "hzgb2312gbk"),
        "gb18030",
    ),
    "hzgb2312": "hz",
    **dict.fromkeys(("big5", "big5hkscs", "cp950", "csbig5", "xxbig5", "big5eten"), "big5hkscs"),
    **dict.fromkeys(("euckr", "ksc56011987", "ksc5601", "cp949", "windows949", "korean", "uhc", "cseuckr"), "cp949"),
    "iso2022kr": "iso2022_kr",
    **dict.fromkeys(("iso88591", "latin1", "l1", "cp1252", "windows1252", "ansi", "cp819", "iso885915"), "cp1252"),
    **dict.fromkeys(("iso88592", "latin2"), "iso8859-2"),
    **{f"iso8859{n}": f"iso8859-{n}" for n in (3, 4, 5, 6, 7, 8, 10, 13, 14, 16)},
    **dict.fromkeys(("iso88598i", "iso88598e"), "iso8859-8"),
    **dict.fromkeys(("iso88599", "latin5", "cp1254", "windows1254"), "cp1254"),
    **dict.fromkeys(("iso885911", "tis620", "windows874", "cp874"), "cp874"),
    **{f"windows{n}": f"cp{n}" for n in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **{f"cp{n}": f"cp{n}" for n in (437, 850, 852, 855, 866, 1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **dict.fromkeys(("koi8r", "cskoi8r"), "koi8-r"),
    "koi8u": "koi8-u",
    **dict.fromkeys(("macintosh", "macroman", "xmacroman"), "mac-roman"),
}
_NAME: Final = lazy_pattern(r"[^a-z0-9]+")
_JIS_ESCAPE: Final = lazy_pattern(rb"\x1b(\$[@B]|\$\([D@B]|\([BJIH]|\$A|\$\(C)")
_KANA: Final = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")


class Decoded(NamedTuple):
    """Text, the codec that made it, and what had to be said about the declared name ("" when nothing)."""

    text: str
    codec: str
    defect: str = ""


def codec_for(name: str) -> str | None:
    """The Python codec for a declared charset name, None when the name is not a charset we know."""
    key = _NAME.sub("", name.strip().strip("\"'").lower()[:60])
    return _CODECS.get(key)


def decode(data: bytes, charset: str = "") -> Decoded:
    """`data` as text: by the declared charset where that fits, else by what the bytes look like. Never raises."""
    if data.isascii() and b"\x1b" not in data:
        codec = codec_for(charset) or "utf-8"
        if codec not in ("utf-7", "hz", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            return Decoded(data.decode("ascii"), codec, _unknown(charset))
    if not charset.strip():
        return guess(data)
    codec = codec_for(charset) or ""
    if not codec:
        guessed = guess(data)
        return Decoded(guessed.text, guessed.codec, "unknown-charset")
    try:
        return Decoded(_strict(data, codec), codec)
    except (UnicodeError, ValueError):
        pass
    guessed = guess(data)
    if guessed.codec in {codec, "cp1252"} or "\ufffd" in guessed.text:
        text = data.decode(codec, "replace") if codec != "iso-2022-jp" else decode_iso_2022_jp(data)
        return Decoded(text, codec, "undecodable-bytes")
    return Decoded(guessed.text, guessed.codec, "charset-mismatch")


def _unknown(charset: str) -> str:
    return "unknown-charset" if charset.strip() and codec_for(charset) is None else ""


def _strict(data: bytes, codec: str) -> str:
    if codec == "iso-2022-jp":
        text = decode_iso_2022_jp(data)
        if "\ufffd" in text:
            raise ValueError("not ISO-2022-JP")
        return text
    if codec == "cp1252":  # five unassigned bytes must not fail a whole text (WHATWG maps them to C1)
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    return data.decode(codec)


def guess(data: bytes) -> Decoded:
    """Text from bytes that declare nothing: escape sequences, UTF-8, then the Japanese encodings by their kana."""
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    if _JIS_ESCAPE.search(data) and max(data, default=0) < 0x80:
        return Decoded(decode_iso_2022_jp(data), "iso-2022-jp")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and error.start > 60:  # cut in the middle of a character
            return Decoded(data.decode("utf-8", "replace"), "utf-8", "undecodable-bytes")
    best, best_kana = "", 0
    for codec in ("cp932", "euc_jp"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        kana = len(_KANA.findall(text[:20_000]))
        if kana > best_kana:
            best, best_kana = codec, kana
    if best:
        return Decoded(data.decode(best), best)
    return Decoded(_strict(data, "cp1252"), "cp1252")


def decode_iso_2022_jp(data: bytes) -> str:
    """ISO-2022-JP with the vendor characters and half-width kana that Windows senders put into it (cp5022x)."""
    out: list[str] = []
    mode = b"(B"
    position = 0
    for escape in _JIS_ESCAPE.finditer(data):
        out.append(_jis_segment(data[position : escape.start()], mode))
        mode, position = escape.group(1), escape.end()
    out.append(_jis_segment(data[position:], mode))
    return "".join(out)


def _jis_segment(segment: bytes, mode: bytes) -> str:
    if not segment:
        return ""
    if mode in (b"$@", b"$B", b"$(@", b"$(B"):
        # A line end inside a double-byte run returns to ASCII (RFC 1468: every line ends in ASCII).
        lines = re.split(rb"(\r\n|\r|\n)", segment)
        return (
            _jis_double(lines[0])
            + "".join(
                line.decode("latin-1") if index % 2 == 0 else _jis_double(line)
                for index, line in enumerate(lines[1:], 1)
            )
            if len(lines) > 1
            else _jis_double(segment)
        )
    if mode == b"(I":
        return bytes(byte | 0x80 for byte in segment).decode("cp932", "replace")
    if mode == b"$(D":
        return (b"\x1b$(D" + segment + b"\x1b(B").decode("iso2022_jp_1", "replace")
    if mode == b"$A":
        return bytes(byte | 0x80 for byte in segment).decode("gb2312", "replace")
    if mode == b"$(C":
        return bytes(byte | 0x80 for byte in segment).decode("euc_kr", "replace")
    if segment.isascii():
        return segment.decode("ascii")
    return guess(segment).text


def _jis_double(segment: bytes) -> str:
    """JIS X 0208 rows as 7-bit pairs, through Shift_JIS arithmetic so that cp932's rows 13 and 89–92 are read."""
    if b" " in segment or len(segment) % 2:
        return (
            segment.replace(b" ", b"").decode("latin-1")
            if len(segment) < 2
            else (b"\x1b$B" + segment + b"\x1b(B").decode("iso2022_jp", "replace")
        )
    out = bytearray()
    for high, low in zip(segment[::2], segment[1::2], strict=True):
        if not (0x21 <= high <= 0x7E and 0x21 <= low <= 0x7E):
            out += b"?"
            continue
        lead = (high - 0x21 >> 1) + (0x81 if high < 0x5F else 0xC1)
        trail = low + (0x1F if low < 0x60 else 0x20) if high & 1 else low + 0x7E
        out += bytes((lead, trail))
    return out.decode("cp932", "replace")
