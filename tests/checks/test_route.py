"""The checks of the route: what they report, what they quote, and what they must not report."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mailguard.auth.claims import as_shown, read_claims
from mailguard.auth.envelope import find_envelope
from mailguard.auth.result import Authentication, DmarcResult, Result, SpfResult
from mailguard.auth.route import trace
from mailguard.catalogue import LANGUAGES
from mailguard.checks.route import CHECKS
from mailguard.config import Config, Organization, Trust
from mailguard.finding import Severity
from mailguard.message import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

CONFIG = Config(
    organization=Organization(domains=("imakiire.or.jp",), partners=("minori-yakuhin.example",)),
    trust=Trust(authserv_ids=("mx.imakiire.or.jp",), relays=("192.0.2.0/28",)),
)
STRANGER = "Received: from imakiire.or.jp (host7.isp.example [203.0.113.7]) by mx.imakiire.or.jp (Postfix) with ESMTP id 1; Tue, 12 Aug 2025 09:16:46 +0900"
FORGED = "Authentication-Results: mx.imakiire.or.jp; spf=pass smtp.mailfrom=imakiire.or.jp; dmarc=pass header.from=imakiire.or.jp"


def hits(*lines, sender="jimu@imakiire.or.jp", config=CONFIG, authentication=None):
    message = parse("\r\n".join([*lines, f"From: {sender}", "Subject: s", "", "x"]).encode())
    route, border = trace(message, config.trust, config.organization.domains)
    stated = read_claims(message, config.trust, border)
    own, other = as_shown(stated.claims)
    context = Context(
        message=message,
        config=config,
        registry=Registry.of(config.organization),
        at=datetime(2025, 8, 12, tzinfo=UTC),
        authentication=replace(authentication or Authentication(), claimed=own, claimed_other=other),
        envelope=find_envelope(message, config.trust),
        route=route,
        border=border,
        stated=stated,
    )
    found = []
    for check in CHECKS:
        for hit in check.function(message, context):
            for language in LANGUAGES:  # every hit has a text
                assert "{" not in "".join(check.says(hit.variant, hit.values, language))
            found.append((check.name, hit.variant, hit.severity or check.severity, hit.evidence[0].text))
    return found


def names(found):
    return [name for name, *_ in found]


FAILED = Authentication(spf=SpfResult(Result.FAIL), dmarc=DmarcResult(Result.FAIL))
PASSED = Authentication(dmarc=DmarcResult(Result.PASS, dkim_aligned=True))


class TestFromMismatchReceived:
    def test_own_domain_from_a_strangers_host(self):
        found = hits(STRANGER.replace("from imakiire.or.jp", "from pc"))
        assert found == [("from-mismatch-received", "own", Severity.HIGH, "host7.isp.example")]

    def test_is_high_once_authentication_has_failed(self):
        found = hits(STRANGER.replace("from imakiire.or.jp", "from pc"), authentication=FAILED)
        assert ("from-mismatch-received", "own", Severity.HIGH, "host7.isp.example") in found

    def test_a_border_we_trust_said_so(self):
        line = "Authentication-Results: mx.imakiire.or.jp; dmarc=fail header.from=imakiire.or.jp"
        assert hits(line, STRANGER.replace("from imakiire.or.jp", "from pc"))[0][2] is Severity.HIGH

    def test_the_address_where_the_host_has_no_name(self):
        hop = (
            "Received: from [203.0.113.7] (unknown [203.0.113.7]) by mx.imakiire.or.jp; Tue, 12 Aug 2025 09:16:46 +0900"
        )
        assert hits(hop)[0][3] == "[203.0.113.7]"

    def test_a_partner_and_a_brand(self):
        hop = STRANGER.replace("from imakiire.or.jp", "from pc")
        assert hits(hop, sender="a@minori-yakuhin.example")[0][2] is Severity.MEDIUM
        assert hits(hop, sender="a@amazon.co.jp", authentication=FAILED)[0][2] is Severity.MEDIUM

    @pytest.mark.parametrize(
        ("lines", "sender", "authentication"),
        [
            ((STRANGER,), "a@unknown.example", None),
            ((STRANGER,), "jimu@imakiire.or.jp", PASSED),
            ((STRANGER.replace("host7.isp.example", "smtp.imakiire.or.jp"),), "jimu@imakiire.or.jp", None),
            ((), "jimu@imakiire.or.jp", None),
            (("Received: from pc ([10.0.0.7]) by mx.imakiire.or.jp; Tue, 12 Aug 2025 09:16:46 +0900",), "jimu@imakiire.or.jp", None),
        ],
    )  # fmt: skip
    def test_silent(self, lines, sender, authentication):
        assert "from-mismatch-received" not in names(hits(*lines, sender=sender, authentication=authentication))

    def test_another_domain_of_the_same_brand_is_no_stranger(self):
        ses = STRANGER.replace(
            "from imakiire.or.jp (host7.isp.example", "from a8-19.smtp-out.amazonses.com (a8-19.smtp-out.amazonses.com"
        )
        assert hits(ses, sender="no-reply@amazon.co.jp") == []
        assert names(hits(ses, sender="no-reply@amazon.co.jp", authentication=FAILED)) == ["from-mismatch-received"]
        assert "from-mismatch-received" in names(hits(ses, sender="a@rakuten.co.jp"))

    def test_list_fields_alone_do_not_silence_it(self):
        fields = ("List-Id: <all.lists.ishikai.example>", "List-Post: <mailto:all@lists.ishikai.example>")
        assert "from-mismatch-received" in names(hits(STRANGER, *fields))
        own_host = STRANGER.replace("host7.isp.example", "lists.ishikai.example")
        assert "from-mismatch-received" in names(hits(own_host, *fields))


class TestReceivedAnomaly:
    def anomalies(self, *lines, **options):
        return [
            (variant, severity, text)
            for name, variant, severity, text in hits(*lines, **options)
            if name == "received-anomaly"
        ]

    def test_a_stranger_that_calls_itself_ours(self):
        assert self.anomalies(STRANGER) == [("claims-our-name", Severity.HIGH, "imakiire.or.jp")]

    def test_is_low_where_the_server_looked_no_name_up(self):
        hop = STRANGER.replace("host7.isp.example ", "")
        assert self.anomalies(hop)[0][1] is Severity.LOW

    def test_an_invented_hop_of_ours(self):
        below = "Received: from a.example ([198.51.100.1]) by mx2.imakiire.or.jp; Tue, 12 Aug 2025 09:16:40 +0900"
        found = self.anomalies(STRANGER.replace("from imakiire.or.jp", "from pc"), below, sender="a@other.example")
        assert ("claims-our-name", Severity.HIGH, "mx2.imakiire.or.jp") in found

    def test_an_invented_hop_of_a_brand(self):
        below = "Received: by mail-lf1-f41.google.com with SMTP id x; Tue, 12 Aug 2025 09:16:40 +0900"
        hop = STRANGER.replace("from imakiire.or.jp", "from pc")
        assert self.anomalies(hop, below, sender="a@other.example") == [
            ("invented-hop", Severity.MEDIUM, "mail-lf1-f41.google.com")
        ]

    @pytest.mark.parametrize(
        ("below", "expected"),
        [
            ("from a.example (a.example [203.0.113.299]) by b.example; Tue, 12 Aug 2025 09:16:40 +0900", ("invalid-address", Severity.MEDIUM)),
            ("from a.example (a.example [203.0.113.9]) by b.example; Tue, 19 Aug 2025 09:16:40 +0900", ("impossible-order", Severity.MEDIUM)),
            ("from a.example (a.example [203.0.113.9]) by b.example; Tue, 12 Aug 2025 15:16:40 +0900", ("impossible-order", Severity.LOW)),
            ("from a.example (a.example [203.0.113.9]) by b.example; Sat, 9 Aug 2025 09:16:40 +0900", ("long-delay", Severity.LOW)),
        ],
    )  # fmt: skip
    def test_hops_that_cannot_be(self, below, expected):
        found = self.anomalies(
            STRANGER.replace("from imakiire.or.jp", "from pc"), f"Received: {below}", sender="a@other.example"
        )
        assert [item[:2] for item in found] == [expected]

    def test_a_private_address_between_hosts_of_the_internet(self):
        found = self.anomalies(
            STRANGER.replace("from imakiire.or.jp", "from pc"),
            "Received: from mx.bank.example (mx.bank.example [10.9.9.9]) by b.example; Tue, 12 Aug 2025 09:16:40 +0900",
            "Received: from c.example (c.example [203.0.113.9]) by mx.bank.example; Tue, 12 Aug 2025 09:16:40 +0900",
            sender="a@other.example",
        )
        assert found == [("private-address-outside", Severity.LOW, "10.9.9.9")]

    def test_ordinary_mail_is_silent(self):
        assert not self.anomalies(
            "Received: from mx.imakiire.or.jp ([192.0.2.3]) by store.imakiire.or.jp with LMTP; Tue, 12 Aug 2025 09:16:50 +0900",
            "Received: from mail.minori.example (mail.minori.example [203.0.113.7]) by mx.imakiire.or.jp; Tue, 12 Aug 2025 09:16:46 +0900",
            "Received: from [192.168.1.5] (unknown [192.168.1.5]) by mail.minori.example; Tue, 12 Aug 2025 09:19:46 +0900",
            sender="a@minori.example",
        )

    def test_our_own_mail_that_came_back_authenticated_is_silent(self):
        below = "Received: from pc ([192.0.2.9]) by smtp.imakiire.or.jp; Tue, 12 Aug 2025 09:16:40 +0900"
        hop = STRANGER.replace("from imakiire.or.jp", "from lists.ishikai.example")
        assert not self.anomalies(hop, below, authentication=PASSED)


class TestForgedAuthenticationResults:
    def forged(self, *lines, **options):
        return [item[1:] for item in hits(*lines, **options) if item[0] == "forged-authentication-results"]

    def test_below_our_border(self):
        ((variant, severity, text),) = self.forged(STRANGER, FORGED, sender="a@other.example")
        assert (variant, severity) == ("", Severity.HIGH)
        assert text.startswith("mx.imakiire.or.jp; spf=pass")

    @pytest.mark.parametrize(
        "authserv_id", ["MX.IMAKIIRE.OR.JP", '"mx.imakiire.or.jp"', "(x) mx.imakiire.or.jp (y) 1", "mx.imakiire.or.jp."]
    )
    def test_disguised(self, authserv_id):
        assert self.forged(STRANGER, f"Authentication-Results: {authserv_id}; dmarc=pass", sender="a@other.example")

    def test_without_any_route(self):
        assert self.forged(FORGED)

    def test_a_second_one_of_ours_that_contradicts_the_border(self):
        border = "Authentication-Results: mx.imakiire.or.jp; spf=fail smtp.mailfrom=imakiire.or.jp; dmarc=fail"
        ((variant, severity, _),) = self.forged(border, FORGED, STRANGER)
        assert (variant, severity) == ("contradiction", Severity.MEDIUM)

    @pytest.mark.parametrize(
        "lines",
        [
            (FORGED, STRANGER),  # above the border: ours
            (STRANGER, "Authentication-Results: mail.minori.example; dmarc=pass"),  # the sender's own server
            (STRANGER, "Authentication-Results: notmx.imakiire.or.jp; dmarc=pass"),
            (STRANGER, "Authentication-Results: mx.imakiire.or.jp; auth=pass smtp.auth=jimu"),  # of our own submission
            (STRANGER,),
        ],
    )
    def test_silent(self, lines):
        assert not self.forged(*lines)

    def test_silent_without_configuration(self):
        assert not self.forged(STRANGER, FORGED, config=Config())

    def test_low_for_our_own_mail_that_came_back(self):
        assert self.forged(STRANGER, FORGED, authentication=PASSED)[0][1] is Severity.LOW


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("mail-ed1-f72.google.com", False),
        ("mail.outbound.protection.outlook.com", False),
        ("mx.shiranai.example", True),
    ],
)
def test_a_brand_may_have_its_mail_at_a_mailbox_provider(host, told):
    hop = STRANGER.replace("from imakiire.or.jp (host7.isp.example", f"from {host} ({host}")
    assert ("from-mismatch-received" in names(hits(hop, sender="a@rakuten.co.jp"))) is told
