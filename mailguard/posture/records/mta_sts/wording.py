"""The texts of the findings about MTA-STS."""

from collections.abc import Mapping
from typing import Final

from mailguard.catalogue import Wording
from mailguard.posture.record_type import LATER_EN, LATER_JA, both

# Beside a finding: the section that its explanation is based on.
TEXTS: Final[Mapping[str, Wording]] = {
    "mta-sts-none": both(  # RFC 8461 §3.1
        (
            "{domain} has no MTA-STS.",
            "An attacker on the network path can make other servers deliver mail to {domain} without encryption.",
            "First publish this policy file at {url}, with a certificate valid for mta-sts.{domain}:\n{policy}\nThen publish this record: {record}",
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
            "An attacker on the network path can make other servers deliver mail to {domain} without encryption.",
            "First publish a policy file at {url}, in testing mode and with the names of your mail servers. Then publish the TXT record.",
        ),
        (
            "{domain} に MTA-STS の設定がありません。",
            "通信経路上の攻撃者に、{domain} あてのメールを暗号化なしで配送させられるおそれがあります。",
            "まず、メールサーバーの名前を書いたポリシーファイルを、テストモード（testing）で {url} に公開してください。そのあとで TXT レコードを追加してください。",
        ),
    ),
    "mta-sts-temperror": both(
        ("MTA-STS of {domain} could not be checked ({failed}).", *LATER_EN),
        ("{domain} の MTA-STS を確認できませんでした（{failed}）。", *LATER_JA),
    ),
    "mta-sts-mode-enforce": both(  # RFC 8461 §5
        ("MTA-STS of {domain} is in enforce mode.", "Senders deliver only over verified TLS.", "Nothing to do."),
        (
            "{domain} の MTA-STS は強制モード（enforce）です。",
            "検証済みの暗号化通信でのみ配送されます。",
            "対応は不要です。",
        ),
    ),
    "mta-sts-mode-testing": both(  # RFC 8461 §5
        (
            "MTA-STS of {domain} is in testing mode.",
            "Senders report problems, but still deliver.",
            "Switch to mode: enforce when the reports show no problems.",
        ),
        (
            "{domain} の MTA-STS はテストモード（testing）です。",
            "問題はレポートで報告されますが、暗号化通信はまだ強制されません。",
            "レポートに問題がなければ mode: enforce に切り替えてください。",
        ),
    ),
    "mta-sts-mode-none": both(  # RFC 8461 §5
        (
            "The MTA-STS policy of {domain} is disabled (mode: none).",
            "It gives no protection.",
            "Set mode: testing, and later enforce, or remove the record.",
        ),
        (
            "{domain} の MTA-STS は無効（mode: none）になっています。",
            "保護の効果はありません。",
            "mode: testing、続いて enforce にするか、レコードを削除してください。",
        ),
    ),
    "mta-sts-mx-mismatch": both(  # RFC 8461 §4.1
        (
            "The mail server {host} is missing from the MTA-STS policy of {domain}.",
            "In enforce mode, senders do not deliver mail to it.",
            "Add mx: {host} to the policy, then change the id in the TXT record.",
        ),
        (
            "メールサーバー {host} が {domain} の MTA-STS ポリシーに入っていません。",
            "強制モード（enforce）では、このサーバーへメールが配送されません。",
            "ポリシーに mx: {host} を加えてから、TXT レコードの id を変更してください。",
        ),
    ),
    "mta-sts-max-age-short": both(  # RFC 8461 §3.2
        (
            "The MTA-STS policy of {domain} is valid for only {age} seconds.",
            "If this is less than a day, the protection has gaps.",
            "Set max_age: 604800 (a week) or more.",
        ),
        (
            "{domain} の MTA-STS ポリシーの有効期間が {age} 秒しかありません。",
            "1 日未満では、保護されない時間帯が生じます。",
            "max_age: 604800（1 週間）以上にしてください。",
        ),
    ),
    "mta-sts-multiple-records": both(  # RFC 8461 §3.1
        (
            "{domain} has more than one MTA-STS record.",
            "Senders behave as if the domain had no MTA-STS.",
            "Delete all but one.",
        ),
        (
            "{domain} に MTA-STS レコードが 2 つ以上あります。",
            "送信側は、MTA-STS が設定されていないものとして扱います。",
            "1 つだけ残し、ほかは削除してください。",
        ),
    ),
    "mta-sts-syntax": both(  # RFC 8461 §3.1
        (
            "The MTA-STS record of {domain} is not valid ({reason}).",
            "Senders behave as if the domain had no MTA-STS.",
            "Publish one record of the form v=STSv1; id=…, with an id of 1 to 32 letters and digits: {record}",
        ),
        (
            "{domain} の MTA-STS レコードに誤りがあります（{reason}）。",
            "送信側は、MTA-STS が設定されていないものとして扱います。",
            "v=STSv1; id=… の形のレコードを 1 つ公開してください。id は半角英数字 1～32 文字です： {record}",
        ),
    ),
    "mta-sts-syntax/policy": both(  # RFC 8461 §3.2
        (
            "The MTA-STS policy of {domain} is not valid ({reason}).",
            "Senders behave as if the domain had no MTA-STS.",
            "Publish the corrected policy at {url}:\n{policy}\nThen change the id in the TXT record.",
        ),
        (
            "{domain} の MTA-STS ポリシーに誤りがあります（{reason}）。",
            "送信側は、MTA-STS が設定されていないものとして扱います。",
            "{url} の内容を次のように直してください。\n{policy}\nそのあと、TXT レコードの id を変更してください。",
        ),
    ),
    "mta-sts-syntax/unknown-mx": both(  # RFC 8461 §3.2
        (
            "The MTA-STS policy of {domain} is not valid ({reason}).",
            "Senders behave as if the domain had no MTA-STS.",
            "A policy needs these lines: version: STSv1, mode, mx for each mail server, and max_age, which is at most 31557600.",
        ),
        (
            "{domain} の MTA-STS ポリシーに誤りがあります（{reason}）。",
            "送信側は、MTA-STS が設定されていないものとして扱います。",
            "ポリシーには、version: STSv1、mode、メールサーバーごとの mx、max_age（31557600 以下）の各行が必要です。",
        ),
    ),
    "mta-sts-policy-fetch-failed": both(  # RFC 8461 §3.3
        (
            "The MTA-STS policy of {domain} could not be fetched ({reason}).",
            "Senders that have not stored it from an earlier visit deliver without its protection.",
            "Make it available at {url}, with a valid certificate.",
        ),
        (
            "{domain} の MTA-STS ポリシーを取得できませんでした（{reason}）。",
            "このポリシーを以前に取得していない送信側は、保護なしで配送します。",
            "ポリシーを {url} で、有効な証明書を使って公開してください。",
        ),
    ),
    "mta-sts-policy-fetch-failed/missing": both(
        (
            "The MTA-STS policy of {domain} could not be fetched ({reason}).",
            "Senders that have not stored it from an earlier visit deliver without its protection.",
            "Publish this policy file at {url}, with a certificate valid for mta-sts.{domain}:\n{policy}",
        ),
        (
            "{domain} の MTA-STS ポリシーを取得できませんでした（{reason}）。",
            "このポリシーを以前に取得していない送信側は、保護なしで配送します。",
            "次の内容のポリシーファイルを {url} で公開してください（mta-sts.{domain} の有効な証明書が必要です）。\n{policy}",
        ),
    ),
}
