"""The imitations of a name that are looked up, and those that are registered."""

import pytest

from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Status
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import check_domain
from mailguard.posture.options import DomainOptions
from mailguard.posture.records.lookalikes.collect import NAMES, QUESTIONS, collect_lookalikes

D = "imakiire.or.jp"


def collected(zone, domain=D, known=()):
    resolver = ZoneResolver(zone)
    return run(collect_lookalikes(domain, known), resolver), resolver.asked


def found(*names, domain=D, known=()):
    imitations, asked = collected({f"{name} MX": ["10 mx.example."] for name in names}, domain, known)
    return [each.name for each in imitations.found], asked


@pytest.mark.parametrize(
    ("name", "klass"),
    [
        ("imakire.or.jp", "omission"),
        ("imakiiire.or.jp", "repetition"),
        ("imakiier.or.jp", "transposition"),
        ("1makiire.or.jp", "homoglyph"),
        ("irnakiire.or.jp", "homoglyph"),
        ("inakiire.or.jp", "substitution"),
        ("imaliire.or.jp", "substitution"),  # a typing error: the neighbouring key
        ("imakiire.jp", "tld-swap"),
        ("imakiire.com", "tld-swap"),
        ("imakiire-hospital.or.jp", "combosquat"),
        ("ima-kiire.or.jp", "hyphen"),
        ("imakiire-or-jp.com", "glued"),
        ("xn--imkiire-3fg.or.jp", "idn"),  # imаkiire with a Cyrillic а
    ],
)
def test_a_registered_imitation_says_what_was_changed(name, klass):
    imitations, _ = collected({f"{name} MX": ["10 mx.example."]})
    assert [(each.name, each.klass, each.mx) for each in imitations.found] == [(name, klass, ("mx.example",))]
    assert "→" in imitations.found[0].marked


def test_a_known_domain_is_no_imitation():
    assert found("imakire.or.jp", known=("imakire.or.jp",))[0] == []
    assert found("imakire.or.jp", known=("mail.imakire.or.jp",))[0] == []


def test_a_brand_is_no_imitation():
    assert found("microsoft.com", domain="microsoft.co.jp")[0] == []


def test_a_null_mx_takes_no_mail():
    zone = {"imakire.or.jp MX": ["0 ."], "imakire.or.jp NS": ["ns1.dns.example."]}
    assert [(each.mx, each.ns) for each in collected(zone)[0].found] == [((), ("ns1.dns.example",))]


def test_a_name_with_an_address_alone_is_registered_too():
    imitations, _ = collected({"imakire.or.jp A": ["192.0.2.1"]})
    assert [(each.name, each.mx) for each in imitations.found] == [("imakire.or.jp", ())]


def test_a_name_that_only_stands_above_others_is_not():
    assert collected({"imakire.or.jp TXT": ["x"]})[0].found == ()


def test_the_order_of_the_answer_changes_nothing():
    one, two = "10 a.example.", "20 b.example."
    first, second = (collected({"imakire.or.jp MX": records})[0] for records in ([one, two], [two, one]))
    assert first.found == second.found


class EverythingUnder(ZoneResolver):
    """An ending under which every name exists."""

    def resolve(self, questions):
        answers = super().resolve(questions)
        for question in questions:
            if question.name.endswith(".jp") and question.name.count(".") == 1 and question.type in ("MX", "A"):
                records = ("10 parking.example.",) if question.type == "MX" else ("192.0.2.9",)
                answers[question] = Answer(question, Status.OK, records, question.name)
        return answers


def test_a_wildcard_registers_nothing():
    resolver = EverythingUnder({"imakire.or.jp MX": ["10 mx.example."]})
    assert [each.name for each in run(collect_lookalikes(D), resolver).found] == ["imakire.or.jp"]


def test_what_was_not_looked_for_is_counted():
    imitations, asked = collected({}, f"{'abcdefghij' * 6}.example")
    assert len(asked) <= QUESTIONS
    assert imitations.looked_for <= NAMES
    assert imitations.left_out > 0


def test_failed_look_ups_are_counted():
    assert collected({"imakire.or.jp MX": "SERVFAIL", "imakiire.com MX": "TIMEOUT"})[0].failed == 2


def test_what_the_configuration_names_is_no_imitation():
    from mailguard.config.model import Config, Organization
    from mailguard.config.posture import PostureConfig, PostureDomain

    config = Config(
        organization=Organization(domains=(D, "imakire.or.jp"), partners=("imakiire.com",), allowed=("imakiire.net",)),
        posture=PostureConfig(domains=("imakiire.org",), domain=(PostureDomain("imakiire.info"),)),
    )
    names = ["imakire.or.jp", "imakiire.com", "imakiire.net", "imakiire.org", "imakiire.info", "imakiire.biz"]
    posture = check_domain(
        D,
        config=config,
        resolver=ZoneResolver({f"{D} TXT": ["v=spf1 -all"], **{f"{name} MX": ["10 mx.example."] for name in names}}),
        options=DomainOptions(lookalikes=True, http=False),
    )
    assert [each.name for each in posture.lookalikes] == ["imakiire.biz"]


def test_a_domain_that_does_not_exist_is_asked_for_no_imitations():
    resolver = ZoneResolver({})
    check_domain(D, resolver=resolver, options=DomainOptions(lookalikes=True, http=False))
    assert len(resolver.asked) < 50


def test_the_finding_says_what_was_changed_in_both_languages():
    zone = {f"{D} TXT": ["v=spf1 -all"], "imakire.or.jp MX": ["10 mx.example."]}
    for language, words in (("en", "one letter missing"), ("ja", "文字が 1 つ抜けています")):
        options = DomainOptions(lookalikes=True, http=False)
        posture = check_domain(D, resolver=ZoneResolver(zone), options=options, lang=language)
        finding = next(each for each in posture.findings if each.check == "lookalike-registered")
        assert words in finding.summary
        assert "imak[ii]re → imakire" in finding.summary
