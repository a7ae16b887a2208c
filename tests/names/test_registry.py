"""Owners, and the names that a text claims."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.config.model import Organization, Vip
from mailguard.names.registry import Registry

ORGANIZATION = Organization(
    names=("白山台中央病院", "Hakusandai Central Hospital"),
    domains=("hakusandai-hp.example",),
    partners=("minori-yakuhin.example",),
    allowed=("hakusan-dai.example",),
    vip=(Vip("架空 院長子", ("Inchoko Kakuu",), ("kakuu@hakusandai-hp.example",)),),
)
REGISTRY = Registry.of(ORGANIZATION, ("mail-webya.example",), ("nagisa-clinic.example",))


def test_equal_settings_share_one_registry():
    first = Registry.of(ORGANIZATION, ("mail-webya.example",), ("nagisa-clinic.example",))
    assert Registry.of(ORGANIZATION, ("mail-webya.example",), ("nagisa-clinic.example",)) is first
    assert hash(first) == hash(REGISTRY)


@pytest.mark.parametrize(
    ("domain", "kind"),
    [
        ("hakusandai-hp.example", "own"),
        ("mail.hakusandai-hp.example", "own"),
        ("minori-yakuhin.example", "partner"),
        ("x.nagisa-clinic.example", "learned"),
        ("mail.amazon.co.jp", "brand"),
        ("amazon.de", "brand"),
        ("nothakusandai-hp.example", None),
        ("stranger.example", None),
        ("example", None),
        ("", None),
    ],
)
def test_owner_of(domain, kind):
    owner = REGISTRY.owner_of(domain)
    assert (owner.kind if owner else None) == kind


def test_known_domains():
    known = ["hakusandai-hp.example", "a.minori-yakuhin.example", "hakusan-dai.example", "nagisa-clinic.example"]
    assert all(REGISTRY.is_known(domain) for domain in known)
    assert not REGISTRY.is_known("amazon.co.jp")
    assert REGISTRY.is_own("x.hakusandai-hp.example")
    assert not REGISTRY.is_own("minori-yakuhin.example")


def test_free_mail():
    assert all(
        map(REGISTRY.is_free_mail, ["gmail.com", "yahoo.co.jp", "docomo.ne.jp", "ezweb.ne.jp", "mail-webya.example"])
    )
    assert not any(
        map(REGISTRY.is_free_mail, ["google.com", "mail.yahoo.co.jp", "accounts.google.com", "stranger.example"])
    )


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Amazon.co.jp", "Amazon"),
        ("ａｍａｚｏｎ カスタマーサービス", "Amazon"),
        ("Аmаzon", "Amazon"),  # Cyrillic
        ("Am\u200bazon", "Amazon"),
        ("A m a z o n", "Amazon"),
        ("アマゾン", "Amazon"),
        ("ｱﾏｿﾞﾝ", "Amazon"),
        ("PayPaI Service", "PayPal"),
        ("Micr0soft account team", "Microsoft"),
        ("Bank of Arnerica", "Bank of America"),
        ("PayPalSupport", "PayPal"),
        ("McAfee™", "McAfee"),
        ("【重要】三井住友カード株式会社", "SMBC Card"),
        ("楽天カード", "Rakuten Card"),
        ("国税庁", "National Tax Agency"),
        ("Apple", "Apple"),
        ("Apple Support Team", "Apple"),
        ("イオン カスタマーセンター", "AEON"),
        ("白山台中央病院 総務課", "白山台中央病院"),
        ("HAKUSANDAI  CENTRAL HOSPITAL", "白山台中央病院"),
    ],
)
def test_claims(text, owner):
    claims = REGISTRY.named_in(text)
    assert [claim.owner.name for claim in claims] == [owner]
    assert claims[0].text == text[claims[0].start : claims[0].end]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Apple",
        "Chase Miller",
        "Target practice club",
        "Orange Juice Lovers",
        "Deadline",
        "online shop",
        "Wise words weekly",
        "オリオンカード",
        "山田 太郎",
        "東京都立 架空高等学校",
        "ソニア",
        "amazonia rainforest trust fund",
        "",
    ],
)
def test_ordinary_words_claim_nothing(text):
    assert REGISTRY.named_in(text) == ()


@pytest.mark.parametrize(
    "text", ["架空院長子", "架空　院長子", "院長 架空 院長子", "Inchoko Kakuu", "Kakuu, Inchoko", "KAKUU Inchoko"]
)
def test_vips(text):
    (claim,) = REGISTRY.named_in(text)
    assert claim.vip is not None
    assert claim.vip.name == "架空 院長子"


@given(st.text(max_size=200))
def test_never_raises_and_quotes_the_text(text):
    end = 0
    for claim in REGISTRY.named_in(text):
        assert end <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        end = claim.end


def test_long_texts_cost_nothing():
    REGISTRY.named_in("warm up")
    start = time.perf_counter()
    for text in ("pay" * 3_000_000, "a " * 3_000_000, "Ａ" * 3_000_000, "ア" * 3_000_000, "\ud800" * 3_000_000):
        REGISTRY.named_in(text)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("hmrc.gov.uk", "HMRC"),
        ("notifications.service.gov.uk", "HMRC"),  # the whole suffix belongs to the government
        ("ec2.amazonaws.com", "Amazon"),
        ("evil-bucket.s3.amazonaws.com", None),  # there, strangers register
        ("someone.github.io", None),
        ("paypal-login.pages.dev", None),
        ("shop.myshopify.com", None),
    ],
)
def test_public_suffixes_of_brands(domain, name):
    owner = REGISTRY.owner_of(domain)
    assert (owner.name if owner else None) == name


def test_the_brand_table_is_sound():
    from mailguard.data.brands import brands
    from mailguard.names.domain import to_ascii

    assert len({brand.name for brand in brands()}) == len(brands())
    for brand in brands():
        assert brand.name
        assert all(name.strip("= ") for name in brand.names.split(";"))
        assert brand.domains
        for domain in f"{brand.domains} {brand.aliases}".split():
            assert domain == to_ascii(domain)
            assert "." in domain


def test_japanese_sentences_name_brands_in_japanese():
    from mailguard.names.brand import named_in_japanese

    assert named_in_japanese({"brand": "Mobile Suica", "host": "Tokyo Gas"}) == {
        "brand": "モバイルSuica",
        "host": "Tokyo Gas",
    }
    assert named_in_japanese({"owner": "Amazon"}) == {"owner": "Amazon"}  # as Japanese readers write it


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("日本学術振興会", "jsps.go.jp"),
        ("社会保険診療報酬支払基金 オンライン窓口", "ssk.or.jp"),
        ("Elsevier Editorial", "elsevier.com"),
        ("独立行政法人日本学生支援機構", "jasso.go.jp"),
        ("e-Rad ヘルプデスク", "e-rad.go.jp"),
    ],
)
def test_institutions_of_science_and_care(text, domain):
    (claim,) = REGISTRY.named_in(text)
    assert claim.owner.domains[0] == domain


@pytest.mark.parametrize("text", ["12:00 JST", "Lena Wiley", "IEEE conference chair Sano", "支払基金事務担当 佐野"])
def test_short_names_of_institutions_are_words_too(text):
    assert not REGISTRY.named_in(text)


class TestTenantsNamedAfterBrands:
    @pytest.mark.parametrize("name", ["amazon-support", "paypal-secure", "docusign-login", "microsoftsupport"])
    def test_with_a_word_added(self, name):
        found = Registry.of(Organization()).imitation(f"{name}.onmicrosoft.com")
        assert found is not None
        assert found.klass == "combosquat"

    @pytest.mark.parametrize(
        "host",
        [
            "amazon.onmicrosoft.com",
            "kernel-support.onmicrosoft.com",
            "amazon-support.zendesk.com",
            "paypal.sharepoint.com",
        ],
    )
    def test_the_brands_own_and_services_where_brands_are_customers(self, host):
        assert Registry.of(Organization()).imitation(host) is None
