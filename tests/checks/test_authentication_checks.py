"""When the authentication checks report something, at which severity, and when they do not."""

from datetime import UTC, datetime

import pytest

from mailguard.auth.result import (
    ArcResult,
    Authentication,
    Claimed,
    ClaimedResult,
    DkimResult,
    DmarcResult,
    Envelope,
    Hop,
    Result,
    SpfResult,
)
from mailguard.checks import named
from mailguard.checks.authentication import CHECKS
from mailguard.config import Config, Organization, Trust
from mailguard.message import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

MAIL = b"From: Keiri <keiri@imakiire.or.jp>\r\nTo: a@hospital.example\r\n\r\nHello\r\n"
SEALED = (
    b"ARC-Seal: i=1; a=rsa-sha256; cv=none; d=lists.example; s=a; b=QUJD\r\n"
    b"ARC-Message-Signature: i=1; a=rsa-sha256; d=lists.example; s=a; h=from; bh=QUJD; b=QUJD\r\n"
    b"ARC-Authentication-Results: i=1; lists.example; %s\r\n" + MAIL
)
CHAIN = ArcResult(Result.PASS, 1, 0, "", ("lists.example",))
TRUST = Config(trust=Trust(arc_sealers=("lists.example",)))


def raised(name, raw=MAIL, config=None, **results):
    config = config or Config()
    context = Context(
        message=parse(raw),
        config=config,
        registry=Registry.of(config.organization),
        at=datetime(2026, 11, 2, tzinfo=UTC),
        authentication=Authentication(**results),
        envelope=Envelope("203.0.113.7", "host.example.net", "keiri@imakiire.or.jp"),
        route=(Hop(0, ip="203.0.113.7"),),
        border=0,
    )
    check = next(check for check in CHECKS if check.name == name)
    hits = list(check.function(context.message, context))
    for hit in hits:
        for language in ("en", "ja"):
            text = named(name).says(hit.variant, hit.values, language)
            assert not any("{" in part or "  " in part for part in text)
        assert all(evidence.text for evidence in hit.evidence)
    return [(hit.variant, str(hit.severity or check.severity), hit) for hit in hits]


def brief(found):
    return [(variant, severity) for variant, severity, _ in found]


def signature(result=Result.PASS, domain="imakiire.or.jp", **more):
    usual = {"key_bits": 2048, "signed_headers": ("from", "subject")}
    return DkimResult(result, domain=domain, selector="sel", algorithm="rsa-sha256", **{**usual, **more})


FORGED = signature(Result.FAIL, reason="signature-mismatch", header_signature_valid=False)
ALTERED = signature(Result.FAIL, reason="body-hash-mismatch", header_signature_valid=True)
SPF_FAIL = SpfResult(Result.FAIL, "imakiire.or.jp", "mailfrom", mechanism="-all")
DMARC_FAIL = DmarcResult(
    Result.FAIL, "imakiire.or.jp", "imakiire.or.jp", "reject", "imakiire.or.jp", disposition="reject"
)


@pytest.mark.parametrize("check", [check.name for check in CHECKS])
def test_nothing_evaluated_raises_nothing(check):
    assert raised(check) == []


@pytest.mark.parametrize("check", [check.name for check in CHECKS])
def test_all_that_passes_raises_nothing(check):
    passing = {
        "spf": SpfResult(Result.PASS, "imakiire.or.jp", "mailfrom"),
        "dkim": (signature(),),
        "dmarc": DmarcResult(Result.PASS, "imakiire.or.jp", policy="reject", dkim_aligned=True, spf_aligned=True),
        "arc": CHAIN,
    }
    assert raised(check, **passing) == []


@pytest.mark.parametrize("check", [check.name for check in CHECKS])
def test_trouble_with_name_servers_is_no_failure(check):
    trouble = {
        "spf": SpfResult(Result.TEMPERROR, "imakiire.or.jp", "mailfrom"),
        "dkim": (DkimResult(Result.TEMPERROR, domain="imakiire.or.jp", reason="key-lookup-failed"),),
        "dmarc": DmarcResult(Result.TEMPERROR, "imakiire.or.jp"),
        "arc": ArcResult(Result.TEMPERROR, 1),
    }
    assert raised(check, **trouble) == []


def test_spf_fail_says_who_has_not_allowed_whom():
    ((variant, severity, hit),) = raised("spf-fail", spf=SPF_FAIL)
    assert (variant, severity) == ("", "medium")
    assert [(evidence.where, evidence.text) for evidence in hit.evidence] == [("route:0", "203.0.113.7")]
    assert named("spf-fail").says("", hit.values, "en").summary == (
        "This mail says it is from imakiire.or.jp, but imakiire.or.jp has not allowed 203.0.113.7 to send for it."
    )


def test_spf_fail_of_another_envelope_domain():
    assert brief(raised("spf-fail", spf=SpfResult(Result.FAIL, "bounce.example.net", "mailfrom"))) == [
        ("envelope", "medium")
    ]


def test_spf_softfail_is_low():
    assert brief(raised("spf-fail", spf=SpfResult(Result.SOFTFAIL, "imakiire.or.jp"))) == [("softfail", "low")]


def test_a_surviving_signature_explains_a_failed_spf():
    assert brief(raised("spf-fail", spf=SPF_FAIL, dkim=(signature(),))) == [("signed", "low")]


def test_a_signature_of_somebody_else_explains_nothing():
    assert brief(raised("spf-fail", spf=SPF_FAIL, dkim=(signature(domain="esp.example"),))) == [("", "medium")]


@pytest.mark.parametrize("check", ["spf-fail", "dkim-fail", "dmarc-fail"])
@pytest.mark.parametrize(
    ("noted", "config", "explained"),
    [
        (b"dmarc=pass header.from=imakiire.or.jp", TRUST, True),
        (b"dkim=pass header.d=imakiire.or.jp", TRUST, True),
        (b"dkim=pass header.i=@mail.imakiire.or.jp", TRUST, True),
        (b"spf=pass smtp.mailfrom=keiri@imakiire.or.jp", TRUST, True),
        (b"dmarc=fail header.from=imakiire.or.jp", TRUST, False),
        (b"dmarc=pass header.from=other.example", TRUST, False),
        (b"dmarc=pass", TRUST, False),
        (b"dmarc=pass header.from=imakiire.or.jp", Config(), False),
    ],
)
def test_only_a_trusted_chain_that_saw_the_mail_authentic_explains(check, noted, config, explained):
    found = raised(check, SEALED % noted, config, spf=SPF_FAIL, dkim=(FORGED,), dmarc=DMARC_FAIL, arc=CHAIN)
    assert [(variant == "forwarded", severity == "low") for variant, severity, _ in found] == [(explained, explained)]


def test_the_newest_sealer_must_be_trusted():
    chain = ArcResult(Result.PASS, 2, 0, "", ("lists.example", "evil.example"))
    raw = SEALED % b"dmarc=pass header.from=imakiire.or.jp"
    assert brief(raised("dmarc-fail", raw, TRUST, dmarc=DMARC_FAIL, arc=chain)) == [("reject", "high")]


def test_dkim_fail_names_every_failing_signature():
    found = raised("dkim-fail", dkim=(FORGED, signature(Result.FAIL, "esp.example", reason="signature-mismatch")))
    assert brief(found) == [("", "medium"), ("", "low")]
    assert [evidence.text for evidence in found[0][2].evidence] == ["d=imakiire.or.jp", "s=sel"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reason": "expired", "header_signature_valid": True}, ("expired", "low")),
        ({"reason": "body-hash-mismatch", "header_signature_valid": True}, ("altered", "low")),
        ({"reason": "signature-mismatch", "testing": True}, ("", "low")),
    ],
)
def test_milder_failures_of_a_signature(changes, expected):
    assert brief(raised("dkim-fail", dkim=(signature(Result.FAIL, **changes),))) == [expected]


def test_body_altered():
    ((_, severity, hit),) = raised("dkim-body-altered", dkim=(ALTERED,))
    assert severity == "medium"
    assert hit.evidence[0].text == "d=imakiire.or.jp"
    assert raised("dkim-body-altered", dkim=(FORGED,)) == []
    assert brief(raised("dkim-body-altered", dkim=(ALTERED, signature()))) == [("", "low")]


def test_what_comes_from_a_computer_of_the_author_is_calm():
    own_gateway = DmarcResult(Result.PASS, "imakiire.or.jp", policy="reject", spf_aligned=True)
    assert brief(raised("dkim-body-altered", dkim=(ALTERED,), dmarc=own_gateway)) == [("", "low")]
    assert brief(raised("dkim-fail", dkim=(FORGED,), dmarc=own_gateway)) == [("", "low")]


def test_a_list_footer_under_a_trusted_chain_is_silent():
    raw = SEALED % b"dkim=pass header.d=imakiire.or.jp"
    assert raised("dkim-body-altered", raw, TRUST, dkim=(ALTERED,), arc=CHAIN) == []


def test_length_tag():
    ((_, severity, hit),) = raised("dkim-length-tag", dkim=(signature(body_length=10, body_unsigned=5),))
    assert (severity, hit.evidence[0].text) == ("medium", "l=10")
    assert raised("dkim-length-tag", dkim=(signature(body_length=10),)) == []


def test_unsigned_from():
    careless = signature(Result.PERMERROR, "esp.example", reason="from-not-signed", signed_headers=("to",))
    ((variant, severity, hit),) = raised("unsigned-from", dkim=(careless,))
    assert (variant, severity, hit.evidence[0].text) == ("", "high", "d=esp.example")
    assert raised("unsigned-from", dkim=(careless, signature())) == []
    partial = signature(Result.POLICY, reason="from-not-signed", signed_headers=("from", "to"))
    assert brief(raised("unsigned-from", dkim=(partial,))) == [("several", "high")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"result": Result.POLICY, "reason": "weak-key", "key_bits": 768}, [("", "medium")]),
        ({"result": Result.POLICY, "reason": "weak-algorithm", "key_bits": None}, [("sha1", "medium")]),
        ({"key_bits": 1024}, [("short", "info")]),
        ({"key_bits": 2048}, []),
    ],
)
def test_weak_keys(changes, expected):
    found = raised("weak-dkim-key", dkim=(signature(**changes), signature(**changes)))
    assert brief(found) == expected


@pytest.mark.parametrize(
    ("policy", "disposition", "expected"),
    [
        ("reject", "reject", ("reject", "high")),
        ("quarantine", "quarantine", ("quarantine", "high")),
        ("none", "none", ("none", "medium")),
        ("reject", "quarantine", ("quarantine", "high")),
    ],
)
def test_dmarc_fail_follows_what_the_owner_asks_for(policy, disposition, expected):
    dmarc = DmarcResult(Result.FAIL, "imakiire.or.jp", policy=policy, disposition=disposition)
    ((variant, severity, hit),) = raised("dmarc-fail", dmarc=dmarc)
    assert (variant, severity) == expected
    assert (hit.evidence[0].where, hit.evidence[0].text) == ("header:From", "imakiire.or.jp")


def test_our_own_domain_forged():
    ours = Config(organization=Organization(names=("Imakiire",), domains=("imakiire.or.jp",)))
    assert brief(raised("dmarc-fail", config=ours, dmarc=DMARC_FAIL)) == [("own", "critical")]


def test_what_our_border_noted_counts_where_nothing_can_be_evaluated():
    def noted(trusted):
        results = tuple(ClaimedResult(method, "fail") for method in ("spf", "dkim", "dmarc"))
        return {"claimed": (Claimed("mx.hospital.example", trusted, results),)}

    unknown = (DkimResult(Result.NOT_EVALUATED, domain="imakiire.or.jp", selector="sel", reason="offline"),)
    for check in ("spf-fail", "dkim-fail", "dmarc-fail"):
        assert [variant for variant, _, _ in raised(check, dkim=unknown, **noted(trusted=True))] == ["claimed"]
        assert raised(check, dkim=unknown, **noted(trusted=False)) == []


def test_dmarc_absent():
    none = DmarcResult(Result.NONE, "imakiire.or.jp", reason="no-record")
    ((variant, _, hit),) = raised("dmarc-absent", dmarc=none)
    assert (variant, hit.evidence[0].text) == ("", "imakiire.or.jp")
    invalid = DmarcResult(Result.NONE, "imakiire.or.jp", reason="invalid-record")
    assert brief(raised("dmarc-absent", dmarc=invalid)) == [("invalid", "low")]
    assert raised("dmarc-absent", dmarc=DmarcResult(Result.FAIL, "imakiire.or.jp", policy="none")) == []


def test_arc_fail_is_louder_in_the_name_of_a_trusted_sealer():
    broken = ArcResult(Result.FAIL, 1, None, "seal-mismatch", ("lists.example",))
    assert brief(raised("arc-fail", arc=broken)) == [("", "low")]
    assert brief(raised("arc-fail", config=TRUST, arc=broken)) == [("trusted", "medium")]
    assert brief(raised("arc-fail", config=TRUST, arc=broken, dkim=(signature(),))) == [("", "low")]
    assert raised("arc-fail", arc=ArcResult(Result.FAIL, 0, None, "missing-field"))[0][2].evidence[0].text
