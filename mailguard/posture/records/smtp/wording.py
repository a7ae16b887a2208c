"""Wording of what mail servers answered when they were connected to."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

TEXTS: dict[str, Wording] = {
    "smtp-starttls-ok": both(
        (
            "The mail server {host} encrypts, and its certificate is valid.",
            "Mail to it can't be read on the way.",
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
            "The mail server {host} could not be tried ({detail}).",
            "Many networks forbid connections to port 25; this says little about the server.",
            "Try again from a server that may send mail, before looking for a fault.",
        ),
        (
            "メールサーバー {host} に接続して確かめることができませんでした（{detail}）。",
            "ポート 25 への接続を禁じているネットワークは多く、サーバーの故障とは限りません。",
            "まず、メールを送信できるサーバーから再度確認してください。",
        ),
    ),
    "smtp-starttls-missing": both(
        (
            "The mail server {host} does not encrypt (no STARTTLS).",
            "Everybody on the way can read mail to {domain}.",
            "Switch on STARTTLS with a certificate for {host}.",
        ),
        (
            "メールサーバー {host} は暗号化（STARTTLS）に対応していません。",
            "{domain} あてのメールを、配送途中で読まれるおそれがあります。",
            "{host} の証明書を用意し、STARTTLS を有効にしてください。",
        ),
    ),
    "smtp-tls-failed": both(
        (
            "The mail server {host} offers encryption, but it fails ({detail}).",
            "Senders then deliver unencrypted, or not at all.",
            "Check the TLS settings of the server: versions, ciphers, certificate file.",
        ),
        (
            "メールサーバー {host} の暗号化通信に失敗しました（{detail}）。",
            "暗号化なしで配送されるか、配送されないことがあります。",
            "サーバーの TLS 設定（バージョン、暗号方式、証明書ファイル）を確認してください。",
        ),
    ),
    "smtp-certificate-invalid": both(
        (
            "The certificate of the mail server {host} is not valid ({detail}).",
            "Most senders deliver all the same, but can't tell your server from an impostor; those that verify refuse.",
            "Install a certificate from a public authority that names {host}.",
        ),
        (
            "メールサーバー {host} の証明書が有効ではありません（{detail}）。",
            "多くの送信側はそのまま配送しますが、偽のサーバーと区別できません。検証する送信側からは届かなくなります。",
            "{host} の名前が入った、公的な認証局の証明書を設定してください。",
        ),
    ),
    "smtp-certificate-expiring": both(
        (
            "The certificate of the mail server {host} ends in {days} days.",
            "After that, senders that verify deliver no more.",
            "Renew it now, and let it renew itself in future.",
        ),
        (
            "メールサーバー {host} の証明書の期限が {days} 日後に切れます。",
            "期限が切れると、検証する送信側からのメールが届かなくなります。",
            "今のうちに更新してください。自動更新の設定もご検討ください。",
        ),
    ),
}
