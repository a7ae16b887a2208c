"""Deadlines that press, in ten languages; and times that don't."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.data.time_limits import BEGINNINGS, DATED, FIXED, UNITS
from mailguard.language.due import due
from mailguard.language.normalise import normalise
from mailguard.language.phrases import find_phrases


def deadlines(text):
    return [phrase.text for phrase in find_phrases(text, "x") if phrase.category == "time_limit" and not phrase.phrase]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("You must verify your account within 24 hours.", "within 24 hours"),
        ("Please confirm within the next 48 hours to avoid suspension", "within the next 48 hours"),
        ("Your mailbox will be closed, respond by end of day", "by end of day"),
        ("Your password expires today, click here", "expires today"),
        ("verify within twenty-four (24) hours", "within twenty-four (24) hours"),
        ("You have 48 hours to pay in bitcoin", None),
        (
            "Bitte bestätigen Sie Ihr Konto innerhalb von 24 Stunden, sonst wird der Zugang gesperrt",
            "innerhalb von 24 Stunden",
        ),
        ("Veuillez confirmer votre compte sous 48 heures", "sous 48 heures"),
        ("Debe verificar su cuenta en las próximas 24 horas", "en las próximas 24 horas"),
        ("Regularize sua conta em até 24 horas", "em até 24 horas"),
        ("Aggiorna il tuo account entro 24 ore", "entro 24 ore"),
        ("Bevestig uw rekening binnen 24 uur", "binnen 24 uur"),
        ("24時間以内に手続きをしてください", "24時間以内"),
        ("本日中にご返信ください", "本日中"),
        ("本日１８時までにご連絡をお願いします", "本日１８時まで"),
        ("11月27日(金)までにご提出ください", "11月27日(金)まで"),
        ("2026年11月27日までにお支払いください", "2026年11月27日まで"),
        ("11/27（金）17:00までにご回答ください", "11/27（金）17:00まで"),
        ("ご回答期限：11月27日 必ずお願いいたします", None),
        ("結果は下記からご確認ください。\nhttps://bit.ly/x\n確認期限：本日23時59分", "期限：本日23時59分"),
        ("三日以内にお支払いください", "三日以内"),
        ("７日以内に更新しない場合は削除されます", "７日以内"),
        ("明日正午までに振り込んでください", "明日正午まで"),
        ("Aggiorni il suo account entro e non oltre 24 ore", "entro e non oltre 24 ore"),
        ("Il conto sarà bloccato se non conferma entro il 27 novembre 2026", "entro il 27 novembre"),
        ("Bevestig uw gegevens uiterlijk 27 november", "uiterlijk 27 november"),
        ("Uw rekening wordt geblokkeerd, reageer binnen de komende twee dagen", "binnen de komende twee dagen"),
        ("Evite el bloqueo de su cuenta: confirme dentro de las próximas 24 horas", "dentro de las próximas 24 horas"),
        ("Debe pagar antes del 27 de noviembre de 2026", "antes del 27 de noviembre"),
        ("Regularize sua conta dentro das próximas 24 horas", "dentro das próximas 24 horas"),
        ("Pague a dívida até o dia 27 de novembro", "até o dia 27 de novembro"),
        ("Veuillez régler votre facture avant le 27 novembre", "avant le 27 novembre"),
        ("Votre compte sera bloqué en moins de vingt-quatre heures", "en moins de vingt-quatre heures"),
        ("Bitte bestätigen Sie Ihr Konto bis zum 27. November 2026", "bis zum 27. November"),
        ("Please verify your account by 27 November 2026", "by 27 November"),
        ("Please pay the invoice before November 27th", "before November 27th"),
        ("24시간 이내에 본인 확인을 해 주세요", "24시간 이내에"),
        ("48시간내 미확인시 계정이 삭제됩니다", "48시간내"),
        ("오늘 18시까지 입금해 주세요", "오늘 18시까지"),
        ("금일 중으로 회신 바랍니다", "금일 중으로"),
        ("11월 27일(금)까지 납부하지 않으면 압류됩니다", "11월 27일(금)까지"),
        ("请在24小时内完成验证", "24小时内"),
        ("請於三個工作天之內付款", None),
        ("请于今天18点前回复", "今天18点前"),
        ("11月27日之前未缴纳将被冻结", "11月27日之前"),
    ],
)
def test_presses(text, limit):
    found = deadlines(text)
    assert found
    if limit:
        assert found[0] == limit


@pytest.mark.parametrize(
    "text",
    [
        "Delivery has been delayed. The server will keep trying for 5 days and retry within 24 hours.",
        "Your message has not been delivered within 24 hours; you do not need to resend it.",
        "Your parcel will be delivered within 3 days.",
        "We will reply to your question within 24 hours.",
        "The meeting is tomorrow at noon.",
        "The bug was fixed within 24 hours of the report.",
        "受付時間は本日18時までです。",
        "開館は17:00までです。",
        "商品は3日以内に発送いたします。",
        "11月25日まで展示会を開催しています。",
        "昨日から今日まで雨でした。",
        "会議は15時までの予定です。",
        "La riunione sarà il 27 novembre, il pranzo entro le 13.",
        "De vergadering is op 27 november.",
        "The exhibition was open until 27 November.",
        "상담 시간은 오늘 18시까지입니다.",
        "주문하신 상품은 3일 이내에 도착합니다.",
        "회의는 11월 27일까지 진행합니다.",
        "我们将在24小时内回复您。",
        "商品三天内发货。",
        "展览到11月27日前都可以参观。",
    ],
)
def test_silent(text):
    assert deadlines(text) == []


SENT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        ("within 24 hours", date(2026, 11, 21)),
        ("48時間以内", date(2026, 11, 22)),
        ("3日以内", date(2026, 11, 23)),
        ("2週間以内", date(2026, 12, 4)),
        ("本日中", date(2026, 11, 20)),
        ("明日まで", date(2026, 11, 21)),
        ("11月27日まで", date(2026, 11, 27)),
        ("1月10日まで", date(2027, 1, 10)),
        ("2026年12月1日まで", date(2026, 12, 1)),
        ("2月30日まで", None),
        ("expires today", date(2026, 11, 20)),
        ("innerhalb von 2 tagen", date(2026, 11, 22)),
        ("月末まで", date(2026, 11, 30)),
        ("entro 24 ore", date(2026, 11, 21)),
        ("entro due giorni", date(2026, 11, 22)),
        ("entro domani", date(2026, 11, 21)),
        ("entro il 27/11/2026", date(2026, 11, 27)),
        ("binnen twee werkdagen", date(2026, 11, 22)),
        ("uiterlijk morgen", date(2026, 11, 21)),
        ("dentro de las próximas 24 horas", date(2026, 11, 21)),
        ("antes del 1 de diciembre de 2026", date(2026, 12, 1)),
        ("até amanhã", date(2026, 11, 21)),
        ("avant le 27 novembre", date(2026, 11, 27)),
        ("bis zum 27. November", date(2026, 11, 27)),
        ("bis morgen", date(2026, 11, 21)),
        ("by January 10th", date(2027, 1, 10)),
        ("within twenty-four hours", date(2026, 11, 21)),
        ("三日以内", date(2026, 11, 23)),
        ("24시간 이내에", date(2026, 11, 21)),
        ("3일 이내", date(2026, 11, 23)),
        ("내일까지", date(2026, 11, 21)),
        ("11월 27일까지", date(2026, 11, 27)),
        ("2026년 12월 1일까지", date(2026, 12, 1)),
        ("24小时内", date(2026, 11, 21)),
        ("三个工作日内", date(2026, 11, 23)),
        ("今天18点前", date(2026, 11, 20)),
        ("明天之前", date(2026, 11, 21)),
        ("11月27日之前", date(2026, 11, 27)),
        ("by 31 November", None),
        ("within 999 days", None),
    ],
)
def test_due(limit, day):
    assert due(normalise(limit).text, SENT) == day


@pytest.mark.parametrize(
    ("limit", "language", "day"),
    [
        ("entro il 5/12/2026", "it", date(2026, 12, 5)),
        ("by 5/12/2026", "en", None),  # May or December: ambiguous
        ("by 5/5/2027", "en", date(2027, 5, 5)),
        ("by 27/11/2026", "en", date(2026, 11, 27)),
        ("bis zum 5.12.", "de", date(2026, 12, 5)),
        ("12/5まで", "ja", date(2026, 12, 5)),
    ],
)
def test_due_by_the_language(limit, language, day):
    assert due(normalise(limit).text, SENT, language) == day


@given(
    st.text(st.sampled_from("0123456789月日年월일년/.時間以内まで本明within hours days()may de三十"), max_size=40),
    st.sampled_from(["", "en", "it", "ja", "ko"]),
)
def test_due_never_raises(text, language):
    due(text, SENT, language)
    due(text, datetime(9999, 12, 31, 23, tzinfo=UTC), language)


@pytest.mark.parametrize("language", sorted(BEGINNINGS))
def test_every_deadline_begins_with_a_letter_that_is_looked_for(language):
    before = UNITS[language][0]
    whole = re.compile(f"(?:{before}) |{FIXED[language]}|{DATED[language]}")

    @given(st.from_regex(whole, fullmatch=True))
    def check(text):
        assert text[0] in BEGINNINGS[language]

    check()


@pytest.mark.parametrize(
    "text",
    [
        "Please pay by close of business.",
        "Your account will be suspended in the next 2days",
        "verify your account within 36hours",
        "sua conta expira em 48horas",
        "il suo conto scade: verifichi entro 24ore",
    ],
)
def test_numbers_with_their_unit_and_closing_time_alone_are_deadlines(text):
    assert [phrase.category for phrase in find_phrases(text, "body:text") if phrase.category == "time_limit"]


def test_a_deadline_is_found_far_from_any_other():
    text = "lorem ipsum " * 300
    said = f"{text} please pay by 27/11/2026 {text} today {text} confirm your account within 24 hours {text}"
    found = [phrase.text for phrase in find_phrases(said, "body:text") if phrase.category == "time_limit"]
    assert found == ["by 27/11/2026", "within 24 hours"]
