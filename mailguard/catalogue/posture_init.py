"""The comments in the configuration that `mailguard posture init` writes, and its messages."""

from collections.abc import Mapping

from mailguard.catalogue import Language

LABELS: Mapping[str, Mapping[Language, str]] = {
    "head": {
        "en": "Settings of mailguard, from what these domains published on {day}.\n"
        "Read them once: they expect what was found, whether that is right or wrong.\n"
        "`mailguard posture run` checks the domains and reports every deviation and every change.",
        "ja": "mailguard の設定ファイルです。{day} の時点で公開されていた内容をもとに作成しました。\n"
        "見つかった内容を「あるべき設定」として書いています。正しいかどうか一度ご確認ください。\n"
        "`mailguard posture run` で点検し、ここからのずれと変化をお知らせします。",
    },
    "organization": {"en": "Your own mail domains.", "ja": "自分の組織のメールドメイン"},
    "posture": {
        "en": "The scheduled check. Its history is kept in the store, a file next to this one.",
        "ja": "定期点検。履歴は store のファイル（この設定ファイルと同じ場所）に保存されます。",
    },
    "level": {"en": "Found: {level}, {score} of 100.", "ja": "点検結果：{level}（評価 {score}／100）"},
    "unknown": {
        "en": "Could not be checked on this day: fill in what you expect, or run init again.",
        "ja": "作成時に確認できませんでした。あるべき設定を記入するか、あとで init をやり直してください。",
    },
    "parked": {
        "en": "Not used for mail, and its records say so.",
        "ja": "メールに使わないことを宣言しているドメイン",
    },
    "goal": {"en": "a goal; published now: {found}", "ja": "目標（現在：{found}）"},
    "nothing": {"en": "nothing", "ja": "なし"},
    "notify": {
        "en": "Who is notified of changes: remove the # and fill in.",
        "ja": "変化の通知先。行頭の # を外して記入してください。",
    },
    "written": {
        "en": "{file} written with {count} domains; read it, then run `mailguard posture run`",
        "ja": "{file} を作成しました（{count} ドメイン）。内容を確認してから `mailguard posture run` を実行してください",
    },
    "missing": {
        "en": "{domain} does not exist in DNS and was left out",
        "ja": "{domain} は DNS に存在しないため、設定ファイルに含めませんでした",
    },
}
