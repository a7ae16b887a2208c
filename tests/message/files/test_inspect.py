"""Files are recognised by their content, and the facts inside them are found."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

import pytest

import make_attachments as make
from mailguard.message.files import collect_attachments, inspect
from mailguard.message.parse import parse


def kinds(name, data, declared=""):
    return set(inspect(name, declared, data).kinds)


def everything(attachment):
    return {kind for file in attachment.walk() for kind in file.kinds}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.4\n", "application/pdf"),
        (b"\n\n%PDF-1.4\n", "application/pdf"),
        (make.PROGRAM, "application/x-dosexec"),
        (b"\x7fELF" + bytes(20), "application/x-elf"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf  <HTML>", "text/html"),
        ("\ufeff<html>".encode("utf-16-le"), "text/html"),
        (b"<!-- note --><script>", "text/html"),
        (make.SVG, "image/svg+xml"),
        (b"BEGIN:VCALENDAR\r\n", "text/calendar"),
        (b"{\\rtf1 }", "text/rtf"),
        (make.SHORTCUT, "application/x-ms-shortcut"),
        (b"[InternetShortcut]\r\nURL=https://a.example/", "application/x-mswinurl"),
        (bytes(0x8001) + b"CD001", "application/x-iso9660-image"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
        (b"just text", "text/plain"),
        ("日本語の文章です。".encode("cp932"), "text/plain"),
        (bytes(range(256)), "application/octet-stream"),
        (b"", "text/plain"),
        (make.zipped({"[Content_Types].xml": "x", "word/document.xml": ""}), "application/vnd.openxmlformats-package"),
        (make.word(), make.DOC),
        (make.zipped({"META-INF/MANIFEST.MF": "x", "A.class": "x"}), "application/java-archive"),
        (
            make.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}),
            "application/vnd.oasis.opendocument.text",
        ),
        (make.compound({"WordDocument": b""}), "application/msword"),
        (make.compound({"Workbook": b""}), "application/vnd.ms-excel"),
        (make.compound({"x": b""}, bytes.fromhex("84100C0000000000C000000000000046")), "application/x-msi"),
    ],
)
def test_type(data, expected):
    assert inspect("a.bin", "application/octet-stream", data).detected_type == expected


class TestZip:
    @pytest.mark.parametrize("name", ["請求書.exe", "résumé.exe"])
    def test_members(self, name):
        attachment = inspect("a.zip", "", make.zipped({name: make.PROGRAM, "b.txt": "b"}))
        assert [(child.name, child.kinds) for child in attachment.children] == [(name, ("executable",)), ("b.txt", ())]
        assert len(attachment.children[0].sha256) == 64

    def test_japanese_names_of_windows(self):
        data = make.zipped({"AAAAAAAA": "x"}).replace(b"AAAAAAAA", "請求書類".encode("cp932"))
        assert inspect("a.zip", "", data).children[0].name == "請求書類"

    def test_encrypted_but_listed(self):
        attachment = inspect("a.zip", "", make.zipped({"invoice.exe": "x"}, encrypted=True))
        assert "encrypted-archive" in attachment.kinds
        assert attachment.children[0].kinds == ("executable",)
        assert [gap.why for gap in attachment.all_not_examined()] == ["encrypted"]

    def test_nested_ever_deeper_ends(self):
        data = make.zipped({"a.txt": "x"})
        for _ in range(30):
            data = make.zipped({"a.zip": data})
        attachment = inspect("a.zip", "", data)
        assert "nested-archive" in attachment.kinds
        assert "limit-archive-depth" in {defect.kind for defect in attachment.all_defects()}

    def test_bomb(self):
        assert "archive-bomb" in kinds("a.zip", make.zipped({"0": bytes(20_000_000)}))
        assert "archive-bomb" not in kinds("a.zip", make.zipped({"a.csv": b"1,2,3\n" * 100_000}))

    def test_overlapping_members(self):
        data = bytearray(make.zipped({"a": bytes(9_000_000), "b": bytes(9_000_000)}))
        second = data.rfind(b"PK\x01\x02")
        data[second + 42 : second + 46] = bytes(4)
        assert "archive-bomb" in kinds("a.zip", bytes(data))

    def test_traversal(self):
        assert "path-traversal" in kinds("a.zip", make.zipped({"../../start.bat": "x"}))

    def test_second_archive_in_front(self):
        data = make.zipped({"a.exe": make.PROGRAM}) + make.zipped({"b.txt": "b"})
        assert "executable" in everything(inspect("a.zip", "", data))

    def test_behind_a_picture(self):
        data = make.zipped({"a.txt": "a"})
        assert inspect("a.zip", "", b"PK\x03\x04" + data).children

    def test_without_directory(self):
        data = make.zipped({"a.exe": make.PROGRAM})
        attachment = inspect("a.zip", "", data[: data.find(b"PK\x01\x02")])
        assert "executable" in everything(attachment)
        assert "zip-directory-missing" in {defect.kind for defect in attachment.defects}

    @pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_methods(self, method):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.writestr("a.dat", make.PROGRAM)
        assert "executable" in everything(inspect("a.zip", "", out.getvalue()))


class TestOtherArchives:
    def test_gzip_tar(self):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:gz") as archive:
            info = tarfile.TarInfo("dir/" + "x" * 120 + ".js")
            info.size = 3
            archive.addfile(info, io.BytesIO(b"abc"))
        attachment = inspect("a.tgz", "", out.getvalue())
        assert [file.name[-5:] for file in attachment.walk()] == ["a.tgz", "a.tar", "xx.js"]
        assert "script" in everything(attachment)

    @pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
    def test_bombs(self, pack):
        assert "archive-bomb" in kinds("a.bin", pack(bytes(20_000_000)))
        assert "archive-bomb" not in kinds("a.bin", pack(b"2026-04-01,ok\n" * 1000))

    def test_rar5(self):
        def vint(value):
            return bytes([value])

        def block(body):
            return bytes(4) + vint(len(body)) + body

        record = vint(2) + vint(1) + vint(0)  # the extra record for encryption
        name = b"invoice.exe"
        file = vint(2) + vint(1) + vint(len(record)) + bytes([0, 5, 0, 0, 0, len(name)]) + name + record
        attachment = inspect("a.rar", "", b"Rar!\x1a\x07\x01\x00" + block(vint(1) + vint(0) + vint(0)) + block(file))
        assert "encrypted-archive" in attachment.kinds
        assert [(child.name, child.kinds) for child in attachment.children] == [("invoice.exe", ("executable",))]

    def test_rar_with_encrypted_list(self):
        assert "encrypted-archive" in kinds("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(4) + bytes([3, 4, 0, 0]))
        main = struct.pack("<HBHH", 0, 0x73, 0x80, 13) + bytes(6)
        assert "encrypted-archive" in kinds("a.rar", b"Rar!\x1a\x07\x00" + main)

    def test_7z_with_plain_header(self):
        names = "invoice.exe\0".encode("utf-16-le")
        header = b"\x01\x04\x06\xf1\x07\x01\x05\x01\x11" + bytes([len(names) + 1]) + b"\0" + names + b"\0\0"
        data = b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(4) + struct.pack("<QQI", 0, len(header), 0) + header
        attachment = inspect("a.7z", "", data)
        assert "encrypted-archive" in attachment.kinds
        assert [child.name for child in attachment.children] == ["invoice.exe"]


class TestOffice:
    def test_macro(self):
        attachment = inspect("a.docm", "", make.word(word__vbaProject_bin=make.vba_project(make.MACRO)))
        (fact,) = attachment.facts_of("macro")
        assert fact.text == "word/vbaProject.bin"
        assert "AutoOpen" in fact.detail

    def test_project_without_code(self):
        assert "macro" not in kinds("a.docm", make.word(word__vbaProject_bin=make.vba_project(make.EMPTY)))

    def test_old_format(self):
        project = {"Macros/x": b""} | {
            "VBA/dir": b"x",
            "VBA/_VBA_PROJECT": b"x",
            "VBA/M": make.compressed_module(
                'Attribute VB_Name = "M"\r\nSub Document_Open()\r\nShell "calc"\r\nEnd Sub\r\n'
            ),
            "WordDocument": b"",
        }
        attachment = inspect("a.doc", "", make.compound(project))
        assert attachment.detected_type == "application/msword"
        assert "Document_Open; Shell" in attachment.facts_of("macro")[0].detail

    def test_excel_4_sheet(self):
        sheet = struct.pack("<IBB", 0, 1, 1) + bytes([6, 0]) + b"Macro1"
        records = (
            struct.pack("<HH", 0x809, 0) + struct.pack("<HH", 0x85, len(sheet)) + sheet + struct.pack("<HH", 0x0A, 0)
        )
        (fact,) = inspect("a.xls", "", make.compound({"Workbook": records})).facts_of("macro")
        assert fact.text == "Macro1"

    def test_encrypted(self):
        assert "encrypted-document" in kinds("a.xlsx", make.compound({"EncryptedPackage": b"", "EncryptionInfo": b""}))
        assert "encrypted-document" in kinds("a.xls", make.compound({"Workbook": struct.pack("<HH", 0x2F, 0)}))

    @pytest.mark.parametrize(
        "target",
        ["https://a.example/t.dotm", "\\\\192.0.2.1\\t.dotm", "mhtml:http://a.example/x!x-usc:http://a.example"],
    )
    def test_remote_template(self, target):
        attachment = inspect("a.docx", "", make.word(rels=[("attachedTemplate", target)]))
        assert [fact.text for fact in attachment.facts_of("remote-template")] == [target]

    def test_local_template_and_links_are_ordinary(self):
        rels = [("attachedTemplate", "file:///C:/Users/a/Normal.dotm"), ("hyperlink", "https://a.example/?a=1&amp;b=2")]
        attachment = inspect("a.docx", "", make.word(rels=rels))
        assert attachment.kinds == ()
        assert attachment.urls == (("https://a.example/?a=1&b=2", ""),)
        assert attachment.texts == ("架空の文書です。",)

    def test_packed_program(self):
        body = struct.pack("<IH", 0, 2) + b"readme.exe\0C:\\readme.exe\0" + bytes(8) + b"C:\\readme.exe\0"
        body += struct.pack("<I", len(make.PROGRAM)) + make.PROGRAM
        attachment = inspect("a.doc", "", make.compound({"\x01Ole10Native": body, "WordDocument": b""}))
        assert [(child.name, child.kinds) for child in attachment.children] == [("readme.exe", ("executable",))]

    def test_rtf(self):
        assert "remote-template" in kinds("a.rtf", b"{\\rtf1{\\*\\template https://a.example/t.dotm}}")
        assert "remote-template" not in kinds("a.rtf", b"{\\rtf1{\\*\\template C:\\\\Normal.dotm}}")

    def test_agrees_with_olevba(self):
        olevba = pytest.importorskip("oletools.olevba", reason="needs mailguard[office]")
        for source, expected in ((make.MACRO, True), ("Sub A()\r\n x = 1\r\nEnd Sub\r\n", True)):
            data = make.word(word__vbaProject_bin=make.vba_project(source))
            parser = olevba.VBA_Parser("a.docm", data=data)
            assert parser.detect_vba_macros() is expected
            assert ("macro" in kinds("a.docm", data)) is expected


class TestPdf:
    def test_script(self):
        (fact,) = inspect("a.pdf", "", make.SCRIPT_PDF).facts_of("pdf-javascript")
        assert fact.text == "app.alert('harmless test data');"

    def test_escaped_names(self):
        data = make.SCRIPT_PDF.replace(b"/JavaScript", b"/J#61vaScr#69pt")
        assert "pdf-javascript" in kinds("a.pdf", data)

    def test_in_object_stream(self):
        inner = b"<< /S /Launch /F (cmd.exe) >> << /S /URI /URI (https://a.example/\\(x\\)) >>"
        attachment = inspect("a.pdf", "", make.pdf(b"<< /Type /Catalog >>", make.object_stream(inner)))
        assert attachment.facts_of("pdf-launch")[0].text == "cmd.exe"
        assert attachment.urls == (("https://a.example/(x)", ""),)

    def test_ordinary(self):
        assert kinds("a.pdf", make.PLAIN_PDF) == set()
        assert kinds("a.pdf", make.PLAIN_PDF.replace(b"/Type /Pages", b"/Type /Sig /ByteRange [0 1 2 3]")) == set()

    def test_opens_an_address(self):
        data = make.pdf(b"<< /Type /Catalog /OpenAction << /S /URI /URI (https://a.example/) >> >>")
        assert "pdf-open-url" in kinds("a.pdf", data)

    def test_embedded_program(self):
        body = b"<< /Type /EmbeddedFile /Length 99 >>\nstream\n" + make.PROGRAM + b"\nendstream"
        data = make.pdf(b"<< /Type /Catalog >>", body, b"<< /Type /Filespec /F (tool.exe) /EF << /F 2 0 R >> >>")
        attachment = inspect("a.pdf", "", data)
        assert attachment.facts_of("pdf-embedded-file")[0].text == "tool.exe"
        assert "executable" in attachment.children[0].kinds

    def test_embedded_invoice_data_is_ordinary(self):
        body = b"<< /Type /EmbeddedFile /Length 9 >>\nstream\n<?xml version='1.0'?><Invoice/>\nendstream"
        data = make.pdf(b"<< /Type /Catalog >>", body, b"<< /F (factur-x.xml) /EF << /F 2 0 R >> >>")
        assert kinds("a.pdf", data) == set()

    def test_password(self):
        assert "encrypted-document" in kinds("a.pdf", make.LOCKED_PDF)

    @pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
    @pytest.mark.parametrize("password", ["", "himitsu"])
    def test_password_as_other_software_writes_it(self, algorithm, password):
        pypdf = pytest.importorskip("pypdf", reason="needs mailguard[pdf]")
        writer = pypdf.PdfWriter()
        writer.add_blank_page(100, 100)
        writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
        out = io.BytesIO()
        writer.write(out)
        assert ("encrypted-document" in kinds("a.pdf", out.getvalue())) is bool(password)


class TestPages:
    def test_smuggling(self):
        (fact,) = inspect("a.html", "", make.SMUGGLE.encode()).facts_of("smuggling")
        assert fact.text == "URL.createObjectURL(blob)"

    def test_smuggled_file_is_looked_into(self):
        import base64

        data = base64.b64encode(make.zipped({"a.js": "x"})).decode()
        page = f'<html><script>var f="{data}";save(new Blob([atob(f)]));a.download="x.zip"</script>'
        assert {"smuggling", "script"} <= everything(inspect("a.html", "", page.encode()))

    def test_form(self):
        (fact,) = inspect("a.html", "", make.LOGIN.encode()).facts_of("password-form")
        assert fact.text == "https://login.kakuu-shoji.example/collect"

    def test_hidden_form(self):
        from urllib.parse import quote

        page = f"<html><script>document.write(unescape('{quote(make.LOGIN, safe='')}'))</script>"
        assert {"smuggling", "password-form"} <= kinds("a.html", page.encode())

    def test_ordinary_page(self):
        page = '<html><body><h1>報告</h1><a href="https://a.example/">詳細</a><script>var a = 1;</script>'
        attachment = inspect("a.html", "", page.encode())
        assert attachment.kinds == ("html",)
        assert ("https://a.example/", "詳細") in attachment.urls
        assert "報告" in attachment.texts[0]

    def test_active_picture(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>location="https://a.example/"</script></svg>'
        assert "svg-script" in kinds("a.svg", svg, "image/svg+xml")
        assert kinds("a.svg", make.SVG) == set()


class TestDisguise:
    @pytest.mark.parametrize(
        ("name", "declared", "data"),
        [
            ("a.pdf", "application/pdf", make.PROGRAM),
            ("a.jpg", "image/jpeg", b"<html><body>x"),
            ("a.docx", "", make.zipped({"x.txt": "x"})),
            ("a.doc", "application/msword", make.SHORTCUT),
            ("a.html", "image/png", b"<html>"),
        ],
    )
    def test_matters(self, name, declared, data):
        assert "disguised-type" in kinds(name, data, declared)

    @pytest.mark.parametrize(
        ("name", "declared", "data"),
        [
            ("a.jpg", "image/png", b"\xff\xd8\xff\xe0" + bytes(20)),
            ("a.doc", "application/msword", b"{\\rtf1 }"),
            ("a.docx", "application/octet-stream", make.word()),
            ("a.docx", make.DOC, make.compound({"EncryptedPackage": b""})),
            ("a.zip", "application/octet-stream", make.zipped({"x": "x"})),
            ("a.txt", "text/plain", b"<html>"),
            ("a.pdf", "application/octet-stream", make.PLAIN_PDF),
            ("a.one", "", bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")),
        ],
    )
    def test_does_not_matter(self, name, declared, data):
        assert "disguised-type" not in kinds(name, data, declared)


class TestMails:
    def test_attached_in_every_way(self):
        inner = make.INNER
        files = [("a.eml", "message/rfc822", inner), ("b.eml", "application/octet-stream", inner)]
        files.append(("c.zip", "application/zip", make.zipped({"d.eml": inner})))
        outer = parse(make.mail("転送", files))
        found = [file for attachment in collect_attachments(outer)[0] for file in attachment.walk() if file.message]
        assert [file.name for file in found] == ["a.eml", "b.eml", "d.eml"]
        assert {file.message.subject for file in found} == {"会議のお知らせ"}

    def test_mails_in_mails_end(self):
        data = make.INNER
        for _ in range(20):
            data = make.mail("転送", [("a.eml", "application/octet-stream", data)])
        message, depth = parse(data), 0
        while message.attachments and message.attachments[0].message:
            message, depth = message.attachments[0].message, depth + 1
        assert 3 <= depth <= 10

    def test_nameless(self):
        raw = b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/pdf\n\n%PDF-\n--x--\n"
        (attachment,), _ = collect_attachments(parse(raw))
        assert attachment.name == "part-1.pdf"
        assert attachment.path == "1"


def test_calendar():
    data = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Kaigi\r\n"
    data += b"DESCRIPTION:Join\\nhttps://a.exam\r\n ple/x\r\nEND:VEVENT\r\n"
    attachment = inspect("a.ics", "text/calendar", data)
    assert attachment.urls == (("https://a.example/x", ""),)
    assert attachment.texts == ("Kaigi\nJoin\nhttps://a.example/x",)


def test_shortcut_command():
    (fact,) = inspect("a.lnk", "", make.SHORTCUT).facts_of("shortcut")
    assert fact.text == "a.lnk"
