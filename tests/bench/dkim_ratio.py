"""What verifying costs beside dkimpy's bare verification of the same mail, in one run.

    python tests/bench/dkim_ratio.py

The mail has two signatures and the average size of real mail; both sides are given the same key records. The
claim is that reading, parsing and verifying both signatures costs at most 1.5 times what dkimpy takes.
"""

import base64
import time
from datetime import UTC, datetime

import dkim
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from mailguard.auth.authenticate import authenticate
from mailguard.auth.result import Envelope
from mailguard.config import Config
from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

LIMIT = 1.5


def best(action, seconds=2.0):
    """The shortest of many runs, in milliseconds: what the work costs when nothing disturbs it."""
    shortest, ends = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < ends:
        started = time.perf_counter()
        action()
        shortest = min(shortest, time.perf_counter() - started)
    return shortest * 1000


def main():
    key = generate_private_key(65537, 2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    record = f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"
    mail = (
        b"From: Tanaka Hanako <hanako@example.org>\r\nTo: uketsuke@hospital.example\r\nSubject: Minutes\r\n"
        b"Date: Mon, 02 Nov 2026 10:00:00 +0900\r\nMessage-ID: <1@example.org>\r\n\r\n"
    ) + b"<p>A line of text with   some blanks, as long as usual in mail.</p>\r\n" * 340
    for selector in (b"one", b"two"):
        mail = dkim.sign(mail, selector, b"example.org", pem, canonicalize=(b"relaxed", b"relaxed")) + mail
    zone = {f"{name}._domainkey.example.org TXT": [record] for name in ("one", "two")}
    zone["_dmarc.example.org TXT"] = ["v=DMARC1; p=reject"]
    at = datetime.now(UTC)

    def ours():
        return run(authenticate(parse(mail), Envelope(), at, Config()), ZoneResolver(zone))

    def theirs():
        verifier = dkim.DKIM(mail)
        return [verifier.verify(index, dnsfunc=lambda name, timeout=5: record.encode()) for index in (0, 1)]

    assert all(theirs())
    assert [result.result for result in ours().dkim] == ["pass", "pass"]
    own, other = best(ours), best(theirs)
    print(f"mailguard {own:.3f} ms   dkimpy {other:.3f} ms   ratio {own / other:.2f} (at most {LIMIT})")
    return 0 if own / other <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
