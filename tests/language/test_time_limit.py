"""Deadlines that press, in eight languages; and times that don't."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.normalise import normalise
from mailguard.language.phrases import find_phrases
from mailguard.language.time_limit import due


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
    ],
)
def test_due(limit, day):
    assert due(normalise(limit).text, SENT) == day


@given(st.text(st.sampled_from("0123456789月日年/時間以内まで本明within hours days()"), max_size=40))
def test_due_never_raises(text):
    due(text, SENT)
