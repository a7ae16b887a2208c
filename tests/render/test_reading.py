"""What readers learn from a report: how the score adds up, where the evidence is, what belongs to a nested mail."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mailguard import scan
from mailguard.config import Config
from mailguard.config.model import Organization
from mailguard.render import render
from mailguard.render.common.style import Style
from mailguard.report.redact import redacted

CONFIG = Config(organization=Organization(domains=("imakiire.or.jp",)))
PHISH = """\
From: =?utf-8?b?44G/44Gu44KK6YqA6KGM?= <no-reply@imakire.or.jp>
To: Hanako <reception@imakiire.or.jp>
Subject: [Urgent] Your mailbox
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<p>Dear reception@imakiire.or.jp, your account will be suspended within 24 hours.</p>
<p>We noticed unusual sign-in activity. Please <a href="http://192.0.2.80/login">confirm your password</a>.</p>
<p style="display:none">Mountains and rivers, forests and lakes, a story of birds and of a long walk home.</p>
"""
OUTER = """\
From: colleague@imakiire.or.jp
To: it@imakiire.or.jp
Subject: please look
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=q

--q
Content-Type: text/plain

Is this real?
--q
Content-Type: message/rfc822

{inner}
--q--
"""


def report_of(text=PHISH, language="en"):
    return scan(text.replace("\n", "\r\n").encode(), offline=True, config=CONFIG, lang=language, path="mail.eml")


def document(report, format_, language="en", verbosity=0):
    return "".join(render([report], format_, Style(language, verbosity)))


class Marks(HTMLParser):
    """Return the marked words of a page, each with the numbers that follow it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.inside, self.reference = [], False, False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "mark":
            self.inside = True
            self.found.append(["", []])
        self.reference = tag == "a" and dict(attrs).get("class") == "ref"

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "mark"
        self.reference = False

    def handle_data(self, data):
        if self.inside:
            self.found[-1][0] += data
        elif self.reference and self.found:
            self.found[-1][1].append(int(data))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_format_tells_the_points_and_they_add_up(language):
    report = report_of(language=language)
    gained = [each.points for each in report.findings if each.points]
    assert len(gained) > 3
    told = f"{report.verdict.base} + " + " + ".join(map(str, sorted(gained, reverse=True)))
    text, html = document(report, "text", language), document(report, "html", language)
    word = " points" if language == "en" else "点"
    for page in (text, html):
        assert told in page
        for points in gained:
            assert f"{points:+d}{word}" in page
    table = csv.DictReader(io.StringIO(document(report, "csv", language), newline=""))
    assert sum(int(row["points"]) for row in table) + report.verdict.base == report.verdict.score
    results = json.loads(document(report, "sarif", language))["runs"][0]["results"]
    assert sum(each["properties"]["points"] for each in results) + report.verdict.base == report.verdict.score
    data = json.loads(document(report, "json", language))
    assert sum(each["points"] for each in data["findings"]) + data["verdict"]["base"] == data["verdict"]["score"]


def test_a_report_of_an_earlier_version_says_nothing_about_points():
    report = report_of()
    older = replace(
        report,
        verdict=replace(report.verdict, base=0),
        findings=tuple(replace(each, points=0) for each in report.findings),
    )
    assert "Sum:" not in document(older, "text")
    assert "Every mail starts" not in document(older, "html")


def test_the_evidence_is_marked_in_the_mails_own_words():
    report = report_of()
    html = document(report, "html")
    marks = {text: numbers for text, numbers in Marks(html).found if numbers}
    numbered = {
        int(number): check
        for number, check in re.findall(r'id="m1f(\d+)".*?class="check"><bdi>([a-z-]+)', html, re.DOTALL)
    }

    def checks(words):
        (numbers,) = [numbers for text, numbers in marks.items() if words in text]
        return {numbered[number] for number in numbers}

    assert "time-limit" in checks("within 24 hours")
    assert "threat" in checks("suspended")
    assert "credential-request" in checks("confirm your password")
    assert "ip-url" in checks("hxxp://192[.]0[.]2[.]80/login")
    assert "hidden-html-text" in checks("Mountains and rivers")
    assert "urgency-phrase" in checks("Urgent")
    assert "lookalike-sender-domain" in checks("imakire.or.jp")
    assert "not visible in the mail" in html


def test_every_number_leads_to_a_finding():
    html = document(report_of(), "html")
    assert set(re.findall(r'href="#(m1f\d+)"', html)) <= set(re.findall(r'id="(m1f\d+)"', html))


def test_a_report_that_leaves_the_house_is_without_the_mails_text():
    html = document(redacted(report_of()), "html")
    assert 'class="mail"' not in html
    assert "Mountains and rivers" not in Marks(html).found
    assert "reception@" not in html


def test_a_report_read_back_from_json_is_shown_without_the_mails_text():
    from mailguard.report.model import Report

    html = document(Report.from_dict(report_of().to_dict()), "html")
    assert 'class="mail"' not in html
    assert "This mail is dangerous" in html


@pytest.mark.parametrize(
    ("language", "meant", "denied"),
    [
        ("en", "The mail attached to this one looks dangerous", "No danger was found"),
        ("ja", "添付されたメールに危険な点があります", "危険な点は見つかりませんでした  "),
    ],
)
def test_a_colleague_who_shows_a_phish_is_not_answered_with_no_danger(language, meant, denied):
    report = report_of(OUTER.format(inner=PHISH), language)
    assert report.verdict.level == "clean"
    for format_ in ("text", "html"):
        page = document(report, format_, language)
        assert meant in page
        assert denied not in page


def test_the_same_advice_is_given_once():
    report = report_of()
    advice = [each.advice for each in report.findings if each.points]
    twice = next(each for each in advice if advice.count(each) > 1)
    assert document(report, "html").count(f"<bdi>{twice}</bdi>") == 1
    flat = re.sub(r"\s*│\s*", " ", document(report, "text").replace("\n", ""))
    assert flat.count(f"What to do: {twice}") == 1


def test_japanese_details_are_japanese():
    page = document(report_of(OUTER.format(inner=PHISH), "ja"), "text", "ja", 1)
    assert "オフラインのため" in page
    for english in ("offline", "below-border", "attachment:", "header "):
        assert english not in page
