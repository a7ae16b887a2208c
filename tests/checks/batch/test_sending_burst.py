"""A hijacked account that sends many mails is reported; a busy ordinary account is not."""

from datetime import UTC, datetime, timedelta

import mailguard
from mailguard.config.load import parse_config
from mailguard.correspondents.model import Contact, Habit, Known

OWN, _ = parse_config('[organization]\ndomains = ["hp.example"]\n')
START = datetime(2026, 11, 2, tzinfo=UTC)


def mail(when, number, sender="soumu@hp.example"):
    return (
        f"{number}.eml",
        f"From: {sender}\nTo: p{number}@kasumi.example\nSubject: Document\nMessage-ID: <{number}@hp.example>\n"
        f"Date: {when:%a, %d %b %Y %H:%M:%S} +0000\n\nSee you.\n".encode(),
    )


def ordinary(days=6, a_day=5):
    return [mail(START + timedelta(days=day, hours=n), day * 100 + n) for day in range(days) for n in range(a_day)]


def burst(count, seconds=30, sender="soumu@hp.example"):
    return [mail(START + timedelta(days=8, seconds=n * seconds), 9000 + n, sender) for n in range(count)]


def found(mails, config=OWN, known=None):
    reports = mailguard.scan_many(mails, offline=True, batch=True, config=config, known=known)
    return [finding for report in reports for finding in report.findings if finding.check == "sending-burst"]


def test_far_over_its_own_past():
    findings = found(ordinary() + burst(60))
    assert len(findings) == 1
    assert findings[0].data["account"] == "soumu@hp.example"
    assert findings[0].data["usual"] == 1
    assert findings[0].data["count"] >= 20
    assert findings[0].evidence[0].text == "soumu@hp.example"


def test_ordinary_days_are_silent():
    assert not found(ordinary())
    assert not found(ordinary() + burst(12))
    assert not found(ordinary() + burst(60, seconds=1800))


def test_an_account_that_always_sends_much():
    newsletters = [mail(START + timedelta(days=d, seconds=n * 60), d * 1000 + n) for d in range(4) for n in range(30)]
    assert not found(newsletters + burst(60))


def test_without_a_past_only_a_flood_speaks():
    assert not found(burst(60))
    assert len(found(burst(130))) == 1
    assert found(burst(130))[0].data["usual"] is None


def test_the_learned_past_counts():
    contact = Contact("x@kasumi.example", sent=1)
    busy = Known.of([contact], [Habit("soumu@hp.example", 900, 900, 30, 50)])
    calm = Known.of([contact], [Habit("soumu@hp.example", 90, 90, 30, 3)])
    assert not found(burst(130), known=busy)
    assert found(burst(60), known=calm)


def test_received_mail_of_others_is_not_ours():
    assert not found(burst(130, sender="alerts@kasumi.example"))


def test_without_own_domains_the_batch_of_one_account():
    config, _ = parse_config("")
    assert found(ordinary() + burst(60), config)
    mixed = [mail(START + timedelta(days=8, seconds=n), 5000 + n, f"p{n}@many.example") for n in range(200)]
    assert not found(mixed + burst(60), config)


def test_order_does_not_matter():
    assert found(list(reversed(burst(130))))
