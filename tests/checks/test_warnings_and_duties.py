"""Warnings that cite a lure, and reminders of duties with nothing to click, call or pay to."""

import pytest

from words_mail import hits, mail

WARNINGS = [
    ("「口座が凍結されます」「逮捕状が出ています」等のメールや電話は詐欺です。", {"threat"}),
    ("職員番号とパスワードの入力を求める不審なメールが届いています。", {"credential-request"}),
    ("「ウイルスに感染しています。」という偽の警告。\nギフトカードを購入させる手口。", {"security-alarm"}),
    ('Attackers send fake "Your mailbox is full, verify your password now" mails. Gift card scams are on the rise.',
     {"credential-request", "threat", "payment-request"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "silent"), WARNINGS)
def test_what_a_warning_cites_is_not_said(text, silent):
    assert not silent & hits(mail(text + "\nhttps://www.shiranai.example/news"), authenticated=True).keys()


@pytest.mark.parametrize(("text", "told"), WARNINGS[1:2])
def test_a_warning_that_leads_elsewhere_is_not_believed(text, told):
    assert told & hits(mail(text + "\nhttps://tanin.example/news"), authenticated=True).keys()


def test_a_lure_below_a_warning_is_told():
    text = "フィッシング詐欺にご注意ください。\n本人確認を行ってください。\nパスワードを入力してください。"
    assert "credential-request" in hits(mail(text), authenticated=True)


def test_a_duty_without_a_way_to_pay_is_low():
    text = "未払いの教科書代金がございます。\n11月末日までに店舗レジにてお支払いください。"
    text += "期限を過ぎますと組合員証の利用を停止いたします。"
    found = hits(mail(text), authenticated=True)
    assert {hit.severity.value for made in found.values() for hit in made} == {"low"}
