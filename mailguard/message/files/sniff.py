"""Detect the type of a file from its content, with a few comparisons at fixed offsets."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.file_types import SIGNATURES

HEAD: Final = 8192  # bytes at the start that decide which text format it is
_BY_START: Final[dict[bytes, tuple[tuple[bytes, str], ...]]] = {
    start: tuple(pair for pair in SIGNATURES if pair[0][:2] == start) for start in {pair[0][:2] for pair in SIGNATURES}
}
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS: Final = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heif", b"avif": "image/avif"}
_HTML_START: Final = lazy_pattern(
    rb"(?>\s++|<!--(?>.{0,2000}?-->)|<\?xml[^>]{0,300}>)*+"
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|style|title|meta|link|base|form|table|div|center|font|"
    rb"span|h[1-6]|p|br|a|b|i|img|svg\b[^>]{0,3000}>\s*<foreignobject)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP: Final = lazy_pattern(
    rb"<(?:[\w.-]{1,40}:(?=svg\b|html\b))?(svg|html|jnlp|appinstaller|pcsettings|librarydescription|searchconnectordescription|persistedquery|"
    rb"scriptlet|component|package|job|hta:application|\?mso-application|w:worddocument|pkg:package)\b",
    re.IGNORECASE,
)
_MARKUP_TYPES: Final = {
    b"svg": "image/svg+xml",
    b"html": "text/html",
    b"jnlp": "application/x-java-jnlp-file",
    b"appinstaller": "application/appinstaller",
    b"pcsettings": "text/x-settingcontent",
    b"librarydescription": "text/x-library-ms",
    b"searchconnectordescription": "text/x-library-ms",
    b"persistedquery": "text/x-library-ms",
    b"scriptlet": "text/x-scriptlet",
    b"component": "text/x-scriptlet",
    b"package": "text/x-wsf",
    b"job": "text/x-wsf",
    b"hta:application": "application/hta",
    b"?mso-application": "application/vnd.ms-office-xml",
    b"w:worddocument": "application/vnd.ms-office-xml",
    b"pkg:package": "application/vnd.ms-office-xml",
}
_PROLOG: Final = 200  # number of comments and declarations skipped before the first element
_PROLOG_ENDS: Final = {b"<!--": b"-->", b"<?": b"?>", b"<!": b">"}
_PROLOG_BYTES: Final = 512 * 1024  # searched for the first element if the beginning is only comments
_TEXT_STARTS: Final[tuple[tuple[re.Pattern[bytes], str], ...]] = (
    (re.compile(rb"BEGIN:VCALENDAR", re.IGNORECASE), "text/calendar"),
    (re.compile(rb"BEGIN:VCARD", re.IGNORECASE), "text/x-vcard"),
    (re.compile(rb"\[(?:InternetShortcut|\{000214A0-)", re.IGNORECASE), "application/x-mswinurl"),
    (re.compile(rb"WEB\r?\n\d"), "text/x-ms-iqy"),
    (re.compile(rb"ID;P"), "application/x-sylk"),
    (re.compile(rb"#@~\^[A-Za-z0-9+/]{6}=="), "text/x-encoded-script"),
    (re.compile(rb"#!\s*/\S{0,60}python"), "text/x-python"),
    (re.compile(rb"#!\s*/\S{0,60}perl"), "text/x-perl"),
    (re.compile(rb"#!\s*/"), "text/x-shellscript"),
    (re.compile(rb"@echo\s+off\b", re.IGNORECASE), "text/x-msbatch"),
    (re.compile(rb"(?:full address|screen mode id|alternate shell):[is]:", re.IGNORECASE), "application/x-rdp"),
)
_MIME: Final = lazy_pattern(rb"^(?:mime-version|content-type)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_MAIL: Final = lazy_pattern(
    rb"(?:[!-9;-~]{1,60}[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?"
    rb"(?:received|return-path|message-id|delivered-to)[ \t]*:",
    re.IGNORECASE,
)
_SCRIPT_CALL: Final = lazy_pattern(
    rb"WScript\.Shell|WScript\.CreateObject|ActiveXObject\s*\(|CreateObject\s*\(\s*\"|Scripting\.FileSystemObject|"
    rb"powershell(?:\.exe)?\s+-|Invoke-(?:Expression|WebRequest)|\bIEX\s*\(",
    re.IGNORECASE,
)


def sniff(data: bytes) -> str:
    """Return the MIME type of `data`; "text/plain" or "application/octet-stream" if the format is unknown."""
    for start, mime in _BY_START.get(data[:2], ()):
        if data.startswith(start) and _confirmed(data, mime):
            return mime
    return _at_offsets(data) or _text(data)


def _confirmed(data: bytes, mime: str) -> bool:
    if mime == "image/bmp":
        return len(data) > 26 and data[14:18] in (b"\x0c\0\0\0", b"(\0\0\0", b"8\0\0\0", b"l\0\0\0", b"|\0\0\0")
    if mime == "application/x-arj":
        return len(data) > 10 and data[10] <= 2 and data[4] <= 0x2B
    if mime == "application/x-dosexec":
        return len(data) >= 28 and (data.find(b"PE\0\0", 0, 4096) > 0 or not data[:200].isascii() or b"\0" in data[:64])
    if mime == "application/x-bzip2":
        return data[3:4].isdigit()
    if mime == "application/x-lzma":  # a power of two as dictionary size, and a size that is unknown or plausible
        window, size = int.from_bytes(data[1:5], "little"), data[5:13]
        return window >= 4096 and window & window - 1 == 0 and (size == b"\xff" * 8 or size[5:] == b"\0\0\0")
    if mime == "application/x-compress":
        return len(data) > 3 and 9 <= data[2] & 0x1F <= 16 and not data[2] & 0x60
    if mime == "application/x-cpio":
        from mailguard.message.files.archive.cpio import is_cpio

        return is_cpio(data)
    if mime == "application/java-vm":  # universal Mach-O files begin with the same number
        return True
    return True


def _at_offsets(data: bytes) -> str:
    if data[:1] == b"0" and b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07" in data[:20]:  # RFC 5652 §3
        return "application/pkcs7-mime"
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], "")
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "video/mp4")
    if data[257:262] == b"ustar" or (data[100:106].isdigit() and _is_old_tar(data)):
        return "application/x-tar"
    if data[7:14] == b"**ACE**":
        return "application/x-ace-compressed"
    if data[2:5] in (b"-lh", b"-lz", b"-pm") and data[6:7] == b"-":
        return "application/x-lzh-compressed"
    if data[0x8001:0x8006] in (b"CD001", b"BEA01", b"NSR02", b"NSR03"):
        return "application/x-iso9660-image" if data[0x8001:0x8006] == b"CD001" else "application/x-udf-image"
    if data[510:512] == b"\x55\xaa" and (data[54:57] == b"FAT" or data[82:87] == b"FAT32" or data[3:7] == b"NTFS"):
        return "application/x-fat-image"
    if len(data) > 1024 and data[-512:-504] == b"conectix":
        return "application/x-vhd"
    if len(data) > 1024 and data[-512:-508] == b"koly":
        return "application/x-apple-diskimage"
    return ""


def _is_old_tar(data: bytes) -> bool:
    """Whether a tar header from before POSIX has the right checksum (it has no signature).

    The checksum is the sum of all bytes of the header, its own field counted as blanks.
    """
    field = data[148:156].strip(b" \0")
    if len(data) < 512 or not field.isdigit() or any(digit in b"89" for digit in field):
        return False
    return int(field, 8) == sum(data[:148]) + 8 * 32 + sum(data[156:512])


def _text(data: bytes) -> str:
    pdf = data.find(b"%PDF-", 0, 1024)  # readers accept a PDF header within the first kilobyte
    if pdf > 0:
        return "application/pdf"
    head = as_bytes_text(data[:HEAD])
    if b"\0" in head:
        return "application/octet-stream"
    if b"\nbegin" in b"\n" + head:
        from mailguard.message.files.archive.uuencode import is_uuencoded

        if is_uuencoded(head):
            return "text/x-uuencode"
    if head.startswith(b"(This file must be converted with BinHex"):
        return "application/mac-binhex40"
    start = head.lstrip()
    for pattern, mime in _TEXT_STARTS:
        if pattern.match(start):
            return mime
    if len(data) > HEAD and start.startswith((b"<!--", b"<?", b"<!")) and not _root(start):
        start = as_bytes_text(data[:_PROLOG_BYTES]).lstrip()
        start = start[_root(start) :][:HEAD] or start
    markup = _markup(start)
    if markup:
        return markup
    if _MIME.search(head, 0, 2000) and b"multipart/related" in head[:4000].lower():
        return "multipart/related"
    if _MAIL.match(start):
        return "message/rfc822"
    if _SCRIPT_CALL.search(head) and not head.count(b"\n\n\n") > 20:
        return "text/javascript"
    return "text/plain" if _looks_text(head) else "application/octet-stream"


def _markup(start: bytes) -> str:
    if b"<" not in start[:2000]:
        return ""
    if _HTML_START.match(start):
        found = _MARKUP.search(start, 0, 4096)
        if found and found.group(1).lower() == b"hta:application":
            return "application/hta"
        return "text/html"
    if not start.startswith(b"<"):
        return ""
    root = _root(start)
    found = (
        _MARKUP.search(start, 0, 4096)
        if root == 0
        else _MARKUP.match(start, root) or _MARKUP.search(start, root, root + 4096)
    )
    return _MARKUP_TYPES[found.group(1).lower()] if found else "text/xml"


def _root(start: bytes) -> int:
    """Return the offset of the first element after comments, instructions and a declaration (XML 1.0 §2.8), else 0."""
    at = 0
    for _ in range(_PROLOG):
        while start[at : at + 1].isspace():
            at += 1
        opened = next((each for each in _PROLOG_ENDS if start.startswith(each, at)), None)
        if opened is None:
            return at
        if opened == b"<!" and b"[" in start[at : start.find(b">", at)]:  # an internal subset
            at = start.find(b"]", at)
        at = start.find(_PROLOG_ENDS[opened], max(at, 0))
        if at < 0:
            return 0
        at += len(_PROLOG_ENDS[opened])
    return 0


def as_bytes_text(head: bytes) -> bytes:
    """Return the head of a text in an encoding that contains ASCII: UTF-16 as UTF-8, without a byte order mark."""
    if head[:3] == b"\xef\xbb\xbf":
        return head[3:]
    if head[:2] == b"\xff\xfe" or (len(head) > 8 and head[1:8:2] == b"\0\0\0\0"):
        return head.decode("utf-16-le", "replace").lstrip("\ufeff").encode("utf-8", "replace")
    if head[:2] == b"\xfe\xff" or (len(head) > 8 and head[0:8:2] == b"\0\0\0\0" and head[1:8:2].isalnum()):
        return head.decode("utf-16-be", "replace").lstrip("\ufeff").encode("utf-8", "replace")
    return head


_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x08"))


def _looks_text(head: bytes) -> bool:
    return len(head) - len(head.translate(None, _CONTROLS)) <= len(head) // 100
