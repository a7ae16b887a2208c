"""Whatever an attacker writes about the mail's way, a forgery in our name never scores less than without it."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

import functools
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
from mailguard.config import Trust

AT = datetime(2026, 11, 18, 3, tzinfo=UTC)
DATE = "; Wed, 18 Nov 2026 10:00:00 +0900"
CLIENT = "198.51.100.7"
# Our border's field in the forms of several servers, with a place for what the client says.
FORMS = (
    f"from %s (host7.isp.test [{CLIENT}]) by mx.ours.example (Postfix) with ESMTPS id 4F7",
    f"from unknown (HELO %s) ({CLIENT}) by mx.ours.example with SMTP",
    f"from %s ({CLIENT}) by mx.ours.example (10.0.0.9) with Microsoft SMTP Server id 15.1",
    f"from host7.isp.test ([{CLIENT}] helo=%s) by mx.ours.example with esmtps (Exim 4.96) id 1",
    f"from x (IDENT:%s@host7.isp.test [{CLIENT}]) by mx.ours.example (8.9.3/8.9.3) with SMTP id X",
)
TRUSTS = (
    Trust(),
    Trust(authserv_ids=("mx.ours.example",)),
    Trust(authserv_ids=("mx.ours.example",), relays=("192.0.2.20", "10.1.2.0/24")),
)
ZONE = mailguard.ZoneResolver(
    {"ours.example TXT": ["v=spf1 ip4:192.0.2.20 -all"], "_dmarc.ours.example TXT": ["v=DMARC1; p=reject"]}
)
SAID = st.lists(
    st.sampled_from(
        ["pc", "[10.1.2.5]", "10.1.2.5", "[192.0.2.20]", "mx.ours.example", "(", ")", " by mx.ours.example", " with LMTP",
         " from x", " helo=y", " ident=z", "@", "(pc [10.1.2.5])", "a" * 5_000, '"', " (Exim 4.96)", "IDENT:", " id 1;"]
    ),
    max_size=5,
).map("".join)  # fmt: skip
CLAIM = st.sampled_from(
    ["dmarc=pass header.from=ours.example", "spf=pass smtp.mailfrom=taro@ours.example", "dkim=pass header.d=ours.example",
     "dmarc=pass header.from=evil.test header.from=ours.example", "dmarc=pass (header.from=ours.example)"]
)  # fmt: skip
NAMED = st.sampled_from(["mx.ours.example; ", "MX.ours.example. 1; ", '"mx.ours.example" ; ', "", "(mx.ours.example) "])
BELOW = st.lists(
    st.one_of(
        st.tuples(NAMED, CLAIM).map(lambda pair: f"Authentication-Results: {pair[0]}{pair[1]}"),
        st.sampled_from(
            [
                f"Received: from pc1.ours.example (pc1.ours.example [10.1.2.5]) by mx.ours.example with ESMTPSA id 2{DATE}",
                f"Received: from pc1.ours.example by mx.ours.example with LMTP id 2{DATE}",
                f"Received: from r (r.ours.example [192.0.2.20]) by mx.ours.example with ESMTPS id 2{DATE}",
                f"Received: by mx.ours.example (Postfix, from userid 1000) id 77AB{DATE}",
                "Received-SPF: pass client-ip=192.0.2.20; envelope-from=taro@ours.example; receiver=mx.ours.example",
                "Return-Path: <taro@ours.example>",
            ]
        ),
    ),
    max_size=4,
)


@functools.cache
def scanned(lines, trust, online):
    config = mailguard.Config(organization=mailguard.Organization(domains=("ours.example",)), trust=trust)
    body = "Urgent: verify your password today: https://portal.test/pw"
    raw = "\r\n".join(
        [*lines, "From: Taro <taro@ours.example>", "To: b@ours.example", "Subject: schedule", "", body, ""]
    )
    options = {"resolver": ZONE} if online else {"offline": True}
    return mailguard.scan(raw.encode(), config=config, at=AT, **options)


@given(st.sampled_from(FORMS), SAID, BELOW, st.sampled_from(TRUSTS), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_trick_lowers_a_forgery_in_our_name(form, said, below, trust, online):
    field = f"Received: {form % said}{DATE}"
    tricked = scanned((field, *below), trust, online)
    assert not any(claim.trusted for claim in tricked.authentication.claimed)
    assert tricked.envelope.client_ip in (None, CLIENT, "10.1.2.5") or said.count("(") != said.count(")")
    assert tricked.authentication.dmarc.result != "pass"
    assert tricked.verdict.level != "clean"
    known = f"from {'x'} (host7.isp.test [{CLIENT}]) by mx.ours.example (Postfix) with ESMTPS id 4F7"
    if tricked.envelope.client_ip != CLIENT:  # the least that our border can have noted
        known = "from x by mx.ours.example with SMTP id 4F7"
    plain = scanned((f"Received: {known}{DATE}",), trust, online)
    assert tricked.verdict.score >= plain.verdict.score


@pytest.mark.parametrize("online", [False, True])
@given(BELOW, st.sampled_from(["192.0.2.20", "10.1.2.5", CLIENT, "127.0.0.1"]))
@settings(max_examples=50, deadline=None)
def test_with_a_given_client_nothing_inside_the_mail_is_ours(online, lines, client_ip):
    config = mailguard.Config(organization=mailguard.Organization(domains=("ours.example",)), trust=TRUSTS[2])
    raw = "\r\n".join([*lines, "From: Taro <taro@ours.example>", "", "x", ""])
    given_session = mailguard.Envelope(client_ip=client_ip, helo="x", mail_from="x@evil.test")
    options = {"resolver": ZONE} if online else {"offline": True}
    report = mailguard.scan(raw.encode(), config=config, envelope=given_session, **options)
    assert not any(claim.trusted for claim in report.authentication.claimed)
    assert all("below-border" in hop.anomalies for hop in report.route)
    assert set(report.envelope.sources.values()) == {"given"}
    assert datetime.fromisoformat(report.at) > AT.replace(day=19)
    if online:
        assert report.authentication.dmarc.result == "fail"
