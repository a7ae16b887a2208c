"""DMARC (RFC 9989 §5.3): records, tree walk, alignment, kinds of failure, and comparison with RFC 7489 §6.6."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.auth.dmarc import Identifier, evaluate_dmarc, parse_record, walk
from mailguard.auth.dmarc.record import is_dmarc_record
from mailguard.auth.dmarc.tree_walk import targets
from mailguard.auth.result import Result
from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Status
from mailguard.dns.zone import ZoneResolver

TEXT = st.text(max_size=200)


def dkim(domain, result=Result.PASS):
    return Identifier("dkim", domain, result)


def spf(domain, result=Result.PASS):
    return Identifier("spf", domain, result)


def evaluate(zone, author, *identifiers):
    authors = [author] if isinstance(author, str) else author
    return run(evaluate_dmarc(authors, identifiers), zone if isinstance(zone, ZoneResolver) else ZoneResolver(zone))


def at(domain, text):
    return {f"_dmarc.{domain} TXT": [text]}


@pytest.mark.parametrize(
    ("text", "is_record"),
    [
        ("v=DMARC1", True),
        ("v=DMARC1;p=none", True),
        ("v = DMARC1 ; p=none", True),
        ("V=DMARC1; p=none", True),
        ("v=dmarc1; p=none", False),
        ("v=DMARC1x; p=none", False),
        ("v=DMARC1 p=none", False),
        ("p=none; v=DMARC1", False),
        ("", False),
    ],
)
def test_what_is_a_record(text, is_record):
    assert is_dmarc_record(text) is is_record


def test_tags_of_a_record():
    record = parse_record(
        "v=DMARC1; P=Quarantine; sp=reject; np=none; adkim=s; aspf=R; t=y; psd=n; pct=30; fo=1:d; "
        "rua=mailto:a@example.jp!10m, https://r.example/x ,nonsense; ruf=mailto:; x=y; broken"
    )
    assert (record.p, record.sp, record.np) == ("quarantine", "reject", "none")
    assert (record.adkim, record.aspf, record.t, record.psd, record.pct) == ("s", "r", "y", "n", 30)
    assert record.rua == ("mailto:a@example.jp", "https://r.example/x")
    assert record.ruf == ()
    assert {(error.tag, error.reason) for error in record.errors} == {
        ("rua", "invalid-uri"),
        ("ruf", "invalid-uri"),
        ("broken", "not-a-tag"),
    }


@pytest.mark.parametrize(
    ("text", "usable", "policy"),
    [
        ("v=DMARC1; p=reject", True, "reject"),
        ("v=DMARC1", False, "none"),
        ("v=DMARC1; rua=mailto:a@example.jp", True, "none"),
        ("v=DMARC1; rua=nonsense", False, "none"),
        ("v=DMARC1; p=reject; sp=oops", False, "none"),
        ("v=DMARC1; p=reject; np=oops; rua=mailto:a@example.jp", True, "none"),
        ("v=DMARC1; p=reject; adkim=oops; t=oops; psd=oops", True, "reject"),
    ],
)
def test_invalid_policies(text, usable, policy):
    record = parse_record(text)
    assert record.usable is usable
    assert record.policy_for(subdomain=False) == policy


@given(TEXT)
def test_parsing_never_raises(text):
    parse_record(text)
    parse_record("v=DMARC1;" + text)
    is_dmarc_record(text)


@pytest.mark.parametrize("unit", [";", "=", "p=;", "rua=mailto:a@b,", "rua=" + "a!1", " ", "v=DMARC1", "\t=", ","])
def test_giant_records_take_no_time(unit):
    text = "v=DMARC1; rua=" + unit * 200_000
    started = time.process_time()
    parse_record(text)
    is_dmarc_record("v" + " " * 1_000_000)
    assert time.process_time() - started < 0.5


def test_targets_of_a_walk():
    assert targets("example.co.jp") == ("example.co.jp", "co.jp", "jp")
    assert targets("jp") == ("jp",)
    eight = "a.b.c.d.e.f.g.jp"
    assert targets(eight) == (eight, "b.c.d.e.f.g.jp", "c.d.e.f.g.jp", "d.e.f.g.jp", "e.f.g.jp", "f.g.jp", "g.jp", "jp")
    assert len(targets("x." * 100 + "jp")) == 8


def test_organizational_domains():
    zone = ZoneResolver(at("example.jp", "v=DMARC1; p=none") | at("dept.example.jp", "v=DMARC1; p=none; psd=n"))
    assert run(walk("a.dept.example.jp"), zone).organizational_domain == "dept.example.jp"
    assert run(walk("b.example.jp"), zone).organizational_domain == "example.jp"
    assert run(walk("alone.test"), zone).organizational_domain == "alone.test"
    suffix = ZoneResolver(at("bank.test", "v=DMARC1; p=reject; psd=y"))
    assert run(walk("www.mega.bank.test"), suffix).organizational_domain == "mega.bank.test"
    assert run(walk("bank.test"), suffix).organizational_domain == "bank.test"


def test_strict_and_relaxed():
    zone = at("example.jp", "v=DMARC1; p=reject; adkim=s")
    assert evaluate(zone, "mail.example.jp", dkim("example.jp")).result is Result.FAIL
    passed = evaluate(zone, "mail.example.jp", spf("bounce.example.jp"))
    assert passed.result is Result.PASS
    assert (passed.spf_aligned, passed.dkim_aligned) == (True, False)
    assert evaluate(zone, "example.jp", dkim("example.jp")).dkim_aligned


def test_the_founding_case():
    zone = at("imakiire.or.jp", "v=DMARC1; p=reject") | at("imakire.or.jp", "v=DMARC1; p=none")
    assert evaluate(zone, "imakiire.or.jp", dkim("imakire.or.jp")).result is Result.FAIL
    own = evaluate(zone, "imakire.or.jp", dkim("imakire.or.jp"))
    assert own.result is Result.PASS  # a lookalike domain authenticates only itself
    assert own.organizational_domain == "imakire.or.jp"


@pytest.mark.parametrize(
    "other",
    ["evil.test", "example.jp.evil.test", "evilexample.jp", "jp", "co.jp", "example.com", "xample.jp", ".example.jp"],
)
def test_what_is_not_aligned_costs_no_question(other):
    zone = ZoneResolver(at("example.jp", "v=DMARC1; p=reject"))
    result = evaluate(zone, "example.jp", dkim(other), spf(other))
    assert result.result is Result.FAIL
    assert {question.name for question in zone.asked} == {"_dmarc.example.jp", "_dmarc.jp"}


def test_a_passing_identifier_elsewhere_is_told_from_none_at_all():
    zone = at("example.jp", "v=DMARC1; p=reject")
    assert evaluate(zone, "example.jp", dkim("evil.test")).reason == "not-aligned"
    assert evaluate(zone, "example.jp", dkim("example.jp", Result.FAIL)).reason == "not-authenticated"


@pytest.mark.parametrize("status", ["SERVFAIL", "TIMEOUT"])
def test_a_failed_look_up_is_never_none_and_never_fail(status):
    found = evaluate({"_dmarc.example.jp TXT": status}, "example.jp", dkim("example.jp"))
    assert found.result is Result.TEMPERROR
    assert found.reason == f"dns: _dmarc.example.jp TXT {status}"
    assert found.policy == ""
    above = evaluate({"_dmarc.example.jp TXT": status}, "mail.example.jp")
    assert above.result is Result.TEMPERROR


@pytest.mark.parametrize("method", [dkim, spf])
def test_a_temperror_of_an_aligned_method_is_one_of_dmarc(method):
    zone = at("example.jp", "v=DMARC1; p=reject")
    assert evaluate(zone, "example.jp", method("example.jp", Result.TEMPERROR)).result is Result.TEMPERROR
    assert evaluate(zone, "example.jp", method("evil.test", Result.TEMPERROR)).result is Result.FAIL
    assert evaluate(zone, "example.jp", method("example.jp", Result.NOT_EVALUATED)).result is Result.NOT_EVALUATED
    assert evaluate(zone, "example.jp", method("evil.test", Result.NOT_EVALUATED)).result is Result.FAIL


def test_a_failure_above_the_organizational_domain_parts_nobody():
    zone = at("example.jp", "v=DMARC1; p=reject") | {"_dmarc.jp TXT": "SERVFAIL"}
    assert evaluate(zone, "mail.example.jp", dkim("example.jp")).result is Result.PASS
    assert evaluate(zone, "mail.example.jp", dkim("other.example.jp")).result is Result.PASS
    assert evaluate(zone, "mail.example.jp", dkim("evil.test")).result is Result.FAIL


def test_a_failure_that_could_part_them_is_a_temperror():
    zone = at("mail.example.jp", "v=DMARC1; p=reject") | {"_dmarc.example.jp TXT": "TIMEOUT"}
    assert evaluate(zone, "mail.example.jp", dkim("example.jp")).result is Result.TEMPERROR
    assert evaluate(zone, "mail.example.jp", dkim("mail.example.jp")).result is Result.PASS


@pytest.mark.parametrize(
    ("extra", "policy"),
    [({}, "quarantine"), ({"new.example.jp A": "NODATA"}, "none"), ({"new.example.jp A": "SERVFAIL"}, "none")],
)
def test_np_is_for_names_that_do_not_exist(extra, policy):
    zone = at("example.jp", "v=DMARC1; p=reject; sp=none; np=quarantine") | extra
    found = evaluate(zone, "new.example.jp")
    assert found.policy == policy
    assert found.result is (Result.TEMPERROR if "SERVFAIL" in extra.values() else Result.FAIL)


def test_t_weakens_by_one_step():
    for policy, after in (("reject", "quarantine"), ("quarantine", "none"), ("none", "none")):
        found = evaluate(at("example.jp", f"v=DMARC1; p={policy}; t=y"), "example.jp")
        assert (found.policy, found.disposition) == (policy, after)


TWO = ["v=DMARC1; p=reject", "v=DMARC1; p=none"]


def test_several_records_are_discarded():
    alone = evaluate({"_dmarc.example.jp TXT": TWO}, "example.jp", dkim("example.jp"))
    assert (alone.result, alone.reason) == (Result.NONE, "several-records")
    unrelated = {"_dmarc.example.jp TXT": ["some text", "v=DMARC1; p=reject"]}
    assert evaluate(unrelated, "example.jp").policy == "reject"


def test_the_walk_goes_on_above_several_records():
    """RFC 9989 §4.10 steps 2 and 6: the target counts as a target without a record."""
    zone = at("example.jp", "v=DMARC1; p=quarantine; sp=reject") | {"_dmarc.mail.example.jp TXT": TWO}
    found = evaluate(zone, "mail.example.jp")
    assert (found.result, found.policy, found.policy_domain) == (Result.FAIL, "reject", "example.jp")
    assert evaluate(zone, "mail.example.jp", dkim("other.example.jp")).result is Result.PASS
    suffix = at("test", "v=DMARC1; p=reject; psd=y") | {"_dmarc.bank.test TXT": TWO}
    found = evaluate(suffix, "www.bank.test", dkim("bank.test"))
    assert (found.result, found.policy_domain, found.organizational_domain) == (Result.PASS, "test", "bank.test")
    # psd= of a discarded record has no effect either
    marked = at("example.jp", "v=DMARC1; p=reject") | {"_dmarc.mail.example.jp TXT": [f"{each}; psd=n" for each in TWO]}
    assert evaluate(marked, "mail.example.jp").organizational_domain == "example.jp"


@pytest.mark.parametrize("target", [{}, {"gone.test A": "NXDOMAIN"}, {"gone.test A": "SERVFAIL"}])
def test_an_alias_exists_whatever_has_become_of_its_target(target):
    zone = at("example.jp", "v=DMARC1; p=none; sp=quarantine; np=reject") | {"shop.example.jp CNAME": ["gone.test."]}
    found = evaluate(zone | target, "shop.example.jp")
    if "SERVFAIL" in target.values():
        assert found.result in (Result.FAIL, Result.TEMPERROR)
    else:
        assert (found.result, found.policy) == (Result.FAIL, "quarantine")


@pytest.mark.parametrize("filler", [";", "x=1;", " ; ", "p;", "v=DMARC1;"])
def test_a_tag_behind_many_others_is_read(filler):
    for count in (64, 65, 1000, 6000):
        record = parse_record("v=DMARC1;" + filler * count + "p=reject;adkim=s")
        assert (record.p, record.adkim) == ("reject", "s")
        assert len(record.errors) < 100


@pytest.mark.parametrize("fo", ["0", "1", "d", "s", "0:d", "d:1", "d:s", "s:0:d", "1:s:d", " 1 : d "])
def test_failure_options(fo):
    record = parse_record(f"v=DMARC1; p=none; fo={fo}; ruf=mailto:a@example.jp")
    assert (record.fo, record.errors) == (fo.replace(" ", ""), ())


@pytest.mark.parametrize("fo", ["0:1", "1:d:0", "1:1", "2", "", "1,d", "all", "1:", "d s"])
def test_failure_options_that_are_none(fo):
    record = parse_record(f"v=DMARC1; p=reject; fo={fo}; ruf=mailto:a@example.jp")
    assert [(error.tag, error.reason) for error in record.errors] == [("fo", "invalid")]
    assert (record.fo, record.p) == ("0", "reject")
    assert parse_record(f"v=DMARC1; p=reject; fo={fo}").errors == ()  # ignored without ruf


def test_a_public_suffix_policy_for_who_has_none():
    zone = at("bank.test", "v=DMARC1; p=none; sp=reject; psd=y")
    found = evaluate(zone, "mega.bank.test", dkim("giant.bank.test"))
    assert (found.result, found.policy, found.policy_domain) == (Result.FAIL, "reject", "bank.test")
    assert found.organizational_domain == "mega.bank.test"


def test_several_author_domains_must_all_pass():
    zone = at("victim.test", "v=DMARC1; p=reject") | at("evil.test", "v=DMARC1; p=none")
    found = evaluate(zone, ["evil.test", "victim.test"], dkim("evil.test"))
    assert (found.result, found.domain, found.disposition) == (Result.FAIL, "victim.test", "reject")
    assert found.reason == "several-author-domains: evil.test, victim.test"
    unpublished = evaluate(at("evil.test", "v=DMARC1; p=none"), ["evil.test", "other.test"], dkim("evil.test"))
    assert unpublished.result is Result.NONE
    assert evaluate(zone, ["evil.test", "victim.test"], dkim("evil.test"), dkim("victim.test")).result is Result.PASS
    assert evaluate(zone, [f"d{i}.test" for i in range(4)]).reason == "too-many-author-domains"
    assert evaluate(zone, []).reason == "no-author-domain"


@pytest.mark.parametrize("author", ["a..test", "x" * 64 + ".test", "a b.test", "a\0.test", "\udc80.test", "日本.test"])
def test_malformed_author_domains(author):
    zone = ZoneResolver({})
    assert evaluate(zone, author).reason == "malformed-author-domain"
    assert zone.asked == []


@pytest.mark.parametrize(
    ("zone", "author", "identifiers", "differs"),
    [
        (at("example.jp", "v=DMARC1; p=reject"), "example.jp", [dkim("example.jp")], ""),
        (at("example.jp", "v=DMARC1; p=reject"), "example.jp", [], ""),
        # a receiver by RFC 7489 §6.3 ignores t=
        (at("example.jp", "v=DMARC1; p=reject; t=y"), "example.jp", [], "fail reject"),
        # and np=
        (at("example.jp", "v=DMARC1; p=none; np=reject"), "x.example.jp", [], "fail none"),
        (at("example.jp", "v=DMARC1; p=reject; pct=20"), "example.jp", [], "fail reject pct=20"),
        # nor does it accept a department that declares itself an organization
        (
            at("example.jp", "v=DMARC1; p=reject") | at("d.example.jp", "v=DMARC1; p=reject; psd=n"),
            "d.example.jp",
            [dkim("example.jp")],
            "pass reject organizational_domain=example.jp",
        ),
        # it does not look for a record above the registrable domain
        (at("co.jp", "v=DMARC1; p=reject; psd=y"), "example.co.jp", [], "none"),
    ],
)
def test_receivers_of_rfc_7489(zone, author, identifiers, differs):
    assert evaluate(zone, author, *identifiers).psl_differs == differs


class Liar(ZoneResolver):
    def __init__(self, records, status):
        super().__init__({})
        self.records, self.status = records, status

    def resolve(self, questions):
        super().resolve(questions)
        return {q: Answer(q, self.status, self.records if self.status is Status.OK else ()) for q in questions}


LABELS = st.lists(st.sampled_from(["a", "b", "example", "jp", "co"]), min_size=1, max_size=12).map(".".join)
RESULTS = st.sampled_from([Result.PASS, Result.FAIL, Result.TEMPERROR, Result.NOT_EVALUATED])
TAGS = st.lists(st.sampled_from(["p=reject", "sp=none", "np=none", "psd=y", "psd=n", "t=y", "adkim=s", "rua=x"])).map(
    lambda tags: "v=DMARC1; " + ";".join(tags)
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(LABELS, TEXT), max_size=4),
    st.lists(st.builds(Identifier, st.sampled_from(["spf", "dkim"]), st.one_of(LABELS, TEXT), RESULTS), max_size=15),
    st.lists(st.one_of(TAGS, TEXT), max_size=2),
    st.sampled_from(Status),
)
def test_no_input_and_no_answer_raises(authors, identifiers, records, status):
    result = evaluate(Liar(tuple(records), status), authors, *identifiers)
    if result.result is Result.PASS:
        assert result.spf_aligned or result.dkim_aligned
        assert any(identifier.result is Result.PASS for identifier in identifiers)


@given(st.dictionaries(LABELS, TAGS, max_size=5), LABELS)
def test_the_organizational_domain_is_the_start_or_above_it(records, start):
    zone = ZoneResolver({f"_dmarc.{name} TXT": [text] for name, text in records.items()})
    found = run(walk(start), zone)
    organization = found.organizational_domain
    assert start == organization or start.endswith("." + organization)
    assert len(zone.asked) <= 8
