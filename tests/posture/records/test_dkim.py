"""The DKIM selectors that are tried, and the keys read from the answers."""

import pytest

from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.records.dkim.collect import SELECTORS, collect_dkim

D = "hakusandai-hp.example"
KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="


class Starred(ZoneResolver):
    """A zone with a wildcard below `_domainkey`."""

    def __init__(self, zone, star):
        super().__init__(zone)
        self.star = star

    def resolve(self, questions):
        from mailguard.dns.flow import Answer, Status

        answers = dict(super().resolve(questions))
        for question, answer in answers.items():
            if not answer.records and question.type == "TXT":
                answers[question] = Answer(question, Status.OK, (self.star,), question.name)
        return answers


def collect(zone, given=(), learned=(), hosts=(), resolver=None):
    resolver = resolver or ZoneResolver(zone)
    keys = run(collect_dkim(D, given, learned, hosts), resolver).keys
    return {key.selector: (key.state, key.source) for key in keys}, [str(each) for each in resolver.asked]


def selector(name, value=KEY, type_="TXT"):
    return {f"{name}._domainkey.{D} {type_}": [value]}


def test_a_given_selector_that_is_missing_is_told():
    assert collect({}, given=("s1",))[0] == {"s1": ("none", "given")}


def test_a_learned_one_that_is_missing_is_not():
    assert collect(selector("s2"), learned=("s1", "s2"))[0] == {"s2": ("ok", "learned")}


@pytest.mark.parametrize(
    ("host", "found", "provider"),
    [
        ("hakusandai-hp.mail.protection.outlook.com", "selector1", "Microsoft 365"),
        ("aspmx.l.google.com", "google", "Google Workspace"),
        ("_spf.google.com", "google", "Google Workspace"),
        ("sendgrid.net", "s1", "SendGrid"),
    ],
)
def test_a_service_reveals_its_selectors(host, found, provider):
    assert collect(selector(found), hosts=(host,))[0] == {found: ("ok", provider)}


def test_a_name_that_only_ends_alike_reveals_nothing():
    _, asked = collect({}, hosts=("notsendgrid.net",))
    assert asked == [f"_domainkey.{D} TXT"]


def test_common_selectors_are_tried_where_any_exist():
    assert collect(selector("default") | {f"_domainkey.{D} TXT": ["o=-"]})[0] == {"default": ("ok", "common")}
    found, asked = collect({})
    assert (found, asked) == ({}, [f"_domainkey.{D} TXT"])


def test_a_wildcard_is_no_key():
    found, asked = collect({}, given=("s1", "s2"), resolver=Starred({}, "v=spf1 -all"))
    assert found == {"s1": ("none", "given"), "s2": ("none", "given")}
    assert len(asked) == 3


def test_every_selector_that_was_given_is_tried():
    found, _ = collect({}, given=tuple(f"s{number}" for number in range(100)))
    assert len(found) == 100


def test_many_learned_selectors_are_cut():
    _, asked = collect({}, learned=tuple(f"s{number}" for number in range(100)))
    assert len([name for name in asked if name.startswith("s") and name.endswith("TXT")]) == SELECTORS


def test_a_key_behind_an_alias():
    zone = selector("s1", f"k1.{D}", "CNAME") | {f"k1.{D} TXT": [KEY]}
    assert collect(zone, given=("s1",))[0] == {"s1": ("ok", "given")}
