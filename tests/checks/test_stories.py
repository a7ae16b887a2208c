"""Stories told by their parts, in any wording: a fortune to share, a recording to pay for; and honest mail."""

# ruff: noqa: E501 - a letter on a line

import pytest

from words_mail import hits, mail

FORTUNES = [
    "I am the aide of a minister who was arrested. He left 18.5 million with me. Help me move it and keep 30 percent.",
    "Ein herrenloses Konto mit 14 Millionen Dollar: Helfen Sie mir beim Transfer und behalten Sie 40 Prozent.",
    "Encontré una cuenta abandonada con 14 millones de dólares. Ayúdeme a transferirla y quédese con el 40 %.",
    "O dono da conta morreu e deixou 14 milhões de dólares. Ajude-me a transferir e fique com 40%.",
    "Malade et sans enfant, je désire remettre 3 millions d'euros à une âme généreuse. Écrivez-moi vite.",
    "Il titolare di un conto con 14 milioni di dollari è morto. Mi aiuti a trasferirlo e tenga il 40%.",
    "Op een verlaten rekening staat 14 miljoen dollar. Help mij met de overboeking en houd 40 procent.",
    "자녀가 없는 노인입니다. 제 유산 300만 유로를 고아들을 도울 분께 드리고 싶습니다.",
    "账户主人已在地震中遇难，内有3000万美元，您得四成。",
    "身寄りなく亡くなった方の財産15億円を、あなたのお名前で申請したいのです。",
]
RECORDINGS = [
    "I filmed you on a porn site. Pay in crypto, or your family sees it.",
    "Ich habe Sie gefilmt, auf Pornoseiten. Zahlen Sie in Bitcoin.",
    "Le grabé mientras veía pornografía. Pague en criptomonedas.",
    "L'ho ripresa mentre guardava pornografia. Paghi in criptovaluta.",
    "음란물을 보는 모습을 촬영했습니다. 코인을 보내세요.",
    "アダルトサイトを見ている姿を録画しました。仮想通貨で支払ってください。",
]
HONEST = [
    "The foundation inherits 3 million euros from a patient who passed away last year. The ward is renovated in spring.",
    "Die Klinik erhält 2,5 Millionen Euro aus einer Erbschaft. Der Stifterverband stellt am Freitag die Pläne vor.",
    "La viuda del fundador inaugura el pabellón, que costó 4 millones de euros.",
    "故人の遺志により、当院に3億円のご寄付をいただきました。贈呈式は金曜日です。",
    "Lecture on Friday: how blackmailers ask for bitcoin, and what the police advise.",
    "The lecture was recorded; the video is on the intranet. Lunch is at noon.",
]


LURES = ("advance-fee-lure", "extortion-lure")


def told(text):
    """The checks that find more than a hint."""
    found = hits(mail(text))
    return {check for check in LURES for hit in found.get(check, ()) if str(hit.severity) != "low"}


@pytest.mark.parametrize("text", FORTUNES)
def test_a_fortune_to_share(text):
    assert "advance-fee-lure" in told(text)


@pytest.mark.parametrize("text", RECORDINGS)
def test_a_recording_to_pay_for(text):
    assert "extortion-lure" in told(text)


@pytest.mark.parametrize("text", HONEST)
def test_honest_mail_with_some_of_the_parts(text):
    assert not told(text)


def test_parts_far_apart_are_no_story():
    told_first, _, share = FORTUNES[0].partition(" Help me")
    assert not told(f"{told_first} {'The weather stays fine. ' * 80} Help me{share}")
