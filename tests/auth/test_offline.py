"""`authenticate_offline` gives the same results as the flows when every question is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.auth.authenticate import authenticate
from mailguard.auth.offline import authenticate_offline
from mailguard.auth.result import Envelope, Result
from mailguard.config import Config
from mailguard.dns.drive import run
from mailguard.dns.resolver import OfflineResolver
from mailguard.message import parse

AT = datetime(2026, 11, 1, tzinfo=UTC)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.eml"))
SIGNATURE = "v=1; a=rsa-sha256; c=relaxed/simple; d=clinic.example; s=one; h=from:subject; bh=YQ==; b=YWJj"
ENVELOPES = (
    Envelope(),
    Envelope("192.0.2.7", "mx.clinic.example", "desk@clinic.example"),
    Envelope("2001:db8::7", "mx.clinic.example", ""),
    Envelope("192.0.2.7", None, ""),
    Envelope("nonsense", "mx", "desk@clinic.example"),
    Envelope("::ffff:192.0.2.7", "[192.0.2.7]", None),
    Envelope(None, "mx.clinic.example", "<desk@clinic..example>"),
    Envelope("192.0.2.7", "mx", "desk@" + "a" * 300),
)


def both(raw, envelope):
    message = parse(raw)
    slow = run(authenticate(message, envelope, AT, Config()), OfflineResolver())
    return authenticate_offline(parse(raw), envelope, AT), slow


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_examples(envelope):
    for path in EXAMPLES:
        short, slow = both(path.read_bytes(), envelope)
        assert short == slow, path


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["From: nobody"],
        ["From: desk@clinic.example"],
        ["From: desk@[192.0.2.1]"],
        ["From: desk@clinic..example"],
        ["From: desk@clinic.example, a@b..example"],
        ["From: a@b..example, desk@clinic.example"],
        ["From: a@one.example", "From: b@two.example"],
        ["From: a@one.example, b@two.example, c@three.example, d@four.example"],
        ["From: \u60a3\u8005@\u75c5\u9662.example"],
        ["From: desk@clinic.example\0@evil.example"],
        ["From: desk@clinic.example", f"DKIM-Signature: {SIGNATURE}"],
        ["From: desk@clinic.example", f"DKIM-Signature: {SIGNATURE}; l=1"],
        ["From: desk@clinic.example", f"DKIM-Signature: {SIGNATURE}; x=1"],
        ["From: desk@clinic.example", "DKIM-Signature: v=2", *[f"DKIM-Signature: {SIGNATURE}"] * 12],
    ],
)
def test_authors_and_signatures(lines):
    raw = "\r\n".join([*lines, "Subject: x", "", "text", ""]).encode("utf-8")
    for envelope in ENVELOPES:
        short, slow = both(raw, envelope)
        assert short == slow


@pytest.mark.parametrize("sets", [1, 2, 12])
def test_a_chain(sets):
    lines = ["From: desk@clinic.example"]
    for n in range(1, sets + 1):
        tags = f"i={n}; a=rsa-sha256; d=hop{n}.example; s=s{n}; b=YWJj"
        lines += [
            f"ARC-Seal: {tags}; cv={'none' if n == 1 else 'pass'}",
            f"ARC-Message-Signature: {tags}; c=relaxed/relaxed; h=from; bh=YQ==",
            f"ARC-Authentication-Results: i={n}; hop{n}.example; spf=pass",
        ]
    raw = "\r\n".join([*lines, "Subject: x", "", "text", ""]).encode("ascii")
    short, slow = both(raw, Envelope())
    assert short == slow
    if sets < 12:
        assert short.arc.result is Result.NOT_EVALUATED
        assert short.arc.reason == "offline"


field = st.tuples(
    st.sampled_from(["From", "DKIM-Signature", "ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results"]),
    st.one_of(
        st.text(alphabet='ab@.<>,;="=i1 \0\u3042', max_size=40),
        st.sampled_from([SIGNATURE, "i=1; a=rsa-sha256; d=a.example; s=s; b=YWJj; cv=none", "i=1; x"]),
    ),
)
words = st.one_of(st.none(), st.text(alphabet="ab.@<>[]:% 129\0", max_size=20))


@settings(max_examples=150, deadline=None)
@given(st.lists(field, max_size=5), words, words, words)
def test_any_message(fields, client_ip, helo, mail_from):
    raw = "\r\n".join([*(f"{name}: {value}" for name, value in fields), "", "text", ""]).encode("utf-8", "replace")
    short, slow = both(raw, Envelope(client_ip, helo, mail_from))
    assert short == slow
