"""Postures in every format: the content for readers and programs; text from DNS can do nothing in it."""

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings

import report_sample as sample
from mailguard.posture.records.spf.value import SpfRecord, SpfTerm
from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style
from mailguard.render.common.visible import cell_width
from mailguard.render.posture.formats import FORMATS, render_postures
from mailguard.render.posture.tree import LINES, branches
from posture_sample import finding, make

SCHEMA = json.loads(resources.files("mailguard.data").joinpath("posture-1.schema.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)
STYLES = [Style("en"), Style("ja"), Style("ja", 1, 60), Style("en", 1, 50, unicode=False), Style("en", -1)]


def document(postures, format_, style=None):
    return "".join(render_postures(postures, format_, style))


def three():
    return [
        make(),
        make(domain="good.example", level="good", score=98, findings=False),
        make(domain="down.example", level="unknown", score=100),
    ]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("style", STYLES)
def test_every_format_of_nothing_one_and_several(format_, style):
    for postures in ([], [make()], three()):
        document(postures, format_, style).encode()


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="yaml"):
        document([], "yaml")


# text


def test_text_of_several_begins_with_the_table_and_tells_what_to_mend_first():
    lines = document(three(), "text", Style("en")).splitlines()
    assert lines[0].split() == ["Domain", "Result", "Score", "What", "to", "fix", "first"]
    assert lines[1].split("│")[0].split() == ["hp.example", "critical", "38"]
    assert "spf-none" in lines[1]
    assert next(line for line in lines if line.startswith("good.example")).split("│")[1].strip() == "nothing"
    assert next(line for line in lines if line.startswith("down.example")).split()[2] == "-", "no score without answers"
    assert "3 domains: 1 critical, 0 warning, 1 good, 1 could not be checked" in lines


def test_text_of_one_begins_with_the_answer():
    text = document([make()], "text", Style("en"))
    assert text.startswith("hp.example: must be fixed now  (score 38 of 100)")
    assert text.index("[high] spf-none") < text.index("[medium] dmarc-policy-none") < text.index("[low] dkim-key-weak")
    assert text.index("[low] dkim-key-weak") < text.index("Could not be checked") < text.index("Could be better still")
    assert "[high]" in text
    assert "hp.example: 早急な対応が必要です" in document([make()], "text", Style("ja"))


def test_text_gives_each_record_to_publish_a_line():
    lines = [line.strip(" │") for line in document([make()], "text", Style("en")).splitlines()]
    assert lines[lines.index("What to do: Publish:") + 1] == 'hp.example. TXT "v=spf1 -all"'
    first = lines.index("first")
    assert lines[first + 1] == "second"


def test_text_shows_answers_the_tree_and_good_findings_with_v_only():
    short, long = (document([make()], "text", Style("en", verbosity)) for verbosity in (0, 1))
    for words in ("DNS answers", "lookups on the left", "In order\n", "What was found"):
        assert words not in short
        assert words in long
    assert "-v shows" in short
    assert "-v shows" not in long


def test_quiet_text_is_one_line_a_domain_as_soon_as_it_is_ready():
    def endless():
        yield make()
        raise AssertionError("asked for the second before the first was shown")

    pieces = render_postures(endless(), "text", Style("en", -1))
    assert next(pieces) == "critical  38 │ hp.example\n"
    assert document(three(), "text", Style("en", -1)).splitlines()[2] == "unknown    - │ down.example"


def test_a_failed_look_up_is_no_defect():
    posture = replace(make(), level="unknown", findings=(finding("spf-temperror", "info", "SERVFAIL"),))
    text = document([posture], "text", Style("en"))
    assert "could not be checked" in text.splitlines()[0]
    assert "Could not be checked" in text
    assert "What to fix" not in text
    assert "Nothing to fix" not in text
    assert "score" not in text.splitlines()[0]


def test_words_in_the_readers_language_whatever_they_were_written_in():
    from mailguard.posture.texts import wording

    english = wording("spf-none", "", {"domain": "hp.example", "record": "x"}, "en")
    stored = replace(finding("spf-none", "high", "x", record="x"), summary=english.summary)
    posture = replace(make(), findings=(stored,))
    for format_ in ("text", "html", "csv", "junit", "sarif"):
        shown = document([posture], format_, Style("ja"))
        shown = shown.encode().decode("unicode_escape") if format_ == "sarif" else shown
        assert wording("spf-none", "", stored.values, "ja").summary in shown, format_


def test_an_unknown_check_keeps_its_own_words():
    posture = replace(make(), findings=(finding("future-check", "high", "text of tomorrow"),))
    for format_ in ("text", "html", "csv", "junit", "sarif"):
        assert "future-check: text of tomorrow" in document([posture], format_, Style("ja")), format_


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_no_line_of_text_begins_with_an_answer(hostile, style):
    marked = "ZZZ" + hostile + " ZZZ" * 60
    for line in document([make(marked), make(marked)], "text", style).splitlines():
        assert not line.lstrip().startswith("ZZZ"), line
        assert all(unicodedata.category(char)[0] != "C" for char in line), line


@pytest.mark.parametrize("style", STYLES)
def test_lines_of_text_fit_the_width(style):
    text = document([make("白山台中央病院 a long record " * 20)] * 2, "text", style)
    assert max(cell_width(line) for line in text.splitlines() if "│" in line or "|" in line) <= max(style.width, 60)


def test_colours_only_where_asked():
    assert "\x1b[" not in document(three(), "text", Style("en", 1))
    assert "\x1b[1;31m" in document(three(), "text", Style("en", color=True))


def test_ascii_output_draws_no_boxes():
    text = document(three(), "text", Style("en", 1, unicode=False))
    assert not set("│├└✓✗") & set(text)
    assert {char for char in text if not char.isascii()} <= set("→–…")


def test_an_internationalized_domain_is_shown_in_both_forms():
    text = document([make(domain="xn--wgv71a119e.example")], "text", Style("en"))
    assert text.startswith("日本語.example (xn--wgv71a119e.example):")


# the SPF tree


def test_the_tree_shows_every_term_with_its_cost():
    drawn = [
        (each.cost, each.drawn + each.text, each.remark) for each in branches(make("inner.example").spf.record, "en")
    ]
    assert drawn == [
        (3, "hp.example", ""),
        (2, "├─ inner.example", "syntax error: inner.example ip4:300"),
        (0, "│  └─ inner.example", ""),
        (1, "├─ inner.example", "no such record"),
        (0, "└─ -all", "ignored"),
    ]


def test_a_huge_tree_is_cut():
    wide = SpfRecord("a.example", terms=tuple(SpfTerm("ip4:192.0.2.1") for _ in range(5_000)))
    assert len(list(branches(wide, "en"))) == LINES + 2
    deep = SpfRecord("a.example")
    for _ in range(900):
        deep = SpfRecord("a.example", terms=(SpfTerm("include:a.example", record=deep),))
    assert len(list(branches(deep, "ja"))) == LINES + 2


# JSON


def test_json_is_an_object_for_one_and_an_array_for_more():
    assert json.loads(document([make()], "json"))["schema"] == "mailguard.posture/1"
    assert [each["domain"] for each in json.loads(document(three(), "json"))][1] == "good.example"
    assert len(document(three(), "jsonl").splitlines()) == 3


@given(sample.any_text)
@settings(max_examples=60, deadline=None)
def test_json_gives_back_the_posture_and_obeys_the_schema(text):
    written = document([make(text)], "json")
    written.encode()
    data = json.loads(written)
    VALID.validate(data)
    assert Posture.from_dict(data).to_dict() == make(text).to_dict()


def test_the_schema_knows_every_field():
    def compare(data, schema, where):
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        if isinstance(data, dict) and "properties" in schema:
            assert set(data) == set(schema["properties"]) == set(schema["required"]), where
            for key, value in data.items():
                compare(value, schema["properties"][key], f"{where}.{key}")
        elif isinstance(data, list) and data and "items" in schema:
            compare(data[0], schema["items"], f"{where}[]")

    compare(make().to_dict(), SCHEMA, "posture")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


# CSV


def test_csv_has_a_line_for_each_finding_and_one_at_least():
    text = document(three(), "csv", Style("en"))
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["check"] for row in table if row["domain"] == "hp.example"][:2] == ["spf-none", "dmarc-policy-none"]
    assert [(row["check"], row["level"]) for row in table if row["domain"] == "good.example"] == [("", "good")]
    assert text.splitlines()[0].startswith("domain,level,score")
    assert {row["record"] for row in table if row["check"] == "dmarc-policy-none"} == {"first | second"}


@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_no_cell_is_a_formula(hostile):
    parsed = list(csv.reader(io.StringIO(document([make(hostile)], "csv"), newline="")))
    assert len(parsed) == 7
    assert {len(row) for row in parsed} == {13}
    for cell in (cell for row in parsed for cell in row):
        assert unicodedata.normalize("NFKC", cell).strip(" \t\r\n\u3000\ufeff")[:1] not in ("=", "+", "-", "@"), cell
        assert not set(cell) & set("\n\r\t")


# HTML


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend((tag, name, value or "") for name, value in attrs)

    def handle_data(self, data):
        self.text.append(data)


def parsed(html):
    page = Page()
    page.feed(html)
    page.close()
    return page


def harmless(html):
    """Nothing runs, nothing is loaded, and no link leads out."""
    page = parsed(html)
    assert not set(page.tags) & {"script", "img", "iframe", "object", "embed", "form", "link", "base", "input"}
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("src", "srcset", "action", "formaction", "background", "style", "xlink:href"), (tag, name)
        if name == "href":
            assert re.fullmatch(r"#d\d+", value), value
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert "@import" not in html
    html.encode()
    return page


@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_html_holds_only_our_own_elements(hostile):
    honest = harmless(document([make("x")] * 2, "html", Style("ja")))
    page = harmless(document([make(hostile)] * 2, "html", Style("ja")))
    assert set(page.tags) == set(honest.tags)


def test_html_tells_all_and_leaves_records_as_they_are_to_be_published():
    html = document([make("v=TLSRPTv1; rua=https://reports.example/v1")], "html", Style("en"))
    text = "".join(parsed(html).text)
    assert "https://reports.example/v1" in text
    assert "must be fixed now" in text
    assert "What to fix" in text
    assert text.index("spf-none") < text.index("dmarc-policy-none")
    assert '<html lang="en">' in html
    assert '<html lang="ja">' in document([make()], "html", Style("ja"))


def test_every_sign_has_its_meaning_in_words():
    page = harmless(document([make()], "html", Style("ja")))
    signs = [value for tag, name, value in page.attributes if name == "aria-label"]
    assert signs
    assert all(signs)


# SARIF


def sarif(postures, style=None):
    return json.loads(document(postures, "sarif", style))["runs"][0]


def test_sarif_has_results_for_what_is_to_mend_and_a_notification_for_what_could_not_be_checked():
    run = sarif([make()], Style("en"))
    assert [each["ruleId"] for each in run["results"]] == ["spf-none", "dmarc-policy-none", "dkim-key-weak", "caa-none"]
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note", "note"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [each["message"]["text"] for each in notes if each["level"] == "warning"] == ["mx-temperror: v=spf1 -all"]
    (opinion,) = (each["message"]["text"] for each in notes if each["level"] == "note")
    assert opinion.startswith("hp.example: SPF: ")
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert "{" not in "".join(each["shortDescription"]["text"] for each in rules)


def test_sarif_locations_have_no_scheme_and_fingerprints_last():
    first, second = sarif([make("one")])["results"], sarif([make("two")])["results"]
    location = first[0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "hp.example"
    assert location["logicalLocations"][1]["fullyQualifiedName"] == "dns:hp.example TXT"
    assert first[1]["partialFingerprints"] == second[1]["partialFingerprints"], "the record changed, the defect did not"
    assert len({each["partialFingerprints"]["mailguardPosture/v1"] for each in first}) == 4


# JUnit


@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_junit_is_well_formed_whatever_dns_says(hostile):
    suites = ET.fromstring(document([make(hostile), make(hostile)], "junit"))
    assert [suite.get("failures") for suite in suites] == ["2", "2"]
    assert [len(suite.findall("testcase")) for suite in suites] == [6, 6]


def test_junit_fails_from_medium_on_and_tells_failed_look_ups_apart():
    suite = ET.fromstring(document([make()], "junit", Style("en")))[0]
    assert (suite.get("name"), suite.get("tests"), suite.get("errors")) == ("hp.example", "6", "1")
    failed = {case.get("name"): case.find("failure") for case in suite.findall("testcase")}
    assert {name for name, failure in failed.items() if failure is not None} == {
        "spf-none v=spf1 -all",
        "dmarc-policy-none",
    }
    assert failed["dmarc-policy-none"].get("type") == "medium"
    assert "first\nsecond" in failed["dmarc-policy-none"].text
    assert suite.find("testcase[@name='mx-temperror']/error") is not None


# Prometheus

SAMPLE = re.compile(
    r'([a-z_]+)\{([a-z_]+="(?:[^"\\\n]|\\\\|\\"|\\n)*"(?:,[a-z_]+="(?:[^"\\\n]|\\\\|\\"|\\n)*")*)\} (-?[0-9.e+-]+)'
)


def samples(text):
    found = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        match = SAMPLE.fullmatch(line)
        assert match, line
        assert (match[1], match[2]) not in found, "the same series twice"
        found[match[1], match[2]] = float(match[3])
    return found


@pytest.mark.parametrize("hostile", sample.HOSTILE)
def test_every_line_for_prometheus_is_a_sample(hostile):
    posture = make(hostile)
    posture = replace(posture, findings=posture.findings * 2)
    text = document([posture], "prometheus")
    assert text.endswith("\n")
    assert samples(text)


def test_prometheus_has_values_only_for_what_is_known():
    text = document(three(), "prometheus")
    found = samples(text)
    assert found["mailguard_posture_score", 'domain="hp.example"'] == 38
    assert ("mailguard_posture_score", 'domain="down.example"') not in found
    assert found["mailguard_posture_level", 'domain="down.example",level="unknown"'] == 1
    assert found["mailguard_posture_level", 'domain="good.example",level="critical"'] == 0
    assert found["mailguard_posture_findings", 'domain="hp.example",severity="high"'] == 1
    assert found["mailguard_posture_checked_timestamp_seconds", 'domain="hp.example"'] == 1795305600
    assert found["mailguard_posture_dmarc_policy", 'domain="hp.example"'] == 0
    names = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(names) == len(set(names)), "each metric once, with all its samples"


@pytest.mark.parametrize("faults", [{}, {"hp.example TXT": "TIMEOUT", "_dmarc.hp.example TXT": "SERVFAIL"}])
def test_real_postures_obey_the_schema_and_their_answers_give_the_same_again(faults):
    from mailguard.dns.zone import ZoneResolver
    from mailguard.posture.check_domain import check_domain
    from mailguard.posture.options import DomainOptions

    zone = {
        "hp.example TXT": ["v=spf1 include:spf.example mx redirect=other.example ?all"],
        "spf.example TXT": ["v=spf1 a:gone.example include:hp.example -all"],
        "hp.example MX": ["10 mx.hp.example.", "20 gone.example."],
        "mx.hp.example A": ["10.0.0.1"],
        "_dmarc.hp.example TXT": ["v=DMARC1; p=nonsense; pct=50; rua=mailto:x@other.example"],
        "s1._domainkey.hp.example TXT": ["v=DKIM1; k=rsa; p=AAAA"],
        "_mta-sts.hp.example TXT": ["v=STSv1; id=1"],
        "default._bimi.hp.example TXT": ["v=BIMI1; l="],
        **faults,
    }
    options = DomainOptions(selectors=("s1", "s2"), http=False, blocklists=True, lookalikes=True)
    found = check_domain("hp.example", resolver=ZoneResolver(zone), options=options)
    data = json.loads(document([found], "json"))
    VALID.validate(data)
    again = check_domain("hp.example", resolver=ZoneResolver(data["dns"]), options=options)
    for each in (found, again):
        for format_ in FORMATS:
            document([each], format_, Style("ja", 1)).encode()
    assert [(each.check, each.subject) for each in again.findings] == [
        (each.check, each.subject) for each in found.findings
    ]
    assert again.level == found.level == ("unknown" if faults else "critical")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_table_tells_what_to_mend_on_any_terminal(width):
    text = document(
        [make("記録 record"), make(domain="very-long-name-of-a-hospital.department.example")],
        "text",
        Style("en", 0, width),
    )
    table = text[: text.index("2 domains:")]
    assert "spf-none" in table
    assert "very-long-na" in table
    assert max(map(cell_width, table.splitlines())) <= width


@given(sample.any_text)
@settings(max_examples=60, deadline=None)
def test_no_text_from_dns_stops_a_format(text):
    words_of_tomorrow = replace(finding(text or "x", "grave", text), values={"record": text, "variant": text})
    posture = make(text, domain=text)
    posture = replace(posture, time=text, level="superb", findings=(*posture.findings, words_of_tomorrow))
    for format_ in FORMATS:
        for style in (Style("ja", 1, 40), Style("en")):
            document([posture, posture], format_, style).encode()
