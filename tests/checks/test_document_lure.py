"""Documents that wait behind a stranger's link, and documents that honest senders put on their own or a known site."""

import pytest

import mailguard

STRANGER = "https://download.shiranai.example/v/8841"


def found(html, *, subject="x", sender="keiri@kakuu-shoji.example"):
    raw = (
        f"From: {sender}\r\nTo: uketsuke@hakusandai-hp.example\r\nSubject: {subject}\r\n"
        f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>{html}</body></html>"
    ).encode()
    report = mailguard.scan(raw, offline=True)
    assert not report.errors
    return {(each.check, str(each.severity)) for each in report.findings if each.check == "document-lure"}


def link(text, target=STRANGER):
    return f'<a href="{target}">{text}</a>'


@pytest.mark.parametrize(
    "html",
    [
        f"You have a new voicemail (0:42). {link('Play message')}",
        f"新しいボイスメールが届いています。{link('再生')}",
        f"10月分の請求書をダウンロードしてください。{link('こちら')}",
        f"您有一份文件待查收。{link('点击查看')}",
        f"Tiene una multa de tráfico pendiente. {link('Descargue la notificación')}",
        f"Segue nota fiscal referente ao pedido. {link('Visualizar')}",
        f"Fattura scaduta n. 3381. {link('Scarica la fattura')}",
        f"Vous avez un message vocal. {link('Écouter le message vocal')}",
        f"Ein Dokument wurde mit Ihnen geteilt. {link('Öffnen')}",
        f"Er is een document met u gedeeld. {link('Bekijken')}",
        f"문서가 공유되었습니다. {link('열기')}",
        f"Штраф ГИБДД не оплачен. {link('Подробнее')}",
        f"Masz nieopłacony mandat do zapłaty. {link('Zobacz')}",
        f"Máte neuhrazenou fakturu. {link('Stáhnout fakturu')}",
        f"Aveți o factură restantă. {link('Descărcați factura')}",
        f"Έχετε απλήρωτο πρόστιμο. {link('Κατεβάστε το έγγραφο')}",
    ],
)
def test_a_waiting_document_behind_a_strangers_link(html):
    assert found(html) == {("document-lure", "medium")}


@pytest.mark.parametrize(
    "name",
    ["invoice_2026-11.pdf", "CURRICULO .docx 32 KB", "請求書（11月分）.xlsx", "PO-673937.rar (1.2 MB)", "Scan 001.ZIP"],
)
def test_a_link_that_looks_like_an_attachment(name):
    assert found(f"Please see the file. {link(name)}") == {("document-lure", "high")}


@pytest.mark.parametrize(
    "html",
    [
        # the sender's own site, a well-known service, and a real file
        f"You have a new voicemail. {link('Play message', 'https://voice.kakuu-shoji.example/m/1')}",
        f"請求書をダウンロードしてください。{link('こちら', 'https://www.kakuu-shoji.example/seikyu')}",
        f"A document has been shared with you. {link('Open', 'https://kakuu-my.sharepoint.com/personal/x')}",
        f"Please review and sign the document. {link('Sign', 'https://www.docusign.net/signing/1')}",
        f"The programme: {link('programme.pdf', 'https://gakkai.example/2026/programme.pdf')}",
        f"Minutes: {link('minutes.docx', 'https://wiki.dantai.example/download?file=minutes.docx')}",
        # names that are no files, and documents without a link
        f"Read more at {link('docs.python.example')} or {link('Node.js guide')}",
        "Your invoice is overdue. Please see the letter that we sent by post.",
        # a document far away from the link of a footer
        f"You have a new voicemail. <p>{'Please listen to it at your desk phone. ' * 20}</p>{link('our partner')}",
    ],
)
def test_honest_documents(html):
    assert found(html) == set()


def test_everyday_words_are_a_hint():
    assert found(f"We have put the minutes there for you. Open document: {link('here')}") == {("document-lure", "low")}


def test_partners_are_not_reported():
    config = mailguard.Config(organization=mailguard.Organization(partners=("kakuu-shoji.example",)))
    raw = (
        "From: keiri@kakuu-shoji.example\r\nTo: a@hakusandai-hp.example\r\nContent-Type: text/html\r\n\r\n"
        f"New voice message {link('invoice.pdf')}"
    ).encode()
    assert "document-lure" not in {each.check for each in mailguard.scan(raw, offline=True, config=config).findings}
