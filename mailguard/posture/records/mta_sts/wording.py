"""Wording of what was observed about MTA-STS."""

from collections.abc import Mapping
from typing import Final

from mailguard.catalogue import Wording
from mailguard.posture.record_type import LATER_EN, LATER_JA, both

TEXTS: Final[Mapping[str, Wording]] = {
    "mta-sts-none": both(
        (
            "{domain} has no MTA-STS.",
            "An attacker on the way can make servers deliver mail to {domain} without encryption.",
            "First serve this policy at {url}, with a certificate valid for mta-sts.{domain}:\n{policy}\nThen publish: {record}",
        ),
        (
            "{domain} に MTA-STS の設定がありません。",
            "通信経路上の攻撃者に、{domain} あてのメールを暗号化なしで配送させられるおそれがあります。",
            "まず、次の内容のポリシーファイルを {url} で公開してください（mta-sts.{domain} の有効な証明書が必要です）。\n{policy}\n公開できたら、次のレコードを追加してください： {record}",
        ),
    ),
    "mta-sts-none/unknown-mx": both(
        (
            "{domain} has no MTA-STS.",
            "An attacker on the way can make servers deliver mail to {domain} without encryption.",
            "First serve a policy in testing mode that names your mail servers at {url}, and only then publish the TXT record.",
        ),
        (
            "{domain} に MTA-STS の設定がありません。",
            "通信経路上の攻撃者に、{domain} あてのメールを暗号化なしで配送させられるおそれがあります。",
            "まず、メールサーバーの名前を書いたテストモードのポリシーファイルを {url} で公開し、そのあとで TXT レコードを追加してください。",
        ),
    ),
    "mta-sts-temperror": both(
        ("MTA-STS of {domain} could not be checked ({failed}).", *LATER_EN),
        ("{domain} の MTA-STS を確認できませんでした（{failed}）。", *LATER_JA),
    ),
    "mta-sts-mode-enforce": both(
        ("MTA-STS of {domain} is enforced.", "Senders deliver over verified TLS only.", "Nothing to do."),
        (
            "{domain} の MTA-STS は強制モード（enforce）です。",
            "検証済みの暗号化通信でのみ配送されます。",
            "対応は不要です。",
        ),
    ),
    "mta-sts-mode-testing": both(
        (
            "MTA-STS of {domain} is in testing mode.",
            "Problems are reported, nothing is enforced yet.",
            "Switch to mode: enforce once the reports are clean.",
        ),
        (
            "{domain} の MTA-STS はテストモードです。",
            "問題は報告されますが、まだ強制されていません。",
            "レポートに問題がなければ mode: enforce に切り替えてください。",
        ),
    ),
    "mta-sts-mode-none": both(
        (
            "The MTA-STS policy of {domain} is switched off (mode: none).",
            "It protects nothing.",
            "Set mode: testing and later enforce, or remove the record.",
        ),
        (
            "{domain} の MTA-STS は無効（mode: none）になっています。",
            "保護の効果はありません。",
            "mode: testing、続いて enforce にするか、レコードを削除してください。",
        ),
    ),
    "mta-sts-mx-mismatch": both(
        (
            "The mail server {host} is missing from the MTA-STS policy of {domain}.",
            "Under an enforced policy mail is not delivered to it.",
            "Add mx: {host} to the policy and change the id in the TXT record.",
        ),
        (
            "メールサーバー {host} が {domain} の MTA-STS ポリシーに入っていません。",
            "強制モードでは、このサーバーへメールが配送されません。",
            "ポリシーに mx: {host} を加え、TXT レコードの id を変更してください。",
        ),
    ),
    "mta-sts-max-age-short": both(
        (
            "The MTA-STS policy of {domain} is remembered for {age} seconds only.",
            "With less than a day the protection has gaps.",
            "Set max_age: 604800 (a week) or more.",
        ),
        (
            "{domain} の MTA-STS ポリシーの有効期間が {age} 秒しかありません。",
            "1 日未満では保護に隙間ができます。",
            "max_age: 604800（1 週間）以上にしてください。",
        ),
    ),
    "mta-sts-multiple-records": both(
        (
            "{domain} has more than one MTA-STS record.",
            "Senders then act as if there were none.",
            "Delete all but one.",
        ),
        (
            "{domain} に MTA-STS レコードが 2 つ以上あります。",
            "送信側は、ないものとして扱います。",
            "1 つだけ残して削除してください。",
        ),
    ),
    "mta-sts-syntax": both(
        (
            "The MTA-STS record of {domain} cannot be used ({reason}).",
            "Senders then act as if there were none.",
            "There must be one record of the form v=STSv1; id=…, where the id is 1 to 32 letters and digits: {record}",
        ),
        (
            "{domain} の MTA-STS レコードは使えない状態です（{reason}）。",
            "送信側は、ないものとして扱います。",
            "v=STSv1; id=… の形のレコードを 1 つ公開してください。id は半角英数字 1～32 文字です： {record}",
        ),
    ),
    "mta-sts-syntax/policy": both(
        (
            "The MTA-STS policy of {domain} cannot be used ({reason}).",
            "Senders then act as if there were none.",
            "Serve it corrected at {url}:\n{policy}\nThen change the id in the TXT record.",
        ),
        (
            "{domain} の MTA-STS ポリシーは使えない状態です（{reason}）。",
            "送信側は、ないものとして扱います。",
            "{url} の内容を次のように直してください。\n{policy}\nそのあと、TXT レコードの id を変更してください。",
        ),
    ),
    "mta-sts-syntax/unknown-mx": both(
        (
            "The MTA-STS policy of {domain} cannot be used ({reason}).",
            "Senders then act as if there were none.",
            "It needs the lines version: STSv1, mode, mx for each mail server, and max_age of at most 31557600.",
        ),
        (
            "{domain} の MTA-STS ポリシーは使えない状態です（{reason}）。",
            "送信側は、ないものとして扱います。",
            "version: STSv1、mode、メールサーバーごとの mx、31557600 以下の max_age の各行が必要です。",
        ),
    ),
    "mta-sts-policy-fetch-failed": both(
        (
            "The MTA-STS policy of {domain} could not be fetched ({reason}).",
            "Senders that do not know it yet deliver without its protection.",
            "Serve it at {url} with a valid certificate.",
        ),
        (
            "{domain} の MTA-STS ポリシーを取得できませんでした（{reason}）。",
            "このポリシーを知らない送信側は、保護なしで配送します。",
            "{url} を有効な証明書で公開してください。",
        ),
    ),
    "mta-sts-policy-fetch-failed/missing": both(
        (
            "The MTA-STS policy of {domain} could not be fetched ({reason}).",
            "Senders that do not know it yet deliver without its protection.",
            "Serve this policy at {url}, with a certificate valid for mta-sts.{domain}:\n{policy}",
        ),
        (
            "{domain} の MTA-STS ポリシーを取得できませんでした（{reason}）。",
            "このポリシーを知らない送信側は、保護なしで配送します。",
            "次の内容のポリシーファイルを {url} で公開してください（mta-sts.{domain} の有効な証明書が必要です）。\n{policy}",
        ),
    ),
}
