"""Writes the example mails of the attachment checks. Deterministic; everything in them is harmless and invented."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
NOTE = b"harmless test data for mailguard, not a program\n"
PROGRAM = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(20) + NOTE
DAY = (2026, 4, 1, 9, 0, 0)


def zipped(members, *, encrypted=False):
    """A ZIP file; `encrypted` sets the flag of every member, whose bytes are meaningless anyway."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    data = bytearray(out.getvalue())
    if encrypted:
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.find(mark)
            while at >= 0:
                data[at + place] |= 1
                at = data.find(mark, at + 4)
    return bytes(data)


def compressed_module(source):
    """A VBA container of literal tokens only ([MS-OVBA] §2.4.1)."""
    text = source.encode("ascii")
    body = b"".join(b"\0" + text[at : at + 8] for at in range(0, len(text), 8))
    # Every module begins with this one copy token, as Office writes it: "Attribut" + "e ".
    return b"\x01" + struct.pack("<H", 0xB000 | (len(body) - 1)) + body


def compound(streams: Mapping[str, bytes], class_id: bytes = bytes(16)) -> bytes:
    """A compound file ([MS-CFB]) with storages one level deep: {"VBA/dir": bytes, …}."""
    entries = [("Root Entry", 5, None, b"")]
    storages = {}
    for path, content in streams.items():
        *folder, name = path.split("/")
        if folder and folder[0] not in storages:
            storages[folder[0]] = len(entries)
            entries.append((folder[0], 1, 0, b""))
        entries.append((name, 2, storages[folder[0]] if folder else 0, content.ljust(4096, b"\0")))
    sectors, table, starts = [], [], {}
    for number, (_, kind, _, content) in enumerate(entries):
        if kind == 2:
            starts[number] = len(table)
            count = -(-len(content) // 512)
            sectors += [content[at * 512 : at * 512 + 512].ljust(512, b"\0") for at in range(count)]
            table += [len(table) + at + 1 for at in range(count - 1)] + [0xFFFFFFFE]
    children = {}
    for number, (_, _, parent, _) in enumerate(entries):
        if parent is not None:
            children.setdefault(parent, []).append(number)
    directory = b""
    for number, (name, kind, parent, content) in enumerate(entries):
        raw = name.encode("utf-16-le") + b"\0\0"
        siblings = children.get(parent, [])
        after = siblings.index(number) + 1 if number in siblings else 0
        right = siblings[after] if 0 < after < len(siblings) else 0xFFFFFFFF
        child = children.get(number, [0xFFFFFFFF])[0]
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
        directory += (class_id if kind == 5 else bytes(16)) + bytes(20)
        directory += struct.pack("<IQ", starts.get(number, 0xFFFFFFFE), len(content))
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    directory_start = len(table)
    pages = len(directory) // 512
    sectors += [directory[at * 512 : at * 512 + 512] for at in range(pages)]
    table += [directory_start + at + 1 for at in range(pages - 1)] + [0xFFFFFFFE]
    fat_count = -(-(len(table) + 4) // 128)
    fat_start = len(table)
    table += [0xFFFFFFFD] * fat_count
    fat = struct.pack(f"<{len(table)}I", *table).ljust(fat_count * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory_start, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    numbers = [fat_start + at for at in range(fat_count)]
    header += struct.pack("<109I", *(numbers + [0xFFFFFFFF] * (109 - fat_count)))
    return header + b"".join(sectors) + fat


def vba_project(source):
    """A VBA project with one module."""
    return compound(
        {
            "VBA/dir": b"\x01" + bytes(20),
            "VBA/_VBA_PROJECT": b"\xcc\x61" + bytes(20),
            "VBA/ThisDocument": bytes(16) + compressed_module('Attribute VB_Name = "ThisDocument"\r\n' + source),
        }
    )


def word(body="架空の文書です。", *, rels=(), **parts):
    """A minimal .docx."""
    kind = (
        "vnd.ms-word.document.macroEnabled" if parts else "vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    members = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" '
        f'ContentType="application/{kind}.main+xml"/></Types>',
        "word/document.xml": f"<w:document><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>",
    }
    if rels:
        tags = "".join(
            f'<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
            f' Target="{target}" TargetMode="External"/>'
            for number, (kind, target) in enumerate(rels)
        )
        members["word/_rels/settings.xml.rels"] = f"<Relationships>{tags}</Relationships>"
    members |= {name.replace("__", "/").replace("_bin", ".bin"): content for name, content in parts.items()}
    return zipped(members)


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R " + trailer + b">>\n%%EOF\n"


def object_stream(content):
    """An object stream that holds `content` packed."""
    packed = zlib.compress(content, 9)
    return b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )


def mail(subject, files, text="添付をご確認ください。", html=""):
    """A mail with files: (name, type, bytes), the name put into the header by RFC 2231."""
    lines = [
        "From: =?utf-8?b?" + base64.b64encode("架空商事 経理".encode()).decode() + "?= <keiri@kakuu-shoji.example>",
        "To: uketsuke@hakusandai-hp.example",
        "Subject: =?utf-8?b?" + base64.b64encode(subject.encode()).decode() + "?=",
        "Date: Wed, 01 Apr 2026 09:00:00 +0900",
        "Message-ID: <20260401090000.1@kakuu-shoji.example>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="grenze"',
        "",
        "--grenze",
        f"Content-Type: text/{'html' if html else 'plain'}; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        html or text,
    ]
    for name, kind, content in files:
        quoted = "".join(
            chr(byte) if (chr(byte).isalnum() and byte < 128) or chr(byte) in ".-_" else f"%{byte:02X}"
            for byte in name.encode()
        )
        lines += ["--grenze", f"Content-Type: {kind}", f"Content-Disposition: attachment; filename*=utf-8''{quoted}"]
        if kind == "message/rfc822":
            lines += ["", content.decode()]
        else:
            lines += ["Content-Transfer-Encoding: base64", "", base64.encodebytes(content).decode().rstrip("\n")]
    return ("\n".join([*lines, "--grenze--", ""])).encode()


LOGIN = """<!doctype html><title>ログイン</title><form action="https://login.kakuu-shoji.example/collect" method="post">
<input name="mail"><input type="password" name="pw"><button>ログイン</button></form>"""
SMUGGLE = """<!doctype html><script>
var data = atob("DATA");
var blob = new Blob([data], {type: "application/octet-stream"});
var a = document.createElement("a"); a.href = URL.createObjectURL(blob); a.download = "seikyusho.zip"; a.click();
</script>""".replace("DATA", base64.b64encode(NOTE * 8).decode())
MACRO = 'Sub AutoOpen()\r\n  MsgBox "harmless test data"\r\nEnd Sub\r\n'
EMPTY = "Option Explicit\r\n' nothing here\r\n"
PLAIN_PDF = pdf(b"<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] >>", b"<< /Type /Pages /Count 0 /Kids [] >>")
SCRIPT_PDF = pdf(
    b"<< /Type /Catalog /OpenAction 2 0 R >>", b"<< /S /JavaScript /JS (app.alert\\('harmless test data'\\);) >>"
)
LOCKED_PDF = pdf(
    b"<< /Type /Catalog >>",
    b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s> >>" % (b"11" * 32, b"22" * 32),
    trailer=b"/Encrypt 2 0 R /ID [<00112233445566778899AABBCCDDEEFF>] ",
)
SHORTCUT = (
    b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F"
    + struct.pack("<I", 0xA0)
    + bytes(52)
    + struct.pack("<H", 4)
    + "note".encode("utf-16-le")
)
INNER = mail("会議のお知らせ", [], "来週の会議の件です。").replace(b"grenze", b"innen")
# The QR code of https://qr.minori-touroku.example/, 29 rows of 29 modules.
CODE_ROWS = (
    "1fdc347f 1049dc41 1759795d 17414d5d 174ce45d 10592941 1fd5557f 00047500 1460d225 0f91c763 1ff42a9d 15b9b7b8 "
    "16519561 11322b63 147de321 17b45170 02c2f261 058ef347 19433a29 072d95c0 1d5b91fa 001f3d1d 1fd9fd51 10414111 "
    "174ce3fb 174f72bd 17562e13 10489528 1fd511b1"
)


def code_rows(scale=4, margin=4):
    """The code as rows of pixels, one byte each."""
    blank = b"\xff" * scale * (29 + 2 * margin)
    out = [blank] * margin * scale
    for row in CODE_ROWS.split():
        bits = f"{int(row, 16):029b}"
        line = b"\xff" * margin * scale + b"".join((b"\0" if bit == "1" else b"\xff") * scale for bit in bits)
        out += [line + b"\xff" * margin * scale] * scale
    return out + [blank] * margin * scale


def png(rows):
    """A picture in shades of gray."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def equation():
    """A compound file with the mark of the old equation editor and nothing behind it."""
    return compound({"Equation Native": NOTE, "WordDocument": bytes(64)})


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'
DOC = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OCTETS = "application/octet-stream"

EXAMPLES = {
    "html-attachment": (
        [("明細.html", "text/html", b"<!doctype html><p>meisai</p>")],
        [("logo.svg", "image/svg+xml", SVG)],
    ),
    "html-smuggling": (
        [("請求書.html", "text/html", SMUGGLE.encode())],
        [("請求書.html", "text/html", b"<!doctype html><script>var total = 1 + 2;</script>")],
    ),
    "credential-form": (
        [("確認.html", "text/html", LOGIN.encode())],
        [("検索.html", "text/html", b"<!doctype html><form action='/search'><input name='q'></form>")],
    ),
    "macro-attachment": (
        [("見積.docm", OCTETS, word(word__vbaProject_bin=vba_project(MACRO)))],
        [("見積.docx", OCTETS, word())],
    ),
    "remote-template": (
        [("案内.docx", DOC, word(rels=[("attachedTemplate", "https://template.kakuu-shoji.example/a.dotm")]))],
        [("案内.docx", DOC, word(rels=[("hyperlink", "https://www.kakuu-shoji.example/")]))],
    ),
    "encrypted-archive": (
        [("見積書.zip", "application/zip", zipped({"見積書.xlsx": NOTE}, encrypted=True))],
        [("見積書.zip", "application/zip", zipped({"見積書.txt": NOTE}))],
    ),
    "encrypted-document": ([("明細.pdf", "application/pdf", LOCKED_PDF)], [("明細.pdf", "application/pdf", PLAIN_PDF)]),
    "double-extension": (
        [("請求書.pdf.exe", OCTETS, PROGRAM)],
        [("資料.2026.04.pdf", "application/pdf", PLAIN_PDF), ("log.tar.gz", "application/gzip", b"")],
    ),
    "rtlo-filename": ([("請求書\u202efdp.exe", OCTETS, PROGRAM)], [("請求書.pdf", "application/pdf", PLAIN_PDF)]),
    "executable-attachment": ([("setup.exe", OCTETS, PROGRAM)], [("setup.txt", "text/plain", b"memo: exe\n")]),
    "executable-in-archive": (
        [("資料.zip", "application/zip", zipped({"資料/一覧.js": b"// harmless test data\n"}))],
        [("資料.zip", "application/zip", zipped({"資料/一覧.csv": b"a,b\n"}))],
    ),
    "archive-bomb": (
        [("data.zip", "application/zip", zipped({"0.bin": bytes(120_000_000)}))],
        [("data.zip", "application/zip", zipped({"0.csv": b"2026-04-01,1\n" * 5000}))],
    ),
    "nested-archive": (
        [("資料.zip", "application/zip", zipped({"中.zip": zipped({"a.txt": NOTE})}))],
        [("資料.zip", "application/zip", zipped({"a.txt": NOTE}))],
    ),
    "path-traversal": (
        [("資料.zip", "application/zip", zipped({"../../../スタートアップ/更新.txt": NOTE}))],
        [("資料.zip", "application/zip", zipped({"資料/..memo..txt": NOTE}))],
    ),
    "concatenated-archive": (
        [("資料.zip", "application/zip", zipped({"案内.txt": NOTE}) + zipped({"別の案内.txt": NOTE}))],
        [("資料.zip", "application/zip", zipped({"案内.txt": NOTE, "別の案内.txt": NOTE}))],
    ),
    "disguised-type": (
        [("写真.jpg", "image/jpeg", PROGRAM)],
        [("写真.jpg", "image/png", b"\xff\xd8\xff\xe0" + bytes(60))],
    ),
    "iso-or-lnk": (
        [("資料.zip", "application/zip", zipped({"案内.pdf.lnk": SHORTCUT}))],
        [("案内.pdf", "application/pdf", PLAIN_PDF)],
    ),
    "onenote-attachment": (
        [("議事録.one", OCTETS, bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + bytes(64))],
        [("議事録.docx", DOC, word())],
    ),
    "pdf-active-content": ([("案内.pdf", "application/pdf", SCRIPT_PDF)], [("案内.pdf", "application/pdf", PLAIN_PDF)]),
    "exploit-document": (
        [("見積.doc", "application/msword", equation())],
        [("見積.doc", "application/msword", compound({"WordDocument": bytes(64)}))],
    ),
    "qr-code-url": (
        [("登録.png", "image/png", png(code_rows()))],
        [("図.png", "image/png", png([b"\xff" * 148] * 148))],
    ),
    "nested-eml": ([("転送.eml", "message/rfc822", INNER)], [("メモ.txt", "text/plain", b"From: memo\n\nhello\n")]),
}


def main():
    """Write every example."""
    for name, pair in EXAMPLES.items():
        folder = HERE / name
        folder.mkdir(exist_ok=True)
        for kind, files in zip(("flagged", "clean"), pair, strict=True):
            (folder / f"{kind}.eml").write_bytes(mail("資料をお送りします", files))


if __name__ == "__main__":
    main()
