"""The wording of changes between two rounds and of unmet expectations, and the phrases of the notifications."""

from collections.abc import Mapping

from mailguard.catalogue import Language, Text, Wording


def unmet(en: str, ja: str) -> Wording:
    """Return the wording of an unmet expectation."""
    return {
        "en": Text(
            en + " Expected: {expected}. Found: {found}.",
            "Your configuration says how {domain} should be set up, and this differs from it.",
            "If you did not change it yourselves, find out who did. If the change is right, correct the expectation in mailguard.toml.",
        ),
        "ja": Text(
            ja + "（想定：{expected}、現在：{found}）",
            "設定ファイルに書かれた {domain} のあるべき設定と異なっています。",
            "心当たりのない変更であれば、誰が変更したのか確認してください。正しい変更であれば、mailguard.toml の想定を書き換えてください。",
        ),
    }


TEXTS: dict[str, Wording] = {
    "expectation-not-met": unmet("{domain} is not set up as expected.", "{domain} の設定が想定と異なります。"),
}


def moves(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Mapping[str, Mapping[Language, str]]:
    """Return the wording of a thing added, removed or changed, from (added, removed, changed) in both languages."""
    return {
        variant: {"en": english, "ja": japanese}
        for variant, english, japanese in zip(("added", "removed", "changed"), en, ja, strict=True)
    }


CHANGES: Mapping[str, Mapping[str, Mapping[Language, str]]] = {
    "unchecked": moves(
        (
            "could not be checked since {new}: its name servers do not answer, or the check itself fails",
            "can be checked again; it could not be since {old}",
            "could not be checked since {new}",
        ),
        (
            "{new} から確認できていません。ネームサーバーが応答しないか、点検そのものに失敗しています",
            "再び確認できるようになりました（{old} から確認できていませんでした）",
            "{new} から確認できていません",
        ),
    ),
    "finding": moves(
        ("found: {summary}", "fixed: {summary}", "{old} → {new}: {summary}"),
        ("検出：{summary}", "解消：{summary}", "{old} → {new}：{summary}"),
    ),
}

LABELS: Mapping[str, Mapping[Language, str]] = {
    "worse": {"en": "worse", "ja": "悪化"},
    "better": {"en": "better", "ja": "改善"},
    "changed": {"en": "changed", "ja": "変化"},
    "subject.unchecked": {
        "en": "mailguard: {domains}: could not be checked for some time",
        "ja": "mailguard：{domains} をしばらく確認できていません",
    },
    "subject.checked": {
        "en": "mailguard: {domains}: can be checked again",
        "ja": "mailguard：{domains} を再び確認できるようになりました",
    },
    "subject.worse": {
        "en": "mailguard: {domains}: mail protection got worse",
        "ja": "mailguard：{domains} のメール保護が弱くなりました",
    },
    "subject.better": {
        "en": "mailguard: {domains}: mail protection got better",
        "ja": "mailguard：{domains} のメール保護が改善しました",
    },
    "subject.changed": {
        "en": "mailguard: {domains}: DNS settings changed",
        "ja": "mailguard：{domains} の DNS 設定が変わりました",
    },
    "subject.baseline": {
        "en": "mailguard: {count} domains are watched from now on",
        "ja": "mailguard：{count} 個のドメインの監視を開始しました",
    },
    "subject.baseline.one": {
        "en": "mailguard: {domain} is watched from now on",
        "ja": "mailguard：{domain} の監視を開始しました",
    },
    "domains.more": {"en": "{first} and {count} more", "ja": "{first} ほか {count} 件"},
    "baseline": {
        "en": "Watched from now on; changes are reported from the next round on:",
        "ja": "監視を開始しました。次回から変化をお知らせします。",
    },
    "advice": {"en": "What to do: {advice}", "ja": "対応：{advice}"},
    "score": {"en": "{domain}: {level}, {score} of 100", "ja": "{domain}：{level}（評価 {score}／100）"},
    "score.unknown": {"en": "{domain}: {level}", "ja": "{domain}：{level}"},
    "time": {"en": "Found at {time}.", "ja": "確認日時：{time}"},
    "nothing": {"en": "Nothing changed.", "ja": "変化はありません。"},
    "unchecked": {"en": "Could not be checked: {domains}", "ja": "確認できなかったドメイン：{domains}"},
    "waiting": {"en": "Messages waiting for delivery: {count}", "ja": "未送信の通知が {count} 件あります"},
    "between": {"en": "{domain} from {old} to {new}", "ja": "{domain}：{old} から {new} まで"},
    "history.time": {"en": "Time", "ja": "日時"},
    "history.level": {"en": "Level", "ja": "判定"},
    "history.score": {"en": "Score", "ja": "点数"},
}
