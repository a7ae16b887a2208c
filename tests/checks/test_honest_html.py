"""What honest senders hide, switch, restyle and double is no finding, and flags no mail."""

from datetime import UTC, datetime

import pytest

import honest_html
import mailguard
from mailguard.message.html.page import view_html
from mailguard.message.parse import parse


@pytest.mark.parametrize("name", sorted(honest_html.HONEST))
def test_clean(name):
    source = honest_html.HONEST[name]
    host = honest_html.HOSTS.get(name, f"{name}.example")
    raw = (
        f"From: Team <team@{host}>\nTo: <empfang@klinik-ost.example>\nSubject: News\n"
        "Date: Wed, 18 Nov 2026 10:00:00 +0900\nMessage-ID: <1@mail.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=utf-8\n\n{source}"
    ).encode()
    report = mailguard.scan(raw, offline=True, at=datetime(2026, 11, 18, 3, tzinfo=UTC))
    assert [(finding.check, finding.evidence) for finding in report.findings] == []
    assert report.verdict.level == "clean"
    assert not report.errors
    assert not [defect for defect in report.defects if defect.kind.startswith("limit-")]


@pytest.mark.parametrize(
    ("name", "shown", "unseen"),
    [
        ("mjml", "Dear gardeners, tulips are planted", "small windows"),
        ("hospital-ja", "面会は一階の受付でお名前をお書きください。", "面会は一階受付へ"),
        ("shop", "Unbelievably light.", "New winter coats have arrived"),
        ("school", "Please write into the list", None),
        ("bank", "Balance on 31 Oct", "Skip to content"),
        ("outlook", "the minutes of Monday are attached", None),
        ("dark", "You need not be at home.", None),
        ("search", "passenger lists of the harbour", None),
        ("tickets", "Row 7", None),
        ("form", "See it on our site.", None),
    ],
)
def test_what_is_seen(name, shown, unseen):
    text = view_html(honest_html.HONEST[name]).text
    assert shown in text
    if unseen is not None:
        assert unseen not in text


def test_words_are_counted_once():
    """A phrase in a preview line and in the text counts once."""
    from mailguard.language.phrases import phrases_of

    source = (
        "<div style='display:none'>Your invoice is overdue</div><p>Your invoice is overdue. Please pay it soon.</p>"
        "<!--[if mso]><p>Your invoice is overdue</p><![endif]-->"
    )
    message = parse(f"From: a@a.example\nContent-Type: text/html\n\n{source}".encode())
    texts = [(phrase.category, phrase.text.casefold()) for phrase in phrases_of(message)[0]]
    assert len(texts) == len(set(texts))
