"""The texts in an evidence package, and the message after writing it."""

from collections.abc import Mapping
from typing import Final

from mailguard.catalogue import Language

LABELS: Final[Mapping[str, Mapping[Language, str]]] = {
    "written": {
        "en": "evidence saved in {path}; note down the SHA-256 of its manifest.json: {sha256}",
        "ja": "証拠一式を {path} に保存しました。manifest.json の SHA-256 を控えてください：{sha256}",
    },
}

MANIFEST: Final[Mapping[Language, str]] = {
    "en": """Evidence package of suspicious mail
===================================
Created: {made} by mailguard {version}. Mails: {count}.

Each numbered folder holds one mail:
  message.eml   the mail as it was found, byte for byte. Do not open it with a mail program.
  report.txt, report.html, report.json   the results of the examination
  dns.json      the DNS answers on which the results are based
SHA256SUMS lists the SHA-256 of every file; `sha256sum -c SHA256SUMS` checks them all.
manifest.json has the same data for programs. Keep the package unchanged; work on copies.
""",
    "ja": """不審メールの証拠一式
====================
作成日時：{made}（mailguard {version}）　メール：{count}通

番号の付いたフォルダーに、メールが1通ずつ入っています。
  message.eml   見つかったままのメール（1バイトも変えていません）。メールソフトで開かないでください。
  report.txt、report.html、report.json   調べて分かったこと
  dns.json      判断のもとになった DNS の応答
SHA256SUMS に全ファイルの SHA-256 があります。`sha256sum -c SHA256SUMS` で改変がないことを確かめられます。
manifest.json は同じ内容をプログラム向けに記したものです。この一式には手を加えず、作業はコピーで行ってください。
""",
}

MAIL: Final[Mapping[Language, str]] = {
    "en": """{folder}  {level} ({score} of 100)
  found as  {path}
  subject   {subject}
  from      {sender}
  SHA-256   {sha256}  ({size} bytes{cut})
""",
    "ja": """{folder}  {level}（100点中{score}点）
  場所      {path}
  件名      {subject}
  差出人    {sender}
  SHA-256   {sha256}（{size}バイト{cut}）
""",
}
CUT: Final[Mapping[Language, str]] = {"en": ", only the first part was kept", "ja": "、先頭部分のみ"}
LEVELS: Final[Mapping[str, Mapping[Language, str]]] = {
    "clean": {"en": "clean", "ja": "問題なし"},
    "suspicious": {"en": "suspicious", "ja": "不審"},
    "malicious": {"en": "malicious", "ja": "危険"},
}
