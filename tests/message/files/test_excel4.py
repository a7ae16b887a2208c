"""Excel 4 macro sheets: triggers, functions and URLs are found."""

import io

import pytest

import container_maker as boxes
from mailguard.message.files import inspect

EXEC, CALL, SUM = 110, 150, 4


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (boxes.workbook(EXEC, CALL, trigger=b"\x01"), "Excel 4 macro sheet, hidden; Auto_Open; EXEC; CALL"),
        (boxes.workbook(SUM, trigger=b"AUTO_OPENx"), "Excel 4 macro sheet, hidden; AUTO_OPENx"),
        (boxes.workbook(SUM), "Excel 4 macro sheet, hidden"),
    ],
)
def test_what_starts_it_and_what_it_calls(data, detail):
    assert [(fact.text, fact.detail) for fact in inspect("a.xls", "", data).facts_of("macro")] == [("Macro1", detail)]


def test_oletools_sees_the_same_sheet():
    pytest.importorskip("oletools", reason="needs the extra office")
    from oletools.thirdparty.oledump.plugin_biff import cBIFF

    data = boxes.workbook(EXEC, trigger=b"\x01")

    import olefile

    stream = olefile.OleFileIO(io.BytesIO(data)).openstream("Workbook").read()
    assert "Excel 4.0 macro sheet" in "\n".join(
        cBIFF(name=["Workbook"], stream=stream, options="-o BOUNDSHEET").Analyze()
    )
