"""checkdmarc as a second opinion on valid records that need no lookups: both programs must get the same result."""

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.fetched import Fetched
from mailguard.posture.records.dmarc.collect import collect_dmarc
from mailguard.posture.records.mta_sts.collect import with_policy
from mailguard.posture.records.mta_sts.value import MtaStsPosture
from mailguard.posture.records.spf.collect import collect_spf

DOMAIN = "hakusandai-hp.example"


@pytest.fixture(scope="module")
def spf():
    return pytest.importorskip("checkdmarc.spf")


@pytest.fixture(scope="module")
def dmarc():
    return pytest.importorskip("checkdmarc.dmarc")


@pytest.fixture(scope="module")
def mta_sts():
    return pytest.importorskip("checkdmarc.mta_sts")


qualifiers = st.sampled_from(["", "+", "-", "~", "?"])
ACTIONS = {"": "pass", "+": "pass", "-": "fail", "~": "softfail", "?": "neutral"}
networks = st.builds(
    lambda address, length: f"ip4:{ipaddress.ip_network((address, length), strict=False)}",
    st.ip_addresses(v=4),
    st.integers(9, 32),
) | st.builds(
    lambda address, length: f"ip6:{ipaddress.ip_network((address, length), strict=False)}",
    st.ip_addresses(v=6),
    st.integers(21, 128),
)


@given(st.lists(st.tuples(qualifiers, networks), max_size=8), qualifiers)
@settings(max_examples=60, deadline=None)
def test_spf(spf, terms, final):
    record = " ".join(("v=spf1", *(qualifier + network for qualifier, network in terms), f"{final}all"))
    theirs = spf.parse_spf_record(record, DOMAIN)["parsed"]
    ours = run(collect_spf(DOMAIN), ZoneResolver({f"{DOMAIN} TXT": [record]}))
    assert (ours.result, ours.lookups, ours.void_lookups) == ("pass", 0, 0)
    assert ours.all_ == theirs["all"]
    read = [(ACTIONS[term.qualifier], term.mechanism, term.target) for term in ours.record.terms[:-1]]
    assert [(action, kind, ipaddress.ip_network(target)) for action, kind, target in read] == [
        (each["action"], each["mechanism"], ipaddress.ip_network(each["value"])) for each in theirs["mechanisms"]
    ]


policies = st.sampled_from(["none", "quarantine", "reject"])
tags = st.fixed_dictionaries(
    {},
    optional={
        "sp": policies,
        "np": policies,
        "adkim": st.sampled_from(["r", "s"]),
        "aspf": st.sampled_from(["r", "s"]),
        "t": st.sampled_from(["y", "n"]),
        "fo": st.sampled_from(["0", "1", "d", "s", "1:d:s"]),
    },
)


@given(policies, tags)
@settings(max_examples=60, deadline=None)
def test_dmarc(dmarc, policy, others):
    record = "; ".join(("v=DMARC1", f"p={policy}", *(f"{name}={value}" for name, value in others.items())))
    theirs = dmarc.parse_dmarc_record(record, DOMAIN)["tags"]
    ours = run(collect_dmarc(DOMAIN), ZoneResolver({f"_dmarc.{DOMAIN} TXT": [record]}))
    assert not ours.errors
    explicit = {name: tag["value"] for name, tag in theirs.items() if tag["explicit"]}
    written = {name: ":".join(value) if isinstance(value, list) else value for name, value in explicit.items()}
    assert {name: value for name, value in ours.tags.items() if name != "v"} == {
        name: value for name, value in written.items() if name != "v"
    }
    milder = {"reject": "quarantine", "quarantine": "none", "none": "none"}  # t=y, RFC 9989 §4.7
    assert ours.effective_policy == (milder[policy] if others.get("t") == "y" else policy)


@given(
    st.sampled_from(["enforce", "testing", "none"]),
    st.lists(st.sampled_from(["mx1.a.example", "*.a.example", "mail.b.example"]), min_size=1, max_size=4),
    st.integers(0, 31_557_600),
)
@settings(max_examples=40, deadline=None)
def test_mta_sts_policies(mta_sts, mode, hosts, age):
    lines = ["version: STSv1", f"mode: {mode}", *(f"mx: {host}" for host in hosts), f"max_age: {age}", ""]
    theirs = mta_sts.parse_mta_sts_policy("\r\n".join(lines))["policy"]
    ours = with_policy(MtaStsPosture("v=STSv1; id=1"), Fetched("\r\n".join(lines)))
    assert (ours.fetch, ours.mode, ours.max_age, list(ours.mx)) == (
        "ok",
        theirs["mode"],
        theirs["max_age"],
        theirs["mx"],
    )
