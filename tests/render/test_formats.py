"""Every format: the content for readers and programs; text from a message can do nothing in it."""

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from importlib import resources

import jsonschema
import pytest
from hypothesis import given, settings

import report_sample as sample
from mailguard.render import FORMATS, render
from mailguard.render.common.layout import wrap
from mailguard.render.common.style import Style
from mailguard.render.common.visible import cell_width, visible
from mailguard.report.model import Report

SCHEMA = json.loads(resources.files("mailguard.data").joinpath("report-1.schema.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)
STYLES = [Style("en"), Style("ja"), Style("ja", 1, 60), Style("en", 1, 40, color=False, unicode=False), Style("en", -1)]


def document(reports, format_, style=None):
    return "".join(render(reports, format_, style))


# text


def test_text_answers_first_and_then_gives_reasons():
    text = document([sample.make()], "text", Style("ja"))
    lines = text.splitlines()
    assert lines[0].startswith("このメールは危険です")
    assert "97" in lines[0]
    assert (
        text.index("件名") < text.index("理由") < text.index("lookalike-sender-domain") < text.index("送信ドメイン認証")
    )
    assert "This mail is dangerous" in document([sample.make()], "text", Style("en"))


def test_quiet_text_is_one_line_a_mail():
    assert document([sample.make(), sample.make(level="clean")], "text", Style("en", -1)).splitlines() == [
        "dangerous   97 │ inbox/mail.eml",
        "clean        3 │ inbox/mail.eml",
    ]


def test_several_mails_are_counted_at_the_end():
    lines = document([sample.make(), sample.make(level="clean")], "text", Style("en")).splitlines()
    assert lines[-1] == "2 mails: 1 dangerous, 0 suspicious, 1 clean"


def test_findings_that_say_the_same_are_shown_once():
    from dataclasses import replace

    report = sample.make("once")
    again = replace(report, findings=report.findings + report.findings)
    for format_, times in (("text", 1), ("html", 1), ("csv", 2)):
        assert (
            document([again], format_).count("once imitates imakiire.or.jp")
            - document([report], format_).count("once imitates imakiire.or.jp")
            == times - 1
        )


def test_clean_with_a_remark_says_so():
    page = document([sample.make(level="clean")], "text", Style("en"))
    assert "No danger was found" not in page
    assert "please note the points below" in page


def test_a_file_without_a_header_is_not_called_safe():
    from dataclasses import replace

    from mailguard.message.defect import Defect

    report = replace(sample.make(level="clean", findings=False), defects=(Defect("no-header", "message"),))
    for format_ in ("text", "html"):
        page = document([report], format_, Style("en"))
        assert "could not be examined" in page
        assert "No danger was found" not in page


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_no_line_of_text_begins_with_the_message(hostile, style):
    marked = "ZZZ" + hostile + " ZZZ" * 60
    for line in document([sample.make(marked)], "text", style).splitlines():
        assert not line.lstrip().startswith("ZZZ"), line
        assert all(unicodedata.category(char)[0] != "C" for char in line), line


@pytest.mark.parametrize("style", STYLES)
def test_lines_of_text_fit_the_width(style):
    text = document([sample.make("今給黎総合病院 a long name " * 20)], "text", style)
    assert max(cell_width(line) for line in text.splitlines() if "│" in line or "|" in line) <= max(style.width, 60)


def test_colours_only_where_asked():
    assert "\x1b[" not in document([sample.make()], "text", Style("en"))
    assert "\x1b[1;31m" in document([sample.make()], "text", Style("en", color=True))


def test_ascii_output_draws_no_boxes():
    assert document([sample.make("plain")], "text", Style("en", 1, unicode=False)).replace("→", "").isascii()


def test_markup_is_text():
    assert "[bold red]markup[/bold red]" in document([sample.make("[bold red]markup[/bold red]")], "text")


@given(sample.any_text)
def test_visible_text_has_no_characters_that_act(text):
    shown = visible(text)
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)
    shown.encode()


@given(sample.any_text)
@settings(max_examples=60)
def test_wrapping_keeps_every_letter(text):
    lines = list(wrap(visible(text), 30))
    assert "".join(lines).replace(" ", "") == visible(text).replace(" ", "")
    assert all(cell_width(line) <= 30 for line in lines)


def test_japanese_punctuation_does_not_begin_a_line():
    lines = list(wrap("あいうえおかきくけこ、さしすせそ。たちつてと「なに」ぬねの" * 3, 20))
    assert not [line for line in lines if line[0] in "、。」"]
    assert not [line for line in lines if line[-1] == "「"]


def test_wrapping_is_linear():
    assert sum(1 for _ in wrap("。" * 200_000, 40)) > 1_000
    assert sum(1 for _ in wrap("a" * 200_000, 40)) >= 5_000


# JSON


def test_json_is_an_object_for_one_and_an_array_for_more():
    assert json.loads(document([sample.make()], "json"))["schema"] == "mailguard.report/1"
    assert [each["path"] for each in json.loads(document([sample.make(), sample.make()], "json"))] == [
        "inbox/mail.eml"
    ] * 2
    assert len(json.loads(document([sample.make()] * 3, "json"))) == 3
    assert json.loads(document([], "json")) == []


def test_jsonl_is_one_object_a_line():
    lines = document([sample.make(hostile) for hostile in sample.HOSTILE], "jsonl").splitlines()
    assert len(lines) == len(sample.HOSTILE)
    assert all(json.loads(line)["schema"] == "mailguard.report/1" for line in lines)


@given(sample.any_text)
@settings(max_examples=60)
def test_json_gives_back_the_report_and_obeys_the_schema(text):
    report = sample.make(text)
    written = document([report], "json")
    written.encode()
    data = json.loads(written)
    VALID.validate(data)
    assert Report.from_dict(data).to_dict() == report.to_dict()
    assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written), "a terminal would obey these"


def test_the_schema_knows_every_field():
    def compare(data, schema, where):
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        if isinstance(data, dict) and "properties" in schema:
            assert set(data) == set(schema["properties"]) == set(schema["required"]), where
            for key, value in data.items():
                compare(value, schema["properties"][key], f"{where}.{key}")
        elif isinstance(data, list) and data and "items" in schema:
            compare(data[0], schema["items"], f"{where}[]")

    compare(sample.make().to_dict(), SCHEMA, "report")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


# CSV


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_line_for_each_finding_and_one_at_least():
    table = rows(document([sample.make(), sample.make(path="second.eml", level="clean", findings=False)], "csv"))
    assert [(row["path"], row["check"]) for row in table] == [
        ("inbox/mail.eml", "lookalike-sender-domain"),
        ("inbox/mail.eml", "nested-eml"),
        ("inbox/mail.eml", "url-shortener"),
        ("second.eml", ""),
    ]
    header = document([], "csv").splitlines()
    assert len(header) == 1
    assert header[0].startswith("path,")
    assert header[0] == header[0].lower()


@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_no_cell_is_a_formula(hostile):
    text = document([sample.make(hostile, path=hostile or "-")], "csv")
    parsed = list(csv.reader(io.StringIO(text, newline="")))
    assert len(parsed) == 4
    for cell in (cell for row in parsed for cell in row):
        assert unicodedata.normalize("NFKC", cell).strip(" \t\r\n\u3000\ufeff")[:1] not in ("=", "+", "-", "@"), cell
        assert "\n" not in cell
        assert "\r" not in cell
        assert "\t" not in cell


@given(sample.any_text)
@settings(max_examples=60)
def test_csv_cells_stay_in_their_columns(text):
    parsed = list(csv.reader(io.StringIO(document([sample.make(text)], "csv"), newline="")))
    assert {len(row) for row in parsed} == {len(parsed[0])}


# HTML


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.attributes = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend((tag, name, value or "") for name, value in attrs)

    def handle_data(self, data):
        self.text.append(data)


ALLOWED_TAGS = {
    *("h4", "nav", "figure", "figcaption", "mark", "svg", "rect", "path"),
    *("html", "head", "meta", "title", "style", "body", "main", "footer", "article", "section", "details", "summary"),
    *("h1", "h2", "h3", "p", "br", "div", "span", "strong", "code", "bdi", "a", "ul", "li", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def parsed(html):
    page = Page()
    page.feed(html)
    page.close()
    return page


@pytest.mark.parametrize("hostile", sample.HOSTILE)
@pytest.mark.parametrize("count", [1, 2])
def test_html_holds_only_our_own_elements(hostile, count):
    html = document([sample.make(hostile, path=hostile or "x")] * count, "html", Style("ja"))
    honest = parsed(document([sample.make("x", path="x")] * count, "html", Style("ja")))
    page = parsed(html)
    assert set(page.tags) <= ALLOWED_TAGS
    if hostile.strip():
        assert abs(len(page.tags) - len(honest.tags)) <= 30
    for tag, name, value in page.attributes:
        assert not name.startswith("on")
        assert name not in ("src", "srcset", "action", "formaction", "background", "style")
        if name == "href":
            assert tag == "a"
            assert re.fullmatch(r"#m\d+(f\d+)?", value), "only within the page"
    html.encode()


def test_html_needs_nothing_from_elsewhere_and_says_so():
    html = document([sample.make()], "html")
    assert "default-src 'none'" in html
    assert "<script" not in html
    assert "url(" not in html
    assert "@import" not in html
    assert '<html lang="en">' in html
    assert '<html lang="ja">' in document([sample.make()], "html", Style("ja"))


def test_html_defangs_links():
    text = "".join(
        parsed(document([sample.make("see https://evil.test/a.b and ftp://x.test, www.bad.test")], "html")).text
    )
    assert "hxxps://evil[.]test/a.b" in text
    assert "hxxp://evil[.]test/?" in text
    assert not re.search(r"\bhttps?://|\bftp://|www\.bad", text)


def test_html_overview_of_several():
    html = document([sample.make(), sample.make(level="clean")], "html", Style("en"))
    turned = document([sample.make(level="clean"), sample.make()], "html", Style("en"))
    assert turned.index('href="#m2"') < turned.index('href="#m1"'), "the worst on top"
    assert "2 mails: 1 dangerous, 0 suspicious, 1 clean" in html
    assert 'href="#m2"' in html
    assert 'id="m2"' in html


# SARIF


def test_sarif_names_rules_and_places():
    log = json.loads(document([sample.make(path="a folder/今.mbox#3"), sample.make(path="/tmp/x.eml")], "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["lookalike-sender-domain", "nested-eml", "url-shortener"]
    assert len(run["results"]) == 6
    first = run["results"][0]
    assert rules[first["ruleIndex"]] == first["ruleId"]
    assert first["level"] == "error"
    place = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "a%20folder/%E4%BB%8A.mbox#3"
    assert run["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///tmp/x.eml"
    assert first["partialFingerprints"] == run["results"][3]["partialFingerprints"], "the same mail elsewhere"
    assert run["invocations"][0]["toolExecutionNotifications"]


# all formats


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_every_format_can_be_written(format_, hostile):
    for style in STYLES:
        document([sample.make(hostile, path=hostile)], format_, style).encode()


def test_an_unknown_format_is_a_mistake():
    with pytest.raises(ValueError, match="no such format"):
        render([], "pdf")
