"""Which differences between two zones count as a change."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.dns.zone import ZoneResolver
from mailguard.finding import Severity
from mailguard.posture.change import Change
from mailguard.posture.change_message import CHANGES, change_advice, change_line
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.diff import compare
from mailguard.posture.facts import Facts, Seen, facts
from mailguard.posture.fetched import Fetched
from mailguard.posture.options import DomainOptions

D = "imakiire.example"
KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
OTHER_KEY = "v=DKIM1; k=ed25519; p=A0EHcu2Ju/hRrVPFDhbPVXYLaGRQHZ0oyfYb4Zz4oGk="
GOOD = {
    f"{D} TXT": ["v=spf1 mx include:spf.mailer.example -all"],
    "spf.mailer.example TXT": ["v=spf1 ip4:192.0.2.0/24 -all"],
    "mailer.example NS": ["ns1.mailer.example."],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:d@{D}"],
    f"{D} MX": [f"10 mx1.{D}.", f"20 mx2.{D}."],
    f"mx1.{D} A": ["192.0.2.1"],
    f"mx2.{D} A": ["192.0.2.2"],
    "1.2.0.192.in-addr.arpa PTR": [f"mx1.{D}."],
    "2.2.0.192.in-addr.arpa PTR": [f"mx2.{D}."],
    f"{D} NS": [f"ns1.{D}.", f"ns2.{D}."],
    f"{D} CAA": ['0 issue "ca.example"'],
    f"s1._domainkey.{D} TXT": [KEY],
    f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua=mailto:tls@{D}"],
    f"_mta-sts.{D} TXT": ["v=STSv1; id=1"],
}
POLICY = f"version: STSv1\nmode: enforce\nmx: mx1.{D}\nmx: mx2.{D}\nmax_age: 604800\n"


class Policies:
    def __init__(self, fetched):
        self.fetched = fetched

    async def fetch(self, domain):
        return self.fetched


def found(changed=(), policy=POLICY, problem="", **options):
    zone = {name: value for name, value in {**GOOD, **dict(changed)}.items() if value is not None}
    posture = asyncio.run(
        acheck_domain(
            D,
            resolver=ZoneResolver(zone),
            fetcher=Policies(Fetched(policy, problem)),
            options=DomainOptions(selectors=("s1",), **options),
        )
    )
    return facts(posture, frozenset(name for name, on in options.items() if on is True))


def changes(after, before=(), **more):
    return compare(D, "2026-11-22T00:00:00Z", found(before), found(after, **more))


def records(told):
    return {(each.what, each.subject, each.old, each.new, each.direction) for each in told if each.what != "finding"}


def findings(told):
    return {(each.check, each.subject, each.direction) for each in told if each.what == "finding"}


def test_nothing_changes_when_nothing_changed():
    assert changes({}) == ()


def test_answers_in_another_order_are_no_change():
    assert changes({f"{D} MX": GOOD[f"{D} MX"][::-1], f"{D} NS": GOOD[f"{D} NS"][::-1]}) == ()


def test_a_weaker_policy_gets_worse_and_a_stronger_one_better():
    weaker = {f"_dmarc.{D} TXT": [f"v=DMARC1; p=none; rua=mailto:d@{D}"]}
    told = changes(weaker)
    assert records(told) == {("dmarc-policy", "", "reject", "none", "worse")}
    assert findings(told) == {("dmarc-policy-none", "", "worse")}
    assert told[0].severity is Severity.HIGH
    assert change_line(told[0], "en") == "DMARC p=reject → none"
    back = changes({}, weaker)
    assert records(back) == {("dmarc-policy", "", "none", "reject", "better")}
    assert findings(back) == {("dmarc-policy-none", "", "better")}


def test_a_record_that_goes_is_one_change_not_one_for_each_tag():
    told = changes({f"_dmarc.{D} TXT": None})
    assert records(told) == {("dmarc-policy", "", "reject", "", "worse")}
    assert findings(told) == {("dmarc-none", "", "worse")}
    assert change_line(told[0], "ja") == "DMARC：レコードが削除されました（以前は p=reject）"


def test_what_takes_the_place_of_something_worse_is_no_step_back():
    told = changes({f"_dmarc.{D} TXT": [f"v=DMARC1; p=none; rua=mailto:d@{D}"]}, {f"_dmarc.{D} TXT": None})
    assert findings(told) == {("dmarc-none", "", "better"), ("dmarc-policy-none", "", "changed")}


def test_what_is_replaced_by_something_worse_is_not_called_mended():
    told = changes({f"_dmarc.{D} TXT": None}, {f"_dmarc.{D} TXT": [f"v=DMARC1; p=none; rua=mailto:d@{D}"]})
    assert findings(told) == {("dmarc-none", "", "worse")}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({f"{D} MX": [f"10 mx1.{D}."]}, {("mx", f"mx2.{D}", "20", "", "changed")}),
        ({f"{D} MX": [f"10 mx1.{D}.", f"30 mx2.{D}."]}, {("mx", f"mx2.{D}", "20", "30", "changed")}),
        (
            {f"{D} TXT": ["v=spf1 mx include:spf.mailer.example include:spf.other.example -all"],
             "spf.other.example TXT": ["v=spf1 -all"], "other.example NS": ["ns1.other.example."]},
            {("spf-term", "include:spf.other.example", "", "present", "changed")},
        ),
        ({f"{D} TXT": ["v=spf1 mx include:spf.mailer.example ~all"]}, {("spf-all", "", "fail", "softfail", "worse")}),
        ({f"{D} NS": [f"ns1.{D}.", "ns.stranger.example."]},
         {("ns", f"ns2.{D}", "present", "", "changed"), ("ns", "ns.stranger.example", "", "present", "changed")}),
        ({f"s1._domainkey.{D} TXT": ["v=DKIM1; p="]}, {("dkim-key", "s1", "revoked", "worse")}),
        ({f"s1._domainkey.{D} TXT": None}, {("dkim-key", "s1", "", "worse")}),
        ({f"s1._domainkey.{D} TXT": [OTHER_KEY]}, {("dkim-key", "s1", "ed25519", "changed")}),
        ({f"{D} CAA": None}, {("caa", '0 issue "ca.example"', "present", "", "worse")}),
        ({f"_smtp._tls.{D} TXT": None}, {("tls-rpt", "", "", "worse")}),
        ({f"_mta-sts.{D} TXT": None}, {("mta-sts-mode", "", "enforce", "", "worse")}),
    ],
)  # fmt: skip
def test_each_kind_of_record(after, expected):
    told = {each for each in records(changes(after)) if each[0] != "mta-sts-mx"}
    if len(next(iter(expected))) == 4:  # the old value is omitted: it is a fingerprint or a whole record
        told = {(what, subject, new.split()[0] if new else "", direction) for what, subject, _, new, direction in told}
    assert told == expected


@pytest.mark.parametrize("failure", ["TIMEOUT", "SERVFAIL"])
@pytest.mark.parametrize("question", [name for name in GOOD if not name.endswith("A")])
def test_a_failed_lookup_is_never_a_change_and_hides_none(question, failure):
    failing = found({question: failure})
    assert compare(D, "", found(), failing) == ()
    # A change in the meantime is reported as soon as the name server answers again.
    remembered = failing.over(found())
    assert compare(D, "", remembered, found()) == ()
    gone = compare(D, "", remembered, found({question: None}))
    assert gone == compare(D, "", found(), found({question: None}))


@pytest.mark.parametrize("problem", ["timeout", "ConnectError", "503"])
def test_a_policy_that_cannot_be_fetched_is_no_change(problem):
    assert changes({}, policy="", problem=problem) == ()


def test_a_policy_that_is_gone_is_a_change():
    told = changes({}, policy="", problem="404")
    assert ("mta-sts-mode", "", "enforce", "invalid", "worse") in records(told)


def test_a_name_that_vanishes_is_one_change():
    gone = facts(asyncio.run(acheck_domain(D, resolver=ZoneResolver({"x.example TXT": ["x"]}))))
    told = compare(D, "", found(), gone)
    assert [(each.what, each.new, each.direction, each.severity) for each in told] == [
        ("domain", "nxdomain", "worse", Severity.CRITICAL)
    ]
    back = compare(D, "", gone.over(found()), found())
    assert [(each.what, each.direction) for each in back] == [("domain", "better")]


def test_a_new_lookalike_is_told_only_when_they_are_looked_for():
    fake = {"imakire.example MX": ["10 mx.imakire.example."]}
    before, after = found(lookalikes=True), found(fake, lookalikes=True)
    told = compare(D, "", before, after)
    assert ("lookalike", "imakire.example") in {(each.what, each.subject) for each in told}
    assert ("lookalike-registered", "imakire.example", "worse") in findings(told)
    assert compare(D, "", after, found(fake)) == ()


def test_a_lookalike_that_cannot_be_looked_up_is_neither_gone_nor_new():
    fake = {"imakire.example MX": ["10 mx.imakire.example."]}
    seen = found(fake, lookalikes=True)
    failing = found({"imakire.example MX": "TIMEOUT"}, lookalikes=True)
    assert compare(D, "", seen, failing) == ()
    assert compare(D, "", failing.over(seen), seen) == ()
    other = {"imakiire.com MX": ["10 mx.imakiire.com."], "imakire.example MX": "TIMEOUT"}
    told = compare(D, "", seen, found(other, lookalikes=True))
    assert {each.subject for each in told} == {"imakiire.com"}
    gone = compare(D, "", failing.over(seen), found(lookalikes=True))
    assert {each.direction for each in gone} == {"better"}


def test_findings_about_a_mail_server_go_with_it():
    bad = {f"mx2.{D} A": ["10.0.0.1"]}
    told = compare(D, "", found(bad), found({f"{D} MX": [f"10 mx1.{D}."]}))
    assert ("mx-target-private-address", f"mx2.{D}", "better") in findings(told)


def test_every_change_can_be_told_in_both_languages():
    for what in CHANGES:
        for old, new in (("", "b"), ("a", ""), ("a", "b")):
            change = Change(D, "", what, old, new, "changed", Severity.LOW, "subject", "dmarc-none", {"domain": D})
            for lang in ("en", "ja"):
                line = change_line(change, lang)
                assert line
                assert "{" not in line
                assert "\n" not in line
    assert set(CHANGES["finding"]) == {"added", "removed", "changed"}


def test_text_of_strangers_stays_on_one_short_line():
    change = Change(D, "", "tls-rpt", "", "v=TLSRPTv1\r\nx\x1b[31m\u202e" + "a" * 9999, "changed", Severity.LOW)
    line = change_line(change, "en")
    assert line.isprintable()
    assert len(line) < 300


def test_a_check_of_another_version_is_named():
    change = Change(D, "", "finding", "", "low", "worse", Severity.LOW, "s", "check-of-tomorrow", {})
    assert "check-of-tomorrow" in change_line(change, "en")
    assert change_advice(change, "en") == ""


_groups = st.sampled_from(
    ["domain", "spf-record", "spf-term", "spf-all", "dmarc", "dkim s1", "mx", "mta-sts", "tls-rpt", "ns", "lookalikes"]
)
_names = st.sampled_from(
    ["policy", "sp", "pct", "t", "location", "rua mailto:a@b.example", "mode", "mx m.example", "key", "all"]
)
_values = st.text(max_size=5) | st.sampled_from(["none", "reject", "rsa 2048 (00)", "secure", "50"])
_seen = st.builds(
    Seen, st.sampled_from(["spf-none", "mx-ok", "x"]), st.sampled_from(list(Severity)), st.text(max_size=3)
)
_facts = st.builds(
    Facts,
    st.dictionaries(_groups, st.dictionaries(_names, _values, max_size=3), max_size=5),
    st.dictionaries(_groups, st.dictionaries(st.text(max_size=3), _seen, max_size=3), max_size=4),
)


@given(_facts, _facts)
def test_comparing_never_fails_and_equal_facts_never_differ(old, new):
    assert compare(D, "", old, old) == ()
    for change in compare(D, "", old, new):
        assert change.old != change.new
        if change.what in CHANGES:
            assert change_line(change, "ja").isprintable()
    merged = new.over(old)
    assert compare(D, "", merged, new) == ()


def test_an_imitation_that_gets_mail_servers_is_worse():
    from mailguard.posture.diff import compare
    from mailguard.posture.facts import Facts

    silent = Facts({"lookalikes": {"hakusandal-hp.example": "present"}})
    taking = Facts({"lookalikes": {"hakusandal-hp.example": "mx.bad.example"}})
    at = "2026-11-22T00:00:00Z"
    assert [each.direction for each in compare("hakusandai-hp.example", at, silent, taking)] == ["worse"]
    assert [each.direction for each in compare("hakusandai-hp.example", at, taking, silent)] == ["better"]
    assert compare("hakusandai-hp.example", at, taking, taking) == ()


def test_an_imitation_without_mail_servers_is_told_in_words():
    from mailguard.finding import Severity
    from mailguard.posture.change import Change
    from mailguard.posture.change_message import change_line

    change = Change(
        "hakusandai-hp.example", "", "lookalike", "present", "mx.bad.example", "worse", Severity.MEDIUM, "x.example"
    )
    assert "present" not in change_line(change, "ja")
    assert "なし → mx.bad.example" in change_line(change, "ja")
