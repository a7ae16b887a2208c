"""Unusual From fields, standard and malformed: who the author is, what is shown, and what can pass DMARC."""

import base64

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

import mailguard
from mailguard.auth.inputs import author_doubt
from mailguard.message.address import parse_address_list

KEY = rsa.generate_private_key(65537, 2048)
PEM = KEY.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
)
PUBLIC = base64.b64encode(
    KEY.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
).decode()
ZONE = {
    "s._domainkey.rogue.test TXT": [f"v=DKIM1; p={PUBLIC}"],
    "s._domainkey.ward.example TXT": [f"v=DKIM1; p={PUBLIC}"],
    "_dmarc.ward.example TXT": ["v=DMARC1; p=reject"],
    "_dmarc.rogue.test TXT": ["v=DMARC1; p=none"],
}
ENVELOPE = mailguard.Envelope(client_ip="203.0.113.9", helo="mx.rogue.test", mail_from="x@third.test")
OURS = mailguard.Config(organization=mailguard.Organization(domains=("ward.example",)))
WORD = base64.b64encode(b"head@ward.example").decode()


def scan(from_, *, signer="", subject="hello", reply_to="", config=OURS):
    more = f"Reply-To: {reply_to}\r\n" if reply_to else ""
    raw = (
        f"From: {from_}\r\nTo: b@ward.example\r\n{more}Subject: {subject}\r\n"
        "Date: Mon, 01 Jun 2026 09:00:00 +0900\r\nMessage-ID: <1@rogue.test>\r\n\r\nSee you.\r\n"
    ).encode()
    if signer:
        raw = dkim.sign(raw, b"s", signer.encode(), PEM, include_headers=[b"from", b"subject"]) + raw
    return mailguard.scan(raw, config=config, resolver=mailguard.ZoneResolver(ZONE), envelope=ENVELOPE)


def severities(report, check):
    return [str(each.severity) for each in report.findings if each.check == check]


@pytest.mark.parametrize(
    "from_",
    [
        '"x@rogue.test"@ward.example',
        '"x\\@rogue.test"@ward.example',
        '"x @rogue.test" @ ward.example',
        'Head <"a <x@rogue.test>"@ward.example>',
        "Head <head@ward . example>",
        "Head <head@ward(x@rogue.test).example>",
        "head (x@rogue.test) @ ward.example",
        "<@rogue.test,@a.rogue.test:head@ward.example>",
        "Staff: head@ward.example;",
        "Staff: head@ward.example",
        "head@WARD.example.",
        "Head [mailto:head@ward.example]",
        "Head [head@ward.example]",
        "Head ＜head@ward.example＞",
        "head＠ward.example",
        "Head, First [Unit 2] <head@ward.example>",
        "'head@ward.example' <head@ward.example>",
    ],
)
def test_the_author_is_what_follows_the_last_at_outside_quotes(from_):
    report = scan(from_, signer="rogue.test")
    assert [each.domain for each in report.message.from_] == ["ward.example"] * len(report.message.from_)
    assert report.authentication.dkim[0].result == "pass"
    assert (report.authentication.dmarc.result, report.authentication.dmarc.domain) == ("fail", "ward.example")
    assert scan(from_, signer="ward.example").authentication.dmarc.result == "pass"


@pytest.mark.parametrize(
    ("from_", "domains"),
    [
        ("<head@ward.example> x@rogue.test", {"ward.example", "rogue.test"}),
        ("x <x@rogue.test> <head@ward.example>", {"ward.example", "rogue.test"}),
        ("head@ward.example x@rogue.test", {"ward.example", "rogue.test"}),
        ("head@ward.example <x@rogue.test>", {"ward.example", "rogue.test"}),
        ("[head@ward.example] <x@rogue.test>", {"ward.example", "rogue.test"}),
        ("＜head@ward.example＞ <x@rogue.test>", {"ward.example", "rogue.test"}),
        ("<head@ward.example, x@rogue.test>", {"ward.example", "rogue.test"}),
        ("head@ward.example@rogue.test", {"ward.example", "rogue.test"}),
        ("<head@ward.example>@rogue.test", {"ward.example", "rogue.test"}),
        ("head@ward.example\0@rogue.test", {"ward.example", "rogue.test"}),
        ("head@ward.example\0x@rogue.test", {"ward.example", "rogue.test"}),
        (f"=?utf-8?b?{WORD}?==?utf-8?Q?=00?=@rogue.test", {"ward.example", "rogue.test"}),
        (f"=?utf-8?b?{WORD}?==?utf-8?Q?=0D=0A?=@rogue.test", {"ward.example", "rogue.test"}),
        (f"<=?utf-8?b?{WORD}?=@rogue.test>", {"ward.example", "rogue.test"}),
        ('x@rogue.test" <head@ward.example>', {"ward.example", "rogue.test"}),
        ("(<head@ward.example>)", {"ward.example"}),
        ('"head@ward.example"', {"ward.example"}),
        ("<head@ward.example", {"ward.example"}),
        ("head@ward.example>", {"ward.example"}),
        ("head@ward.example (", {"ward.example"}),
        ("@ward.example", {"ward.example"}),
    ],
)
def test_what_reads_in_two_ways_has_all_of_them_as_authors_and_cannot_pass(from_, domains):
    for signer in ("rogue.test", "ward.example"):
        report = scan(from_, signer=signer)
        assert {each.domain for each in report.message.from_} >= domains
        assert (report.authentication.dmarc.result, report.authentication.dmarc.domain) == ("fail", "ward.example")
        assert report.authentication.dmarc.reason.startswith("malformed-from")
        assert any(defect.where == "header:From" for defect in report.defects)


def test_two_from_fields_of_one_domain_never_align():
    twice = scan("head@ward.example\r\nFrom: Head <head@ward.example>", signer="ward.example")
    assert (twice.authentication.dmarc.result, twice.authentication.dmarc.reason) == ("fail", "several-from-fields: 2")
    both = scan("head@ward.example, b@ward.example", signer="ward.example")
    assert both.authentication.dmarc.result == "pass"


@pytest.mark.parametrize("from_", ["head@[192.0.2.1]", "u@", "u@.", "", "undisclosed-recipients:;", "Head"])
def test_what_has_no_author_domain_cannot_pass(from_):
    report = scan(from_, signer="ward.example")
    assert report.authentication.dmarc.result in ("none", "permerror")


@pytest.mark.parametrize(
    ("from_", "severity"),
    [
        ('"head@ward.example"@rogue.test', "high"),
        ('Bank <"head@ward.example"@rogue.test>', "high"),
        ("head@ward.example@rogue.test", "high"),
        (f"=?utf-8?b?{WORD}?==?utf-8?Q?=00?=@rogue.test", "high"),
        ("\u202eelpmaxe.draw@daeh\u202c <x@rogue.test>", "high"),
        ('"\u202eelpmaxe.draw@daeh" <x@rogue.test>', "high"),
        ("head＠ward．example <x@rogue.test>", "high"),
        ('"info@other.example"@rogue.test', "medium"),
        ('"head@ward.example" <x@rogue.test>', "high"),
    ],
)
def test_another_address_that_is_shown_is_told(from_, severity):
    assert severities(scan(from_), "display-name-spoof") == [severity]


@pytest.mark.parametrize(
    "from_",
    [
        '"anna berg"@other.example',
        "Anna <anna=ward.example@other.example>",
        "田中＠営業部 <a@other.example>",
        "田中@営業部 <a@other.example>",
        '"anna@other.example" <anna@other.example>',
        '"someone@gmail.com" <someone@gmail.com>',
        "someone@gmail.com <someone@gmail.com>",
    ],
)
def test_honest_forms_imitate_nobody(from_):
    report = scan(from_)
    assert severities(report, "display-name-spoof") == []
    assert severities(report, "free-mail-impersonation") == []
    assert severities(report, "duplicate-from") == []


@pytest.mark.parametrize(
    ("from_", "subject", "severity"),
    [
        ("Chef \u202egro.elpmaxe\u202c <x@rogue.test>", "hello", "medium"),
        ("A <x@rogue.test>", "Invoice \u202efdp.exe", "medium"),
        ("A <x@rogue.test>", "Invoice \u202dabc\u202c", "medium"),
        ("A <x@rogue.test>", "Invoice \u2067abc\u2069", "low"),
        ("\u202bChef\u202c <x@rogue.test>", "hello", "low"),
    ],
)
def test_signs_that_turn_the_direction_are_told(from_, subject, severity):
    assert severities(scan(from_, subject=subject), "disguised-letters") == [severity]


@pytest.mark.parametrize(
    "subject",
    ["שלום", "\u202bשלום abc\u202c", "مرحبا \u200f!", "\u200eabc", "\u2068Anna\u2069 wrote", "\u202aC:\\x\u202c"],
)
def test_text_from_right_to_left_turns_nothing(subject):
    assert severities(scan("a@other.example", subject=subject), "disguised-letters") == []


OPEN = '"anna@berg.example (Share)" <share@rogue.test>'


@pytest.mark.parametrize(
    ("from_", "reply_to", "signer", "expected"),
    [
        (OPEN, "anna@berg.example", "rogue.test", ["low"]),
        (OPEN, "Anna <ANNA@berg.example>, share@rogue.test", "rogue.test", ["low"]),
        ('"anna@berg.example" <anna=berg.example@rogue.test>', "", "rogue.test", ["low"]),
        ('"anna@berg.example" <anna_at_berg_example_x7@rogue.test>', "", "rogue.test", ["low"]),
        (OPEN, "anna@berg.example", "", ["medium"]),  # nothing proves that the service sent it
        (OPEN, "", "rogue.test", ["medium"]),
        (OPEN, "x@rogue.test", "rogue.test", ["medium"]),
        (OPEN, "anna@berg.example, x@third.test", "rogue.test", ["medium"]),  # replies go to a stranger too
        ('"head@ward.example (Share)" <share@rogue.test>', "head@ward.example", "rogue.test", ["high"]),  # ours
        ('"head@ward.example" <head=ward.example@rogue.test>', "", "rogue.test", ["high"]),
    ],
)
def test_who_writes_openly_for_another(from_, reply_to, signer, expected):
    assert severities(scan(from_, reply_to=reply_to, signer=signer), "display-name-spoof") == expected


def test_the_rest_of_an_endless_from_is_told_and_cannot_pass():
    report = scan("x@ward.example, " * 30_000 + "<x@ward.example", signer="ward.example")
    assert report.authentication.dmarc.result != "pass"
    assert "limit-addresses" in {defect.kind for defect in report.defects}


@pytest.mark.parametrize(
    "piece", ["a@", "<a@b>", '"\\"', "(a)", "[a@b]", "\0a@b", "=?utf-8?q?a=40b?=@c,", "＜a@b＞", "a;b@c:"]
)
def test_unusual_forms_stay_linear(piece):
    assert len(parse_address_list(piece * 60_000)) <= 20_001


@pytest.mark.parametrize("field", ["ceo@bank.example'", "Boss <ceo@bank.example'>", "'ceo@bank.example'"])
def test_a_quote_at_the_end_of_a_domain_leaves_the_author_in_doubt(field):
    """Some programs read a quote and find `bank.example`; by RFC 5322 §3.2.3 the sign is a part of the domain."""
    message = mailguard.parse(f"From: {field}\r\n\r\n".encode())
    assert [box.domain for box in message.mailboxes("from")] == ["bank.example"]
    assert author_doubt(message).startswith("malformed-from")


def test_a_quoted_name_leaves_no_doubt():
    message = mailguard.parse(b"From: 'ceo@bank.example' <ceo@bank.example>\r\n\r\n")
    assert author_doubt(message) == ""
