"""Files with two names, and names with a hidden extension: the most harmful one counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
import make_attachments as make
from mailguard.message.files import inspect
from mailguard.message.files.filename import extension_of
from mailguard.message.files.names import deciding_name, values_of

MAIL = """From: Nishi <nishi@nishi-iin.example>\r
To: uketsuke@clinic.example\r
Subject: Minutes\r
Date: Mon, 16 Nov 2026 10:00:00 +0900\r
Message-ID: <a1@nishi-iin.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=b1\r
\r
--b1\r
Content-Type: text/plain; charset=utf-8\r
\r
The minutes are attached.\r
--b1\r
{fields}\r
\r
{body}\r
--b1--\r
"""


def scan(*fields, body="some text"):
    mail = MAIL.replace("{fields}", "\r\n".join(fields)).replace("{body}", body)
    return mailguard.scan(mail.encode(), offline=True)


def findings(report):
    return {finding.check: finding.evidence[0].text for finding in report.findings}


PROGRAM_NAMES = {
    "type": (
        'Content-Type: application/octet-stream; name="minutes.ps1"',
        "Content-Disposition: attachment; filename=minutes.txt",
    ),
    "disposition": (
        'Content-Type: application/pdf; name="minutes.pdf"',
        'Content-Disposition: attachment; filename="minutes.ps1"',
    ),
    "extended": (
        "Content-Type: text/plain; name=minutes.txt",
        "Content-Disposition: attachment; filename=minutes.txt; filename*=UTF-8''minutes%2Eps1",
    ),
    "plain beside extended": (
        "Content-Type: text/plain",
        "Content-Disposition: attachment; filename=minutes.ps1; filename*=UTF-8''minutes.txt",
    ),
    "name extended": (
        "Content-Type: text/plain; name*=utf-8''minutes.ps1",
        "Content-Disposition: attachment; filename=minutes.txt",
    ),
    "repeated": (
        "Content-Type: text/plain",
        'Content-Disposition: attachment; filename="minutes.txt"; filename="minutes.ps1"',
    ),
    "repeated first": (
        "Content-Type: text/plain",
        'Content-Disposition: attachment; filename="minutes.ps1"; filename="minutes.txt"',
    ),
    "two fields": (
        "Content-Type: text/plain",
        "Content-Disposition: attachment; filename=minutes.txt",
        "Content-Disposition: attachment; filename=minutes.ps1",
    ),
    "two types": (
        "Content-Type: text/plain; name=minutes.txt",
        "Content-Type: text/plain; name=minutes.ps1",
        "Content-Disposition: attachment",
    ),
    "encoded word": (
        "Content-Type: text/plain; name=minutes.txt",
        'Content-Disposition: attachment; filename="=?utf-8?B?bWludXRlcy5wczE=?="',
    ),
    "pieces": (
        "Content-Type: text/plain; name=minutes.txt",
        'Content-Disposition: attachment; filename*0="minutes."; filename*1="ps1"',
    ),
    "pieces out of order": (
        "Content-Type: text/plain",
        "Content-Disposition: attachment;\r\n filename*1*=ps1; filename*0*=us-ascii''minutes.",
    ),
    "blanks": (
        "Content-Type: text/plain; name = minutes.txt",
        "Content-Disposition: attachment; filename\t=\r\n\tminutes.ps1",
    ),
    "no semicolon": ("Content-Type: application/octet-stream", "Content-Disposition: attachment filename=minutes.ps1"),
}


@pytest.mark.parametrize("fields", PROGRAM_NAMES.values(), ids=PROGRAM_NAMES)
def test_a_program_under_either_name(fields):
    report = scan(*fields)
    assert findings(report).get("executable-attachment") == "minutes.ps1"
    assert report.verdict.level != "clean"


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("scan.lnk", "iso-or-lnk"),
        ("disk.iso", "iso-or-lnk"),
        ("invoice.pdf.exe", "double-extension"),
        ("invoice\u202efdp.exe", "rtlo-filename"),
        ("page.htm", "html-attachment"),
        ("note.one", "onenote-attachment"),
    ],
)
@pytest.mark.parametrize("place", ["type", "disposition"])
def test_the_other_checks_see_both_names_too(name, check, place):
    encoded = "utf-8''" + "".join(f"%{byte:02X}" for byte in name.encode())
    bad, good = (f"*={encoded}", "=minutes.dat")
    first, second = (bad, good) if place == "type" else (good, bad)
    report = scan(
        f"Content-Type: application/octet-stream; name{first}", f"Content-Disposition: attachment; filename{second}"
    )
    assert findings(report).get(check) == name


@pytest.mark.parametrize(
    "fields",
    [
        ("Content-Type: text/plain; name=List.txt", "Content-Disposition: attachment; filename=list-2.txt"),
        ("Content-Type: text/plain; name=List", "Content-Disposition: attachment; filename=list.txt"),
        (
            "Content-Type: text/plain",
            "Content-Disposition: attachment; filename=list.txt",
            "Content-Description: run setup.exe; name=setup.exe",
        ),
        ("Content-Type: text/plain; charset=utf-8", "Content-Disposition: attachment; filename=list.txt; size=9"),
        ("Content-Type: text/plain", "Content-Disposition: attachment; filename=list.txt; x-filename=setup.exe"),
    ],
)
def test_two_harmless_names(fields):
    report = scan(*fields)
    assert (report.verdict.level, findings(report)) == ("clean", {})


def test_a_program_named_so_in_the_field_of_a_mail():
    report = scan(
        "Content-Type: message/rfc822",
        "Content-Disposition: attachment; filename=setup.exe",
        body="Subject: x\r\n\r\ny",
    )
    assert findings(report).get("executable-attachment") == "setup.exe"


@pytest.mark.parametrize(
    "name",
    [
        "a.js", "a.JS", "a.js.", "a.js ", "a.js . .", "a.js\u00a0", "a.js\u3000", "a.js\t", "a.js\r\n", "a.js\0",
        "a\uff0ejs",
        "a\u3002js", "a\u2024js", "a.j\u200bs", "a.\u202ajs", "a.js\u3164", "a.js\u2800", "a.\uff4a\uff53",
        "a.js::$DATA",
        "a.js::$data", "a.js:x:$DATA", "a%2ejs", "a.js%20", "a.js%00", 'a.js"', "dir\\a.js", "../a.js", "a.j\u00ads",
        "a.js\ufe0f", "a.js\u2028", "a.js\x85", "a.js\U000e0020",
    ],
)  # fmt: skip
def test_what_windows_takes_for_the_ending(name):
    assert extension_of(name) == "js"
    assert "script" in inspect(name, "", b"x").kinds


@pytest.mark.parametrize(
    ("name", "extension"), [("a.jsx", "jsx"), ("a.js.txt", "txt"), ("Re: plan.txt", "txt"), ("100% done.txt", "txt")]
)
def test_other_endings(name, extension):
    assert extension_of(name) == extension


BLOCKED = """
ade adp app application appref-ms asp aspx asx bas bat bgi cer chm cmd cnt com cpl crt csh der diagcab exe fxp gadget
grp hlp hpj hta htc inf ins isp its jar jnlp js jse ksh mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt
mdw mdz msc msh msh1 msh2 mshxml msh1xml msh2xml msi msp mst msu ops osd pcd pif pl plg prf prg printerexport ps1
ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 pst py pyc pyo pyw pyz pyzw reg scf scr sct settingcontent-ms shb shs theme tmp
vb vbe vbp vbs vsmacros vsw webpnp website ws wsc wsf wsh xbap xll iqy slk library-ms search-ms
"""


@pytest.mark.parametrize("ending", BLOCKED.split())
def test_what_outlook_blocks_is_reported(ending):
    kinds = inspect(f"a.{ending}", "application/octet-stream", b"\x80\x81").kinds
    assert {"executable", "script", "query", "source", "blocked"} & set(kinds)


@pytest.mark.parametrize("ending", ["iso", "img", "vhd", "vhdx", "lnk", "url", "xnk", "wim"])
def test_images_and_shortcuts_are_reported_by_their_own_check(ending):
    report = mailguard.scan(make.mail("x", [(f"a.{ending}", "", b"\x80")]), offline=True)
    assert "iso-or-lnk" in {finding.check for finding in report.findings}


@pytest.mark.parametrize("ending", ["cer", "crt", "pst", "tmp", "mat"])
def test_data_that_outlook_blocks_does_not_make_a_mail_suspicious(ending):
    report = mailguard.scan(
        make.mail("証明書", [(f"a.{ending}", "application/octet-stream", b"\x30\x82\x01")]), offline=True
    )
    assert [f.severity for f in report.findings if f.check == "executable-attachment"] == ["low"]
    assert report.verdict.level == "clean"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_field(text):
    for field in (
        text,
        f"attachment; filename={text}",
        f'attachment; filename="{text}"',
        f"a; name*0*={text}; name*1={text}",
    ):
        deciding_name(values_of(field))
    extension_of(text)


@pytest.mark.parametrize("unit", ["name=", 'filename="', "name*0=", "name*=''%", "filename=(", "name \t=", '\\"'])
def test_fields_without_end(unit):
    values_of("attachment; " + unit * 20_000)
