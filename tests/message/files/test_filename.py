"""File names: double extensions, direction marks and invisible characters are recognised."""

import pytest

from mailguard.message.files import inspect
from mailguard.message.files.filename import displayed_name, extension_of


@pytest.mark.parametrize(
    "name",
    [
        "invoice.pdf.exe",
        "photo.jpg.scr",
        "請求書.xlsx.js",
        "report.pdf.html",
        "案内.docx.lnk",
        "invoice.pdf                                   .exe",
        "invoice.pdf.exe.",
        "invoice.pdf.exe  ",
        "請求書．pdf．exe",
        "invoice.pdf%2eexe",
        "INVOICE.PDF.EXE",
        "invoice\u200b.pdf.\u200bexe",
        "folder/invoice.pdf.vbs",
        "明細.pdf.iso",
    ],
)
def test_double_extension(name):
    assert "double-extension" in inspect(name, "", None).kinds


@pytest.mark.parametrize(
    "name",
    [
        "archive.tar.gz",
        "report.v1.2.pdf",
        "日付.2024.pdf",
        "2024.04.01.xlsx",
        "invoice.pdf",
        "signed.pdf.p7m",
        "scan.pdf.zip",
        "setup.1.2.exe",
        "jquery.min.js",
        "www.example.com",
        "a.b.c",
        "..",
        "",
        ".exe",
    ],
)
def test_ordinary_names(name):
    assert "double-extension" not in inspect(name, "", None).kinds
    assert "rtlo-filename" not in inspect(name, "", None).kinds


def test_direction_override():
    attachment = inspect("invoice\u202efdp.exe", "", None)
    assert {"rtlo-filename", "executable"} <= set(attachment.kinds)
    assert displayed_name("invoice\u202efdp.exe") == "invoiceexe.pdf"


def test_right_to_left_names_are_ordinary():
    assert inspect("\u200fخطاب.pdf\u200e", "", None).kinds == ()
    assert inspect("\u202bמכתב\u202c.pdf", "", None).kinds == ()


@pytest.mark.parametrize(
    ("name", "extension"),
    [("a.EXE", "exe"), ("a.exe. . ", "exe"), ("a．ｅｘｅ", "exe"), ("a", ""), ("a/b.c/d", ""), ("a.b c", "")],
)
def test_extension(name, extension):
    assert extension_of(name) == extension
