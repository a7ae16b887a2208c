"""Lures in the automatic answers of honest forms, and automatic answers as they should be."""

import pytest

import mailguard

LINK = "https://aitai.tanin-site.example/x9"


def found(text, sender="info@kakuu-kikai.example"):
    raw = (
        f"From: {sender}\r\nTo: uketsuke@hakusandai-hp.example\r\nSubject: x\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"
    ).encode()
    report = mailguard.scan(raw, offline=True)
    assert not report.errors
    return "contact-form-abuse" in {each.check for each in report.findings}


@pytest.mark.parametrize(
    "text",
    [
        f"Hello You have unread messages from Angela (2)! {LINK} , Thank you for contacting us.",
        f"Dear ❤️ Anna sent you photos {LINK} ❤️, we have received your message and will reply soon.",
        f"EMILY WANTS TO MEET YOU! CLICK HERE: {LINK} 様\n入力されたメールアドレスが正しいかどうか確認します。",
        f"会いたいです {LINK} 様\nこのたびはお問い合わせありがとうございます。",
        f"You have received the message below. A copy of your message: $10,000 per week. >>> {LINK}",
        f"Guten Tag 🎁 You won {LINK}, vielen Dank für Ihre Nachricht.",
        f"Bonjour, bitcoin 2.5 BTC {LINK}. Merci pour votre message.",
        f"Hola read more: {LINK} Gracias por registrarse en nuestra tienda.",
        f"Beste BTC $ 12,500 {LINK}. Bedankt voor uw aanmelding.",
    ],
)
def test_a_lure_in_an_automatic_answer(text):
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        # answers that link to the sender's own site, or decorate their own words
        "Thank you for contacting us! 🎉 See our guide: https://www.kakuu-kikai.example/guide",
        "お問い合わせありがとうございます。✨ よくある質問：https://www.kakuu-kikai.example/faq",
        "Thank you for your message. Our office: https://maps.google.com/?q=1",
        # a lure without an automatic answer is for other checks
        f"You have unread messages from Angela (2)! {LINK}",
        # a question quoted back, with a link to the asker's own site
        f"We have received your message: Could you repair the instrument shown at {LINK} ?",
    ],
)
def test_honest_answers(text):
    assert not found(text)
