"""An `[[allow]]` rule for a sender applies only to proven mail; a From field alone is not enough."""

from datetime import UTC, datetime

import pytest

import mailguard
from mailguard.auth.result import Envelope
from mailguard.config import Allow, Trust

AT = datetime(2026, 11, 18, 3, tzinfo=UTC)
TRUST = Trust(authserv_ids=("mx.ours.example",))
BORDER = "Received: from %s by mx.ours.example with ESMTPS; Wed, 18 Nov 2026 10:00:00 +0900"
THEIRS = BORDER % "mail.news.test (mail.news.test [203.0.113.40])"
STRANGER = BORDER % "mail.evil.test (mail.evil.test [198.51.100.7])"
ZONE = mailguard.ZoneResolver(
    {
        "news.test TXT": ["v=spf1 ip4:203.0.113.40 -all"],
        "_dmarc.news.test TXT": ["v=DMARC1; p=none"],
        "evil.test TXT": ["v=spf1 ip4:198.51.100.7 -all"],
    }
)


def accepted(*lines, sender="news.test", trust=TRUST, author="News <info@news.test>", **options):
    config = mailguard.Config(
        organization=mailguard.Organization(domains=("ours.example",)),
        trust=trust,
        allow=(Allow(reason="their newsletter", sender=sender),),
    )
    raw = "\r\n".join(
        [*lines, f"From: {author}", "To: b@ours.example", "Subject: schedule", "Message-ID: <1@news.test>", "", BODY]
    )
    options = {"offline": True} | options
    report = mailguard.scan(raw.encode(), config=config, at=AT, **options)
    assert bool(report.accepted) == (report.verdict.level == "clean"), "with the rule it is clean, without it is not"
    return bool(report.accepted)


BODY = "Urgent: your mailbox will be suspended today. Verify your password within 24 hours: https://portal.test/pw\r\n"


@pytest.mark.parametrize("sender", ["news.test", "info@news.test", "test"])
def test_what_our_border_proves_is_accepted(sender):
    claim = "Authentication-Results: mx.ours.example; dmarc=pass header.from=news.test"
    assert accepted(claim, THEIRS, sender=sender)


@pytest.mark.parametrize(
    "claims",
    [
        ["mx.ours.example; dmarc=fail header.from=news.test; spf=pass smtp.mailfrom=x@evil.test"],
        ["mx.ours.example; dmarc=pass header.from=news.test; dmarc=fail header.from=news.test"],
        ["mx.ours.example; dmarc=pass header.from=news.test", "mx.ours.example; dmarc=fail header.from=news.test"],
        ["mx.ours.example; dmarc=pass header.from=evil.test"],
        ["mx.ours.example; dmarc=none header.from=news.test; spf=pass smtp.mailfrom=x@evil.test"],
        ["mx.ours.example; spf=none; dkim=none"],
        ["mx.theirs.test; dmarc=pass header.from=news.test"],
        ["dmarc=pass header.from=news.test"],
        [],
    ],
)
def test_without_a_proof_of_our_border_nothing_is_accepted(claims):
    lines = [f"Authentication-Results: {claim}" for claim in claims]
    assert not accepted(*lines, STRANGER)


@pytest.mark.parametrize("author", ["<info@news.test>@evil.test", "info@news.test, x@evil.test"])
def test_an_author_that_reads_in_two_ways_is_not_the_accepted_one(author):
    for domain in ("news.test", "evil.test"):
        claim = f"Authentication-Results: mx.ours.example; dmarc=pass header.from={domain}"
        assert not accepted(claim, STRANGER, author=author)


def test_results_below_the_border_prove_nothing():
    claim = "Authentication-Results: mx.ours.example; dmarc=pass header.from=news.test"
    assert not accepted(STRANGER, claim)
    assert not accepted(BORDER % "PC", claim, THEIRS)
    assert not accepted(claim, THEIRS, envelope=Envelope(client_ip="203.0.113.40"))


def test_our_own_evaluation_decides_where_it_is_made():
    online = {"offline": False, "resolver": ZONE}
    path = "Return-Path: <info@news.test>"
    assert accepted(path, THEIRS, trust=Trust(), **online)
    assert not accepted(path, STRANGER, trust=Trust(), **online)
    assert not accepted("Return-Path: <x@evil.test>", STRANGER, trust=Trust(), **online)
    # the border verified it, and we no longer can
    failed = "Authentication-Results: mx.ours.example; dmarc=fail header.from=news.test"
    assert not accepted(path, failed, THEIRS, **online)


def test_not_evaluated_is_no_proof():
    assert not accepted(BORDER % "PC", trust=Trust(), offline=False, resolver=ZONE)


def test_where_nobody_could_tell_from_decides():
    """Offline and without a configured server that adds results, the rule could not apply otherwise."""
    assert accepted(STRANGER, trust=Trust())
    assert not accepted(STRANGER, trust=TRUST)
    assert not accepted(STRANGER, trust=Trust(), author="info@news.test, x@evil.test")


def test_a_rule_without_a_sender_is_about_no_sender():
    rule = Allow(reason="training", subject="schedule")
    raw = f"{STRANGER}\r\nFrom: x@evil.test\r\nSubject: schedule\r\n\r\n{BODY}".encode()
    assert mailguard.scan(raw, config=mailguard.Config(trust=TRUST, allow=(rule,)), offline=True, at=AT).accepted
