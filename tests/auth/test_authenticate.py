"""Authentication as a whole: ordinary mail, missing information, and mail made to deceive."""

import asyncio
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.auth.authenticate import authenticate
from mailguard.auth.inputs import author_domains, spf_identity
from mailguard.auth.iprev import evaluate_iprev
from mailguard.auth.result import Envelope, Result
from mailguard.config import Config
from mailguard.dns.drive import arun, run
from mailguard.dns.flow import Answer, Status
from mailguard.dns.resolver import OfflineResolver
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

AT = datetime(2026, 11, 1, tzinfo=UTC)
VICTIM = {"_dmarc.victim.test TXT": ["v=DMARC1; p=reject"], "victim.test TXT": ["v=spf1 ip4:198.51.100.1 -all"]}
EVIL = {"_dmarc.evil.test TXT": ["v=DMARC1; p=none"], "evil.test TXT": ["v=spf1 ip4:192.0.2.9 -all"]}
FROM_EVIL = Envelope("192.0.2.9", "evil.test", "a@evil.test")


def mail(*lines):
    return parse("\r\n".join([*lines, "Subject: x", "", "text", ""]).encode("utf-8", "surrogateescape"))


def judge(message, envelope, zone=None):
    resolver = zone if hasattr(zone, "resolve") else ZoneResolver(VICTIM | EVIL if zone is None else zone)
    return run(authenticate(message, envelope, AT, Config()), resolver)


def test_an_ordinary_mail():
    zone = ZoneResolver(
        {
            "mail.clinic.example TXT": ["v=spf1 include:_spf.clinic.example -all"],
            "_spf.clinic.example TXT": ["v=spf1 ip4:192.0.2.0/24 -all"],
            "_dmarc.clinic.example TXT": ["v=DMARC1; p=quarantine"],
            "7.2.0.192.in-addr.arpa PTR": ["mx.clinic.example."],
            "mx.clinic.example A": ["192.0.2.7"],
        }
    )
    envelope = Envelope("192.0.2.7", "mx.clinic.example", "desk@mail.clinic.example")
    found = judge(mail("From: Desk <desk@mail.clinic.example>"), envelope, zone)
    assert found.spf.result is Result.PASS
    assert found.iprev.result is Result.PASS
    assert found.iprev.name == "mx.clinic.example"
    assert found.dmarc.result is Result.PASS
    assert found.dmarc.policy_domain == "clinic.example"
    assert found.dkim == ()
    assert found.arc.result is Result.NONE
    assert len(zone.asked) == len(set(zone.asked)) <= 8


def test_sync_and_asyncio_agree():
    message, zone = mail("From: a@victim.test"), VICTIM | EVIL
    alone = judge(message, FROM_EVIL, zone)
    assert asyncio.run(arun(authenticate(message, FROM_EVIL, AT, Config()), ZoneResolver(zone))) == alone


def test_offline_nothing_is_evaluated_and_nothing_fails():
    found = judge(mail("From: a@victim.test"), FROM_EVIL, OfflineResolver())
    assert found.spf.result is found.dmarc.result is found.iprev.result is Result.NOT_EVALUATED
    assert found.spf.reason == found.dmarc.reason == "offline"
    assert found.arc.result is Result.NONE


def test_without_a_client_address_spf_is_not_evaluated_and_dmarc_does_not_fail():
    found = judge(mail("From: a@victim.test"), Envelope(None, "victim.test", "a@victim.test"))
    assert found.spf.result is Result.NOT_EVALUATED
    assert found.spf.reason == "no-client-ip"
    assert found.spf.domain == "victim.test"
    assert found.iprev.result is Result.NOT_EVALUATED
    assert found.dmarc.result is Result.NOT_EVALUATED
    assert found.dmarc.policy == "reject"
    unknown = judge(mail("From: a@victim.test"), Envelope())
    assert unknown.spf.reason == "no-mail-from"
    assert unknown.dmarc.result is Result.NOT_EVALUATED


@pytest.mark.parametrize(
    ("envelope", "expected"),
    [
        (Envelope(helo="mx.a.test", mail_from="u@b.test"), ("mailfrom", "b.test", "u@b.test")),
        (Envelope(helo="mx.a.test", mail_from="<u@b.test>"), ("mailfrom", "b.test", "u@b.test")),
        (Envelope(helo="mx.a.test", mail_from=""), ("helo", "mx.a.test", "postmaster@mx.a.test")),
        (Envelope(helo="mx.a.test", mail_from="<>"), ("helo", "mx.a.test", "postmaster@mx.a.test")),
        (Envelope(helo="mx.a.test", mail_from=None), ("helo", "mx.a.test", "postmaster@mx.a.test")),
        (Envelope(helo="mx.a.test", mail_from='"x@y"@b.test'), ("mailfrom", "b.test", '"x@y"@b.test')),
        (Envelope(), None),
    ],
)
def test_the_identity_of_spf(envelope, expected):
    assert spf_identity(envelope) == expected


def test_a_null_path_counts_by_its_helo_and_an_unknown_one_does_not():
    zone = VICTIM | {"victim.test TXT": ["v=spf1 ip4:192.0.2.9 -all"]}
    null = judge(mail("From: a@victim.test"), Envelope("192.0.2.9", "victim.test", ""), zone)
    assert (null.spf.identity, null.spf.result) == ("helo", Result.PASS)
    assert null.dmarc.result is Result.PASS  # RFC 7208 §2.4: the MAIL FROM identity is postmaster@HELO
    unknown = judge(mail("From: a@victim.test"), Envelope("192.0.2.9", "victim.test", None), zone)
    assert unknown.spf.result is Result.PASS
    assert unknown.dmarc.result is Result.NOT_EVALUATED


def test_a_helo_that_passes_is_no_mail_from_that_does():
    zone = VICTIM | EVIL | {"mx.victim.test TXT": ["v=spf1 +all"]}
    found = judge(mail("From: a@victim.test"), Envelope("192.0.2.9", "mx.victim.test", "a@evil.test"), zone)
    assert (found.spf.identity, found.spf.domain, found.spf.result) == ("mailfrom", "evil.test", Result.PASS)
    assert found.dmarc.result is Result.FAIL
    assert not found.dmarc.spf_aligned


@pytest.mark.parametrize(
    "lines",
    [
        ["From: a@victim.test"],
        ["From: a@victim.test", "From: b@evil.test"],
        ["From: b@evil.test", "From: a@victim.test"],
        ["From: a@victim.test, b@evil.test"],
        ["From: b@evil.test, a@victim.test"],
        ["From: <b@evil.test> <a@victim.test>"],
        ["From: <@evil.test:a@victim.test>"],
        ["From: a@victim.test (b@evil.test)"],
        ["From: (b@evil.test) a@victim.test"],
        ["From: a@victim.test(.evil.test)"],
        ["From: a@victim.test\x00.evil.test"],
        ["From : a@victim.test"],
        ["from:a@victim.test"],
        ["From:", " a@victim.test"],
        ["From: a@VICTIM.TEST."],
        ["From: a@sub.victim.test"],
        ["From: =?utf-8?B?YUB2aWN0aW0udGVzdA==?= <a@victim.test>"],
        ["From: =?utf-8?Q?a=40victim.test?="],
        ['From: "b@evil.test" <a@victim.test>'],
        ["From: victims: a@victim.test;"],
        ["From: a@victim.test", "Sender: b@evil.test"],
        ["From: a@victim.test", "Resent-From: b@evil.test"],
        ["X: y", "From: a@victim.test;b@evil.test"],
        ["From: a@evil.test@victim.test"],
        ["From: a@victim.test@evil.test"],
        ["From: <a@victim.test@evil.test>"],
        ["From: <a@victim.test\x00@evil.test>"],
    ],
)
def test_no_trick_on_from_passes_for_the_victim(lines):
    found = judge(mail(*lines), FROM_EVIL)
    assert found.spf.result is Result.PASS  # the attacker's own domain
    assert found.dmarc.result is not Result.PASS
    assert found.dmarc.result in (Result.FAIL, Result.PERMERROR)


def test_what_the_attacker_owns_passes_as_that_alone():
    found = judge(mail('From: "a@victim.test" <b@evil.test>'), FROM_EVIL)
    assert (found.dmarc.result, found.dmarc.domain) == (Result.PASS, "evil.test")


@pytest.mark.parametrize(
    ("lines", "domains"),
    [
        ([], ()),
        (["From: nobody"], ()),
        (["From: a@Example.JP."], ("example.jp",)),
        (["From: a@日本語.example"], ("xn--wgv71a119e.example",)),
        (["From: a@b.test, c@b.test"], ("b.test",)),
        (["From: a@b.test", "From: c@d.test"], ("b.test", "d.test")),
    ],
)
def test_author_domains(lines, domains):
    assert author_domains(mail(*lines)) == domains


def test_no_author_at_all():
    found = judge(mail("To: a@b.test"), FROM_EVIL)
    assert (found.dmarc.result, found.dmarc.reason) == (Result.PERMERROR, "no-author-domain")


@pytest.mark.parametrize("status", ["SERVFAIL", "TIMEOUT"])
def test_a_dead_network_is_a_temperror_with_its_question(status):
    class Dead(ZoneResolver):
        def resolve(self, questions):
            return {q: Answer(q, Status(status)) for q in questions}

    found = judge(mail("From: a@victim.test"), FROM_EVIL, Dead({}))
    assert found.spf.result is found.dmarc.result is found.iprev.result is Result.TEMPERROR
    assert "victim.test" in found.dmarc.reason
    assert status in found.spf.reason


@pytest.mark.parametrize(
    ("zone", "client", "result", "name"),
    [
        ({"1.2.0.192.in-addr.arpa PTR": ["a.test."], "a.test A": ["192.0.2.1"]}, "192.0.2.1", "pass", "a.test"),
        ({"1.2.0.192.in-addr.arpa PTR": ["a.test."], "a.test A": ["192.0.2.2"]}, "192.0.2.1", "fail", "a.test"),
        ({"1.2.0.192.in-addr.arpa PTR": ["a.test."]}, "192.0.2.1", "fail", "a.test"),
        ({}, "192.0.2.1", "permerror", ""),
        ({"1.2.0.192.in-addr.arpa PTR": "TIMEOUT"}, "192.0.2.1", "temperror", ""),
        ({"1.2.0.192.in-addr.arpa PTR": ["a.test."], "a.test A": "SERVFAIL"}, "192.0.2.1", "temperror", "a.test"),
        ({"1.2.0.192.in-addr.arpa PTR": ["a.test."], "a.test A": ["192.0.2.1"]}, "::ffff:192.0.2.1", "pass", "a.test"),
        ({"1.2.0.192.in-addr.arpa PTR": [".", "", "a..b."]}, "192.0.2.1", "permerror", ""),
        ({}, "nonsense", "not_evaluated", ""),
    ],
)
def test_iprev(zone, client, result, name):
    found = run(evaluate_iprev(client), ZoneResolver(zone))
    assert (found.result.value, found.name) == (result, name)


class Greedy(ZoneResolver):
    """Gives the answers that cause the most questions."""

    def resolve(self, questions):
        super().resolve(questions)
        out = {}
        for question in questions:
            number = len(self.asked)
            records = {
                "TXT": ("v=DMARC1; p=reject; np=none",) if question.name.startswith("_dmarc") else
                       ("v=spf1 " + " ".join(f"mx:m{number}x{i}.test" for i in range(10)) + " -all",),
                "MX": tuple(f"{i} h{number}x{i}.test." for i in range(10)),
                "PTR": tuple(f"p{i}.test." for i in range(50)),
            }.get(question.type, ())  # fmt: skip
            out[question] = Answer(question, Status.OK if records else Status.NODATA, records, question.name)
        return out


def test_the_questions_of_one_message_are_bounded():
    lines = [
        f"DKIM-Signature: v=1; a=rsa-sha256; d=d{i}.sub{i}.victim.test; s=s{i}; h=from; bh=YQ==; b=YQ=="
        for i in range(500)
    ]
    for i in range(1, 51):
        lines.append(f"ARC-Seal: i={i}; a=rsa-sha256; cv=pass; d=s{i}.test; s=x; b=YQ==")
        lines.append(f"ARC-Message-Signature: i={i}; a=rsa-sha256; d=s{i}.test; s=y; h=from; bh=YQ==; b=YQ==")
        lines.append(f"ARC-Authentication-Results: i={i}; s{i}.test; none")
    authors = ", ".join(f"a@x{i}.{'y.' * 7}z{i}.test" for i in range(3))
    resolver = Greedy({})
    started = time.process_time()
    judge(mail(f"From: {authors}", *lines), Envelope("192.0.2.1", "h.test", "u@m.test"), resolver)
    assert time.process_time() - started < 2.0
    assert len(resolver.asked) <= 111 + 40
    assert len(set(resolver.asked)) == len(resolver.asked)


@pytest.mark.parametrize(
    "unit", ["a@b{}.test, ", "<a@b{}.test> ", "@", "\0", "(", '"', "a@" * 50 + ",", "日本@日本{}.test,"]
)
def test_giant_from_fields_take_no_time(unit):
    field = "".join(unit.replace("{}", str(i)) for i in range(200_000 // len(unit)))
    started = time.process_time()
    judge(mail("From: " + field), FROM_EVIL)
    assert time.process_time() - started < 1.5


TEXT = st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.builds(Envelope, st.none() | TEXT, st.none() | TEXT, st.none() | TEXT),
    st.lists(TEXT, max_size=3),
    st.sampled_from(Status),
)
def test_no_message_and_no_answer_raises(raw, envelope, records, status):
    class Liar(ZoneResolver):
        def resolve(self, questions):
            return {q: Answer(q, status, tuple(records) if status is Status.OK else ()) for q in questions}

    judge(parse(raw), envelope, Liar({}))
    judge(parse(b"From: a@victim.test\r\n" + raw), envelope, Liar({}))
