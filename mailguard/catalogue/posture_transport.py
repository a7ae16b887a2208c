"""Wording of what was observed about transport security: MTA-STS, TLS-RPT and DANE."""

from mailguard.catalogue import Text, Wording


def _both(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Wording:
    return {"en": Text(*en), "ja": Text(*ja)}


_LATER_EN = ("A name server did not answer. This says nothing about the record itself.", "Check again later.")
_LATER_JA = (
    "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
    "時間をおいて再度確認してください。",
)

TEXTS: dict[str, Wording] = {
    "mta-sts-none": _both(
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
    "mta-sts-none/unknown-mx": _both(
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
    "mta-sts-temperror": _both(
        ("MTA-STS of {domain} could not be checked ({failed}).", *_LATER_EN),
        ("{domain} の MTA-STS を確認できませんでした（{failed}）。", *_LATER_JA),
    ),
    "mta-sts-mode-enforce": _both(
        ("MTA-STS of {domain} is enforced.", "Senders deliver over verified TLS only.", "Nothing to do."),
        (
            "{domain} の MTA-STS は強制モード（enforce）です。",
            "検証済みの暗号化通信でのみ配送されます。",
            "対応は不要です。",
        ),
    ),
    "mta-sts-mode-testing": _both(
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
    "mta-sts-mode-none": _both(
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
    "mta-sts-mx-mismatch": _both(
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
    "mta-sts-max-age-short": _both(
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
    "mta-sts-multiple-records": _both(
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
    "mta-sts-syntax": _both(
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
    "mta-sts-syntax/policy": _both(
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
    "mta-sts-syntax/unknown-mx": _both(
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
    "mta-sts-policy-fetch-failed": _both(
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
    "mta-sts-policy-fetch-failed/missing": _both(
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
    "tls-rpt-none": _both(
        (
            "{domain} receives no reports about TLS problems (TLS-RPT).",
            "You do not notice when mail to you cannot be delivered encrypted.",
            "Publish: {record}",
        ),
        (
            "{domain} に TLS レポート（TLS-RPT）の設定がありません。",
            "暗号化配送の失敗に気付けません。",
            "次のレコードを公開してください： {record}",
        ),
    ),
    "tls-rpt-temperror": _both(
        ("TLS-RPT of {domain} could not be checked ({failed}).", *_LATER_EN),
        ("{domain} の TLS-RPT を確認できませんでした（{failed}）。", *_LATER_JA),
    ),
    "tls-rpt-ok": _both(
        ("{domain} receives reports about TLS problems.", "This is how it should be.", "Nothing to do."),
        ("{domain} は TLS レポートを受け取る設定になっています。", "望ましい設定です。", "対応は不要です。"),
    ),
    "tls-rpt-multiple-records": _both(
        ("{domain} has more than one TLS-RPT record.", "Senders then send no reports.", "Delete all but one."),
        (
            "{domain} に TLS-RPT レコードが 2 つ以上あります。",
            "レポートが送られません。",
            "1 つだけ残して削除してください。",
        ),
    ),
    "tls-rpt-syntax": _both(
        (
            "The TLS-RPT record of {domain} cannot be used as it is ({reason}).",
            "Senders then send no reports there. The record is v=TLSRPTv1; rua= and addresses with mailto: or https://.",
            "Publish it with a mailbox that you read, for example: {record}",
        ),
        (
            "{domain} の TLS-RPT レコードは正しく書かれていません（{reason}）。",
            "この宛先にはレポートが送られません。v=TLSRPTv1; rua= に続けて、mailto: または https:// の宛先を書きます。",
            "実際に受信できる宛先で公開してください（例： {record}）。",
        ),
    ),
    "tls-rpt-syntax/mended": _both(
        (
            "The TLS-RPT record of {domain} cannot be used as it is ({reason}).",
            "Senders then send no reports there. The record is v=TLSRPTv1; rua= and addresses with mailto: or https://.",
            "Publish the record corrected: {record}",
        ),
        (
            "{domain} の TLS-RPT レコードは正しく書かれていません（{reason}）。",
            "この宛先にはレポートが送られません。v=TLSRPTv1; rua= に続けて、mailto: または https:// の宛先を書きます。",
            "次のように直して公開してください： {record}",
        ),
    ),
    "dane-present": _both(
        (
            "The mail server {host} is protected by DANE.",
            "Senders that know DANE deliver over verified TLS only.",
            "Nothing to do; renew the TLSA record together with the certificate.",
        ),
        (
            "メールサーバー {host} は DANE で保護されています。",
            "対応する送信側は、検証済みの暗号化通信でのみ配送します。",
            "対応は不要です。証明書の更新時には TLSA レコードも更新してください。",
        ),
    ),
    "dane-unusable": _both(
        (
            "The DANE record of the mail server {host} protects nothing.",
            "Mail knows the usages 2 and 3 only (RFC 7672), with a whole digest; senders ignore other records.",
            "Publish a record of the form: _25._tcp.{host}. TLSA 3 1 1 <SHA-256 of the server's public key>",
        ),
        (
            "メールサーバー {host} の DANE レコードは効果がありません。",
            "メールで使えるのは用途（usage）2 と 3 で、ハッシュ値が完全なものだけです（RFC 7672）。ほかは無視されます。",
            "次の形で公開してください： _25._tcp.{host}. TLSA 3 1 1 <サーバーの公開鍵の SHA-256>",
        ),
    ),
    "dane-temperror": _both(
        ("DANE of the mail server {host} could not be checked ({failed}).", *_LATER_EN),
        ("メールサーバー {host} の DANE を確認できませんでした（{failed}）。", *_LATER_JA),
    ),
}
