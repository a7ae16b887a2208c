"""`not-fully-examined`: a mail with unread parts is never clean; the check adds nothing if others decide."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

import mailguard
from mailguard.checks import all_checks
from mailguard.checks.run import Raised
from mailguard.config import Config
from mailguard.finding import Evidence, Hit, Severity
from mailguard.message import gap, parse
from mailguard.message.defect import Defect, NotExamined
from mailguard.names.registry import Registry
from mailguard.pipeline.assess import assess
from mailguard.pipeline.context import Context

CHECKS = {check.name: check for check in all_checks()}


def context(raw=b"From: a@sato.example\r\n\r\nx"):
    config = Config()
    return Context(parse(raw), config, Registry.of(config.organization, ()), datetime(2026, 11, 17, tzinfo=UTC))


def hits_for(defect=None, unread=None):
    found = context()
    if defect is not None:
        found = replace(found, message=replace(found.message, parse_defects=(defect,)))
    return list(CHECKS["not-fully-examined"].function(found.message, found))


@pytest.mark.parametrize(
    ("kind", "severities"),
    [
        ("limit-mime-parts", [None]),
        ("limit-that-somebody-adds-tomorrow", [None]),
        ("internal-error", [None]),
        ("limit-received", [Severity.INFO]),
        ("limit-pdf-text", []),
        ("multipart-not-closed", []),
    ],
)
def test_which_defects_count(kind, severities):
    assert [hit.severity for hit in hits_for(Defect(kind, "message"))] == severities


@pytest.mark.parametrize(
    ("why", "counts"),
    [
        ("files inside a RAR archive", True),
        ("a reason that somebody adds tomorrow", True),
        ("encrypted", False),
        ("encrypted (S/MIME)", False),
        ("QR codes: install mailguard[qr]", False),
    ],
)
def test_which_unread_files_count(why, counts):
    assert gap.is_gap(NotExamined("attachment:a.bin", why)) is counts


def raised(name, severity=None, inside=""):
    return Raised(CHECKS[name], Hit((Evidence("body:text", "x"),), severity=severity), inside)


def test_by_itself_it_is_suspicious_and_no_more():
    result = assess([raised("not-fully-examined")], context())
    assert (result.level, result.score, result.reasons) == ("suspicious", 50, ("not-fully-examined",))


def test_inside_a_nested_mail_too():
    assert assess([raised("not-fully-examined", inside="a.eml")], context()).level == "suspicious"


@pytest.mark.parametrize("severity", [Severity.LOW, Severity.MEDIUM, Severity.HIGH])
def test_it_fills_up_what_others_leave(severity):
    others = [raised("urgency-phrase", severity), raised("time-limit", severity)]
    result = assess([*others, raised("not-fully-examined")], context())
    assert result.score == 50
    assert sum(result.points.values()) == result.score - result.base


def test_it_adds_nothing_where_others_decide():
    others = [raised("executable-attachment", Severity.HIGH), raised("threat"), raised("credential-request")]
    without, together = (assess(each, context()) for each in (others, [*others, raised("not-fully-examined")]))
    assert (together.level, together.score, together.reasons) == (without.level, without.score, without.reasons)
    assert together.points["not-fully-examined"] == 0


def test_an_encrypted_mail_is_told_and_stays_clean():
    raw = (
        b"From: a@sato.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
        b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA0kk\r\n-----END PGP MESSAGE-----\r\n"
    )
    report = mailguard.scan(raw, offline=True)
    [finding] = [each for each in report.findings if each.check == "not-fully-examined"]
    assert (finding.severity, report.verdict.level) == (Severity.LOW, "clean")


def test_a_disabled_check_is_silent():
    config = Config()
    config = replace(config, checks=replace(config.checks, disabled=("not-fully-examined",)))
    raw = b'From: a@sato.example\r\nMIME-Version: 1.0\r\nContent-Type: message/partial; id="a@b"; number=1\r\n\r\nx'
    assert mailguard.scan(raw, offline=True, config=config).verdict.level == "clean"
    assert mailguard.scan(raw, offline=True).verdict.level == "suspicious"
