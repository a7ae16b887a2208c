"""200 mails at 20 ms of DNS latency on asyncio, and the rounds that one mail waits for.

Run: python tests/bench/authenticate_async.py [MAILS]
"""

import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import dkim
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from mailguard.auth.authenticate import authenticate
from mailguard.auth.result import Envelope
from mailguard.config import Config
from mailguard.dns.drive import arun, run
from mailguard.dns.system import SystemResolver
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

LATENCY = 0.020
AT = datetime.now(UTC)


def a_case(number: int, key: bytes, public: str):
    """One mail with SPF of three includes, two signatures and a tree walk, and its zone."""
    domain = f"d{number}.example"
    mail = (
        f"From: Sender <a@mail.{domain}>\r\nTo: b@example.jp\r\nSubject: {number}\r\n"
        f"Date: Sun, 01 Nov 2026 00:00:00 +0000\r\nMessage-ID: <{number}@{domain}>\r\n\r\n"
    ).encode() + b"A line of text, as letters have them.\r\n" * 50
    for selector in (b"s1", b"s2"):
        mail = dkim.sign(mail, selector, domain.encode(), key, include_headers=[b"from", b"subject", b"date"]) + mail
    zone = {
        f"mail.{domain} TXT": [f"v=spf1 include:x.{domain} include:y.{domain} include:z.{domain} -all"],
        f"x.{domain} TXT": ["v=spf1 ip4:198.51.100.0/24 ~all"],
        f"y.{domain} TXT": ["v=spf1 ip4:203.0.113.0/24 ~all"],
        f"z.{domain} TXT": ["v=spf1 ip4:192.0.2.0/24 ~all"],
        f"_dmarc.{domain} TXT": ["v=DMARC1; p=reject"],
        f"s1._domainkey.{domain} TXT": [f"v=DKIM1; k=rsa; p={public}"],
        f"s2._domainkey.{domain} TXT": [f"v=DKIM1; k=rsa; p={public}"],
        "9.2.0.192.in-addr.arpa PTR": ["mx.example."],
        "mx.example A": ["192.0.2.9"],
    }
    return parse(mail), Envelope("192.0.2.9", "mx.example", f"a@mail.{domain}"), zone


class Rounds(ZoneResolver):
    """A zone that counts the rounds."""

    rounds = 0

    def resolve(self, questions):
        self.rounds += 1
        return super().resolve(questions)


class Wire(asyncio.DatagramProtocol):
    """A name server on this machine that answers from a zone after the latency."""

    def __init__(self, fake, zone):
        self.fake, self.zone, self.asked = fake, ZoneResolver(zone), 0

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, peer):
        from mailguard.dns.flow import Question

        self.asked += 1
        name, type_ = self.fake.question_of(data)
        question = Question(name, type_)
        answer = self.zone.resolve((question,))[question]
        rdata = {"TXT": self.fake.txt, "PTR": self.fake.encode, "A": lambda text: bytes(map(int, text.split(".")))}
        answers = [(name, type_, rdata[type_](record)) for record in answer.records]
        rcode = 3 if answer.status.value == "NXDOMAIN" else 0
        reply = self.fake.reply(data, rcode=rcode, answers=answers, authority=() if answers else [self.fake.SOA])
        asyncio.get_running_loop().call_later(LATENCY, self.transport.sendto, reply, peer)


async def many(cases, fake):
    zone = {key: value for _, _, each in cases for key, value in each.items()}
    loop = asyncio.get_running_loop()
    transport, wire = await loop.create_datagram_endpoint(lambda: Wire(fake, zone), local_addr=("127.0.0.1", 0))
    resolver = SystemResolver([f"127.0.0.1:{transport.get_extra_info('sockname')[1]}"])
    cpu, started = time.process_time(), time.perf_counter()
    found = await asyncio.gather(*(arun(authenticate(m, e, AT, Config()), resolver) for m, e, _ in cases))
    took = time.perf_counter() - started
    transport.close()
    print(f"CPU of the whole process, name server included: {time.process_time() - cpu:.2f} s")
    return took, wire.asked, found


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
    import fake_server as fake

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key = private.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    der = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    import base64

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    cases = [a_case(number, key, base64.b64encode(der).decode()) for number in range(count)]
    message, envelope, zone = cases[0]
    rounds = Rounds(zone)
    result = run(authenticate(message, envelope, AT, Config()), rounds)
    print(f"one mail: {len(rounds.asked)} questions in {rounds.rounds} rounds (at most 4)")
    print(f"  spf={result.spf.result} dkim={[r.result.value for r in result.dkim]} dmarc={result.dmarc.result}")
    resolver = ZoneResolver({key: value for _, _, each in cases for key, value in each.items()})
    started = time.process_time()
    for message, envelope, _ in cases:
        run(authenticate(message, envelope, AT, Config()), resolver)
    print(f"CPU without DNS: {(time.process_time() - started) / count * 1000:.2f} ms a mail")
    took, asked, found = asyncio.run(many(cases, fake))
    passed = sum(each.dmarc.result.value == "pass" for each in found)
    print(f"{count} mails on asyncio, {LATENCY * 1000:.0f} ms: {took:.2f} s, {asked} questions, {passed} pass (≤ 1 s)")


if __name__ == "__main__":
    main()
