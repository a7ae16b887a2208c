"""The texts of the findings about what mail servers answered to the probe."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

# Beside a finding: the section that its explanation is based on.
TEXTS: dict[str, Wording] = {
    "smtp-starttls-ok": both(
        (
            "The mail server {host} encrypts, and its certificate is valid.",
            "Mail cannot be read on its way to this server.",
            "Nothing to do.",
        ),
        (
            "メールサーバー {host} は暗号化に対応しており、証明書も有効です。",
            "配送途中でメールを盗み見られることを防げます。",
            "対応は不要です。",
        ),
    ),
    "smtp-unreachable": both(
        (
            "The mail server {host} could not be reached to test it ({detail}).",
            "Many networks block connections to port 25, so this does not mean that the server has a fault.",
            "First repeat the check from a server that may send mail.",
        ),
        (
            "メールサーバー {host} に接続できず、確認できませんでした（{detail}）。",
            "ポート 25 への接続を禁じているネットワークは多く、サーバーの故障とは限りません。",
            "まず、メールを送信できるサーバーから再度確認してください。",
        ),
    ),
    "smtp-starttls-missing": both(  # RFC 3207 §1
        (
            "The mail server {host} does not offer encryption (STARTTLS).",
            "Mail to {domain} can be read on its way.",
            "Enable STARTTLS, with a certificate for {host}.",
        ),
        (
            "メールサーバー {host} は暗号化（STARTTLS）に対応していません。",
            "{domain} あてのメールを、配送途中で読まれるおそれがあります。",
            "{host} の証明書を用意し、STARTTLS を有効にしてください。",
        ),
    ),
    "smtp-tls-failed": both(  # RFC 3207 §4.1
        (
            "The mail server {host} offers encryption, but the TLS connection fails ({detail}).",
            "Senders therefore deliver unencrypted, or not at all.",
            "Check the TLS settings of the server: versions, ciphers, certificate file.",
        ),
        (
            "メールサーバー {host} の暗号化通信に失敗しました（{detail}）。",
            "暗号化なしで配送されるか、配送されないことがあります。",
            "サーバーの TLS 設定（バージョン、暗号方式、証明書ファイル）を確認してください。",
        ),
    ),
    "smtp-certificate-invalid": both(  # RFC 3207 §4.1
        (
            "The certificate of the mail server {host} is not valid ({detail}).",
            "Most senders deliver nevertheless, but cannot tell your server from a fake one. Senders that verify certificates do not deliver.",
            "Install a certificate for {host} from a public certificate authority.",
        ),
        (
            "メールサーバー {host} の証明書が有効ではありません（{detail}）。",
            "多くの送信側はそのまま配送しますが、偽のサーバーと区別できません。証明書を検証する送信側からは届かなくなります。",
            "公的な認証局が発行した {host} の証明書を設定してください。",
        ),
    ),
    "smtp-certificate-expiring": both(
        (
            "The certificate of the mail server {host} expires in {days} days.",
            "After that, senders that verify certificates will no longer deliver.",
            "Renew it now, and set up automatic renewal.",
        ),
        (
            "メールサーバー {host} の証明書の期限が {days} 日後に切れます。",
            "期限が切れると、証明書を検証する送信側からのメールが届かなくなります。",
            "今のうちに更新してください。自動更新の設定もご検討ください。",
        ),
    ),
}
