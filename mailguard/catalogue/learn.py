"""The messages of `mailguard learn`."""

from collections.abc import Mapping
from typing import Final

from mailguard.catalogue import Language

LABELS: Final[Mapping[str, Mapping[Language, str]]] = {
    "learned": {
        "en": "{new} of {mails} mails were new; {left_out} left out"
        " (suspicious, without a sender, or in your name and not proven to be yours)",
        "ja": "{mails}通のうち{new}通を新しく学習しました。{left_out}通は除外しました"
        "（不審なもの、差出人のないもの、自組織を名乗っているが本物と確認できないもの）",
    },
    "known": {
        "en": "{path} now holds {contacts} correspondents at {domains} domains",
        "ja": "現在の記録：{domains}ドメイン、{contacts}件のアドレス（{path}）",
    },
    "no-own": {
        "en": "no own domain is configured, so all mail counts as received; add --protect or [organization] domains",
        "ja": "自組織のドメインが未設定のため、すべて受信メールとして数えました。--protect か [organization] domains を指定してください",
    },
    "forgotten": {
        "en": "{who}: {count} addresses forgotten",
        "ja": "{who}：{count}件のアドレスを削除しました",
    },
}
