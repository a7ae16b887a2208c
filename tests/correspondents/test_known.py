"""Who counts as a correspondent, and what that does to scans."""

import mailguard
from mailguard.config.load import parse_config
from mailguard.correspondents.model import Contact, Known
from mailguard.correspondents.sighting import sighting
from mailguard.pipeline.replay import repeat
from mailguard.report.model import Report

CONFIG, _ = parse_config('[organization]\ndomains = ["imakiire.or.jp"]\n')


def mail(
    sender, to="soumu@imakiire.or.jp", date="Mon, 16 Nov 2026 10:00:00 +0900", body="Good morning, see you Friday."
):
    return (
        f"From: Somebody <{sender}>\r\nTo: Other Person <{to}>\r\nSubject: Hello\r\nDate: {date}\r\n"
        f"Message-ID: <1@x.example>\r\n\r\n{body}\r\n"
    ).encode()


def scan(sender, known, **options):
    return mailguard.scan(mail(sender), config=CONFIG, offline=True, known=known, **options)


def checks(report):
    return {finding.check for finding in report.findings}


PARTNER = Contact("eigyo@minori-yakuhin.example", received=9, sent=4, days=5)


def test_first_contact_speaks_only_where_something_was_learned():
    known = Known.of([PARTNER])
    assert "first-contact" in checks(scan("new@kasumi.example", known))
    assert "first-contact" not in checks(scan("new@kasumi.example", None))
    assert "first-contact" not in checks(scan("new@kasumi.example", Known()))
    assert "first-contact" not in checks(scan("other@minori-yakuhin.example", known))
    assert "first-contact" not in checks(scan("colleague@imakiire.or.jp", known))


def test_at_free_mail_only_the_address_counts():
    known = Known.of([Contact("one@gmail.com", received=5)])
    assert "first-contact" not in checks(scan("One@Gmail.com", known))
    assert "first-contact" in checks(scan("two@gmail.com", known))


def test_lookalike_of_a_learned_partner():
    assert "lookalike-sender-domain" in checks(scan("eigyo@minori-yakuhln.example", Known.of([PARTNER])))
    assert "lookalike-sender-domain" not in checks(scan("eigyo@minori-yakuhln.example", None))


def test_one_phish_in_the_mailbox_vouches_for_nothing():
    once = Known.of([Contact("a@minori-yakuhin.example", received=1, days=1)])
    assert once.routine_domains == ()
    phish = Known.of([Contact("info@imakire.or.jp", received=50, sent=3, days=20)])
    assert "lookalike-sender-domain" in checks(scan("info@imakire.or.jp", phish))


def test_a_brand_stays_the_brand():
    known = Known.of([Contact("auto-confirm@amazon.co.jp", received=50, sent=1, days=20)])
    report = mailguard.scan(
        mail("auto-confirm@amazon.co.jp").replace(b"Somebody", b"Amazon"), offline=True, known=known
    )
    assert "display-name-spoof" not in checks(report)


def test_a_scan_with_a_store_can_be_repeated():
    for sender in ("eigyo@minori-yakuhln.example", "new@kasumi.example", "eigyo@minori-yakuhin.example"):
        report = scan(sender, Known.of([PARTNER]))
        again = repeat(Report.from_dict(report.to_dict()), mail(sender))
        stored, fresh = report.to_dict(), again.to_dict()
        for each in (stored, fresh):
            each.pop("timing_ms")
        assert stored == fresh


def own(domain):
    return domain == "imakiire.or.jp"


def test_sighting_of_received_and_sent_mail():
    received = sighting(scan("eigyo@minori-yakuhin.example", None), own)
    assert received.people == (("eigyo@minori-yakuhin.example", "Somebody"),)
    assert received.account == ""
    sent = sighting(
        mailguard.scan(mail("soumu@imakiire.or.jp", "eigyo@minori-yakuhin.example"), config=CONFIG, offline=True),
        own,
    )
    assert sent.people == (("eigyo@minori-yakuhin.example", "Other Person"),)
    assert sent.account == "soumu@imakiire.or.jp"
    assert sent.day == "2026-11-16"


def test_suspicious_mail_is_not_learned():
    assert sighting(scan("info@imakire.or.jp", None), own) is None


def test_no_text_is_kept():
    assert b"Hello" not in repr(sighting(scan("eigyo@minori-yakuhin.example", None), own)).encode()


def test_dates_from_the_end_of_time():
    for date in ("Fri, 31 Dec 9999 23:59:59 -1200", "Mon, 1 Jan 0001 00:00:00 +1400", "tomorrow"):
        report = mailguard.scan(mail("eigyo@minori-yakuhin.example", date=date), offline=True)
        found = sighting(report, own)
        assert found is None or "1990" <= found.day <= "2100"
