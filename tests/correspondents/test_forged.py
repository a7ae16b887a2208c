"""A forged mail makes no correspondent."""

import pytest

import mailguard
from mailguard.cli import main
from mailguard.config import Trust
from mailguard.correspondents.sighting import sighting

BORDER = "Received: from %s by mx.ours.example with %s id 1; Wed, 11 Nov 2026 10:00:00 +0900"
OUTSIDE = BORDER % ("mail.evil.test (mail.evil.test [198.51.100.7])", "ESMTPS")
TRUST = Trust(authserv_ids=("mx.ours.example",), relays=("10.1.2.0/24",))


def own(domain):
    return domain == "ours.example"


def seen(*lines, author="Taro <taro@ours.example>", trust=TRUST):
    raw = "\r\n".join(
        [*lines, f"From: {author}", "To: Sales <sales@partner.test>", "Subject: meeting", "Message-ID: <1@x.test>",
         "Date: Wed, 11 Nov 2026 10:00:00 +0900", "", "The meeting is on Friday.", ""]
    )  # fmt: skip
    config = mailguard.Config(organization=mailguard.Organization(domains=("ours.example",)), trust=trust)
    return sighting(mailguard.scan(raw.encode(), config=config, offline=True, habits=True), own)


@pytest.mark.parametrize(
    "lines",
    [
        [OUTSIDE],
        ["Return-Path: <taro@ours.example>", OUTSIDE],
        [BORDER % ("PC", "SMTP")],
        [BORDER % ("mx.ours.example", "ESMTP")],
        [BORDER % ("x (unknown [172.17.0.1])", "ESMTPS")],
        [BORDER % ("pc (pc [203.0.113.9])", "ESMTPSA")],
        ["Authentication-Results: mx.ours.example; dmarc=none header.from=ours.example", OUTSIDE],
        ["Authentication-Results: mx.ours.example; dmarc=pass header.from=evil.test", OUTSIDE],
        ["Authentication-Results: mx.theirs.test; dmarc=pass header.from=ours.example", OUTSIDE],
        [OUTSIDE, "Authentication-Results: mx.ours.example; dmarc=pass header.from=ours.example"],
        [OUTSIDE, BORDER % ("pc1 (pc1.ours.example [10.1.2.5])", "ESMTPSA")],
        [OUTSIDE, "Sender: taro@ours.example", "Resent-From: taro@ours.example", "Reply-To: taro@ours.example"],
        ["Received: nonsense"],
        ["Received:"],
    ],
)
def test_mail_in_our_name_from_outside_is_not_mail_we_sent(lines):
    assert seen(*lines) is None


@pytest.mark.parametrize(
    "lines",
    [
        [],  # the folder of sent mail: no server had it
        [BORDER % ("pc1 (pc1.ours.example [10.1.2.5])", "ESMTP")],
        [BORDER % ("pc9 (unknown [10.9.9.9])", "ESMTPSA")],  # gave a password on the inside
        [BORDER % ("EX1 ([fe80::1])", "mapi")],
        ["Authentication-Results: mx.ours.example; dmarc=pass header.from=ours.example", OUTSIDE],
    ],
)
def test_mail_that_is_ours_makes_its_recipients_correspondents(lines):
    found = seen(*lines)
    assert found.people == (("sales@partner.test", "Sales"),)
    assert found.account == "taro@ours.example"


def test_what_our_border_refuted_is_remembered_of_nobody():
    author = "Sales <sales@partner.test>"
    failed = "Authentication-Results: mx.ours.example; dmarc=fail header.from=partner.test"
    assert seen(failed, OUTSIDE, author=author) is None
    assert seen(OUTSIDE, author=author).people == (("sales@partner.test", "Sales"),)
    assert seen(OUTSIDE, author=author).account == ""


@pytest.mark.parametrize("header", ["Sender", "Reply-To", "Resent-From", "Resent-Sender", "Resent-To", "Cc", "Bcc"])
def test_our_name_in_another_field_makes_no_mail_of_ours(header):
    found = seen(OUTSIDE, f"{header}: Taro <taro@ours.example>", author="Evil <evil@evil.test>")
    assert (found.account, [address for address, _ in found.people]) == ("", ["evil@evil.test"])


def test_one_forged_mail_does_not_make_the_next_phish_known(tmp_path, capsys):
    forged = tmp_path / "forged.eml"
    forged.write_text(
        f"{OUTSIDE}\nFrom: Taro <taro@ours.example>\nTo: Sales <sales@partner.test>\nSubject: meeting\n\nOn Friday.\n"
    )
    store = str(tmp_path / "s.db")
    assert main(["learn", "--protect", "ours.example", "--store", store, str(forged)]) == 0
    assert "1 left out" in capsys.readouterr().err
    assert main(["learn", "--store", store, "--export", "-"]) == 0
    assert "partner.test" not in capsys.readouterr().out
