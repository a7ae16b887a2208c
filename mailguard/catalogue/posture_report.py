"""The phrases of the posture report: headings, levels, and the words in its columns."""

from collections.abc import Mapping

from mailguard.catalogue import Language

LABELS: Mapping[str, Mapping[Language, str]] = {
    "title": {"en": "Mail security of domains", "ja": "ドメインのメール設定の診断結果"},
    "level.good": {"en": "well protected", "ja": "適切に保護されています"},
    "level.warning": {"en": "should be improved", "ja": "改善が必要です"},
    "level.critical": {"en": "must be fixed now", "ja": "早急な対応が必要です"},
    "level.unknown": {"en": "could not be checked", "ja": "確認できませんでした"},
    "word.good": {"en": "good", "ja": "良好"},
    "word.warning": {"en": "warning", "ja": "要改善"},
    "word.critical": {"en": "critical", "ja": "要対応"},
    "word.unknown": {"en": "unknown", "ja": "確認不能"},
    "lead.good": {
        "en": "Nothing important is missing. Check again after every change of DNS or of a mail service.",
        "ja": "重要な不足はありません。DNS やメールサービスを変更したときは、もう一度確認してください。",
    },
    "lead.warning": {
        "en": "The basics are there, but forged mail in this domain's name may still get through.",
        "ja": "基本的な設定はありますが、このドメインを名乗る偽メールが届いてしまうおそれがあります。",
    },
    "lead.critical": {
        "en": "Forged mail in this domain's name, or lost mail, is likely. Fix the first points below now.",
        "ja": "このドメインを名乗る偽メールや、メールの不達が起こりやすい状態です。下の項目を上から順に直してください。",
    },
    "lead.unknown": {
        "en": "The name servers did not answer decisive questions. This says nothing about the records: check again later.",
        "ja": "判定に必要な項目について DNS の回答がありませんでした。設定の良し悪しは分かりません。時間をおいて再度確認してください。",
    },
    "score": {"en": "score {score} of 100", "ja": "評価 {score}／100"},
    "domain": {"en": "Domain", "ja": "ドメイン"},
    "level": {"en": "Result", "ja": "結果"},
    "score_short": {"en": "Score", "ja": "評価"},
    "first": {"en": "What to fix first", "ja": "最初に直すこと"},
    "nothing": {"en": "nothing", "ja": "なし"},
    "subject": {"en": "About", "ja": "対象"},
    "mend": {"en": "What to fix", "ja": "直すこと"},
    "notes": {"en": "Could be better still", "ja": "さらに良くするには"},
    "failed": {"en": "Could not be checked", "ja": "確認できなかったこと"},
    "good": {"en": "In order", "ja": "問題のない項目"},
    "publish": {"en": "Record", "ja": "レコード"},
    "found": {"en": "What was found", "ja": "見つかった設定"},
    "answers": {"en": "DNS answers", "ja": "DNS の回答"},
    "no_findings": {"en": "Nothing to fix.", "ja": "直すところはありません。"},
    "good_hidden": {
        "en": "{count} good or minor points: -v shows them in full.",
        "ja": "良好・軽微な{count}項目の詳細は -v で表示します。",
    },
    "total": {
        "en": "{count} domains: {critical} critical, {warning} warning, {good} good",
        "ja": "{count}ドメイン：要対応 {critical}、要改善 {warning}、良好 {good}",
    },
    "total.one": {
        "en": "1 domain: {critical} critical, {warning} warning, {good} good",
        "ja": "1ドメイン：要対応 {critical}、要改善 {warning}、良好 {good}",
    },
    "total.unknown": {"en": ", {count} could not be checked", "ja": "、確認不能 {count}"},
    "area.second-opinion": {"en": "Second opinion", "ja": "別のソフトによる再検証"},
    "area.domain": {"en": "Domain", "ja": "ドメイン"},
    "area.parked": {"en": "Parked", "ja": "未使用"},
    "area.expectation": {"en": "Expected", "ja": "想定"},
    "state.ok": {"en": "in order", "ja": "問題なし"},
    "state.note": {"en": "could be better", "ja": "改善の余地あり"},
    "state.warn": {"en": "should be fixed", "ja": "要改善"},
    "state.bad": {"en": "must be fixed", "ja": "要対応"},
    "state.unknown": {"en": "could not be checked", "ja": "確認不能"},
    "state.none": {"en": "not applicable", "ja": "該当なし"},
    "legend": {
        "en": "✓ in order · ~ could be better · ! should be fixed · ✗ must be fixed · ? could not be checked",
        "ja": "○ 問題なし　・ 改善の余地あり　△ 要改善　× 要対応　？ 確認不能",
    },
    "spf.tree": {
        "en": "SPF, lookups on the left: {lookups} of 10, {void} of 2 void",
        "ja": "SPF の構成（左は DNS 問い合わせ回数。合計 {lookups}／10、空の応答 {void}／2）",
    },
    "term.void": {"en": "no such record", "ja": "該当レコードなし"},
    "term.ignored": {"en": "ignored", "ja": "無視される"},
    "record.none": {"en": "no SPF record", "ja": "SPF レコードなし"},
    "record.multiple-records": {"en": "several SPF records", "ja": "SPF レコードが複数"},
    "record.syntax": {"en": "syntax error", "ja": "書き方の誤り"},
    "record.loop": {"en": "refers to itself", "ja": "循環"},
    "record.temperror": {"en": "could not be looked up", "ja": "問い合わせ失敗"},
    "record.malformed": {"en": "not a possible host name", "ja": "存在し得ない名前"},
    "record.not-read": {"en": "not read: the tree is too large", "ja": "大きすぎるため未確認"},
    "none": {"en": "none", "ja": "なし"},
    "not_found": {"en": "not found among the selectors tried", "ja": "試したセレクターでは見つからず"},
    "not_checked": {"en": "not checked", "ja": "未確認"},
    "failed.detail": {"en": "no answer ({detail})", "ja": "回答なし（{detail}）"},
    "cost": {"en": "{queries} DNS questions, {seconds} s", "ja": "DNS 問い合わせ {queries}件、{seconds}秒"},
    "questions": {"en": "Cost", "ja": "所要"},
    "checked": {"en": "Checked", "ja": "確認日時"},
    "checked_at": {"en": "Checked {time}", "ja": "{time} に確認"},
    "trend": {"en": "Trend", "ja": "推移"},
    "trend.told": {
        "en": "Score from {first} to {last}, lowest {low}, in {count} checks since {since}",
        "ja": "{since} 以降 {count}回の確認で、評価は {first} から {last}（最低 {low}）",
    },
    "trend.once": {"en": "one check so far", "ja": "確認はまだ1回です"},
    "since": {"en": "since {since}", "ja": "{since} から"},
    "changes": {"en": "What changed", "ja": "変化したこと"},
    "no_changes": {"en": "Nothing changed.", "ja": "変化はありません。"},
    "change.worse": {"en": "worse", "ja": "悪化"},
    "change.better": {"en": "better", "ja": "改善"},
    "change.changed": {"en": "changed", "ja": "変更"},
    "when": {"en": "When", "ja": "日時"},
    "what": {"en": "What", "ja": "内容"},
    "group": {"en": "Group", "ja": "グループ"},
    "no_group": {"en": "Other domains", "ja": "その他のドメイン"},
    "overview": {"en": "All domains", "ja": "ドメイン一覧"},
    "details": {"en": "Details", "ja": "詳細"},
    "dashboard": {"en": "Our domains: mail security", "ja": "自組織ドメインのメール設定"},
    "no_domains": {
        "en": "There is nothing to show yet: run `mailguard posture run` first.",
        "ja": "まだ結果がありません。先に mailguard posture run を実行してください。",
    },
    "unchecked": {"en": "Not checked yet:", "ja": "まだ確認していないドメイン："},
}


def label(key: str, language: Language, **values: object) -> str:
    """Return a phrase, filled in, or the last part of the key if there is no phrase (a word of a later version)."""
    entry = LABELS.get(key)
    if entry is None:
        return key.rpartition(".")[2]
    return entry[language].format(**values) if values else entry[language]


def total(levels: Mapping[str, int], language: Language) -> str:
    """Return a sentence with the number of domains at each level."""
    count = sum(levels.values())
    counts = {level: levels.get(level, 0) for level in ("critical", "warning", "good")}
    sentence = label("total.one" if count == 1 else "total", language, count=count, **counts)
    unknown = count - sum(counts.values())
    return sentence + (label("total.unknown", language, count=unknown) if unknown else "")
