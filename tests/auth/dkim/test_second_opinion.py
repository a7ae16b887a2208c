"""dkimpy's second opinion: where it agrees, each known difference, and messages that are not given to it."""

import base64
import time
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec

import pytest

import mailguard
from mailguard.auth.result import DkimResult, Result
from mailguard.auth.second_opinion.differences import dkim_difference
from mailguard.catalogue.second_opinion import DIFFERENCES
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

MAIL = (
    b"From: Tanaka Hanako <hanako@example.org>\r\n"
    b"To: uketsuke@hospital.example\r\n"
    b"Subject: Minutes of the meeting\r\n"
    b"Date: Mon, 02 Nov 2026 10:00:00 +0900\r\n"
    b"Message-ID: <1@example.org>\r\n"
    b"\r\n"
    b"Dear all,\r\n"
    b"the minutes are attached.\r\n"
)
KEY = "sel._domainkey.example.org TXT"
NOW = datetime.now(UTC)


def opinion(raw, *records, at=NOW):
    report = mailguard.scan(raw, resolver=ZoneResolver({KEY: list(records)}), at=at, second_opinion=True)
    found = [each for each in report.authentication.second_opinion if each.method == "dkim"]
    assert "engines-disagree" not in {finding.check for finding in report.findings}, found
    return report.authentication.dkim, found


def difference(raw, *records, at=NOW):
    """Return the name of the difference for the only signature, our result and dkimpy's."""
    (ours,), (each,) = opinion(raw, *records, at=at)
    assert not each.agrees
    assert each.reason in DIFFERENCES
    return each.reason, str(ours.result), str(each.result)


def test_both_pass(rsa):
    (ours,), (each,) = opinion(rsa.sign(MAIL), rsa.record)
    assert (ours.result, each.result, each.agrees, each.reason) == ("pass", "pass", True, "")
    assert each.engine.startswith("dkimpy 1.")
    assert (each.domain, each.selector) == ("example.org", "sel")


@pytest.mark.parametrize("record", ["", "v=DKIM1; p=", "v=DKIM1; p=AAAA", "nothing"])
def test_both_refuse_a_bad_key(rsa, record):
    (ours,), (each,) = opinion(rsa.sign(MAIL), *([record] if record else []))
    assert ours.result != "pass"
    assert each.result != "pass"
    assert each.agrees


def test_both_refuse_a_changed_mail(rsa):
    raw = rsa.sign(MAIL).replace(b"minutes are", b"minutes were")
    (ours,), (each,) = opinion(raw, rsa.record)
    assert (ours.result, each.result, each.agrees) == ("fail", "fail", True)


def test_every_signature_has_its_opinion(rsa, rsa_2048):
    raw = rsa_2048.sign(rsa.sign(MAIL), s="other")
    zone = ZoneResolver({KEY: [rsa.record], "other._domainkey.example.org TXT": [rsa.record]})
    found = mailguard.scan(raw, resolver=zone, second_opinion=True).authentication.second_opinion
    about = [(each.selector, str(each.result), each.agrees) for each in found if each.method == "dkim"]
    assert about == [("other", "fail", True), ("sel", "pass", True)]


def test_without_the_option_nobody_else_is_asked(rsa):
    zone = ZoneResolver({KEY: [rsa.record]})
    assert mailguard.scan(rsa.sign(MAIL), resolver=zone).authentication.second_opinion == ()


def test_offline_nothing_is_judged(rsa):
    report = mailguard.scan(rsa.sign(MAIL), offline=True, second_opinion=True)
    assert {(each.result, each.agrees) for each in report.authentication.second_opinion} == {("not_evaluated", True)}


def test_no_name_is_asked_twice(rsa):
    zone = ZoneResolver({KEY: [rsa.record]})
    mailguard.scan(rsa.sign(MAIL), resolver=zone, second_opinion=True)
    assert len(zone.asked) == len(set(zone.asked))


def test_another_time(rsa):
    past = NOW - timedelta(days=30)
    expired = rsa.sign(MAIL, t=str(int(past.timestamp())), x=str(int((past + timedelta(days=3)).timestamp())))
    assert difference(expired, rsa.record, at=past) == ("another-time", "pass", "fail")
    future = NOW + timedelta(days=30)
    later = rsa.sign(MAIL, t=str(int(future.timestamp())))
    assert difference(later, rsa.record, at=future) == ("another-time", "pass", "fail")
    assert difference(rsa.sign(MAIL, x=str(int(time.time()) + 3600)), rsa.record, at=future)[0] == "another-time"


def test_bare_line_feed(rsa):
    mail = MAIL + b"a\r\n\r\nb\r\n"
    raw = rsa.sign(mail).replace(b"a\r\n\r\nb", b"a\n\nb")
    assert difference(raw, rsa.record) == ("bare-line-feed", "fail", "pass")


def test_body_shorter_than_signed(rsa):
    body = MAIL.partition(b"\r\n\r\n")[2]
    assert difference(rsa.sign(MAIL, l=str(len(body) + 50)), rsa.record)[:2] == ("body-shorter-than-signed", "fail")


def test_broken_header_line(rsa):
    raw = rsa.sign(MAIL).replace(b"Date:", b"no colon in this line\r\nDate:")
    assert difference(raw, rsa.record) == ("broken-header-line", "pass", "fail")


def test_control_character(rsa):
    """The signer removes the character, as dkimpy does. By RFC 6376 §3.4.2 it belongs to the field."""
    raw = rsa.sign(MAIL.replace(b"meeting\r\n", b"meeting\x0c\r\n"))
    assert difference(raw, rsa.record) == ("control-character", "fail", "pass")


def test_ed25519_not_installed(ed25519):
    raw = ed25519.sign(MAIL)
    (ours,), (each,) = opinion(raw, ed25519.record)
    assert ours.result == "pass"
    assert each.reason == ("" if find_spec("nacl") else "ed25519-not-installed")


def test_first_key_only(rsa, rsa_2048):
    assert difference(rsa.sign(MAIL), rsa_2048.record, rsa.record) == ("first-key-only", "pass", "fail")


def test_from_not_signed(rsa):
    assert difference(rsa.sign(MAIL, h="to:subject"), rsa.record)[0] == "from-not-signed"


def test_key_tags(rsa):
    assert difference(rsa.sign(MAIL), f"v=DKIM1; h=sha1; p={rsa.p}")[0] == "key-tags"
    assert difference(rsa.sign(MAIL, i="a@sub.example.org"), f"v=DKIM1; t=s; p={rsa.p}")[0] == "key-tags"


def test_rsa_sha1(rsa):
    """Only the table is tested: whether dkimpy accepts SHA-1 depends on the system's crypto policy."""
    ours = DkimResult(Result.POLICY, "example.org", reason="weak-algorithm")
    assert dkim_difference(parse(rsa.sign(MAIL)), 0, ours, Result.PASS, "", NOW) == "rsa-sha1"


def test_signs_signatures(rsa):
    raw = rsa.sign(MAIL, h="from:to:dkim-signature")
    assert difference(raw, rsa.record) == ("signs-signatures", "pass", "fail")


def test_unended_last_line(rsa):
    raw = rsa.sign(MAIL, c="relaxed/relaxed").removesuffix(b"\r\n") + b"  "
    assert difference(raw, rsa.record) == ("unended-last-line", "pass", "fail")


def test_blank_in_tag(rsa):
    raw = rsa.sign(MAIL)
    end = raw.index(b"\r\nFrom:")
    raw = raw[:end] + b" ;" + raw[end:]
    (ours,), (each,) = opinion(raw, rsa.record)
    assert (ours.result == "pass") == (each.result == "pass") or each.reason == "blank-in-tag"


def test_weak_key(rsa):
    """dkimpy refuses such a key too; the row is for installations with a lower limit."""
    ours = DkimResult(Result.POLICY, "example.org", reason="weak-key")
    assert dkim_difference(parse(rsa.sign(MAIL)), 0, ours, Result.PASS, "", NOW) == "weak-key"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (lambda rsa: rsa.sign(MAIL + b" " * 20_000 + b"x\r\n"), "not-given-long-blanks"),
        (lambda rsa: rsa.sign(MAIL + (b"x" * 998 + b"\r\n") * 110_000), "not-given-large-message"),
    ],
)
def test_what_would_cost_it_too_much_is_not_given_to_it(rsa, raw, name):
    started = time.perf_counter()
    _, (each,) = opinion(raw(rsa), rsa.record)
    assert (each.result, each.agrees, each.reason) == ("not_evaluated", False, name)
    assert time.perf_counter() - started < 30


def test_a_key_that_is_too_large_is_not_given_to_it(rsa):
    octets = b"\x30\x82\x10\x0a\x02\x82\x10\x01\x00" + b"\xff" * 4096 + b"\x02\x03\x01\x00\x01"
    _, (each,) = opinion(rsa.sign(MAIL), f"v=DKIM1; p={base64.b64encode(octets).decode()}")
    assert (each.result, each.reason) == ("not_evaluated", "not-given-large-key")


def test_signatures_beyond_the_limit_are_not_given_to_it(rsa):
    raw = MAIL
    for _ in range(11):
        raw = rsa.sign(raw)
    _, found = opinion(raw, rsa.record)
    assert [each.reason for each in found] == [""] * 10 + ["not-given-many-signatures"]


def test_a_crash_of_dkimpy_is_no_crash_of_ours(rsa):
    """Values that dkimpy 1.1.8 does not expect."""
    for tag, value in (("l", "9" * 5000), ("t", "9" * 5000), ("bh", "A==="), ("i", "nobody"), ("a", ""), ("s", "\xff")):
        _, (each,) = opinion(rsa.sign(MAIL, **{tag: value}), rsa.record)
        assert each.result != "pass"


def test_what_dkimpy_logs_reaches_nobody(rsa, caplog, capfd):
    opinion(rsa.sign(MAIL, x="nonsense"), rsa.record)
    opinion(rsa.sign(MAIL), "v=DKIM1; p=@@@")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_a_chain_that_is_too_long_is_not_given_to_it():
    fields = b"".join(
        b"ARC-Seal: i=%d; a=rsa-sha256; cv=%s; d=example.org; s=sel; b=QUJD\r\n"
        b"ARC-Message-Signature: i=%d; a=rsa-sha256; d=example.org; s=sel; h=from; bh=QUJD; b=QUJD\r\n"
        b"ARC-Authentication-Results: i=%d; mx.example.org; none\r\n" % (n, b"none" if n == 1 else b"pass", n, n)
        for n in range(30, 0, -1)
    )
    report = mailguard.scan(fields + MAIL, resolver=ZoneResolver({}), second_opinion=True)
    (each,) = (each for each in report.authentication.second_opinion if each.method == "arc")
    assert (each.result, each.reason) == ("not_evaluated", "not-given-many-sets")
