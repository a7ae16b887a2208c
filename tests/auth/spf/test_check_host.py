"""The details that SPF reports besides its result, and hostile records, identities and answers."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.auth.result import Result
from mailguard.auth.spf import check_host, parse_record
from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Status
from mailguard.dns.zone import ZoneResolver

TEXT = st.text(max_size=200)


def evaluate(zone, client="192.0.2.1", domain="example.test", sender=None, helo="mail.example.test"):
    resolver = zone if isinstance(zone, ZoneResolver) else ZoneResolver(zone)
    return run(check_host(client, domain, sender or f"user@{domain}", helo), resolver)


def spf(text, **more):
    return {"example.test TXT": [text], **more}


def test_the_term_that_matched_and_the_way_to_it():
    zone = spf("v=spf1 include:_spf.example.test -all")
    zone["_spf.example.test TXT"] = ["v=spf1 include:far.example.test ?all"]
    zone["far.example.test TXT"] = ["v=spf1 ip4:192.0.2.0/28 -all"]
    result = evaluate(zone)
    assert result.result is Result.PASS
    assert result.mechanism == "ip4:192.0.2.0/28"
    assert result.includes == ("_spf.example.test", "far.example.test")
    assert result.lookups == 2
    assert evaluate(zone, "198.51.100.1").mechanism == "-all"
    assert evaluate(zone, "198.51.100.1").includes == ()


def test_three_includes_are_asked_in_one_round():
    class Rounds(ZoneResolver):
        rounds = 0

        def resolve(self, questions):
            self.rounds += 1
            return super().resolve(questions)

    zone = spf("v=spf1 include:a.test.example include:b.test.example include:c.test.example -all")
    for name in "abc":
        zone[f"{name}.test.example TXT"] = ["v=spf1 ip4:198.51.100.0/24 -all"]
    rounds = Rounds(zone)
    assert evaluate(rounds).result is Result.FAIL
    assert rounds.rounds == 2
    assert len(rounds.asked) == 4


def test_nothing_is_asked_ahead_that_cannot_matter():
    resolver = ZoneResolver(spf("v=spf1 ip4:192.0.2.0/24 include:a.test.example a mx -all"))
    assert evaluate(resolver).result is Result.PASS
    assert [str(question) for question in resolver.asked] == ["example.test TXT"]


def test_exp_is_fetched_for_a_fail_alone():
    zone = spf("v=spf1 ip4:192.0.2.1 -all exp=why.example.test")
    zone["why.example.test TXT"] = ["%{i} may not send for %{d}"]
    passed = ZoneResolver(zone)
    assert evaluate(passed).result is Result.PASS
    assert "why.example.test" not in {question.name for question in passed.asked}
    failed = evaluate(zone, "203.0.113.7")
    assert failed.explanation == "203.0.113.7 may not send for example.test"


@pytest.mark.parametrize(
    ("status", "result"),
    [("NXDOMAIN", "none"), ("NODATA", "none"), ("SERVFAIL", "temperror"), ("TIMEOUT", "temperror")],
)
def test_absence_and_failure_of_the_record(status, result):
    found = evaluate({"example.test TXT": status})
    assert found.result.value == result
    assert status in found.reason if result == "temperror" else found.reason == "no-record"


@pytest.mark.parametrize("status", ["SERVFAIL", "TIMEOUT"])
@pytest.mark.parametrize("term", ["a:x.test", "mx:x.test", "include:x.test", "exists:x.test", "redirect=x.test"])
def test_a_failed_look_up_is_never_a_fail(term, status):
    zone = spf(f"v=spf1 {term}")
    for type_ in ("A", "MX", "TXT"):
        zone[f"x.test {type_}"] = status
    assert evaluate(zone).result is Result.TEMPERROR


@pytest.mark.parametrize("client", ["", "x", "1.2.3", "256.1.1.1", "1.2.3.4.5", "::g", "1" * 5000, "\0", "٣.1.1.1"])
def test_a_bad_client_address_is_not_evaluated(client):
    found = evaluate(spf("v=spf1 -all"), client)
    assert found.result is Result.NOT_EVALUATED
    assert found.reason == "bad-client-ip"


@pytest.mark.parametrize(
    "domain",
    [
        "",
        "localhost",
        "a" * 64 + ".test",
        ".".join(["abc"] * 80),
        "a..test",
        "[192.0.2.1]",
        "exa mple.test",
        "a\0b.test",
        "\udc80.test",
        "a\nb.test",
    ],
)
def test_a_malformed_domain_is_none_and_asks_nothing(domain):
    resolver = ZoneResolver(spf("v=spf1 +all"))
    assert evaluate(resolver, domain=domain, sender=f"u@{domain}").result is Result.NONE
    assert resolver.asked == []


def test_quoted_at_and_u_labels():
    zone = {"xn--wgv71a119e.example TXT": ["v=spf1 exists:%{l}.l.%{d} -all"]}
    zone["xn--wgv71a119e.example TXT"] = ["v=spf1 ip4:192.0.2.1 -all"]
    assert evaluate(zone, domain="日本語.example", sender='"a@b"@日本語.example').result is Result.PASS


def test_recursion_ends():
    zone = spf("v=spf1 include:b.test.example -all")
    zone["b.test.example TXT"] = ["v=spf1 include:example.test -all"]
    assert evaluate(zone).reason == "include-loop: example.test"
    zone = spf("v=spf1 redirect=example.test")
    assert evaluate(zone).reason == "redirect-loop: example.test"
    endless = {f"n{i}.example.test TXT": [f"v=spf1 include:n{i + 1}.example.test -all"] for i in range(50)}
    found = evaluate(endless, domain="n0.example.test")
    assert found.reason == "too-many-lookups"
    assert found.result is Result.PERMERROR


def test_the_most_questions_one_record_can_cause():
    terms = " ".join(f"mx:m{i}.example.test" for i in range(10))
    zone = spf(f"v=spf1 {terms} -all")
    for i in range(10):
        zone[f"m{i}.example.test MX"] = [f"{j} h{i}x{j}.example.test." for j in range(10)]
        zone.update({f"h{i}x{j}.example.test A": ["198.51.100.1"] for j in range(10)})
    resolver = ZoneResolver(zone)
    assert evaluate(resolver).result is Result.FAIL
    assert len(resolver.asked) == 111  # RFC 7208 §4.6.4
    zone["m9.example.test MX"] = [f"{j} h9x{j}.example.test." for j in range(11)]
    assert evaluate(zone).reason == "too-many-mx: m9.example.test"


@pytest.mark.parametrize("text", ["v=spf1 " + "a" * 5000, "v=spf1 " + "a " * 3000, "v=spf1 " + "ip4:" + "9" * 5000])
def test_giant_records(text):
    found = evaluate(spf(text))
    assert found.result is Result.PERMERROR
    assert found.reason == "record-too-long"


@pytest.mark.parametrize("unit", ["%{d}", "%", "a.", "(", "/", "//", "-", "%{i10r.-+,/_=}", "a:%{l}" * 3, "=", "0"])
def test_records_at_the_cap_take_no_time(unit):
    for prefix in ("v=spf1 a:", "v=spf1 exp=", "v=spf1 ", "v=spf1 ip6:", "v=spf1 x="):
        text = (prefix + unit * 4096)[:4096]
        started = time.process_time()
        parse_record(text)
        evaluate(spf(text), sender="a-" * 500 + "@example.test")
        assert time.process_time() - started < 0.2


def test_digits_by_the_thousand_in_a_macro():
    assert evaluate(spf("v=spf1 exists:%{d" + "9" * 3000 + "}.test -all")).result is Result.PERMERROR


class Liar(ZoneResolver):
    """Answers every question with the same given records."""

    def __init__(self, records, status=Status.OK):
        super().__init__({})
        self.records, self.status = records, status

    def resolve(self, questions):
        super().resolve(questions)
        return {q: Answer(q, self.status, self.records if self.status is Status.OK else ()) for q in questions}


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT, TEXT, TEXT, st.lists(TEXT, max_size=3), st.sampled_from(Status))
def test_no_input_and_no_answer_raises(client, domain, sender, helo, records, status):
    run(check_host(client, domain, sender, helo), Liar(tuple(records), status))
    run(check_host("192.0.2.1", "example.test", sender, helo), Liar(("v=spf1 " + " ".join(records),), status))


terms = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "a",
                "mx",
                "ptr",
                "include:example.test",
                "exists:%{l}%{p}.t.test",
                "~all",
                "a:%{h}",
                "redirect=b.test",
                "exp=%{d}",
                "ip4:0.0.0.0/0",
            ]
        ),
        TEXT,
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(terms, TEXT, TEXT, st.sampled_from(["192.0.2.1", "2001:db8::1"]))
def test_the_number_of_questions_is_bounded(words, sender, helo, client):
    liar = Liar(("v=spf1 " + " ".join(words), "10 x.test.", "192.0.2.1"))
    run(check_host(client, "example.test", sender, helo), liar)
    liar_of_one = Liar(("v=spf1 " + " ".join(words),))
    run(check_host(client, "example.test", sender, helo), liar_of_one)
    assert len(liar_of_one.asked) <= 151


@given(TEXT)
def test_parsing_never_raises(text):
    parse_record(text)
    parse_record("v=spf1 " + text)
