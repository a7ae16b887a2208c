"""Claimed authority: heads, internal offices and public bodies, as impostors and as honest people write."""

import pytest

import mailguard
from honest_mail import outside, scan, severities
from mailguard.config import Config
from mailguard.names.executive_title import head_title
from mailguard.names.internal_role import internal_role
from mailguard.names.public_body import is_public_domain, public_body

MAKE_GROUP = (
    "お疲れ様です。新しいプロジェクトのため、LINEの業務グループを作成し、"
    "グループのQRコードをこのメールに返信してください。他のメンバーは後で私が招待します。"
)


def found(text, author, check, **more):
    report = scan(outside(text, author, **more))
    return severities(report).get(check), report.verdict.level


@pytest.mark.parametrize(
    "text",
    [
        MAKE_GROUP,
        "現在、今後の業務のためLINEグループを新規作成して頂き、作成後グループのQRコードを私に送って下さい。",
        "LINEで業務連絡用のグループを作って、招待用のQRコードをメールで送ってください。",
        "Please create a WhatsApp group for the new project and send me the QR code by e-mail.",
    ],
)
@pytest.mark.parametrize("author", ["ceo@shiranai.example", "taro.yamada@gmail.com"])
def test_chat_group_fraud_is_suspicious_alone(text, author):
    severity, level = found(text, author, "executive-fraud", subject="業務連絡")
    assert severity == "high"
    assert level != "clean"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("架空 院長", "お疲れさまです。今お時間よろしいですか。手が離せないのでメールで返信ください。"),
        ("架空院長", "頼みたいことがあります。今、席にいますか。"),
        ("院長 架空", "少しお願いしたいことがあります。"),
        ("架空 院長子", "会議中なので電話に出られません。このメールに返信してください。"),
        ("社長", "今どこにいますか。至急返信してください。手が離せません。"),
        ("野原 代表取締役社長", "今よろしいですか。別のアドレスから失礼します。お願いがあります。"),
        ("Dr Smith, CEO", "Are you available? I need a quick favor. I am in a meeting and cannot talk."),
        ("Director", "Kindly send me your cell number, I need you to run a quick task."),
    ],
)
def test_heads_from_free_mail_open_a_conversation(name, text):
    severity, level = found(text, "ceo.private@icloud.com", "executive-fraud", name=name)
    assert severity == "high"
    assert level != "clean"


def test_signature_of_a_vip_from_free_mail():
    text = (
        "お疲れ様です。今、手は空いていますか。\n終わったら返信をお願いします。\n\n--\n白山台中央病院\n院長 架空 院長子"
    )
    severity, level = found(text, "office.7731@gmail.com", "executive-fraud")
    assert (severity, level) == ("high", "suspicious")


@pytest.mark.parametrize(
    ("name", "author", "text"),
    [
        # the address that the configuration knows
        ("架空 院長子", "inchoko@gmail.com", "今お時間よろしいですか。返信ください。"),
        # a partner's president, a company that gives its name
        ("みのり薬品 代表取締役社長", "shacho@minori.example", "お願いがあります。ご返信ください。"),
        ("山田", "yamada@gmail.com", "今お時間よろしいですか。"),
        # a letter to the head
        ("山田", "yamada@shiranai.example", "白山台中央病院\n院長 架空 院長子 様\nお願いがありご連絡しました。"),
        ("高橋クリニック 院長 高橋", "takahashi@gmail.com", "患者さんの紹介でお願いがあります。\nTEL 03-0000-0000"),
        # somebody announces a group that exists already
        ("保護者会", "pta@shiranai.example", "学年のLINEグループを作成しました。参加はご自由です。"),
        ("Director", "director@festival.example", "The programme is out. Let me know when you arrive."),
    ],
)
def test_honest_heads(name, author, text):
    severity, level = found(text, author, "executive-fraud", name=name)
    assert severity in (None, "medium")
    assert level == "clean"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("人事部", "alone"), ("【重要】人事部より", "alone"), ("情報システム課", "alone"), ("FAX受信通知", "alone"),
        ("ＩＴヘルプデスク", "alone"), ("メールサーバー管理者", "alone"),
        ("複合機 スキャン", "alone"), ("人事部 田中", "person"),
        ("Human Resources", "alone"), ("HR Department", "alone"), ("I.T. Help Desk", ""), ("IT Help Desk", "alone"),
        ("Mail Delivery System", "alone"), ("Payroll", "alone"),
        ("Voicemail", "alone"), ("Email Quarantine Notice", "alone"),
        ("みのり商事 総務部", ""), ("株式会社みのり 人事部", ""), ("山田太郎", ""),
        ("Support", ""), ("Acme Payroll", ""), ("", ""),
        ("営業部 佐々木", ""), ("Sales", ""), ("The Team", ""),
    ],
)  # fmt: skip
def test_what_names_an_internal_office(name, kind):
    assert internal_role(name) == kind


def test_internal_office_from_outside():
    link = "明細はこちら https://portal.shiranai.example/view"
    assert found(link, "jinji@notice.example", "internal-role-spoof", name="人事部")[0] == "medium"
    assert found(link, "hr.desk@gmail.com", "internal-role-spoof", name="Human Resources")[0] == "high"
    assert found("来週の件です。", "jinji@notice.example", "internal-role-spoof", name="人事部")[0] == "low"


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("総務部", "soumu@minori.example"),
        ("みのり商事 総務部", "soumu@shiranai.example"),
        ("ヘルプデスク", "helpdesk@hakusandai-hp.example"),
        ("eFax", "message@inbound.efax.com"),
        ("複合機", "scan@mfp"),
    ],
)
def test_honest_offices(name, author):
    assert found("https://portal.shiranai.example/", author, "internal-role-spoof", name=name)[0] is None


def test_offices_say_little_without_a_configuration():
    report = mailguard.scan(
        outside("https://a.shiranai.example/x", "hr@notice.example", name="Human Resources"),
        offline=True,
        config=Config(),
    )
    assert severities(report).get("internal-role-spoof") in (None, "low")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("白山台中央警察署 刑事課", "白山台中央警察署"), ("白山台税務署", "白山台税務署"),
        ("白山台市役所 納税課", "白山台市役所"),
        ("水道局", "水道局"), ("東京地方裁判所", "東京地方裁判所"), ("Tax Administration", "Tax Administration"),
        ("Seoul Central District Court", "District Court"), ("Kanto Police Department", "Kanto Police Department"),
        ("警察署前クリニック", None), ("白山台警察署協議会", None), ("元警察署長の会", None), ("市役所前店", None),
        ("白山台市医師会", None), ("交通安全協会", None), ("Fashion Police", None),
        ("Food Court", None), ("裁判所関連ニュース", None),
    ],
)  # fmt: skip
def test_what_names_a_public_body(name, body):
    claimed = public_body(name)
    assert (claimed.text if claimed else None) == body


@pytest.mark.parametrize(
    ("name", "author", "severity"),
    [
        ("白山台中央警察署 刑事課", "keiji@hakusandai-keisatsu.com", "high"),
        ("白山台税務署", "zeimu@gmail.com", "high"),
        ("白山台市役所", "info@city-news.xyz", "high"),
        ("Tax Administration", "refund@tax-office.org", "high"),
        ("白山台市水道局", "news@oshirase-mail.jp", "low"),
        ("白山台市役所", "info@city.hakusandai.lg.jp", None),
        ("白山台警察署", "info@pref.kagoshima.jp", None),
        ("District Court", "clerk@court.se", None),
        ("白山台市医師会", "info@ishikai.org", None),
    ],
)
def test_public_bodies_have_their_own_domains(name, author, severity):
    assert found("ご連絡いたします。", author, "public-body-spoof", name=name)[0] == severity


def test_government_domains():
    assert all(
        map(
            is_public_domain,
            (
                "nta.go.jp",
                "city.a.lg.jp",
                "police.pref.kagoshima.jp",
                "city.kobe.jp",
                "irs.gov",
                "a.gov.uk",
                "x.gouv.fr",
            ),
        )
    )
    assert not any(
        map(
            is_public_domain,
            (
                "go.jp.example",
                "lg.com",
                "city.com",
                "city.hakusandai-mail.jp",
                "city.co.jp",
                "gov.example",
                "police.org",
            ),
        )
    )


@pytest.mark.parametrize("read", [head_title, internal_role, public_body, is_public_domain])
@pytest.mark.parametrize("text", ["", "\udc80", "院" * 100_000, "CEO " * 50_000, "\x00", "警察署前" * 50_000, "."])
def test_readers_take_anything(read, text):
    read(text)


def test_heads():
    assert head_title("秋山 教育長") == "教育長"
    assert head_title("院長") == "院長"
    assert head_title("野原 代表取締役社長") == "代表取締役社長"
    assert head_title("John Smith, CEO").casefold() == "ceo"
    assert not any(
        map(
            head_title,
            ("みのり病院 院長", "社長室", "山田", "Director of the Acme Film Festival", "Presidents Day Sale"),
        )
    )
