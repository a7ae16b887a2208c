"""Domains that imitate an organization by its name: with an added word, at a hosting service, in Japanese.

Unrelated domains that share the name are not reported.
"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
from mailguard.config.model import Organization, Trust
from mailguard.names.kana import latin
from mailguard.names.registry import Registry

OURS = "hoshigaoka.example"
NAMES = ("医療法人社団 星輝会 星ヶ丘台総合病院", "Hoshigaokadai General Hospital")
REGISTRY = Registry.of(
    Organization(names=NAMES, domains=(OURS,), partners=("tsukimi-yakuhin.example",), allowed=("hoshigaoka-hp.net",))
)


def a_label(name):
    return ".".join(label.encode("idna").decode() for label in name.split("."))


def found(domain, registry=REGISTRY):
    imitation = registry.imitation(domain)
    return None if imitation is None else (imitation.protected, imitation.klass, imitation.confidence)


def report(domain, body="Please find the schedule.", **organization):
    settings = {"names": NAMES, "domains": (OURS,), **organization}
    text = (
        f"From: Taro <taro@{domain}>\r\nTo: uketsuke@{OURS}\r\nSubject: schedule\r\nMIME-Version: 1.0\r\n"
        f"Date: Wed, 18 Nov 2026 10:00:00 +0900\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    )
    config = mailguard.Config(organization=mailguard.Organization(**settings))
    return mailguard.scan(text.encode(), config=config, resolver=mailguard.ZoneResolver({}))


def checks(result):
    return {finding.check for finding in result.findings}


KINDS = [
    *("hp", "hospital", "hosp", "byoin", "clinic", "univ", "city", "pref", "police", "bank", "group", "jp"),
    *("official", "mail", "web", "support", "recruit", "2026"),
]


@pytest.mark.parametrize("word", KINDS)
@pytest.mark.parametrize("form", ["hoshigaoka-{}.com", "{}-hoshigaoka.net", "hoshigaoka{}.org", "{}hoshigaoka.info"])
def test_the_name_beside_a_word(form, word):
    assert found(form.format(word)) == (OURS, "combosquat", "medium")


@pytest.mark.parametrize(
    "domain",
    [
        "hoshigaoka-hp-info.jp",
        "hoshigaoka-univ-2026.com",
        "hoshigaokahp-mail.com",
        "hoshigaokahpjp.com",
        "myhoshigaokamail.com",
        "hoshigaokaexamplemail.com",  # with the top-level domain
        "hoshigaokka-hp.com",  # another spelling and an added word
        "hoshigaoha-clinic.net",  # one letter replaced and an added word
        "hosh1gaoka-hp.com",
    ],
)
def test_the_name_beside_words(domain):
    assert found(domain)[:2] == (OURS, "combosquat")


@pytest.mark.parametrize("ending", ["com", "net", "org", "jp", "info", "biz", "co.jp"])
def test_the_name_with_its_ending(ending):
    registry = Registry.of(Organization(domains=("hoshigaoka.or.jp",)))
    for label in ("hoshigaokaorjp", "hoshigaoka-or-jp", "hoshigaoka-orjp"):
        assert found(f"{label}.{ending}", registry) == ("hoshigaoka.or.jp", "glued", "high")


@pytest.mark.parametrize(
    ("domain", "klass"),
    [
        ("hoshigaoka.onmicrosoft.com", "tenant"),
        ("hoshigaoka-example.onmicrosoft.com", "tenant"),
        ("hoshigaokaexample.onmicrosoft.com", "tenant"),
        ("hoshigaoka.mail.onmicrosoft.com", "tenant"),
        ("hoshigaoka.sharepoint.com", "tenant"),
        ("hoshigaoka-my.sharepoint.com", "tenant"),
        ("hoshigaoka.zendesk.com", "tenant"),
        ("hoshi-gaoka.onmicrosoft.com", "tenant"),
        ("hoshigaoka-hp.onmicrosoft.com", "combosquat"),
        ("hoshigaokahp.onmicrosoft.com", "combosquat"),
        ("hoshigaka.onmicrosoft.com", "omission"),
        ("hoshigaoka.xsrv.jp", "sub-label"),
        ("hoshigaoka.lolipop.jp", "sub-label"),
        ("hoshigaoka-hp.xsrv.jp", "combosquat"),
        ("hoshigaoka.sakura.ne.jp", "tld-swap"),
        ("hoshigaoka-hp.web.app", "combosquat"),
        ("hoshigaoka.mailer.test", "sub-label"),
        ("hoshigaoka-hp.mailer.test", "sub-label"),
    ],
)
def test_the_name_that_a_customer_chose(domain, klass):
    assert found(domain) == (OURS, klass, "medium")


@pytest.mark.parametrize(
    "domain",
    [
        "星ヶ丘台総合病院.jp",
        "星ヶ丘台総合病院.com",
        "星ヶ丘台病院.net",
        "星ヶ丘台クリニック.jp",
        "星ヶ丘台.jp",
        "医療法人星ヶ丘台総合病院.jp",
        "星輝会星ヶ丘台総合病院.jp",
        "愛知星ヶ丘台総合病院.jp",
        "星ヶ丘台総合病院公式.com",
        "星ヶ丘台総合病院予約受付.jp",
        "星ヶ丘台総合病院-mail.com",
        "星ヶ丘台hp.jp",
        "mail.星ヶ丘台総合病院.jp",
        "星ヶ丘台総合病院.mailer.test",
        "ほしがおか.jp",  # the registered name in kana
        "ホシガオカ.com",
        "ほしがおか病院.jp",
        "hoshigaokadai.jp",
        "hoshigaokadai-general-hospital.com",
        "hoshigaokadaigeneralhospital.jp",
        "hoshigaokadaihp.com",
        "general-hospital-hoshigaokadai.org",
    ],
)
def test_the_name_as_a_domain(domain):
    registry = Registry.of(Organization(names=NAMES, domains=(OURS,)))
    assert found(domain, registry)[0] == OURS
    assert found(a_label(domain), registry)[0] == OURS


def test_another_form_of_a_kanji():
    registry = Registry.of(Organization(names=("小澤台病院",), domains=("kozawadai.example",)))
    assert found("小沢台病院.jp", registry) == ("kozawadai.example", "written-name", "medium")


@pytest.mark.parametrize(
    "domain",
    [
        "hoshigaoka-hp.net",  # allowed
        "mail.hoshigaoka-hp.net",
        "tsukimi-yakuhin.example",
        "mail.tsukimi-yakuhin.example",
        "星ヶ丘台総合病院前薬局.jp",  # a shop in front of the hospital
        "星ヶ丘台総合病院労働組合.jp",
        "星ヶ丘台小学校.jp",  # a school in the same place
        "総合病院.jp",
        "中央病院.jp",
        "general-hospital.com",
        "大空総合病院.jp",
        "oozora-general-hospital.jp",
        "oozora-hp.onmicrosoft.com",
        "paypal.onmicrosoft.com",
        "login.microsoftonline.com",
        "日本語.jp",
        "てんき.jp",
    ],
)
def test_others_and_their_own(domain):
    assert found(domain) is None


@pytest.mark.parametrize("name", ["sakura", "himawari", "takahashi", "seikei", "kmd", "aoki"])
@pytest.mark.parametrize(
    "form", ["{}-clinic.jp", "{}-hospital.jp", "{}-hp.com", "{}clinic.com", "{}-dental.net", "{}-univ.jp", "{}hp.jp"]
)
def test_a_name_that_many_bear_is_not_one_owners(name, form):
    assert found(form.format(name), Registry.of(Organization(domains=(f"{name}.example",)))) is None


@pytest.mark.parametrize("name", ["sakura", "takahashi"])
@pytest.mark.parametrize("form", ["{}-login.com", "{}-mail.jp", "{}-support.net", "{}-official.com"])
def test_but_its_owners_desks_are(name, form):
    assert found(form.format(name), Registry.of(Organization(domains=(f"{name}.example",))))[1] == "combosquat"


@pytest.mark.parametrize("names", [("さくら病院",), ("鹿児島病院",), ("中央病院",), ("市立病院",), ("Sakura Clinic",)])
@pytest.mark.parametrize(
    "domain",
    ["さくら病院.com", "さくらクリニック.jp", "鹿児島病院.jp", "鹿児島.jp", "中央病院.jp", "sakura-clinic.net"],
)
def test_a_written_name_that_many_bear(names, domain):
    assert found(domain, Registry.of(Organization(names=names, domains=("abcdefgh.example",)))) is None


@pytest.mark.parametrize("domain", ["cancer.test", "cancer-center.test", "national-hospital.test", "lantern.test"])
def test_words_of_an_english_name_that_are_anybodys(domain):
    for name in ("National Cancer Center", "Lantern University"):
        assert found(domain, Registry.of(Organization(names=(name,), domains=("abcdefgh.example",)))) is None


def test_own_names_at_services_are_ours_when_they_are_listed():
    registry = Registry.of(Organization(names=NAMES, domains=(OURS, "hoshigaoka.onmicrosoft.com")))
    assert found("hoshigaoka.onmicrosoft.com", registry) is None
    assert found("mail.hoshigaoka.onmicrosoft.com", registry) is None
    assert found("contoso.onmicrosoft.com", registry) is None
    assert (
        found("onmicrosoft-support.com", registry) is None
        or "onmicrosoft" not in found("onmicrosoft-support.com", registry)[0]
    )
    assert found("hoshigaoka-hp.onmicrosoft.com", registry)[1] == "combosquat"
    allowed = Registry.of(Organization(domains=(OURS,), allowed=("hoshigaoka.onmicrosoft.com",)))
    assert found("hoshigaoka.onmicrosoft.com", allowed) is None


def test_a_partners_name_at_a_help_desk_weighs_little():
    assert found("tsukimi-yakuhin.onmicrosoft.com")[1:] == ("tenant", "medium")
    assert found("tsukimi-yakuhin.zendesk.com")[1:] == ("tenant", "low")


@pytest.mark.parametrize(
    "domain",
    [
        "hoshigaoka-hp.com",
        "hoshigaoka2026.net",
        "hoshigaoka.onmicrosoft.com",
        "星ヶ丘台総合病院.jp",
        "hoshigaokadai.jp",
    ],
)
def test_such_a_sender_is_suspicious_by_itself(domain):
    result = report(domain)
    assert "lookalike-sender-domain" in checks(result)
    assert result.verdict.level != "clean"


def test_links_to_a_workspace_are_everyday():
    result = report(OURS, "https://hoshigaoka.sharepoint.com/sites/soumu\r\nhttps://hoshigaoka-my.sharepoint.com/x")
    assert not checks(result) & {"lookalike-url", "lookalike-sender-domain"}
    assert "lookalike-url" in checks(report("stranger.test", "https://hoshigaoka-hp.com/login"))
    linked = report("stranger.test", f"https://{a_label('星ヶ丘台総合病院.jp')}/login")
    assert "lookalike-url" in checks(linked)
    assert "punycode-url" not in checks(linked)  # its letters are not lookalikes


def test_a_service_that_answers_for_a_proven_sender_is_not_told():
    text = (
        f"Authentication-Results: mx.{OURS}; dmarc=pass header.from={{0}}\r\n"
        f"Received: from out.test (out.test [203.0.113.9]) by mx.{OURS} with ESMTPS id 1;\r\n"
        " Wed, 18 Nov 2026 10:00:02 +0900\r\n"
        f"From: Desk <desk@{{0}}>\r\n"
        f"Reply-To: hoshigaoka@hoshigaoka.zendesk.com\r\nTo: a@{OURS}\r\nSubject: your question\r\n"
        "Date: Wed, 18 Nov 2026 10:00:00 +0900\r\n\r\nSee below.\r\n"
    )
    organization = mailguard.Organization(domains=(OURS,))
    trust = Trust(authserv_ids=(f"mx.{OURS}",))
    for config, sender, told in (
        (mailguard.Config(organization=organization, trust=trust), OURS, False),
        (mailguard.Config(organization=organization, trust=trust), "stranger.test", True),
        (mailguard.Config(organization=organization), OURS, True),  # nothing authenticates it
    ):
        result = mailguard.scan(text.format(sender).encode(), config=config, offline=True)
        assert ("lookalike-sender-domain" in checks(result)) is told


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("いまきいれ", "imakiire"),
        ("シンジュク", "shinjuku"),
        ("きょうと", "kyouto"),
        ("ほっかいどう", "hokkaidou"),
        ("ちゃ", "cha"),
        ("センター", "sentaa"),
        ("ファ", "fa"),
        ("漢字", ""),
        ("", ""),
    ],
)
def test_kana_in_latin_letters(kana, letters):
    assert latin(kana) == letters


@given(st.text(st.sampled_from("星ヶ丘台総合病院会医療法人はほがおかー・hp-1xn.っゃ𠮷\ud800"), max_size=70))
@settings(max_examples=300)
def test_never_raises(host):
    for domain in (host, f"{host}.jp", f"xn--{host}.jp"):
        imitation = REGISTRY.imitation(domain)
        assert imitation is None or imitation.marked
    latin(host)


def test_hostile_names_cost_nothing():
    hosts = ["hoshigaokadai" + "it" * 25 + ".jp", "hp" * 31 + ".com", "a." * 120 + "onmicrosoft.com", "星" * 60 + ".jp"]
    names = Organization(names=("会" * 500, "a " * 500, "病院" * 300, *NAMES), domains=(OURS,))
    start = time.perf_counter()
    for host in hosts * 20:
        Registry.of(names).imitation(f"x{host}")
        Registry.of(names).imitation(host)
    assert time.perf_counter() - start < 2
