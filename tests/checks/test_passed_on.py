"""A colleague forwards a phishing mail and asks, a stranger forges such a thread, and mail that stayed internal."""

import time
from dataclasses import replace

import pytest

import honest_mail as honest
import mailguard
from honest_mail import inside, mail, outside, results, scan, severities
from mailguard.config import Trust
from mailguard.language.forwarded import forwarded_from

LURE = (
    "24時間以内にパスワードをご確認いただけない場合、アカウントを停止いたします。至急お手続きください。\n"
    "https://hakusandai-hp-login.example/"
)
ENGLISH = (
    "Your mailbox will be suspended within 24 hours. Verify your password immediately:\n"
    "https://hakusandai-hp-login.example/"
)
MARKS = [
    "---------- Forwarded message ---------\nFrom: 管理部 <a@tanin.example>\nSubject: 重要\n\n",
    "-----Original Message-----\nFrom: a@tanin.example\n\n",
    "Begin forwarded message:\n\n",
    "---------- 転送メッセージ ----------\n",
    "-------- 元のメッセージ --------\n",
    "差出人: a@tanin.example\n送信日時: 2026年11月20日\n宛先: uketsuke\n件名: 重要\n\n",
    "From: a@tanin.example\nSent: Friday\nTo: b\nSubject: x\n\n",
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "comment",
    ["このメール、本物でしょうか。", "不審なメールが来たので共有します。", "Is this real? Looks like phishing."],
)
def test_a_colleague_who_asks_is_clean(mark, comment):
    report = scan(inside(f"{comment}\n\n{mark}{LURE}", subject="Fwd: 【重要】アカウントの確認"))
    assert report.verdict.level == "clean"
    assert "credential-request" in severities(report)  # and the finding is still shown


@pytest.mark.parametrize(
    "lead", ["以下のメールが届きました。\n\n", "下記のような不審メールを受信しましたのでお知らせします。\n\n"]
)
def test_led_in_by_a_sentence(lead):
    assert scan(inside(lead + LURE)).verdict.level == "clean"


def test_a_partner_who_warns_is_clean():
    report = scan(outside(f"We received this today, be careful.\n\n{MARKS[1]}{ENGLISH}", "ito@minori.example"))
    assert report.verdict.level == "clean"


@pytest.mark.parametrize(
    "raw",
    [
        outside(f"このメール、本物でしょうか。\n\n{MARKS[0]}{LURE}", "ito@tanin.example"),  # a stranger
        # A partner in good faith, or whose account was hijacked.
        outside(f"ご対応をお願いします。\n\n{MARKS[0]}{LURE}", "ito@minori.example"),
        # The lure is above the forwarding mark.
        outside(f"{LURE}\n\n{MARKS[0]}不審なメールではありません。", "ito@minori.example"),
        outside(
            f"このメール、本物でしょうか。\n\n{MARKS[0]}{LURE}",
            "ito@hakusandai-hp.example",
            auth=results("spf=fail smtp.mailfrom=hakusandai-hp.example; dmarc=fail header.from=hakusandai-hp.example"),
        ),
        outside(f"このメール、本物でしょうか。\n\n{MARKS[0]}{LURE}", "ito@hakusandai-hp.example", auth=""),
    ],
)
def test_everybody_else_gets_no_discount(raw):
    assert scan(raw).verdict.level != "clean"


NOTICE = (
    "【重要・締切11/27】年末調整書類の提出について\n\n職員各位\n\nマイナンバーカードの写しを総務課へ提出してください。"
    "期限は11月27日(金)です。遅れると年内に還付できません。"
)


def test_mail_that_never_left_the_house_counts_as_proven():
    assert scan(inside(NOTICE, subject="【重要・締切11/27】年末調整書類の提出について")).verdict.level == "clean"


WARNING = (
    "病院職員各位\n\n不審メールが届いています。開かないでください。\n・件名「【至急】メールボックスの容量が上限です」\n"
    "・本文「24時間以内にパスワードを入力しない場合アカウントは停止されます」\n・URL hxxps://hakusandai-hp-login[.]example/"
)


def test_the_it_desks_own_warning():
    assert scan(inside(WARNING, subject="【注意喚起】不審メールが届いています")).verdict.level == "clean"


HOST = (
    "Received: from mail1.hakusandai-hp.example ({} [10.30.8.2]) by store.hakusandai-hp.example with ESMTP id 3;"
    " Fri, 20 Nov 2026 12:00:02 +0900"
)
FROM_OUR_HOST = HOST.format("mail1.hakusandai-hp.example")
NO_RELAYS = replace(honest.HOSPITAL, trust=Trust(authserv_ids=("mx.hakusandai-hp.example",)))
CHANGE = "年に一度のパスワード変更の時期です。11月30日までに変更してください。過ぎるとログインできなくなります。"


def judged(*head, config=NO_RELAYS, author="jouhou@hakusandai-hp.example"):
    raw = mail(CHANGE, author, subject="【重要】パスワード変更のお願い", head=head)
    return mailguard.scan(raw, config=config, offline=True).verdict.score


def test_our_own_host_inside_counts_where_no_relays_are_set():
    assert judged(FROM_OUR_HOST) < 50


@pytest.mark.parametrize(
    "head",
    [
        (HOST.format("gw.tanin.example"),),  # the reverse name belongs to somebody else
        (HOST.format("lb.hakusandai-hp.example"),),  # a stranger hidden by our load balancer gives another HELO name
        (HOST.format("unknown"),),
        (FROM_OUR_HOST.replace("10.30.8.2", "192.0.2.25"),),
        (FROM_OUR_HOST, honest.border()),
        (FROM_OUR_HOST.replace("by store.hakusandai-hp", "by store.tanin"),),
        (results("spf=fail smtp.mailfrom=hakusandai-hp.example"), FROM_OUR_HOST),
    ],
)
def test_what_only_looks_like_our_own_host_does_not(head):
    assert judged(*head) > judged(FROM_OUR_HOST) + 10


def test_relays_that_are_set_tell_alone():
    assert judged(FROM_OUR_HOST, config=honest.HOSPITAL) > judged(FROM_OUR_HOST) + 10
    assert judged(FROM_OUR_HOST, author="jouhou@tanin.example") > judged(FROM_OUR_HOST) + 10


def test_only_our_own_fields_prove_it():
    lure = "至急、24時間以内にパスワードを確認してください。確認しない場合アカウントを停止します。"
    author = "keiri@hakusandai-hp.example"
    within = scan(inside(lure, author)).verdict.score
    outer = honest.border()
    from_outside = mail(lure, author, head=(honest.INSIDE, outer))
    # Below the border's field, the stranger wrote a field that looks like one of ours.
    forged = "Received: from PC-17 ([10.20.3.17]) by store.hakusandai-hp.example with ESMTPSA id 1;"
    below = mail(lure, author, head=(honest.INSIDE, outer, forged))
    hidden = "Received: from gw ([172.17.0.1]) by store.hakusandai-hp.example with ESMTP id 1;"
    behind_gateway = mail(lure, author, head=(hidden,))
    nothing = mail(lure, author)
    for raw in (from_outside, below, behind_gateway, nothing):
        assert scan(raw).verdict.score > within + 20
    other = inside(lure, "info@tanin.example")  # submitted through our server, but not from our domain
    assert scan(other).verdict.score > within + 20


@pytest.mark.parametrize(
    "text", ["From: " * 20_000, "-" * 100_000, "差出人:\n" * 20_000, "以下のメールが" * 20_000, "件名: x\n" * 20_000]
)
def test_linear(text):
    start = time.process_time()
    forwarded_from(text)
    assert time.process_time() - start < 0.5
