"""pyspf's second opinion: where it agrees, each known difference, and what is not given to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
from mailguard.auth.result import Envelope
from mailguard.catalogue.second_opinion import DIFFERENCES
from mailguard.dns.flow import Answer, Status
from mailguard.dns.zone import ZoneResolver

MAIL = b"From: a@d.example.test\r\nTo: b@hp.example\r\nSubject: x\r\n\r\nx\r\n"


def opinion(zone, client="192.0.2.1", mail_from="u@d.example.test", helo="mail.example.test"):
    resolver = ZoneResolver(zone) if isinstance(zone, dict) else zone
    envelope = Envelope(client, helo, mail_from)
    report = mailguard.scan(MAIL, resolver=resolver, envelope=envelope, second_opinion=True)
    (found,) = (each for each in report.authentication.second_opinion if each.method == "spf")
    assert "engines-disagree" not in {finding.check for finding in report.findings}, found
    return report.authentication.spf, found


def difference(zone, *rest, **more):
    ours, each = opinion(zone, *rest, **more)
    assert not each.agrees
    assert each.reason in DIFFERENCES
    return each.reason, str(ours.result), str(each.result)


@pytest.mark.parametrize(
    ("record", "result"),
    [
        ("v=spf1 ip4:192.0.2.0/24 -all", "pass"),
        ("v=spf1 -all", "fail"),
        ("v=spf1 ~all", "softfail"),
        ("v=spf1 ?all", "neutral"),
        ("v=spf1 foo -all", "permerror"),
        ("nothing", "none"),
    ],
)
def test_both_say_the_same(record, result):
    ours, each = opinion({"d.example.test TXT": [record]})
    assert (str(ours.result), str(each.result), each.agrees, each.reason) == (result, result, True, "")
    assert each.engine.startswith("pyspf 2.")
    assert each.domain == "d.example.test"


def test_a_failed_look_up_is_one_for_both():
    ours, each = opinion({"d.example.test TXT": "SERVFAIL"})
    assert (ours.result, each.result, each.agrees) == ("temperror", "temperror", True)


def test_the_helo_is_judged_where_mail_from_is_null():
    ours, each = opinion({"mail.example.test TXT": ["v=spf1 ip4:192.0.2.1 -all"]}, mail_from="")
    assert (ours.identity, ours.result, each.result, each.domain) == ("helo", "pass", "pass", "mail.example.test")


def test_it_reads_the_answers_of_this_scan_and_asks_nothing_twice():
    zone = ZoneResolver({"d.example.test TXT": ["v=spf1 a mx -all"], "d.example.test A": ["192.0.2.1"]})
    opinion(zone)
    assert len(zone.asked) == len(set(zone.asked))


def test_a_name_that_only_it_needs_is_asked_and_kept():
    report = mailguard.scan(
        MAIL,
        resolver=ZoneResolver({"localhost TXT": ["v=spf1 -all"]}),
        envelope=Envelope("192.0.2.1", "h.example.test", "u@localhost"),
        second_opinion=True,
    )
    assert report.dns["localhost TXT"] == ("v=spf1 -all",)


def test_void_other_family():
    zone = {
        "d.example.test TXT": ["v=spf1 a:h1.example.test a:h2.example.test a:h3.example.test ip6:2001:db8::/32 -all"],
        **{f"h{i}.example.test A": ["192.0.2.1"] for i in (1, 2, 3)},
    }
    assert difference(zone, "2001:db8::1") == ("void-other-family", "pass", "permerror")


def test_void_by_host():
    zone = {
        "d.example.test TXT": ["v=spf1 mx:m.example.test ip4:192.0.2.1 -all"],
        "m.example.test MX": [f"1 x{i}.example.test." for i in range(3)],
    }
    assert difference(zone) == ("void-by-host", "pass", "permerror")


def test_redirect_in_capitals():
    zone = {"d.example.test TXT": ["v=spf1 REDIRECT=e.example.test"], "e.example.test TXT": ["v=spf1 -all"]}
    assert difference(zone) == ("redirect-in-capitals", "fail", "neutral")


def test_include_loop():
    zone = {"d.example.test TXT": ["v=spf1 ip4:192.0.2.1 include:d.example.test -all"]}
    assert difference(zone) == ("include-loop", "pass", "permerror")


def test_modifier_twice():
    assert difference({"d.example.test TXT": ["v=spf1 x=1 x=2 -all"]}) == ("modifier-twice", "fail", "permerror")


def test_malformed_domain():
    zone = {"localhost TXT": ["v=spf1 -all"]}
    assert difference(zone, mail_from="u@localhost")[:2] == ("malformed-domain", "none")


def test_failed_ptr():
    """RFC 7208 §5.5: after a failed reverse lookup the term does not match, and the evaluation continues."""
    zone = {"d.example.test TXT": ["v=spf1 ptr ?all"], "1.2.0.192.in-addr.arpa PTR": "SERVFAIL"}
    assert difference(zone) == ("failed-ptr", "neutral", "temperror")


def test_engine_raised():
    class Odd:
        """A resolver whose A record is not an address: pyspf raises, we treat it as a failed lookup."""

        def resolve(self, questions):
            return {question: self.answer(question) for question in questions}

        def answer(self, question):
            if question.type == "TXT" and question.name == "d.example.test":
                return Answer(question, Status.OK, ("v=spf1 a ~all",))
            if question.type == "A":
                return Answer(question, Status.OK, ("not an address",))
            return Answer(question, Status.NXDOMAIN)

    ours, each = opinion(Odd())
    assert each.reason == "engine-raised"
    assert each.result == "not_evaluated"
    assert ours.result in ("softfail", "temperror")


@pytest.mark.parametrize(
    ("zone", "more", "name"),
    [
        ({"d.example.test TXT": ["v=spf1 " + "ip4:192.0.2.1 " * 400 + "-all"]}, {}, "not-given-long-record"),
        (
            {"d.example.test TXT": ["v=spf1 -all"]},
            {"mail_from": "u" * 600 + "@d.example.test"},
            "not-given-long-identity",
        ),
        ({"d.example.test TXT": ["v=spf1 -all"]}, {"helo": "h" * 600}, "not-given-long-identity"),
    ],
)
def test_what_would_cost_it_too_much_is_not_given_to_it(zone, more, name):
    _, each = opinion(zone, **more)
    assert (each.result, each.agrees, each.reason) == ("not_evaluated", False, name)


def test_order_of_failures():
    zone = {"d.example.test TXT": ["v=spf1 include:e.example.test foo -all"], "e.example.test TXT": "TIMEOUT"}
    ours, each = opinion(zone)
    assert each.agrees or each.reason == "order-of-failures"
    assert ours.result in ("permerror", "temperror")


NAMES = st.sampled_from(
    ["d.example.test", "e.example.test", "f.example.test", "gone.example.test", "%{d}", "%{i}._x.%{o}"]
)
TERM = st.one_of(
    st.builds(
        "{}{}:{}".format,
        st.sampled_from(["", "-", "~", "?", "+"]),
        st.sampled_from(["a", "mx", "include", "exists"]),
        NAMES,
    ),
    st.sampled_from(
        ["ip4:192.0.2.0/24", "ip6:2001:db8::/32", "ptr", "-all", "~all", "a", "mx", "ip4=1", "all=x", "foo"]
    ),
    st.builds("redirect={}".format, NAMES),
)
RECORD = st.lists(TERM, max_size=5).map(lambda terms: " ".join(("v=spf1", *terms)))


@settings(max_examples=150, deadline=None)
@given(RECORD, RECORD, st.sampled_from(["192.0.2.1", "198.51.100.1", "2001:db8::1", "2001:db8:1::1"]))
def test_every_difference_has_a_name(one, two, client):
    """`opinion` fails if there is a finding `engines-disagree`."""
    zone = {
        "d.example.test TXT": [one],
        "e.example.test TXT": [two],
        "f.example.test TXT": ["v=spf1 ip4:192.0.2.7 -all"],
        "d.example.test A": ["192.0.2.1"],
        "e.example.test MX": ["10 d.example.test."],
        "f.example.test AAAA": ["2001:db8::1"],
        "1.2.0.192.in-addr.arpa PTR": ["d.example.test."],
    }
    opinion(zone, client)
