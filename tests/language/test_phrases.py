"""Telling phrases, quoted exactly as they stand."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.config.phrase_text import read_blocks
from mailguard.language import lexicon
from mailguard.language.normalise import normalise
from mailguard.language.phrases import PHRASES, find_phrases, phrases_of
from mailguard.message import parse

ENTRIES = [entry for language in lexicon.LANGUAGES for entry in lexicon.entries(language)]


def found(text):
    return {(phrase.category, phrase.text) for phrase in find_phrases(text, "body:text")}


@pytest.mark.parametrize(
    ("text", "category", "quoted"),
    [
        ("Please verify your account today", "credential_request", "verify your account"),
        ("VERIFY  YOUR\nACCOUNT", "credential_request", "VERIFY  YOUR\nACCOUNT"),
        ("please *verify* your account", "credential_request", "verify* your account"),
        ("Your account has been suspended.", "threat", "account has been suspended"),
        ("Ihr Konto wurde gesperrt, bitte bestätigen Sie Ihre Daten und die Adresse", "threat", "Konto wurde gesperrt"),
        ("Votre compte a été suspendu", "threat", "compte a été suspendu"),
        ("Su cuenta será suspendida", "threat", "será suspendida"),
        ("Sua conta será bloqueada", "threat", "será bloqueada"),
        ("Il tuo conto sarà sospeso", "threat", "sarà sospeso"),
        ("Uw rekening is geblokkeerd", "threat", "is geblokkeerd"),
        ("您的账户将被冻结", "threat", "账户将被"),
        ("고객님의 계정이 정지되었습니다", "threat", "계정이 정지"),
        ("비밀번호가만료되었습니다", "credential_request", "비밀번호가만료"),
        ("비밀 번호 만료 안내", "credential_request", "비밀 번호 만료"),
        ("본인확인을 위해", "credential_request", "본인확인을"),
        ("미납 금이 있습니다", "payment", "미납 금"),
        ("미수령 환급금 안내", "payment", "미수령 환급금"),
        ("택배 주소오류", "delivery", "택배 주소오류"),
        ("アカウントが\n停止されます", "threat", "アカウントが\n停止"),
        ("大 至 急", "urgency", "大 至 急"),
        ("Y o u r account u\u200brgent", "urgency", "u\u200brgent"),
    ],
)
def test_found(text, category, quoted):
    assert (category, quoted) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.test/urgent/verify-your-account",
        "insurgent forces",
        "mail to urgent@example.test",
        "www.urgent.example",
        "パスワードをお尋ねすることはありません",
        "緊急連絡先",
    ],
)
def test_not_found(text):
    assert not {category for category, _ in found(text)} & {"urgency", "credential_request"}


def test_longest_wins():
    assert [phrase.text for phrase in find_phrases("至急ご対応ください", "x")] == ["至急ご対応"]


def test_quotation_of_a_reply_is_marked():
    phrases = phrases_of(parse(b"Subject: x\n\nI got this:\n> Urgent: act now\nWhat is it? Act now\n"))[0]
    assert [phrase.quoted for phrase in phrases] == [True] * (len(phrases) - 1) + [False]
    assert len(phrases) > 1


def test_bounded():
    assert len(find_phrases("至急。" * 10_000, "x")) <= PHRASES


SENTENCE = {"ja": "です。", "zh": "吗？", "ko": "입니까?"}  # Latin words of these tables count in their scripts only


def test_every_phrase_of_the_table_finds_itself():
    """Each entry, in a sentence of its language, is found (whole, or inside a longer one)."""
    for entry in ENTRIES:
        if entry.category == lexicon.ROUTINE:
            continue
        text = f"-- {entry.phrase} -- {SENTENCE.get(entry.language, '')}"
        phrases = find_phrases(text, "x")
        assert any(phrase.text in text for phrase in phrases), entry


def test_phrases_are_stored_folded():
    """Lists are folded as a whole, and texts alone: both must have the same result."""
    for entry in ENTRIES:
        assert normalise(entry.phrase).text == entry.phrase, entry
        assert "\n" not in entry.phrase


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_no_phrase_twice_in_one_language(language):
    path = Path(lexicon.__file__).parent.parent / "data" / "phrases" / f"{language}.txt"
    written: dict[str, list[str]] = {}
    for block in read_blocks(path.read_text("utf-8"), path.name):
        written.setdefault(block.category, []).extend(block.phrases)
    for category, phrases in written.items():
        assert len(phrases) == len(set(phrases)), category


WORDS = st.lists(st.sampled_from([*[e.phrase for e in ENTRIES][::7], "\u200b", "\n> ", " ", "。", "�"]))


@given(st.one_of(st.text(max_size=200), WORDS.map(" ".join), WORDS.map("".join)))
def test_quotes_are_the_original_text(text):
    for phrase in find_phrases(text, "x"):
        assert 0 <= phrase.start < phrase.end <= len(text)
        assert phrase.text == text[phrase.start : phrase.end]


@pytest.mark.parametrize(
    "unit",
    [
        "verify your ",
        "within 24 hours ",
        "within 24 ",
        "以内",
        "11月25日",
        "まで",
        "至急",
        "パスワード",
        "&",
        "'",
        "パスワードは",
        "期限：",
        "계정 정지 ",
        "24시간 ",
        "11월 ",
        "24小时内",
        "请",
        "by november ",
        "entro ",
        "a",
        "1",
    ],
)
def test_linear(unit):
    text = unit * (300_000 // len(unit))
    started = time.perf_counter()
    find_phrases(text, "x")
    assert time.perf_counter() - started < 2.5
