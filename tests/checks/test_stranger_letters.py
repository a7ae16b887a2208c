"""Letters of strangers that want an answer, not a click: fortunes, loans, orders, jobs and names; and honest mail."""

# ruff: noqa: E501, ISC004 - a check and its letter, side by side

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mailguard
from mailguard.config import Config, Organization
from mailguard.config.phrase_text import problem, read_blocks
from mailguard.language import letter as module
from mailguard.language.letter import KINDS, letters_in

FOLDER = Path(mailguard.__file__).parent / "data" / "letters"

A, F, B, J, N, X = (
    "advance-fee-lure",
    "funding-offer-lure",
    "unknown-buyer-lure",
    "agent-job-lure",
    "name-registry-lure",
    "extortion-lure",
)


def scan(text, *, sender="info@shiranai.example", reply_to="", config=None):
    head = f"From: {sender}\r\nTo: a@hakusandai-hp.example\r\n" + (f"Reply-To: {reply_to}\r\n" if reply_to else "")
    raw = f"{head}Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode()
    return mailguard.scan(raw, offline=True, config=config)


def severities(report):
    return {finding.check: str(finding.severity) for finding in report.findings}


LETTERS = [
    (A, "I am the auditor of a bank. A deceased customer left a dormant account without next of kin. I need a foreign "
        "partner to receive the fund; 40 percent for you. Get back to me with your full name."),
    (A, "My late husband deposited the sum of 8 million dollars before he died. I am terminally ill and have decided to "
        "donate part of it to the less privileged through a god fearing person. Awaiting your reply."),
    (A, "Ich bin Witwe und an Krebs erkrankt. Mein verstorbener Mann hinterließ eine große Geldsumme, die ich für "
        "Waisenhäuser spenden möchte. Bitte melden Sie sich vertraulich über meine private E-Mail."),
    (A, "Mon défunt mari a laissé une importante somme. Atteinte d'un cancer en phase terminale, je souhaite faire don "
        "de cet argent aux orphelinats. Répondez-moi pour plus de détails, que Dieu vous bénisse."),
    (A, "私は末期がんで余命わずかの未亡人です。亡き夫が残した遺産 850万ドルを、恵まれない人のためにあなたに寄付したいのです。極秘にお願いします。"),
    (F, "Do you need a loan for your company? We are direct lenders and give out loans at a low interest rate of 3% "
        "without collateral. Kindly reply with the loan amount and the loan duration."),
    (F, "My client is a high net worth investor from Dubai who wishes to invest in profitable projects and is looking for "
        "an investment partner in your country. If interested, reply for further discussion."),
    (F, "Besoin d'un prêt ? Particulier offre de prêt au taux d'intérêt de 2 %, pour financer vos projets, sans garantie. "
        "Contactez-nous."),
    (F, "海外の投資家が貴社のプロジェクトに融資し、共同事業に投資したいと希望しています。無担保ローン、低金利の融資、返済期間10年です。"),
    (B, "We are an importer and interested in your products. Kindly send us your latest catalogue and price list, FOB "
        "price and your payment terms. We want to place a large order."),
    (B, "Estamos interesados en sus productos. Favor enviar su catálogo, su lista de precios y las condiciones de pago; "
        "queremos realizar un pedido grande."),
    (B, "貴社の製品に興味があります。最新のカタログと価格表、FOB価格、お支払い条件、最小注文数量をお知らせください。大量注文を予定しています。"),
    (J, "We need a payment agent in your country. You receive payments from our customers, deduct your commission of 10% "
        "of every transaction and work from home. No experience required."),
    (N, "We are the registrar in China. A company applied to register the name of yours as internet keyword and CN domain "
        "names. Please forward this to your CEO: have you authorized them? The dispute period ends in 7 workdays."),
    (X, "I hacked your computer and installed my trojan. I have full access to your device and recorded a video of you. Pay "
        "in bitcoin within 48 hours, or I send the video to all your contacts. Do not contact the police."),
    (X, "There is an explosive device in your building. Pay the ransom to my bitcoin wallet, or it will detonate. Do not call the police."),
    (X, "Ich habe Ihr Gerät infiziert und habe vollen Zugriff auf Ihre Webcam. Ein Video von Ihnen geht an alle Ihre Kontakte, wenn Sie nicht in Bitcoin zahlen."),
    (X, "私はあなたのデバイスに侵入し、ウェブカメラであなたの動画を撮影しました。48時間以内にビットコインで支払わなければ、すべての連絡先に動画を公開します。"),
    (J, "Make money fast! Work from home, be your own boss, no experience needed, earn thousands of dollars a week."),
    (A, "Ik ben een advocaat. Mijn overleden cliënt met dezelfde achternaam liet 7 miljoen euro na, zonder erfgenamen. Reageer strikt vertrouwelijk."),
    (A, "Ik ben weduwe, lijd aan kanker en wil mijn vermogen aan u schenken voor weeshuizen. God zegene u."),
    (F, "Wij bieden leningen aan van 5.000 tot 300.000 euro tegen 2% rente, zonder onderpand en zonder BKR. Noem bedrag en looptijd."),
    (X, "Ik heb uw computer gehackt en u opgenomen met uw webcam. Betaal in bitcoin, anders gaat de video naar al uw contacten."),
    (A, "저는 은행 매니저입니다. 고객이 사망하여 상속인이 없는 예금 800만 달러가 휴면 계좌에 있습니다. 비밀 유지를 부탁드립니다."),
    (A, "저는 말기 암 환자인 미망인입니다. 남편이 남긴 500만 달러를 고아원에 기부하고 싶습니다. 답장을 기다립니다."),
    (F, "신용불량자도 당일 대출 가능합니다. 무담보, 무보증, 연 3% 저금리로 해 드립니다. 카톡으로 상담하세요."),
    (X, "당신의 기기를 해킹하여 웹캠으로 영상을 녹화했습니다. 비트코인을 보내지 않으면 가족과 친구에게 유포하겠습니다."),
    (J, "재택 알바 모집! 하루 30분, 경력 무관, 당일 지급. 텔레그램 추가 후 문의하세요."),
    (J, "スマホだけで誰でも稼げる完全在宅の副業です。経験不要、日払い対応。LINEを追加してください。"),
    (J, "诚招网络兼职，刷单返佣，日结工资，无需经验，在家即可操作。"),
    (J, "Heimarbeit ohne Vorkenntnisse: Sie erhalten Zahlungen unserer Kunden auf Ihr Konto und behalten 10% jeder Provision."),
    (J, "Gane dinero desde casa sin experiencia: reciba pagos de nuestros clientes y quédese con el 10 % de cada transacción."),
    (J, "Renda extra: trabalhe em casa pelo celular, sem experiência, 300 reais por dia. Me chame no WhatsApp."),
    (J, "Travail à domicile sans expérience, 200 euros par jour depuis votre téléphone. Places limitées."),
    (J, "Lavoro da casa, nessuna esperienza: 150 euro al giorno con il tuo cellulare. Posti limitati."),
    (F, "ブラックの方でも即日ご融資いたします。保証人・担保不要、来店不要です。希望金額を返信してください。"),
    (A, "シリアで任務に就いている軍医です。妻を亡くし、あなたのプロフィールを見て信頼できる方だと思いました。個人メールにお返事をお待ちしています。"),
    (F, "无抵押无担保，征信不好也可办理，当天放款。"),
    (F, "Biete Privatkredite ohne Schufa zu 2% Zinsen. Nennen Sie den gewünschten Betrag und die Laufzeit."),
]  # fmt: skip
HONEST = [
    "The next of kin of the patient in room 12 was informed. Please file the form.",
    "Thank you for your donation to the children's ward. The receipt for the tax office is attached.",
    "Your application for the car loan was approved. The interest rate is 1.9 % and the contract is ready at our counter.",
    "The funding of the ward's renovation was discussed; the investment plan and the budget follow on Monday.",
    "Please quote two seals 4711-B for pump P200, delivery time as usual. The purchase order follows from Ms. Berg.",
    "Could you send me the price list of the canteen and the catalogue of the library?",
    "We have a part time position in the pharmacy, 20 hours per week. Interview on Thursday at 15:00.",
    "Your domain name example.jp is up for renewal; the registrar renews it automatically.",
    "祖父の遺産について、司法書士の先生と木曜日に打ち合わせをします。印鑑を持ってきてください。",
    "先日お申し込みいただいたご融資の件で、必要書類をご案内いたします。返済期間は10年を予定しております。",
    "P200ポンプの部品2個の見積をお願いします。納期は12月中旬を希望します。",
    "寄付をいただいた皆さまへのお礼状を、広報課でお送りします。",
    "We need 12 butterfly valves DN65, PN16. Please quote price and delivery time to our office in Lyon; samples are not needed.",
    "The recording of the webcam course is online; the video was sent to all participants.",
    "本日の防災訓練では、爆発物を発見したときの連絡先を確認します。",
    'New phishing wave: mails claim "I recorded you" and want Bitcoin. Do not pay, and tell the IT staff.',
    "De notaris stuurt u de akte van de nalatenschap van uw moeder. Belt u gerust voor een afspraak.",
    "Uw lening bij de bibliotheek verloopt vrijdag. Verlengen kan aan de balie.",
    "Wij zoeken een collega voor de apotheek, 20 uur per week. Solliciteren kan tot 1 maart.",
    "지난주에 상담하신 주택 대출 서류를 우편으로 보내 드립니다. 상환 기간은 20년입니다.",
    "병동 간호사를 채용합니다. 급여는 내규에 따르며 이력서를 인사팀으로 보내 주십시오.",
    "고인의 명복을 빕니다. 장례는 토요일 오전에 진행됩니다.",
    "副業を行う場合は、事前の届け出が必要です。詳しくは人事部までお問い合わせください。",
    "在宅勤務の申請は、毎月25日までに上長へ提出してください。",
    "我院招聘兼职药剂师一名，请将简历发至人事处。",
    "Wir suchen eine Aushilfe für das Labor, 15 Stunden pro Woche. Bewerbungen bitte an die Personalabteilung.",
    "El trabajo desde casa se solicita en el portal del personal antes del día 20.",
    "Le travail à domicile est possible deux jours par semaine, après accord du chef de service.",
]


@pytest.mark.parametrize(("check", "text"), LETTERS)
def test_a_letter_is_found_and_weighs_more_where_the_answer_goes_to_free_mail(check, text):
    assert severities(scan(text)).get(check) in ("medium", "high", "critical")
    elsewhere = scan(text, reply_to="office.desk55@gmail.com")
    assert severities(elsewhere)[check] in ("high", "critical")
    assert elsewhere.verdict.level != "clean"


@pytest.mark.parametrize("text", HONEST)
def test_honest_mail_with_the_same_words(text):
    found = severities(scan(text))
    assert not {A, F, B, J, N, X} & found.keys()


@pytest.mark.parametrize(("check", "text"), LETTERS)
def test_a_known_sender_writes_what_he_likes(check, text):
    """A partner whose mail is proven is silent; one whose name is only written is not."""
    config = Config(organization=Organization(domains=("hakusandai-hp.example",), partners=("shiranai.example",)))
    assert check in severities(scan(text, config=config)), "nothing proves the partner's name"


def test_every_phrase_quoted_stands_in_the_text():
    check, text = LETTERS[0]
    (finding,) = [each for each in scan(text).findings if each.check == check]
    assert all(each.text in text for each in finding.evidence)


def test_a_warning_that_quotes_a_letter_is_no_letter():
    text = (
        "注意喚起：「亡き夫の遺産850万ドルをあなたに寄付したい」「末期がんで余命わずか」「極秘に」といった詐欺メールが届いています。"
        "返信せず、情報システム室に知らせてください。"
    )
    assert A not in severities(scan(text))


def test_a_letter_that_speaks_of_fraud_is_still_one():
    check, text = LETTERS[0]
    swearing = f"This is no fraud, and I am not one of the scammers. {text} Beware of fraud."
    assert severities(scan(swearing))[check] == severities(scan(text))[check]


def test_phrases_far_apart_are_no_letter():
    """A newsletter has each of these words somewhere."""
    filler = "The weather in the ward was fine, and everybody had lunch. " * 60
    text = filler.join(["Do you need a loan?", "An investor writes.", "Low interest rates.", "Your project."])
    assert F not in severities(scan(text)) or severities(scan(text))[F] == "low"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_tables_can_be_read_and_name_nothing_twice(path):
    blocks = read_blocks(path.read_text("utf-8"), path.name, KINDS)
    phrases = [(block.category, phrase) for block in blocks for phrase in block.phrases]
    assert len(phrases) == len(set(phrases))
    assert not [phrase for _, phrase in phrases if problem(phrase)]


def test_every_table_is_looked_into():
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*module._LATIN, *module._EASTERN, *module._KOREAN}


@given(st.text(max_size=300))
def test_never_raises_and_offsets_lie_inside(text):
    for letter in letters_in(text):
        assert letter.total == sum(piece.weight for piece in letter.pieces)
        assert all(0 <= piece.start < piece.end <= len(text) for piece in letter.pieces)


def test_linear():
    def seconds(times):
        text = "loan investor fund interested in your products next of kin 遺産 " * times
        began = time.process_time()
        letters_in(text)
        return time.process_time() - began

    seconds(10)
    assert seconds(16_000) < 40 * max(seconds(1_000), 0.002)
