"""Writing Authentication-Results: the form of RFC 8601 §2.2, no injection, and the same results when parsed again."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.auth.authres import parse_authentication_results
from mailguard.auth.format import format_authentication_results
from mailguard.auth.result import (
    ArcResult,
    Authentication,
    DkimResult,
    DmarcResult,
    IprevResult,
    Result,
    SpfResult,
)


def unfold(field):
    name, _, value = field.partition(":")
    assert name == "Authentication-Results"
    return re.sub(r"\r\n(?=[ \t])", "", value).strip()


def test_an_ordinary_mail():
    field = format_authentication_results(
        Authentication(
            spf=SpfResult(Result.PASS, domain="minori-yakuhin.example", identity="mailfrom"),
            dkim=(DkimResult(Result.PASS, "minori-yakuhin.example", "s2026", "rsa-sha256"),),
            dmarc=DmarcResult(Result.PASS, domain="minori-yakuhin.example"),
        ),
        "mx.hakusandai-hp.example",
    )
    assert field.split("\r\n")[0] == "Authentication-Results: mx.hakusandai-hp.example;"
    assert "spf=pass smtp.mailfrom=minori-yakuhin.example;" in field
    assert "dkim=pass header.d=minori-yakuhin.example header.s=s2026" in field
    assert "dmarc=pass header.from=minori-yakuhin.example" in field
    assert not field.endswith(("\n", ";"))
    assert all(len(line) <= 78 for line in field.split("\r\n"))


def test_nothing_evaluated_is_none():
    field = format_authentication_results(Authentication(), "mx.hakusandai-hp.example")
    assert field == "Authentication-Results: mx.hakusandai-hp.example; none"


def test_helo_identity_and_reason():
    spf = SpfResult(Result.FAIL, domain="pc.evil.example", identity="helo", reason="-all matched")
    value = unfold(format_authentication_results(Authentication(spf=spf), "mx.example"))
    assert 'spf=fail reason="-all matched" smtp.helo=pc.evil.example' in value


def test_author_domain_given_by_the_caller():
    value = unfold(
        format_authentication_results(
            Authentication(dmarc=DmarcResult(Result.FAIL)), "mx.example", header_from="imakire.or.jp"
        )
    )
    assert "dmarc=fail header.from=imakire.or.jp" in value


@pytest.mark.parametrize(
    "hostile",
    [
        "evil.example;\r\nX-Injected: 1",
        "evil.example; dkim=pass header.d=bank.example",
        "evil.example (",
        'evil.example" ; spf=pass',
        "evil.example\x00\x1b[31m\u2028",
        "\\",
        'a\\"b',
    ],
)
def test_attacker_values_add_nothing(hostile):
    field = format_authentication_results(
        Authentication(
            spf=SpfResult(Result.FAIL, domain=hostile, identity="mailfrom", reason=hostile),
            dkim=(DkimResult(Result.FAIL, hostile, hostile, hostile, reason=hostile, auid=hostile),),
            dmarc=DmarcResult(Result.FAIL, domain=hostile, disposition=hostile, reason=hostile),
            iprev=IprevResult(Result.FAIL, hostile),
        ),
        "mx.example",
    )
    assert re.search(r"\r\n(?![\t ])", field) is None
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", field)
    authserv_id, results = parse_authentication_results(unfold(field))
    assert authserv_id == "mx.example"
    assert [(result.method, result.result) for result in results] == [
        ("spf", "fail"),
        ("dkim", "fail"),
        ("dmarc", "fail"),
        ("iprev", "fail"),
    ]


def test_domains_are_a_labels_and_local_parts_need_eai():
    spf = SpfResult(Result.PASS, domain="山田@例え.example", identity="mailfrom")
    plain = format_authentication_results(Authentication(spf=spf), "mx.example")
    assert plain.isascii()
    assert "@xn--r8jz45g.example" in plain
    assert "山田@xn--r8jz45g.example" in format_authentication_results(Authentication(spf=spf), "mx.example", eai=True)


def test_an_authserv_id_is_needed():
    with pytest.raises(ValueError, match="authserv-id"):
        format_authentication_results(Authentication(), "\r\n")


RESULTS = st.sampled_from([result for result in Result if result is not Result.NOT_EVALUATED])
TEXT = st.text(max_size=80)
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,20}(\.[a-z][a-z0-9]{1,10}){1,3}", fullmatch=True)


@given(NAMES, RESULTS, NAMES, TEXT, st.lists(st.tuples(RESULTS, NAMES, TEXT), max_size=4), RESULTS, NAMES)
@settings(max_examples=150, deadline=None)
def test_round_trip(server, spf, spf_domain, reason, signatures, dmarc, author):
    authentication = Authentication(
        spf=SpfResult(spf, domain=spf_domain, identity="mailfrom", reason=reason),
        dkim=tuple(DkimResult(result, domain, selector, reason=reason) for result, domain, selector in signatures),
        dmarc=DmarcResult(dmarc, domain=author),
        arc=ArcResult(Result.NONE),
    )
    field = format_authentication_results(authentication, server)
    authserv_id, results = parse_authentication_results(unfold(field))
    assert authserv_id == server
    expected = [("spf", spf.value, spf_domain)]
    expected += [("dkim", result.value, domain) for result, domain, _ in signatures]
    expected += [("dmarc", dmarc.value, author)]
    key = {"spf": "smtp.mailfrom", "dkim": "header.d", "dmarc": "header.from"}
    assert [(r.method, r.result, r.properties[key[r.method]]) for r in results] == expected


@given(TEXT, TEXT, TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_is_safe(domain, selector, reason):
    dkim = DkimResult(Result.FAIL, domain, selector, reason=reason)
    field = format_authentication_results(Authentication(dkim=(dkim,)), "mx.example", eai=True)
    assert field.replace("\r\n\t", "").isprintable()
    assert [r.method for r in parse_authentication_results(unfold(field))[1]] == ["dkim"]
