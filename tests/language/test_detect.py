"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.detect import EASTERN, detect, plausible


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("お世話になっております。資料を送付します。", "ja"),
        ("至急ご連絡ください", "ja"),
        ("Webメールのパスワードについて", "ja"),
        ("您好，请尽快处理您的账户问题。", "zh"),
        ("안녕하세요. 계정을 확인해 주세요.", "ko"),
        ("Срочно подтвердите ваш аккаунт", "ru"),
        ("Please confirm that you have received the parcel and your invoice.", "en"),
        ("Bitte bestätigen Sie Ihr Konto, damit wir die Sperrung aufheben und nicht löschen.", "de"),
        ("Veuillez confirmer votre compte dans les plus brefs délais avec nous.", "fr"),
        ("Su cuenta ha sido bloqueada por el banco, debe confirmar los datos.", "es"),
        ("Sua conta foi bloqueada, não deixe para depois e regularize seus dados.", "pt"),
        ("Il tuo conto è stato bloccato, per favore conferma i dati della carta.", "it"),
        ("Uw rekening is geblokkeerd, bevestig het nummer van de bankpas.", "nl"),
        ("", ""),
        ("12345 67890", ""),
        ("xyzzy plugh", ""),
    ],
)
def test_detect(text, language):
    assert detect(text) == language


@given(st.text(max_size=300))
def test_never_raises(text):
    assert isinstance(detect(text), str)


def test_an_east_asian_prefix_of_a_subject_hides_no_language():
    body = frozenset({b"klik", b"hier"})
    assert "nl" in plausible(frozenset({EASTERN, b"laatste", b"kans"}), body)
    assert "nl" not in plausible(frozenset({EASTERN, b"laatste", b"kans"}), body | {EASTERN})


def test_a_prefix_does_not_hide_the_language_of_a_subject_above_an_empty_body():
    """A mail that is one picture has only its subject; a prefix of the mail program is no language."""
    words = frozenset(b"re processo trabalhista cartorio online".split())
    assert "pt" in plausible(words | {EASTERN})
    assert plausible(frozenset((b"amazon", EASTERN))) == frozenset({"en"})
