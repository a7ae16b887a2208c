"""The example of RFC 8463 §A: one mail that is signed with Ed25519 and with RSA."""

from datetime import UTC, datetime

import pytest

from mailguard.auth.dkim import verify_dkim
from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

RSA = (
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byY"
    "zCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w"
    "3QIDAQAB"
)
ZONE = {
    "brisbane._domainkey.football.example.com TXT": [
        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
    ],
    "test._domainkey.football.example.com TXT": [f"v=DKIM1; k=rsa; p={RSA}"],
}
MAIL = b"""\
DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
 subject : date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
 date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game.  Are you hungry yet?

Joe.
"""


@pytest.mark.parametrize("line_end", [b"\r\n", b"\n"])
def test_both_signatures_pass(line_end):
    message = parse(MAIL.replace(b"\n", line_end))
    results = run(verify_dkim(message, datetime.fromtimestamp(1_528_637_909, UTC)), ZoneResolver(ZONE))
    assert [(r.algorithm, r.key_bits, str(r.result)) for r in results] == [
        ("ed25519-sha256", 256, "pass"),
        ("rsa-sha256", 1024, "pass"),
    ]


def test_a_changed_subject_breaks_both():
    message = parse(MAIL.replace(b"dinner", b"supper"))
    results = run(verify_dkim(message, datetime.fromtimestamp(1_528_637_909, UTC)), ZoneResolver(ZONE))
    assert [r.reason for r in results] == ["signature-mismatch"] * 2
