"""`scan` and `ascan` as users of the library call them."""

import asyncio
import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
from mailguard.config import Allow, ChecksConfig
from mailguard.errors import ConfigError, InputError

EXAMPLES = Path(__file__).parents[2] / "examples" / "mail"
CONFIG = mailguard.Config(organization=mailguard.Organization(domains=("imakiire.or.jp",)))


def scan(name, config=CONFIG, **options):
    return mailguard.scan(EXAMPLES / f"{name}.eml", config=config, offline=True, **options)


def checks(report):
    return {finding.check for finding in report.findings}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("phish-*.eml")), ids=lambda path: path.stem)
def test_example_phishing_is_suspicious_or_worse(path):
    assert mailguard.scan(path, config=CONFIG, offline=True).verdict.level != "clean"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("legit-*.eml")), ids=lambda path: path.stem)
def test_example_legitimate_mail_is_clean(path):
    report = mailguard.scan(path, config=CONFIG, offline=True)
    assert report.verdict.level == "clean"
    assert report.errors == ()


def test_the_founding_case_is_explained():
    report = scan("phish-ja-lookalike-domain")
    (finding,) = [each for each in report.findings if each.check == "lookalike-sender-domain"]
    assert finding.data["protected"] == "imakiire.or.jp"
    assert finding.data["class"] == "omission"
    assert "imak[ii]re" in finding.summary
    assert finding.evidence[0].text == "imakire.or.jp"


def test_exposed_recipients_are_reported_and_no_phishing():
    report = scan("legit-ja-exposed-recipients")
    (finding,) = [each for each in report.findings if each.check == "exposed-recipients"]
    assert finding.data["count"] == 72
    assert report.verdict.level == "clean"


def test_a_reported_phish_is_shown_as_from_inside():
    report = scan("legit-ja-report-of-phish")
    inside = [finding for finding in report.findings if "inside" in finding.data]
    assert {"urgency-phrase", "threat"} <= {finding.check for finding in inside}
    assert report.verdict.level == "clean"
    assert "lookalike-sender-domain" in {finding.check for finding in report.nested[0].findings}


def test_every_kind_of_source_gives_the_same_report():
    path = EXAMPLES / "phish-en-within-24-hours.eml"
    raw = path.read_bytes()
    reports = [
        mailguard.scan(source, offline=True, path="x")
        for source in (path, str(path), raw, bytearray(raw), memoryview(raw), io.BytesIO(raw))
    ]
    assert len({json.dumps({**r.to_dict(), "timing_ms": 0}) for r in reports}) == 1


def test_an_unreadable_path_is_one_line():
    with pytest.raises(InputError) as error:
        mailguard.scan("no/such/file.eml", offline=True)
    assert str(error.value) == "no/such/file.eml: No such file or directory"


def test_the_report_reads_back():
    report = scan("phish-ja-zip-and-password")
    stored = json.loads(json.dumps(report.to_dict()))
    assert mailguard.Report.from_dict(stored).to_dict() == stored
    with pytest.raises(ValueError, match="not a mailguard"):
        mailguard.Report.from_dict({**stored, "schema": "other"})


def test_the_same_report_in_two_languages():
    english, japanese = scan("phish-ja-lookalike-domain"), scan("phish-ja-lookalike-domain", lang="ja")
    assert [f.check for f in english.findings] == [f.check for f in japanese.findings]
    assert all(a.summary != b.summary for a, b in zip(english.findings, japanese.findings, strict=True))


def test_on_asyncio():
    path = EXAMPLES / "phish-ja-lookalike-domain.eml"
    report = asyncio.run(mailguard.ascan(path, config=CONFIG, offline=True))
    assert checks(report) == checks(scan("phish-ja-lookalike-domain"))


def test_many_keep_their_order_and_tell_their_progress():
    seen = []
    reports = list(
        mailguard.scan_many(
            [EXAMPLES], jobs=2, offline=True, progress=lambda done, report: seen.append((done, report.path))
        )
    )
    assert [report.path for report in reports] == sorted(str(path) for path in EXAMPLES.glob("*.eml"))
    assert seen == [(number, report.path) for number, report in enumerate(reports, 1)]


def test_many_on_any_executor():
    raws = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.eml"))]
    with ThreadPoolExecutor(3) as pool:
        reports = list(mailguard.scan_many([(str(n), raw) for n, raw in enumerate(raws)], executor=pool, offline=True))
    assert [report.path for report in reports] == [str(n) for n in range(len(raws))]


def test_disabled_checks_do_not_run_and_none_at_all_is_a_mistake():
    disabled = mailguard.Config(checks=ChecksConfig(disabled=("urgency-phrase",)))
    assert "urgency-phrase" not in checks(scan("phish-ja-zip-and-password", disabled))
    from mailguard.checks import all_checks

    with pytest.raises(ConfigError, match="no check"):
        scan("legit-ja-newsletter", mailguard.Config(checks=ChecksConfig(disabled=tuple(c.name for c in all_checks()))))


def test_accepted_findings_are_shown_with_their_reason_until_they_end():
    rule = Allow(reason="their newsletter", check="threat", sender="kensetsu-biz.example", until=date(2027, 3, 31))
    config = mailguard.Config(allow=(rule,))
    accepted = scan("phish-ja-zip-and-password", config, at=datetime(2026, 12, 1, tzinfo=UTC))
    assert "threat" not in checks(accepted)
    assert accepted.accepted == ({"check": "threat", "reason": "their newsletter"},)
    later = scan("phish-ja-zip-and-password", config, at=datetime(2027, 4, 1, tzinfo=UTC))
    assert "threat" in checks(later)


def test_a_crashing_check_is_reported_and_the_others_go_on(monkeypatch):
    from dataclasses import replace

    from mailguard.checks import run

    real = run.selected_checks(CONFIG.checks)

    def crash(message, context):
        raise RuntimeError("broken")
        yield

    broken = tuple(replace(c, function=crash) if c.name == "threat" else c for c in real)
    monkeypatch.setattr(run, "selected_checks", lambda settings: broken)
    report = scan("phish-ja-lookalike-domain")
    assert [(error.check, error.detail) for error in report.errors] == [("threat", "RuntimeError: broken")]
    assert "urgency-phrase" in checks(report)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_get_a_report(raw):
    report = mailguard.scan(raw, offline=True)
    assert report.errors == ()
    json.dumps(report.to_dict()).encode()


FRAGMENTS = [
    b"From: ",
    b"To: ",
    b"a@example.jp",
    b"<",
    b">",
    b",",
    b"\r\n",
    b"\n\n",
    b" ",
    b"Subject: ",
    b"=?utf-8?B?",
    b"?=",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"--b\n",
    b"--b--",
    b"Content-Type: text/html\n",
    b"<a href=",
    b"http://",
    b"xn--",
    b"\xff\xfe",
    b"\x00",
    b"Content-Type: message/rfc822\n",
    b"<p style=display:none>",
    b"PK\x03\x04",
    b"Received: from x ([192.0.2.1]) by y; ",
    b"Authentication-Results: ",
    b"DKIM-Signature: v=1; a=rsa-sha256; b=",
    b"ARC-Seal: i=1; cv=none; ",
    b"Content-Disposition: attachment; filename=a.zip\n",
    b"Content-Transfer-Encoding: base64\n",
    "至急 24時間以内".encode(),
    "請求".encode("cp932"),
    b"%PDF-1.4 /JavaScript",
    b"Date: Mon, 32 Foo 20260 99:99:99 +9999\n",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(b"".join))
def test_any_mixture_of_mail_gets_a_report(raw):
    report = mailguard.scan(raw, config=CONFIG, offline=True)
    assert report.errors == ()
    json.dumps(report.to_dict()).encode()


def test_a_dkim2_signature_is_recognized_and_said_not_to_be_verified():
    report = mailguard.scan(b"From: a@example.jp\nDKIM2-Signature: i=1; d=example.jp\n\nhello\n", offline=True)
    assert [each.what for each in report.not_examined] == ["header:DKIM2-Signature"]


def test_a_crashing_reader_is_reported_and_costs_nothing_else(monkeypatch):
    from mailguard.message import files

    def collect_attachments(message):
        raise RuntimeError("broken")

    monkeypatch.setattr(files, "collect_attachments", collect_attachments)
    report = scan("phish-ja-zip-and-password")
    assert [(error.check, error.detail) for error in report.errors] == [("collect_attachments", "RuntimeError: broken")]
    assert "threat" in checks(report)
