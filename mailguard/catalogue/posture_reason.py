"""The short reasons in brackets in posture findings: why something could not be read or fetched.

A finding keeps a reason as a code of the program, so that a stored finding can be shown in either language. A message
of a server or of the operating system is shown unchanged.
"""

import functools
from collections.abc import Mapping
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Language
from mailguard.catalogue.posture_spf_faults import FAULTS as SPF_FAULTS

KEYS: Final = frozenset({"reason", "failed", "detail"})  # the values of a finding that are a reason
SEVERAL: Final = "faults"  # the value that has several reasons, one per line
CHARACTERS: Final = 1_000  # characters of a reason that are read

# Reason → its words. A `*` at the end of a key matches any text, which replaces {0} in the words.
REASONS: Mapping[str, Mapping[Language, str]] = {
    # Fetching a policy, a certificate
    "timeout": {"en": "no answer in time", "ja": "時間内に応答がありませんでした"},
    "certificate": {"en": "its certificate is not valid", "ja": "サーバーの証明書が有効ではありません"},
    "connection failed": {"en": "the connection failed", "ja": "接続できませんでした"},
    "connection failed: no answer about its host": {
        "en": "the lookup of its host failed",
        "ja": "サーバー名の問い合わせに応答がありませんでした",
    },
    "its host does not exist": {"en": "its host does not exist", "ja": "サーバーが存在しません"},
    "too large": {"en": "it is too large", "ja": "大きすぎます"},
    "content-type *": {
        "en": "it is sent as {0}, not as text/plain",
        "ja": "text/plain ではなく {0} として送られています",
    },
    "not https": {"en": "its URL does not begin with https://", "ja": "URL が https:// で始まっていません"},
    "not public": {"en": "its host has no public address", "ja": "サーバーのアドレスが公開のものではありません"},
    # BIMI
    "several-records": {"en": "there are several", "ja": "複数あります"},
    "missing-l": {"en": "it has no l= tag", "ja": "l= がありません"},
    "no-certificate": {"en": "it contains no certificate", "ja": "証明書が含まれていません"},
    "unreadable": {"en": "the certificate is damaged", "ja": "証明書が壊れています"},
    # MTA-STS
    "policy": {"en": "in the policy", "ja": "ポリシーの内容"},
    "id": {"en": "its id is not 1 to 32 letters and digits", "ja": "id が半角英数字 1～32 文字ではありません"},
    "id-missing": {"en": "it has no id", "ja": "id がありません"},
    "form": {"en": "its form is wrong", "ja": "形式が正しくありません"},
    "policy-line: *": {"en": "the line {0} is not a field", "ja": "「{0}」の行が項目の形になっていません"},
    "policy-missing: *": {"en": "{0} is missing", "ja": "{0} がありません"},
    "policy-version: *": {"en": "version is {0}, not STSv1", "ja": "version が STSv1 ではなく {0} です"},
    "policy-mode: *": {
        "en": "the mode {0} is not enforce, testing or none",
        "ja": "mode の {0} は enforce・testing・none のいずれでもありません",
    },
    "policy-max-age: *": {"en": "max_age {0} is not a number of seconds", "ja": "max_age の {0} は秒数ではありません"},
    "policy-max-age-long: *": {
        "en": "max_age {0} is more than 31557600 seconds",
        "ja": "max_age の {0} は上限の 31557600 秒を超えています",
    },
    "policy-mx: *": {"en": "mx {0} is not a host name", "ja": "mx の {0} はホスト名の形になっていません"},
    # DMARC tags
    "missing": {"en": "it is missing", "ja": "指定がありません"},
    "invalid": {"en": "its value is not allowed", "ja": "使えない値です"},
    "invalid: *": {"en": "{0} is not allowed", "ja": "{0} は使えない値です"},
    "duplicate": {"en": "it occurs twice", "ja": "2 回書かれています"},
    "duplicate: *": {"en": "it occurs twice, {0} is the second", "ja": "2 回書かれています（2 つ目は {0}）"},
    "not-a-tag": {"en": "it is not a tag", "ja": "タグの形になっていません"},
    "not-a-tag: *": {"en": "it is not a tag: {0}", "ja": "タグの形になっていません：{0}"},
    # Report addresses
    "address-empty": {"en": "an address is empty", "ja": "宛先が空です"},
    "address-empty: *": {"en": "{0} has no mailbox", "ja": "{0} にメールアドレスがありません"},
    "address-no-mailto: *": {"en": "mailto: is missing before {0}", "ja": "{0} の先頭に mailto: がありません"},
    "address-no-scheme: *": {
        "en": "{0} does not begin with mailto: or https://",
        "ja": "{0} は mailto: や https:// で始まる宛先ではありません",
    },
    "address-slashes: *": {
        "en": "{0} must not have slashes after mailto:",
        "ja": "{0} の mailto: の後ろに // は不要です",
    },
    "address-no-domain: *": {"en": "{0} has no domain", "ja": "{0} に @ とドメインがありません"},
    "address-no-mailbox: *": {"en": "{0} has no name before the @", "ja": "{0} の @ の前に名前がありません"},
    "address-blank: *": {"en": "{0} contains a space", "ja": "{0} に空白が含まれています"},
    "address-character: *": {"en": "{0} contains a forbidden character", "ja": "{0} に使えない文字が含まれています"},
    "address-angle-brackets: *": {
        "en": "{0} must not contain angle brackets or names",
        "ja": "{0} に山括弧や表示名は書けません",
    },
    "address-bad-mailbox: *": {
        "en": "the part before @ in {0} is not valid",
        "ja": "{0} の @ の前の部分が正しくありません",
    },
    "address-bad-host: *": {"en": "the domain in {0} is not valid", "ja": "{0} のドメイン名が正しくありません"},
    "address-single-label: *": {
        "en": "the host in {0} has no dot, so it cannot be reached on the Internet",
        "ja": "{0} のホスト名にドットがなく、インターネットから届きません",
    },
    "address-no-host: *": {"en": "{0} has no host", "ja": "{0} にホスト名がありません"},
    # Slips in a record
    "blank-before": {"en": "it begins with a space or tab", "ja": "先頭に空白があります"},
    "quotes": {"en": "it contains quotation marks", "ja": "引用符が含まれています"},
    "backslashes": {"en": "it contains backslashes", "ja": "バックスラッシュ（円記号）が含まれています"},
    "zone-line": {
        "en": "the name or the type from a zone file was pasted into it",
        "ja": "ゾーンファイルの名前や種類（IN TXT など）まで貼り付けられています",
    },
    "before: *": {"en": "{0} comes before it", "ja": "先頭に {0} があります"},
    "version-not-first": {"en": "v=DMARC1 does not come first", "ja": "v=DMARC1 が先頭にありません"},
    "version-missing": {"en": "v=DMARC1 is missing at the beginning", "ja": "先頭の v=DMARC1 がありません"},
    "version-case: *": {
        "en": "{0} must be written v=DMARC1, in capitals",
        "ja": "{0} は大文字で v=DMARC1 と書く必要があります",
    },
    "version: *": {"en": "{0} must be written v=DMARC1", "ja": "{0} は v=DMARC1 と書く必要があります"},
    "colon": {
        "en": "it has a colon instead of a semicolon or an equals sign",
        "ja": "セミコロンや等号の代わりにコロンが使われています",
    },
    "comma": {"en": "it has a comma instead of a semicolon", "ja": "セミコロンの代わりにコンマが使われています"},
    "beginning: *": {"en": "it does not begin with {0}", "ja": "先頭が「{0}」になっていません"},
    "semicolon-missing": {"en": "a semicolon is missing", "ja": "セミコロンが抜けています"},
    "character: U+00A0": {
        "en": "it contains a no-break space (U+00A0)",
        "ja": "ノーブレークスペース（U+00A0）が含まれています",
    },
    "character: U+200B": {
        "en": "it contains an invisible space (U+200B)",
        "ja": "見えない空白（U+200B）が含まれています",
    },
    "character: U+FEFF": {
        "en": "it contains an invisible byte-order mark (U+FEFF)",
        "ja": "見えない文字（BOM、U+FEFF）が含まれています",
    },
    "character: U+3000": {
        "en": "it contains a full-width space (U+3000)",
        "ja": "全角の空白（U+3000）が含まれています",
    },
    "character: U+0009": {"en": "it contains a tab (U+0009)", "ja": "タブ（U+0009）が含まれています"},
    "character: U+000A": {"en": "it contains a line break (U+000A)", "ja": "改行（U+000A）が含まれています"},
    "character: *": {"en": "it contains the forbidden character {0}", "ja": "使えない文字 {0} が含まれています"},
    "record-too-long": {"en": "the record is too long", "ja": "レコードが長すぎます"},
    # DKIM keys
    "key-syntax: no p= tag": {"en": "it has no p= tag", "ja": "p= がありません"},
    "key-syntax: v= is not DKIM1, or not first": {
        "en": "v= is not DKIM1, or does not come first",
        "ja": "v= が DKIM1 ではないか、先頭にありません",
    },
    "key-syntax: p= is not base64": {"en": "p= is not base64", "ja": "p= が Base64 の形になっていません"},
    "key-syntax: p= holds no public key": {"en": "p= is not a public key", "ja": "p= が公開鍵ではありません"},
    "key-syntax: the key is cut short": {"en": "the key is cut short", "ja": "鍵が途中で切れています"},
    "key-syntax: octets behind the key": {
        "en": "there is extra data after the key",
        "ja": "鍵の後ろに余分なデータがあります",
    },
    "key-syntax: the numbers make no RSA key": {
        "en": "the numbers are not a valid RSA key",
        "ja": "RSA の鍵として成り立たない値です",
    },
    "key-syntax: an Ed25519 key has 32 octets, not *": {
        "en": "an Ed25519 key has 32 octets, not {0}",
        "ja": "Ed25519 の鍵は 32 バイトですが、{0} バイトあります",
    },
    "key-syntax: two semicolons in a row": {"en": "two semicolons in a row", "ja": "セミコロンが続いています"},
    "key-syntax: not a tag: *": {"en": "{0} is not a tag", "ja": "{0} はタグの形になっていません"},
    "key-syntax: forbidden character *": {
        "en": "it contains the forbidden character {0}",
        "ja": "使えない文字 {0} が含まれています",
    },
    "key-syntax: two *": {"en": "it has two {0}", "ja": "2 つあります：{0}"},
    "key-syntax: *": {"en": "{0}", "ja": "書き方の誤り：{0}"},
    "key-too-large: *": {"en": "it is too large: {0}", "ja": "大きすぎます（{0}）"},
    "key-type-mismatch: *": {"en": "it is a key of another kind than k= says", "ja": "k= と異なる種類の鍵です"},
    "unsupported-key-type: *": {"en": "{0} is not a known kind of key", "ja": "{0} は未知の鍵の種類です"},
    # SPF
    "multiple-records": {"en": "several records", "ja": "レコードが複数"},
    "syntax": {"en": "syntax error", "ja": "書き方の誤り"},
    "too-many-lookups": {"en": "more than 10 lookups", "ja": "問い合わせが 10 回超"},
    "too-many-void-lookups": {"en": "more than 2 lookups without a record", "ja": "レコードのない問い合わせが 2 回超"},
    "too-many-mx": {"en": "an mx with more than 10 hosts", "ja": "mx のサーバーが 10 台超"},
    "include-none": {"en": "an include whose target has no SPF record", "ja": "include 先に SPF なし"},
    "include-loop": {"en": "a loop of includes", "ja": "include の循環"},
    "redirect-none": {"en": "a redirect whose target has no SPF record", "ja": "redirect 先に SPF なし"},
    "redirect-loop": {"en": "a loop of redirects", "ja": "redirect の循環"},
    **SPF_FAULTS,
    # DNSSEC
    "the resolver does not validate": {"en": "the resolver does not validate", "ja": "リゾルバーが検証していません"},
    # Mail servers
    "no answer in time": {"en": "no answer in time", "ja": "時間内に応答がありませんでした"},
    "the server hung up": {"en": "the server closed the connection", "ja": "サーバーに接続を切られました"},
    "a reply without end": {"en": "the reply did not end", "ja": "応答が終わりません"},
    "not SMTP: *": {"en": "it does not speak SMTP: {0}", "ja": "SMTP の応答ではありません：{0}"},
    "Connection refused": {"en": "connection refused", "ja": "接続を拒否されました"},
    "Network is unreachable": {"en": "the network cannot be reached", "ja": "ネットワークに到達できません"},
    "No route to host": {"en": "no route to the server", "ja": "サーバーまでの経路がありません"},
    "Connection reset by peer": {"en": "the server broke off the connection", "ja": "サーバーに接続を切られました"},
    "certificate has expired": {"en": "it has expired", "ja": "有効期限が切れています"},
    "self-signed certificate": {"en": "it is self-signed", "ja": "自己署名です"},
    "self-signed certificate in certificate chain": {
        "en": "its chain ends at a self-signed certificate",
        "ja": "証明書チェーンが自己署名で終わっています",
    },
    "unable to get local issuer certificate": {
        "en": "its issuer is not known",
        "ja": "発行元を確認できません（中間証明書の不足など）",
    },
    "certificate is not yet valid": {"en": "it is not valid yet", "ja": "まだ有効期間に入っていません"},
    "Hostname mismatch, *": {"en": "it is for another name", "ja": "別の名前の証明書です"},
}
_STATUS: Final[Mapping[str, Mapping[Language, str]]] = {
    "TIMEOUT": {"en": "{0}: no answer in time", "ja": "{0}：時間内に応答なし"},
    "SERVFAIL": {"en": "{0}: the name server failed", "ja": "{0}：ネームサーバーのエラー"},
    "REFUSED": {"en": "{0}: not asked", "ja": "{0}：問い合わせなし"},
}
_HTTP: Final[Mapping[Language, str]] = {"en": "the server answered {0}", "ja": "サーバーの応答コード {0}"}
_CODE: Final = lazy_pattern(r"[1-5][0-9]{2}")
_SEPARATOR: Final[Mapping[Language, str]] = {"en": "; ", "ja": "、"}


def reason(text: str, language: Language) -> str:
    """Return a reason in words. A text that is not a code of the program is returned unchanged."""
    text = text[:CHARACTERS]
    if text in REASONS:
        return REASONS[text][language]
    if _CODE.fullmatch(text):
        return _HTTP[language].replace("{0}", text)
    question, _, status = text.rpartition(" ")
    if status in _STATUS and question:
        return _STATUS[status][language].replace("{0}", question)
    for beginning, words in _beginnings():
        if text.startswith(beginning):
            return words[language].replace("{0}", text[len(beginning) :])
    return text


def in_words(values: Mapping[str, str], language: Language) -> Mapping[str, str]:
    """Return the values of a wording with their reasons in words."""
    if KEYS.isdisjoint(values) and SEVERAL not in values:
        return values
    found = {name: reason(value, language) if name in KEYS else value for name, value in values.items()}
    if SEVERAL in values:
        found[SEVERAL] = _SEPARATOR[language].join(reason(each, language) for each in values[SEVERAL].split("\n"))
    return found


@functools.cache
def _beginnings() -> tuple[tuple[str, Mapping[Language, str]], ...]:
    """Return the beginnings of the reasons that end in `*`, the longest first."""
    found = [(key[:-1], words) for key, words in REASONS.items() if key.endswith("*")]
    return tuple(sorted(found, key=lambda each: -len(each[0])))
