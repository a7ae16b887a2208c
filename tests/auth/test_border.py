"""Trust ends at the first field of ours whose client is not certainly one of our hosts."""

import pytest

from mailguard.auth.border import find_border
from mailguard.auth.claims import claims
from mailguard.auth.envelope import find_envelope, receipt_time
from mailguard.auth.route import trace
from mailguard.config import Trust
from mailguard.message import parse

DATE = "; Wed, 18 Nov 2026 10:00:00 +0900"
NAMED = Trust(authserv_ids=("mx.ours.example",))
LISTED = Trust(authserv_ids=("mx.ours.example",), relays=("192.0.2.20", "10.1.2.0/24", "relay.ours.example"))
# The attacker's fields below the border: a colleague's mail that our own border seems to have received and verified.
BELOW = (
    "Authentication-Results: mx.ours.example; dmarc=pass header.from=ours.example",
    f"Received: from pc1.ours.example (pc1.ours.example [10.1.2.5]) by mx.ours.example with ESMTPSA id 2{DATE}",
)


def mail(*lines):
    return parse("\r\n".join([*lines, *BELOW, "From: Taro <taro@ours.example>", "", "x"]).encode())


def received(text):
    return f"Received: {text}{DATE}"


LOST = [
    "from PC by mx.ours.example with SMTP id x",
    "from localhost by mx.ours.example with ESMTP id x",
    "from mx.ours.example by mx.ours.example with ESMTP id x",  # our own name, given by the client
    "from [10.1.2.5] by mx.ours.example with SMTP",
    "from PC [10.1.2.5] by mx.ours.example with SMTP",
    "from pc1.ours.example (pc1.ours.example) by mx.ours.example with ESMTP",
    "from pc1.ours.example (unknown []) by mx.ours.example with ESMTP",
    "from pc1.ours.example (unknown [0.0.0.0]) by mx.ours.example with ESMTP",
    "from pc1.ours.example (unknown [::]) by mx.ours.example with ESMTP",
    "from pc1.ours.example (unknown [10.1.2.555]) by mx.ours.example with ESMTP",
    "from pc1.ours.example (pc1.ours.example [10.1.2.5",
    "from pc1.ours.example (pc1.ours.example [10.1.2.5])",
    "from x with LMTP by mx.ours.example with SMTP",
    "from x (pc1 [10.1.2.5]) by mx.ours.example with ESMTP (unknown [10.1.2.6]) by mx.ours.example with ESMTP",
    f"from {'x' * 5000} (pc1.ours.example [10.1.2.5]) by mx.ours.example with ESMTP",
    "by mx.ours.example with SMTP id x",
    "by mx.ours.example with ESMTP id x",
    "(envelope-from <taro@ours.example>)",
    "nonsense",
    "",
]  # fmt: skip


@pytest.mark.parametrize("trust", [NAMED, LISTED], ids=["private addresses are ours", "relays are listed"])
@pytest.mark.parametrize("text", LOST, ids=lambda text: text[:50])
def test_a_border_field_without_a_certain_client_ends_trust(text, trust):
    message = mail(received(text))
    assert find_border(message, trust) == 0
    own, _ = claims(message, trust, 0)
    assert [claim.trusted for claim in own] == [False]
    assert find_envelope(message, trust).client_ip is None
    route, border = trace(message, trust)
    assert border == 0
    assert "below-border" in route[1].anomalies


@pytest.mark.parametrize(
    "text",
    [
        "from store ([10.1.2.9]) by store.ours.example with ESMTP",
        "from localhost (localhost [127.0.0.1]) by mx.ours.example (Postfix) with ESMTP",
        "from mx.ours.example by store.ours.example with LMTP id x",
        "from MX ([fe80::1]) by STORE ([fe80::1%3]) with mapi id 15",
        "(qmail 19083 invoked from network)",
        "(nullmailer pid 12 invoked by uid 0)",
        "(from filter@localhost) by mx.ours.example (8.14.4/8.14.4/Submit) id q1",
        "by mx.ours.example (Postfix, from userid 1000) id 77AB",
        "by mx.ours.example (Postfix) id 77AB",
        "by mx.ours.example (Dovecot) with LMTP id x",
        "by 2002:a05:6a06:1492:b0:46f:1a5c:1 with SMTP id x",
        "by mail-lf1-f41.google.com with SMTP id x",
        "from filter by mx.ours.example with local-bsmtp (Exim 4.96) id 1",
    ],
)
def test_what_servers_write_on_the_way_through_themselves_goes_on(text):
    stranger = received("from mail.theirs.example (mail.theirs.example [203.0.113.7]) by mx.ours.example with ESMTPS")
    message = mail(received(text), stranger)
    assert find_border(message, NAMED) == 1
    assert find_envelope(message, NAMED).client_ip == "203.0.113.7"


def test_what_stands_above_a_lost_border_is_still_ours():
    ours = "Authentication-Results: mx.ours.example; dmarc=fail header.from=ours.example"
    message = mail(ours, received("from PC by mx.ours.example with SMTP id x"))
    own, _ = claims(message, NAMED, find_border(message, NAMED))
    assert [(claim.trusted, claim.results[0].result) for claim in own] == [(True, "fail"), (False, "pass")]
    assert receipt_time(message, 0) is not None
    inner = received("from mx ([10.1.2.9]) by store.ours.example with ESMTP")
    deeper = mail(inner, ours, received("from PC by mx.ours.example with SMTP id x"))
    assert find_border(deeper, NAMED) == 1
    assert [claim.trusted for claim in claims(deeper, NAMED, 1)[0]] == [True, False]


@pytest.mark.parametrize(
    ("ip", "without", "with_relays"),
    [
        ("172.17.0.1", 1, 0),  # a private address that is not listed belongs to a stranger
        ("10.9.9.9", 1, 0),
        ("169.254.1.1", 1, 0),
        ("IPv6:fd00::5", 1, 0),
        ("IPv6:fe80::5", 1, 0),
        ("100.64.0.9", 1, 0),
        ("10.1.2.77", 1, 1),
        ("192.0.2.20", 0, 1),
        ("127.0.0.1", 1, 1),  # the host itself
        ("203.0.113.7", 0, 0),
    ],
)
def test_private_addresses_are_ours_only_while_no_relays_are_listed(ip, without, with_relays):
    message = mail(received(f"from gw (unknown [{ip}]) by mx.ours.example (Postfix) with ESMTPS id A"))
    assert find_border(message, NAMED) == without
    assert find_border(message, LISTED) == with_relays


def test_a_private_stranger_is_the_client_that_spf_is_asked_about():
    message = mail(received("from x (unknown [172.17.0.1]) by mx.ours.example (Postfix) with ESMTPS id A"))
    assert find_envelope(message, LISTED).client_ip == "172.17.0.1"
    assert find_envelope(message, NAMED).client_ip is None


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("from x (relay.ours.example [203.0.113.50]) by mx.ours.example (Postfix) with ESMTP", True),
        ("from relay.ours.example (unknown [203.0.113.50]) by mx.ours.example (Postfix) with ESMTP", False),
        ("from x (relay.ours.example [203.0.113.50] (may be forged)) by mx.ours.example with ESMTP", False),
        # the owner of an address chooses its reverse name, and these servers do not verify it
        ("from relay.ours.example (HELO x) (203.0.113.50) by mx.ours.example with SMTP", False),
        ("from x (relay.ours.example) (203.0.113.50) by mx.ours.example with SMTP", False),
        ("from x (IDENT:relay.ours.example@[203.0.113.50]) by mx.ours.example with SMTP", False),
        ("from x (IDENT:a@relay.ours.example@host.theirs.example [203.0.113.50]) by mx.ours.example with SMTP", False),
    ],
)
def test_a_relay_known_by_name_must_be_looked_up_under_it(text, ours):
    assert find_border(mail(received(text)), LISTED) == (1 if ours else 0)
