"""The route: where the border is, how long each hop took, and what is odd."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.auth.network import reach
from mailguard.auth.route import trace
from mailguard.config import Trust
from mailguard.message import parse


def mail(*hops):
    """Return a message with these Received values, topmost first."""
    lines = [f"Received: {hop}" for hop in hops]
    return parse("\r\n".join([*lines, "From: kakuu@minori.example", "", "x"]).encode("utf-8", "surrogateescape"))


def date(clock, day=12):
    return f"; Tue, {day} Aug 2025 {clock} +0900"


OUTSIDE = (
    "from mail.minori.example (mail.minori.example [203.0.113.7]) by mx.hakusan.example (Postfix) with ESMTPS id 1"
)


@pytest.mark.parametrize(
    ("hops", "trust", "expected"),
    [
        ([], Trust(), None),
        ([OUTSIDE], Trust(), 0),
        # private addresses, and delivery inside one host, are ours without configuration
        (["from mx.hakusan.example ([10.0.0.5]) by store.hakusan.example", OUTSIDE, "by evil.example"], Trust(), 1),
        (["from localhost ([127.0.0.1]) by mx.hakusan.example", OUTSIDE], Trust(), 1),
        (["by 2001:db8::1 with SMTP id x", OUTSIDE], Trust(), 1),
        (["(qmail 12 invoked from network)", OUTSIDE], Trust(), 1),
        (["from mx.hakusan.example by store with LMTP id x", OUTSIDE], Trust(), 1),
        (["from mail.isp.example [198.51.100.1] by localhost with POP3 (fetchmail)", OUTSIDE], Trust(), 1),
        # relays by address, by network, and by a name that the server looked up
        (["from r ([192.0.2.20]) by mx.hakusan.example", OUTSIDE], Trust(relays=("192.0.2.20",)), 1),
        (["from r ([192.0.2.20]) by mx.hakusan.example", OUTSIDE], Trust(relays=("192.0.2.16/28",)), 1),
        (["from r ([2001:db8::20]) by mx.hakusan.example", OUTSIDE], Trust(relays=("2001:db8::/64",)), 1),
        (
            ["from x (relay.hakusan.example [192.0.2.20]) by mx.hakusan.example", OUTSIDE],
            Trust(relays=("relay.hakusan.example",)),
            1,
        ),
        # a name that the client gives itself does not count
        (
            ["from relay.hakusan.example (unknown [203.0.113.66]) by mx.hakusan.example", OUTSIDE],
            Trust(relays=("relay.hakusan.example",)),
            0,
        ),
        (
            [
                "from relay.hakusan.example (relay.hakusan.example [203.0.113.66] (may be forged)) by mx.hakusan.example",
                OUTSIDE,
            ],
            Trust(relays=("relay.hakusan.example",)),
            0,
        ),
        # inside Microsoft 365 hosts have public addresses
        (
            [
                "from A1.namprd10.prod.outlook.com (::1) by B1.namprd10.prod.outlook.com with HTTPS",
                "from C1.eurprd02.prod.outlook.com (2603:10a6:10:52::37) by A1.namprd10.prod.outlook.com (2603:10b6:4::1) with Microsoft SMTP Server",
                "from pc.evil.example (203.0.113.7) by C1.mail.protection.outlook.com (10.167.1.1) with Microsoft SMTP Server",
                "from A.prod.outlook.com (2603:10a6:10:52::39) by B.outlook.office365.com (2603:10b6:4::2) with Microsoft SMTP Server",
            ],
            Trust(),
            2,
        ),
        # everything is ours: nothing is below the border
        (["from a ([10.0.0.1]) by b", "from pc ([10.0.0.2]) by a"], Trust(), 1),
    ],
)
def test_border(hops, trust, expected):
    route, border = trace(mail(*hops), trust)
    assert border == expected
    assert [hop.index for hop in route] == list(range(len(hops)))


def test_delays_between_the_dates_that_can_be_read():
    route, _ = trace(
        mail(
            "from b ([10.0.0.1]) by a" + date("09:16:50"),
            "from c ([10.0.0.2]) by b; nonsense",
            "from d ([10.0.0.3]) by c" + date("09:17:00"),
            "by d" + date("09:00:00"),
        ),
        Trust(),
    )
    assert [hop.delay_seconds for hop in route] == [-10.0, None, 1020.0, None]
    assert route[0].time == "2025-08-12T09:16:50+09:00"
    assert route[1].time == ""
    assert "no-date" in route[1].anomalies


def anomalies(*hops, trust=None, own=()):
    route, _ = trace(mail(*hops), trust or Trust(), own)
    return [set(hop.anomalies) - {"below-border"} for hop in route]


BELOW = "from pc.minori.example (pc.minori.example [203.0.113.8]) by mail.minori.example with ESMTP"


def test_an_honest_route_has_no_anomaly():
    assert anomalies(
        OUTSIDE + date("09:16:46"),
        BELOW + date("09:16:40"),
        "from [192.168.1.5] (unknown [192.168.1.5]) by pc.minori.example" + date("09:16:39"),
    ) == [set(), set(), set()]


@pytest.mark.parametrize(
    ("hops", "index", "word"),
    [
        ([OUTSIDE + date("09:00:00"), BELOW + date("10:00:00")], 0, "negative-delay"),
        ([OUTSIDE + date("09:00:00", 15), BELOW + date("09:00:00", 12)], 0, "long-delay"),
        ([OUTSIDE + date("09:00:00"), "from a.example (a.example [203.0.113.300]) by mail.minori.example" + date("09:00:00")], 1, "invalid-address"),
        ([OUTSIDE, "from mx.bank.example (mx.bank.example [10.1.1.1]) by mail.minori.example", BELOW], 1, "private-address-outside"),
        ([OUTSIDE, "from mx.bank.example (localhost [127.0.0.1]) by mail.minori.example"], 1, "loopback-outside"),
        ([OUTSIDE, "from pc ([203.0.113.9]) by mx.bank.example with ESMTPS"], 0, "broken-chain"),
        (["from bank.example (host7.isp.example [203.0.113.7]) by mx.hakusan.example"], 0, "helo-differs-from-reverse-name"),
        (["from a.example (a.example [203.0.113.7] (may be forged)) by mx.hakusan.example"], 0, "reverse-name-unconfirmed"),
    ],
)  # fmt: skip
def test_anomalies(hops, index, word):
    assert word in anomalies(*hops)[index]


def test_ordinary_clock_skew_is_silent():
    assert anomalies(OUTSIDE + date("09:00:00"), BELOW + date("09:05:00")) == [set(), set()]


def test_our_names_below_the_border_and_at_it():
    trust = Trust(relays=("192.0.2.20",), authserv_ids=("mx.hakusan.example",))
    below = "from pc (pc [198.51.100.9]) by mx.hakusan.example with ESMTPS"
    assert "claims-our-name" in anomalies(OUTSIDE, below, trust=trust)[1]
    helo = "from mail.hakusan.example (host7.isp.example [203.0.113.7]) by mx.hakusan.example"
    assert "claims-our-name" in anomalies(helo, own=("hakusan.example",))[0]
    assert "claims-our-name" not in anomalies(helo)[0]


@pytest.mark.parametrize(
    ("ip", "expected"),
    [("10.1.2.3", "private"), ("172.31.255.1", "private"), ("172.32.0.1", "public"), ("192.168.0.1", "private"),
     ("100.64.0.1", "private"), ("169.254.1.1", "private"), ("127.0.0.1", "loopback"), ("::1", "loopback"),
     ("fe80::1", "private"), ("fd00::1", "private"), ("192.0.2.1", "public"), ("2001:db8::1", "public"), ("x", "invalid")],
)  # fmt: skip
def test_reach(ip, expected):
    assert reach(ip) == expected


WORDS = st.sampled_from(
    [
        "from",
        "by",
        "with",
        "(",
        ")",
        "[203.0.113.7]",
        "[10.0.0.1]",
        "a.example",
        "mx.outlook.com",
        ";",
        "12 Aug 2025 09:00:00 +0900",
        "id",
    ]
)


@given(
    st.lists(
        st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60).map(lambda t: " ".join(t.split())), max_size=6
    )
)
@settings(max_examples=200, deadline=None)
def test_any_route(hops):
    message = mail(*hops)
    route, border = trace(message, Trust(relays=("10.0.0.0/8", "a.example")), ("a.example",))
    assert len(route) == len(message.header.all("received"))
    assert border is None if not route else 0 <= border < len(route)
