"""Which senders the checks report, what they quote, and what they do not report."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.checks import named
from mailguard.checks.sender import CHECKS
from mailguard.config import Config
from mailguard.config.model import Organization, Vip
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

ORGANIZATION = Organization(
    names=("白山台中央病院", "Hakusandai Central Hospital"),
    domains=("hakusandai-hp.example", "imakiire.or.jp"),
    partners=("minori-yakuhin.example",),
    allowed=("hakusan-dai.example",),
    vip=(Vip("架空 院長子", ("Inchoko Kakuu",), ("kakuu@hakusandai-hp.example", "kakuu.private@gmail.com")),),
)
CHECK = {check.name: check for check in CHECKS}


def hits(name, *fields, organization=ORGANIZATION):
    """Return the hits of one check on a mail with these header fields."""
    message = parse("\r\n".join([*fields, "", "text", ""]).encode("utf-8", "surrogateescape"))
    config = Config(organization=organization)
    context = Context(
        message=message, config=config, registry=Registry.of(organization), at=datetime(2026, 11, 16, tzinfo=UTC)
    )
    found = list(CHECK[name].function(message, context))
    for hit in found:
        for language in ("en", "ja"):
            assert not any("{" in part for part in named(name).says(hit.variant, hit.values, language))
        for evidence in hit.evidence:
            field = evidence.where.removeprefix("header:")
            values = [one.value for one in message.header.all(field)]
            if evidence.start is not None:
                assert any(value[evidence.start : evidence.end] == evidence.text for value in values)
    return found


LIST = ("List-Id: <users.lists.example>", "List-Post: <mailto:users@lists.example>")


class TestLookalikeSenderDomain:
    name = "lookalike-sender-domain"

    @pytest.mark.parametrize("domain", ["mail.com", "email.com", "gmx.com", "gmx.net", "ymail.com", "usa.com"])
    def test_known_mail_services_imitate_nobody(self, domain):
        assert hits(self.name, f"From: Emily Stone <emily.stone@{domain}>", f"Reply-To: e@{domain}") == []

    @pytest.mark.parametrize("domain", ["gmai1.com", "gmial.com", "imakiire.or.jp.mail.com"])
    def test_what_is_none_of_them_does(self, domain):
        assert len(hits(self.name, f"From: Emily Stone <emily.stone@{domain}>")) == 1

    def test_from(self):
        (hit,) = hits(self.name, "From: 総務課 <soumu@mail.imakire.or.jp>")
        assert hit.evidence[0].text == "mail.imakire.or.jp"
        assert hit.evidence[0].where == "header:From"
        assert (hit.data["protected"], hit.data["class"], hit.data["field"]) == ("imakiire.or.jp", "omission", "From")
        assert hit.values["marked"] == "imak[ii]re → imakire"
        assert hit.severity == "high"

    @pytest.mark.parametrize(("field", "severity"), [("Reply-To", "medium"), ("Sender", "low"), ("Return-Path", "low")])
    def test_other_fields_weigh_less(self, field, severity):
        (hit,) = hits(self.name, "From: a@stranger.example", f"{field}: <a@imakire.or.jp>")
        assert (hit.data["field"], hit.severity, hit.evidence[0].where) == (field, severity, f"header:{field}")

    def test_one_domain_is_reported_once(self):
        assert len(hits(self.name, "From: a@imakire.or.jp", "Reply-To: b@imakire.or.jp")) == 1

    def test_another_ending_is_medium(self):
        (hit,) = hits(self.name, "From: a@imakiire.com")
        assert (hit.data["class"], hit.severity) == ("tld-swap", "medium")

    def test_our_name_beside_a_word_or_at_a_service_is_high(self):
        for domain, klass in (("imakiire-hp.com", "combosquat"), ("imakiire.onmicrosoft.com", "tenant")):
            (hit,) = hits(self.name, f"From: a@{domain}")
            assert (hit.data["class"], hit.severity, hit.confidence) == (klass, "high", "medium")

    def test_services_send_bounces_from_our_name_there(self):
        assert not hits(self.name, "From: a@stranger.example", "Return-Path: <b@imakiire.zendesk.com>")
        (hit,) = hits(self.name, "From: a@stranger.example", "Reply-To: b@imakiire.zendesk.com")
        assert (hit.data["class"], hit.severity) == ("tenant", "medium")

    @pytest.mark.parametrize("to", ["k@sazanami-u.ac.jp", "k@med.sazanami-u.ac.jp, l@sazanami-u.ac.jp"])
    def test_the_recipients_domain_in_front_of_another(self, to):
        for host, more in (
            ("sazanami-u.ac.jp.gakusei.test", ()),
            ("sazanami-u-ac-jp.test", ()),
            ("sazanami-u.ac.jp.gakusei.test", ("Cc: x@kita.example, y@gmail.com",)),
        ):
            (hit,) = hits(self.name, f"From: a@{host}", f"To: {to}", *more)
            assert (hit.data["protected"], hit.severity) == ("sazanami-u.ac.jp", "high")

    @pytest.mark.parametrize(
        ("sender", "to"),
        [
            ("a@sazanami-u.example.edgekey.net", "k@sazanami-u.example"),
            ("a@gmail.com.stranger.test", "k@minori.example, k@gmail.com"),  # several organizations
            ("a@news.sazanami-u.example", "k@sazanami-u.example"),
            ("a@sazanami-u-fan.test", "k@sazanami-u.example"),
        ],
    )
    def test_recipients_imitated_by_nobody(self, sender, to):
        assert not [hit for hit in hits(self.name, f"From: {sender}", f"To: {to}") if hit.data["owner"] == "own"]

    @pytest.mark.parametrize(("domain", "severity"), [("kikin-go.org", "low"), ("kikin-go-jp.com", "medium")])
    def test_names_like_a_reserved_suffix(self, domain, severity):
        (hit,) = hits(self.name, f"From: a@{domain}")
        assert (hit.variant, hit.data["protected"], hit.severity) == ("public-suffix", "go.jp", severity)

    @pytest.mark.parametrize(
        "address",
        [
            "a@imakiire.or.jp",
            "a@x.imakiire.or.jp",
            "a@hakusan-dai.example",
            "a@minori-yakuhin.example",
            "a@amazon.de",
            "a@stranger.example",
            "a@[192.0.2.1]",
            "a",
            "<>",
            "a@stranger.onmicrosoft.com",
        ],
    )
    def test_silent(self, address):
        assert hits(self.name, f"From: {address}") == []


class TestDisplayNameSpoof:
    name = "display-name-spoof"

    @pytest.mark.parametrize(
        ("sender", "kind", "claimed"),
        [
            ("白山台中央病院 総務課 <a@stranger.test>", "organization", "白山台中央病院"),
            ("Inchoko Kakuu <director@stranger.test>", "vip", "Inchoko Kakuu"),
            ("Amazon.co.jp <a@stranger.test>", "brand", "Amazon.co.jp"),
            ('"PayPaI Service" <a@stranger.test>', "brand", "PayPaI"),
            ("Microsoft account team <team@outlook.com>", "brand", "Microsoft"),
            ("国税庁 <info@gmail.com>", "brand", "国税庁"),
            ('"kakuu@hakusandai-hp.example" <a@stranger.test>', "address", "kakuu@hakusandai-hp.example"),
            ('"imakiire.or.jp support" <a@stranger.test>', "domain", "imakiire.or.jp"),
        ],
    )
    def test_claims(self, sender, kind, claimed):
        (hit,) = hits(self.name, f"From: {sender}")
        assert (hit.variant, hit.evidence[0].text, hit.evidence[0].where) == (kind, claimed, "header:From")

    @pytest.mark.parametrize(
        "sender",
        [
            "白山台中央病院 総務課 <a@hakusandai-hp.example>",
            "Inchoko Kakuu <kakuu.private@gmail.com>",
            "山田 太郎 <a@stranger.test>",
            "Amazon.co.jp <auto@mail.amazon.co.jp>",
            "IKEA Portugal <news@ikea.pt>",  # the brand's name is the registered one
            "Microsoft Outlook <postmaster@outlook.com>",  # only the provider can have that address
            "Anna Apple <anna@stranger.test>",
            '"anna@stranger.test" <anna@stranger.test>',
            '"anna@stranger.test" <anna@mail.stranger.test>',
            '"contoso.test" <anna@contoso.onmicrosoft.com>',
            "みのり薬品（白山台中央病院様担当） <a@hakusandai-hp.example>",
            "a@stranger.test",
            "",
        ],
    )
    def test_silent(self, sender):
        assert hits(self.name, f"From: {sender}") == []

    def test_list_fields_explain_no_name(self):
        assert hits(self.name, "From: Kakuu via Amazon users <users@lists.example>", *LIST) != []

    @pytest.mark.parametrize(
        "name",
        [
            "佐川 美穂", "佐川内科", "アップル歯科", "楽天堂書店", "アメックス産業", "国税庁OB会", "Chase Miller",
            "NHK文化センター鹿児島", "Amazon River Tours", "アマゾン川研究会", "クロネコ動物病院",
            "日本郵便友の会 田代",
            "楽天 イーグルス応援会", "Amazon研究会", "Microsoft認定パートナー 白山台システム", "東京電力病院同窓会",
            "日本医師会雑誌 広告代理店",
        ],
    )  # fmt: skip
    def test_a_name_that_only_contains_a_brands_is_another_name(self, name):
        assert hits(self.name, f"From: {name} <info@stranger.test>") == []

    @pytest.mark.parametrize(
        "name",
        [
            "アマゾンカスタマーサービス", "楽天カード", "佐川急便", "佐川", "佐川 配達通知", "ヤマト運輸お届け",
            "PayPay銀行サポート", "国税庁", "楽天市場 安心サポート", "Amazon Security", "アップル",
            "国税庁電子納税照会",
            "Microsoft認定パートナー サポート", "アメックス産業 お客様窓口", "Microsoft 365 富士見が丘総合病院",
            "アメリカン・エキスプレス",
        ],
    )  # fmt: skip
    def test_a_name_that_speaks_for_a_brand_counts(self, name):
        assert [hit.variant for hit in hits(self.name, f"From: {name} <info@stranger.test>")] == ["brand"]


class TestReplyToDivergence:
    name = "reply-to-divergence"

    @pytest.mark.parametrize(
        ("reply", "variant", "severity"),
        [
            ("kita.office@gmail.com", "free-mail", "medium"),
            ("a@stranger.test", "", "low"),
            ("sales@kita-medicai.example", "lookalike", "high"),
        ],
    )
    def test_diverges(self, reply, variant, severity):
        (hit,) = hits(self.name, "From: Kita <sales@kita-medical.example>", f"Reply-To: <{reply}>")
        assert (hit.variant, hit.severity, hit.evidence[0].text) == (variant, severity, reply)

    def test_another_free_mail_box(self):
        (hit,) = hits(self.name, "From: A <a.b@yahoo.co.jp>", "Reply-To: other.person@gmail.com")
        assert hit.variant == "free-mail"

    @pytest.mark.parametrize(
        "fields",
        [
            ("From: a@kita.example", "Reply-To: b@mail.kita.example"),
            ("From: a@kita.co.jp", "Reply-To: b@kita.com"),
            ("From: a@amazon.co.jp", "Reply-To: b@amazon.com"),
            ("From: a@hakusandai-hp.example", "Reply-To: b@imakiire.or.jp"),
            ("From: a@hakusandai-hp.example", "Reply-To: b@minori-yakuhin.example"),
            ("From: a@kita.example", "Reply-To: kita@kita.zendesk.com"),
            ("From: a@gmail.com", "Reply-To: a@outlook.com"),
            ("From: a@kita.example", "Reply-To: nobody"),
            ("From: a@kita.example",),
            ("Reply-To: a@gmail.com",),
        ],
    )
    def test_silent(self, fields):
        assert hits(self.name, *fields) == []


class TestDuplicateFrom:
    name = "duplicate-from"

    def test_two_fields(self):
        (hit,) = hits(self.name, "From: A <a@kita.example>", "From: B <b@stranger.test>")
        assert (hit.variant, hit.evidence[0].text, hit.severity) == ("", "b@stranger.test", None)

    def test_the_same_field_twice_is_low(self):
        (hit,) = hits(self.name, "From: A <a@kita.example>", "From: A <a@kita.example>")
        assert hit.severity == "low"

    @pytest.mark.parametrize("more", [(), ("Sender: a@kita.example",)])
    def test_authors_of_two_organizations(self, more):
        (hit,) = hits(self.name, "From: A <a@kita.example>, B <b@stranger.test>", *more)
        assert (hit.variant, hit.evidence[0].text) == ("authors", "b@stranger.test")

    def test_two_addresses_behind_one_name(self):
        (hit,) = hits(self.name, "From: A <a@kita.example> <b@stranger.test>")
        assert (hit.variant, hit.evidence[0].text) == ("brackets", "a@kita.example")

    @pytest.mark.parametrize(
        "fields",
        [
            ("From: A <a@kita.example>",),
            ("From: A <a@kita.example>, B <b@kita.example>", "Sender: a@kita.example"),
            ('From: "Kita, A." <a@kita.example>',),
            ("Subject: none",),
        ],
    )
    def test_silent(self, fields):
        assert hits(self.name, *fields) == []


class TestFreeMailImpersonation:
    name = "free-mail-impersonation"

    @pytest.mark.parametrize(
        ("sender", "variant", "severity"),
        [
            ("白山台中央病院 <a@gmail.com>", "", "high"),
            ("架空院長子 <director@yahoo.co.jp>", "vip", "high"),
            ("厚生労働省 <a@outlook.jp>", "brand", None),
        ],
    )
    def test_claims(self, sender, variant, severity):
        (hit,) = hits(self.name, f"From: {sender}")
        assert (hit.variant, hit.severity) == (variant, severity)
        assert hit.evidence[0].text == sender.partition("<")[2].rstrip(">")

    @pytest.mark.parametrize(
        "sender",
        [
            "架空院長子 <kakuu.private@gmail.com>",
            "架空院長子 <Kakuu.Private@Gmail.com>",
            "山田 太郎 <taro@gmail.com>",
            "白山台中央病院 <a@stranger.test>",
            "a@gmail.com",
        ],
    )
    def test_silent(self, sender):
        assert hits(self.name, f"From: {sender}") == []


@given(st.sampled_from(sorted(CHECK)), st.lists(st.text(max_size=60), max_size=4))
def test_no_check_raises(name, values):
    fields = ["From", "Reply-To", "Sender", "Return-Path"]
    hits(
        name,
        *(
            f"{field}: {value}".replace("\n", " ").replace("\r", " ")
            for field, value in zip(fields, values, strict=False)
        ),
    )


@pytest.mark.parametrize("name", sorted(CHECK))
@pytest.mark.parametrize("unit", ["a@b.test,", "<a@b", '"', "amazon ", "a.b.", "@", "ア", "x"])
def test_long_fields_cost_little(name, unit):
    import time

    start = time.perf_counter()
    hits(name, "From: " + unit * 30_000, "Reply-To: " + unit * 30_000)
    assert time.perf_counter() - start < 4


class TestWhoseAddressIsShown:
    name = "display-name-spoof"

    @pytest.mark.parametrize(
        "shown",
        ["it@hakusandai-hp.example", "sales@minori-yakuhin.example", "support@paypal.com"],
    )
    def test_an_address_of_somebody_the_reader_knows_is_high(self, shown):
        (hit,) = hits(self.name, f'From: "{shown}" <x@shiranai.test>', "To: a@hakusandai-hp.example")
        assert hit.severity.value == "high"

    def test_the_readers_own_organization_is_known_from_to(self):
        sender = 'From: "support@kitayama-school.example" <x@shiranai.test>'
        (hit,) = hits(self.name, sender, "To: a@kitayama-school.example", organization=Organization())
        assert hit.severity.value == "high"

    @pytest.mark.parametrize(
        "name",
        ["Per conto di: studio@pec-rossi.example", "anna@berg.example [via Alias]", "survey@firm.example via Umfrage"],
    )
    def test_an_unknown_address_that_a_service_openly_writes_for_is_low(self, name):
        (hit,) = hits(self.name, f'From: "{name}" <x@dienst.test>', "To: a@hakusandai-hp.example")
        assert hit.severity.value == "low"

    @pytest.mark.parametrize(
        "name", ["kunde1@verein.example (Buchhaltung)", "anna@berg.example", "Viana anna@berg.example"]
    )
    def test_another_unknown_address_is_medium(self, name):
        (hit,) = hits(self.name, f'From: "{name}" <x@dienst.test>', "To: a@hakusandai-hp.example")
        assert hit.severity.value == "medium"

    def test_the_word_does_not_excuse_an_address_that_the_reader_knows(self):
        (hit,) = hits(self.name, 'From: "support@paypal.com via Alias" <x@dienst.test>', "To: a@hakusandai-hp.example")
        assert hit.severity.value == "high"

    @pytest.mark.parametrize("address", ["taro@gmail.com", "info@shiranai.test"])
    def test_a_name_equal_to_its_address_claims_nothing(self, address):
        for check in (self.name, "free-mail-impersonation", "recipient-domain-spoof"):
            assert hits(check, f'From: "{address}" <{address}>', "To: a@hakusandai-hp.example") == []


class TestRepliesToMembers:
    name = "reply-to-divergence"

    @pytest.mark.parametrize("name", ["Hana via Parents", "'Hana Mori' via 保護者会", "Hana（保護者会経由）"])
    def test_a_group_that_writes_to_itself_for_a_member_is_low(self, name):
        group = "parents@school.example"
        fields = (f'From: "{name}" <{group}>', f"To: {group}", "Reply-To: hana.mori@gmail.com")
        (hit,) = hits(self.name, *fields)
        assert hit.severity.value == "low"

    @pytest.mark.parametrize(
        ("sender", "reader"),
        [
            ("Director <director@clinic.example>", "soumu@clinic.example"),
            ("Mr. Brook <info@firm.example>", "a@hakusandai-hp.example"),
            ("Hana via Parents <parents@school.example>", "a@hakusandai-hp.example"),
            ("Contact <contact@firm.example>", "contact@firm.example"),
        ],
    )
    def test_an_organization_that_reads_its_answers_at_free_mail_is_medium(self, sender, reader):
        (hit,) = hits(self.name, f"From: {sender}", f"To: {reader}", "Reply-To: hana.mori@gmail.com")
        assert hit.severity in (None, hit.severity.MEDIUM)


class TestNamesOfMailServers:
    name = "internal-role-spoof"

    @pytest.mark.parametrize(
        "sender",
        [
            "Mail Delivery System <MAILER-DAEMON@mx.shiranai.test>",
            "Mail Delivery Subsystem <mailer-daemon@shiranai.test>",
            "Postmaster <postmaster@shiranai.test>",
        ],
    )
    def test_a_server_that_returns_a_mail(self, sender):
        assert hits(self.name, f"From: {sender}", "To: a@hakusandai-hp.example") == []

    @pytest.mark.parametrize(
        "sender",
        ["Mail Delivery System <info@shiranai.test>", "Email Admin <postmaster@shiranai.test>"],
    )
    def test_its_name_at_another_address_or_another_name_at_its_address(self, sender):
        assert len(hits(self.name, f"From: {sender}", "To: a@hakusandai-hp.example")) == 1


class TestSendersNamedAfterTheReader:
    name = "lookalike-sender-domain"

    @pytest.mark.parametrize(
        "domain", ["hakusandai-hp.onmicrosoft.com", "hakusandai-hp-support.com", "hakusandai-hp-2026.test"]
    )
    def test_without_configuration(self, domain):
        sender = f"From: Billing <x@{domain}>"
        (hit,) = hits(self.name, sender, "To: a@hakusandai-hp.example", organization=Organization())
        assert hit.severity.value == "medium"
        assert hits(self.name, sender, "To: a@kitayama.example", organization=Organization()) == []

    def test_what_the_configuration_allows(self):
        allowed = Organization(allowed=("hakusandai-hp-support.com",))
        sender = "From: Support <x@hakusandai-hp-support.com>"
        assert hits(self.name, sender, "To: a@hakusandai-hp.example", organization=allowed) == []


class TestProgramsUnderTheirOwnName:
    name = "display-name-spoof"

    @pytest.mark.parametrize(
        ("sender", "severity"),
        [
            ("WordPress <wordpress@clinic.example>", "low"),
            ("cPanel on web.clinic.example <cpanel@web.clinic.example>", "low"),
            ("WordPress <wordpress@shiranai.test>", None),
            ("WordPress <info@clinic.example>", None),
            ("Amazon <amazon@clinic.example>", None),
        ],
    )
    def test_severity(self, sender, severity):
        (hit,) = hits(self.name, f"From: {sender}", "To: a@clinic.example", organization=Organization())
        assert (hit.severity and hit.severity.value) == severity
