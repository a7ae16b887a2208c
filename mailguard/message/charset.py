"""Decode bytes into text, with any declared charset name or none.

Only charsets in a fixed list are looked up. Otherwise a hostile name ("punycode", "zlib") could select a Python codec
that is not a charset, and some of those are slow.
"""

import functools
import re
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

# Python codec → declared names, in lower case, letters and digits only. They are the labels of WHATWG Encoding §4.2, as
# browsers and webmail use them, and other names that mail programs know. If senders use a name for a superset of its
# charset, the superset is read: Windows code pages for ISO 8859, cp932 for Shift_JIS.
_LABELS: Final[dict[str, str]] = {
    "utf-8": "usascii ascii ansix341968 utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8mb4 utf8n cesu8",
    "utf-7": "utf7 unicode11utf7 xunicode20utf7 unicode20utf7 csunicode11utf7 unicodeutf7",
    "utf-16": "utf16 unicode ucs2 iso10646ucs2 iso10646 csunicode unicodefeff unicodelittle csutf16 utf16n ucs2le",
    "utf-16-le": "utf16le csutf16le",
    "utf-16-be": "utf16be unicodefffe unicodebig ucs2be csutf16be",
    "utf-32": "utf32 ucs4 iso10646ucs4 csucs4 csutf32",
    "utf-32-le": "utf32le ucs4le",
    "utf-32-be": "utf32be ucs4be",
    "iso-2022-jp": (
        "iso2022jp csiso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jp2004 iso2022jpms iso2022jpext csiso2022jp2"
        " cp50220 cp50221 cp50222 windows50220 windows50221 jis jis7 jisencoding csjisencoding"
    ),
    "cp932": (
        "shiftjis sjis xsjis cp932 windows31j mskanji ms932 csshiftjis shiftjis2004 shiftjisx0213 windows932 ibm943"
        " cswindows31j xmscp932"
    ),
    "euc_jp": "eucjp xeucjp xeuc eucjpms eucjpwin cp51932 ujis csveucpkdfmtjapanese eucjis2004 eucjisx0213",
    "gb18030": (
        "gb2312 gbk gb18030 cp936 ms936 windows936 xgbk euccn csgb2312 hzgb2312gbk chinese csiso58gb231280 gb231280"
        " isoir58 xeuccn gb180302000 gb180302022 isoir165 csgbk csgb18030"
    ),
    "hz": "hzgb2312 hz xhzgb2312 cshzgb2312",
    "big5hkscs": "big5 big5hkscs cp950 csbig5 xxbig5 big5eten cnbig5 xbig5 windows950 csbig5hkscs",
    "cp949": (
        "euckr ksc56011987 ksc56011989 ksc5601 ksc56011992 cp949 windows949 korean uhc cseuckr csksc56011987 isoir149"
        " xwindows949 ks56011987"
    ),
    "iso2022_kr": "iso2022kr csiso2022kr",
    "johab": "johab cp1361",
    "cp1252": (
        "iso88591 latin1 l1 cp1252 windows1252 xcp1252 ansi cp819 ibm819 isoir100 csisolatin1 iso885911987 iso88591987"
        " iso885915 csiso885915 csisolatin9 latin9 l9 ansix341986 iso646us us iso646irv1991 isoir6 cp367 ibm367 csascii"
        " iso88591windows31latin1"
    ),
    "iso8859-2": "iso88592 latin2 l2 isoir101 csisolatin2 iso885921987",
    "iso8859-3": "iso88593 latin3 l3 isoir109 csisolatin3 iso885931988",
    "iso8859-4": "iso88594 latin4 l4 isoir110 csisolatin4 iso885941988",
    "iso8859-5": "iso88595 cyrillic isoir144 csisolatincyrillic iso885951988",
    "iso8859-6": "iso88596 arabic asmo708 ecma114 isoir127 csisolatinarabic csiso88596e iso88596e iso88596i",
    "iso8859-7": "iso88597 greek greek8 ecma118 elot928 isoir126 csisolatingreek suneugreek iso885971987",
    "iso8859-8": (
        "iso88598 iso88598i iso88598e hebrew visual logical isoir138 csisolatinhebrew csiso88598e csiso88598i"
        " iso885981988"
    ),
    "iso8859-10": "iso885910 latin6 l6 isoir157 csisolatin6",
    "iso8859-13": "iso885913",
    "iso8859-14": "iso885914",
    "iso8859-16": "iso885916",
    "cp1254": "iso88599 latin5 l5 isoir148 csisolatin5 iso885991989 cp1254 windows1254 xcp1254",
    "cp874": "iso885911 tis620 windows874 cp874 dos874",
    "koi8-r": "koi8r koi8 koi cskoi8r",
    "koi8-u": "koi8u koi8ru",
    "cp866": "cp866 ibm866 866 csibm866",
    "mac-roman": "macintosh macroman xmacroman mac csmacintosh",
    "mac-cyrillic": "xmaccyrillic xmacukrainian maccyrillic",
    "mac-greek": "xmacgreek macgreek",
    "mac-latin2": "xmaccentraleurroman xmacce",
    "mac-turkish": "xmacturkish",
    "ptcp154": "ptcp154 csptcp154 cp154",
    "cp037": "ibm037 cp037 ebcdiccpus ebcdiccpca csibm037 037",
    "cp500": "ibm500 cp500 ebcdiccpbe ebcdiccpch csibm500",
    "cp1140": "ibm1140 cp1140 ibm01140 ccsid01140 ebcdicus37euro",
    "cp1026": "ibm1026 cp1026",
    "cp273": "ibm273 cp273 ebcdicgermany20273 csibm273",
}
_CODECS: Final[dict[str, str]] = {
    **{name: codec for codec, names in _LABELS.items() for name in names.split()},
    **{
        f"{start}{n}": f"cp{n}"
        for n in (1250, 1251, 1253, 1255, 1256, 1257, 1258)
        for start in ("windows", "cp", "xcp")
    },
    **{
        f"{start}{n}": f"cp{n}"
        for n in (437, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 869, 720, 737, 775)
        for start in ("ibm", "cp", "dos", "csibm")
    },
}
_NOT_ASCII: Final = frozenset(
    [
        "utf-7",
        "hz",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
        "iso2022_kr",
        "cp037",
        "cp500",
        "cp1140",
        "cp1026",
        "cp273",
    ]
)
"""Codecs in which octets below 128 do not always mean the ASCII characters."""
_ESCAPED: Final = frozenset(("iso-2022-jp", "iso2022_kr"))
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_TELLING: Final = 40  # characters of the shortest text that can be called unreadable
_NAME: Final = lazy_pattern(r"[^a-z0-9]+")
_JIS_ESCAPE: Final = lazy_pattern(rb"\x1b(\$[@B]|\$\([D@B]|\([BJIH]|\$A|\$\(C)")
_KANA: Final = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")


class Decoded(NamedTuple):
    """Decoded text, the Python codec used, and the kind of defect of the declared charset ("" if there is none)."""

    text: str
    codec: str
    defect: str = ""


def codec_for(name: str) -> str | None:
    """Return the Python codec for a declared charset name, or None if the charset is unknown."""
    return _codec(name.strip().strip("\"'").lower()[:60])


@functools.lru_cache(maxsize=256)  # nearly all mail uses the same dozen names
def _codec(name: str) -> str | None:
    return _CODECS.get(_NAME.sub("", name))


def decode(data: bytes, charset: str = "") -> Decoded:
    """Decode `data` by its byte order mark, else by the declared charset if that fits, else by a guess.

    A byte order mark takes precedence over the declared name (WHATWG Encoding §6.1). Never raises.
    """
    if data.isascii() and b"\x1b" not in data and b"\0" not in data:
        codec = codec_for(charset) or "utf-8"
        if codec not in _NOT_ASCII:
            return Decoded(data.decode("ascii"), codec, _unknown(charset))
    wide = _wide(data, charset)
    if wide:
        return Decoded(data.decode(wide, "replace").lstrip("\ufeff"), wide, _mismatch(wide, charset))
    if not charset.strip():
        return guess(data)
    codec = codec_for(charset) or ""
    if not codec:
        guessed = guess(data)
        return Decoded(guessed.text, guessed.codec, "unknown-charset")
    if b"\x1b" in data and codec not in _ESCAPED and data.isascii() and _JIS_ESCAPE.search(data):
        return Decoded(decode_iso_2022_jp(data), "iso-2022-jp", "charset-mismatch")
    try:
        return Decoded(_strict(data, codec), codec)
    except (UnicodeError, ValueError):
        pass
    guessed = guess(data)
    if guessed.codec in {codec, "cp1252"} or "\ufffd" in guessed.text:
        text = data.decode(codec, "replace") if codec != "iso-2022-jp" else decode_iso_2022_jp(data)
        return Decoded(text, codec, "undecodable-bytes")
    return Decoded(guessed.text, guessed.codec, "charset-mismatch")


def _wide(data: bytes, charset: str) -> str:
    """Return the UTF-16 or UTF-32 codec that the byte order mark or the NULs in `data` indicate, else ""."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if not data.startswith(b"\0") and b"\0" not in data[:200]:
        return ""
    head = data[:4_000]
    declared = codec_for(charset) or ""
    if declared.startswith(("utf-16", "utf-32")):
        declared = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(declared, declared)  # WHATWG Encoding §4.2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head):  # fewer than 40 percent NULs in each half: single NULs among letters
        return declared if declared.startswith("utf-") and declared not in ("utf-8", "utf-7") else ""
    if even and odd and min(even, odd) * 2 > max(even, odd):
        return "utf-32-be" if head.startswith(b"\0\0") else "utf-32-le"
    return "utf-16-be" if even > odd else "utf-16-le"


def is_unreadable(decoded: Decoded) -> bool:
    """Whether a charset that did not fit left almost nothing readable. Another program may know the charset."""
    if not decoded.defect or len(decoded.text) < _TELLING:
        return False
    head = decoded.text[:4_000]
    strange = sum(letter == "\ufffd" or "\x7f" <= letter <= "\x9f" for letter in head)
    if decoded.defect == "unknown-charset" and decoded.codec == "cp1252":  # the fallback of `guess`
        strange = sum(letter > "\x7e" for letter in head)
    return strange * 3 > len(head)


def _mismatch(codec: str, charset: str) -> str:
    """Return the defect if the octets are not in the declared charset, else ""."""
    declared = codec_for(charset)
    if declared is None or not charset.strip():
        return _unknown(charset)
    return "" if declared[:6] == codec[:6] else "charset-mismatch"


def _unknown(charset: str) -> str:
    return "unknown-charset" if charset.strip() and codec_for(charset) is None else ""


def _strict(data: bytes, codec: str) -> str:
    if codec == "iso-2022-jp":
        text = decode_iso_2022_jp(data)
        if "\ufffd" in text:
            raise ValueError("not ISO-2022-JP")
        return text
    if codec == "cp1252":  # five unassigned bytes must not make a whole text fail (WHATWG maps them to C1 controls)
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    return data.decode(codec)


def guess(data: bytes) -> Decoded:
    """Decode bytes without a declared charset: ISO-2022-JP if it has escapes, else UTF-8, else a Japanese charset.

    Of two Japanese charsets that fit, the one that gives more kana is taken. The last resort is cp1252.
    """
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    if _JIS_ESCAPE.search(data) and max(data, default=0) < 0x80:
        return Decoded(decode_iso_2022_jp(data), "iso-2022-jp")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and error.start > 60:  # the text was cut in the middle of a character
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
    """Decode ISO-2022-JP with the vendor characters and half-width kana that Windows programs add to it (cp5022x)."""
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
        # A line end inside a double-byte run switches back to ASCII, because every line ends in ASCII (RFC 1468).
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
    """Decode JIS X 0208 in 7-bit pairs, by way of Shift_JIS codes so that cp932's rows 13 and 89–92 are read."""
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
