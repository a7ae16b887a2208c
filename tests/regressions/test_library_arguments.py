"""Arguments of library calls: file objects and resolvers that misbehave, and times without a time zone."""

import asyncio
import io
import pickle
from datetime import UTC, datetime

import pytest

import mailguard
from mailguard.dns.flow import Answer, Status

MAIL = b"From: a@example.com\nSubject: x\nDKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s; h=from; bh=; b=\n\nx\n"
CLIENT = mailguard.Envelope(client_ip="192.0.2.1", helo="mail.example.com", mail_from="a@example.com")


class Raising:
    def resolve(self, questions):
        raise RuntimeError("no answer from me")


class Forgetful:
    def resolve(self, questions):
        return {}


class AsyncRaising:
    async def aresolve(self, questions):
        raise OSError("network is unreachable")


@pytest.mark.parametrize("resolver", [Raising(), Forgetful()])
def test_a_resolver_that_fails_has_failed_to_look_up(resolver):
    for report in (
        mailguard.scan(MAIL, resolver=resolver, envelope=CLIENT),
        asyncio.run(mailguard.ascan(MAIL, resolver=resolver, envelope=CLIENT)),
    ):
        assert report.authentication.spf.result == "temperror"
        assert report.authentication.dmarc.result == "temperror"
        assert report.dns["example.com TXT"] == "SERVFAIL"
        assert report.errors == ()


def test_an_asyncio_resolver_that_fails():
    report = asyncio.run(mailguard.ascan(MAIL, resolver=AsyncRaising(), envelope=CLIENT))
    assert report.authentication.spf.result == "temperror"


def test_a_resolver_of_five_lines():
    class Fixed:
        def resolve(self, questions):
            records = {"example.com TXT": ("v=spf1 ip4:192.0.2.1 -all",)}
            return {
                q: Answer(q, Status.OK, records[str(q)]) if str(q) in records else Answer(q, Status.NXDOMAIN)
                for q in questions
            }

    report = mailguard.scan(MAIL, resolver=Fixed(), envelope=CLIENT)
    assert report.authentication.spf.result == "pass"


def test_a_text_file_and_other_objects_are_refused_in_words():
    with pytest.raises(TypeError, match="binary mode"):
        mailguard.scan(io.StringIO("From: a@example.com\n\nx"), offline=True)
    with pytest.raises(TypeError, match="not int"):
        mailguard.scan(5, offline=True)


def test_a_file_that_cannot_be_read_is_an_input_error():
    class Broken(io.RawIOBase):
        name = "broken.eml"

        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    with pytest.raises(mailguard.MailguardError, match=r"broken\.eml: Input/output error"):
        mailguard.scan(Broken(), offline=True)


def test_a_time_needs_a_zone():
    with pytest.raises(ValueError, match="time zone"):
        mailguard.scan(MAIL, offline=True, at=datetime(2026, 1, 1))  # noqa: DTZ001 - that is the mistake
    for extreme in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)):
        assert mailguard.scan(MAIL, offline=True, at=extreme).errors == ()


def test_a_report_travels_between_processes():
    report = mailguard.scan(MAIL, offline=True)
    assert pickle.loads(pickle.dumps(report)) == report
    assert mailguard.Report.from_dict(report.to_dict()) == report
