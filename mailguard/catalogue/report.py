"""The phrases of the mail report: headings, levels, and what to do about the whole mail."""

from collections.abc import Mapping

from mailguard.catalogue import Language

LABELS: Mapping[str, Mapping[Language, str]] = {
    "level.clean": {"en": "No danger was found", "ja": "危険な点は見つかりませんでした"},
    "level.suspicious": {"en": "This mail is suspicious", "ja": "このメールには疑わしい点があります"},
    "level.malicious": {"en": "This mail is dangerous", "ja": "このメールは危険です"},
    "level.noted": {
        "en": "No clear sign of danger, but please note the points below",
        "ja": "危険とは判断していませんが、次の点に注意してください",
    },
    "level.inside": {
        "en": "The mail attached to this one looks dangerous",
        "ja": "添付されたメールに危険な点があります",
    },
    "level.unexamined": {"en": "This file could not be examined", "ja": "このファイルは調べられませんでした"},
    "word.clean": {"en": "clean", "ja": "問題なし"},
    "word.noted": {"en": "clean, with notes", "ja": "注意点あり"},
    "word.inside": {"en": "see attached mail", "ja": "添付メールに注意"},
    "word.suspicious": {"en": "suspicious", "ja": "疑わしい"},
    "word.unexamined": {"en": "unknown", "ja": "判定不能"},
    "word.malicious": {"en": "dangerous", "ja": "危険"},
    "advice.clean": {
        "en": "Nothing suspicious was found. That does not prove that the mail is safe: if you did not expect it, ask the "
        "sender by telephone.",
        "ja": "不審な点は見つかりませんでしたが、安全を保証するものではありません。心当たりがないときは、電話で送信者に"
        "確認してください。",
    },
    "advice.unverified": {
        "en": "It could not be checked whether the mail really comes from this sender.",
        "ja": "なお、本当にこの差出人から届いたかどうかは確認できていません。",
    },
    "advice.noted": {
        "en": "If you expected this mail, you can go on. If not, ask the sender by telephone before you open anything.",
        "ja": "心当たりのあるメールなら、そのまま進めて構いません。心当たりがなければ、何かを開く前に電話で送信者に"
        "確認してください。",
    },
    "advice.inside": {
        "en": "Nothing dangerous was found in this mail itself. Don't open links or files of the attached mail, and don't "
        "answer it. If a colleague sent it to you as a report, the points below are about the reported mail.",
        "ja": "このメール自体に危険な点は見つかりませんでした。添付されたメールのリンクやファイルは開かず、返信もしないで"
        "ください。同僚からの報告であれば、次の点は報告された不審なメールについての結果です。",
    },
    "advice.suspicious": {
        "en": "Don't open links or attachments yet. Ask the sender by telephone, with a number you already know, "
        "or show this report to your IT staff.",
        "ja": "リンクや添付ファイルはまだ開かないでください。以前から知っている電話番号で送信者に確認するか、"
        "この結果を情報システム担当者に見せてください。",
    },
    "advice.malicious": {
        "en": "Don't open links or attachments, don't reply, and don't enter a password. Tell your IT staff now. "
        "If you have already opened or entered something, say so: it can still be put right.",
        "ja": "リンクや添付ファイルを開かず、返信もせず、パスワードも入力しないでください。すぐに情報システム担当者へ"
        "連絡してください。すでに開いたり入力したりした場合も、対処できますので必ず伝えてください。",
    },
    "advice.unexamined": {
        "en": "It is unknown whether this mail is safe. Save it again as .eml and try once more.",
        "ja": "安全かどうか判断できません。メールを .eml 形式で保存し直して、もう一度お試しください。",
    },
    "score": {"en": "score {score} of 100", "ja": "危険度 {score}／100"},
    "score_short": {"en": "Score", "ja": "危険度"},
    "points": {"en": "{count} points", "ja": "{count}点"},
    "points.one": {"en": "{count} point", "ja": "{count}点"},
    "points.none": {"en": "less than 1 point", "ja": "1点未満"},
    "points.how": {
        "en": "Every mail starts at {base} points, and each reason adds the points next to it. "
        "A mail counts as suspicious from {suspicious} points, and as dangerous from {malicious} points.",
        "ja": "どのメールも{base}点から始まり、理由ごとの点数が加わります。{suspicious}点以上を「疑わしい」、"
        "{malicious}点以上を「危険」と判定します。",
    },
    "points.sum": {"en": "Sum: {terms} = {score}", "ja": "合計：{terms} = {score}点"},
    "same_advice": {"en": "the same as for {number}", "ja": "{number} と同じです。"},
    "passage": {"en": "Where it is in the mail", "ja": "メールの中の該当箇所"},
    "passage.note": {
        "en": "This is the text of the mail. What was noticed is marked; the number leads to the explanation above. "
        "The links of the mail are switched off.",
        "ja": "届いたメールの文面です。気になる箇所に印を付けました。番号を選ぶと、その説明に移ります。"
        "文面のリンクは開けないようにしてあります。",
    },
    "passage.gap": {"en": "{count} characters left out", "ja": "{count}文字省略"},
    "passage.left_out": {
        "en": "{count} more places are not marked here.",
        "ja": "このほか{count}か所の印は省略しました。",
    },
    "passage.hidden": {"en": "not visible in the mail", "ja": "画面には表示されない文字"},
    "passage.target": {"en": "leads to", "ja": "リンク先"},
    "passage.picture": {"en": "picture", "ja": "画像"},
    "noticed": {"en": "see {numbers}", "ja": "{numbers} を参照"},
    "engineer": {"en": "Details for IT staff", "ja": "情報システム担当者向けの詳細"},
    "dns": {"en": "DNS answers", "ja": "DNS の回答"},
    "dns.question": {"en": "Question", "ja": "問い合わせ"},
    "dns.answer": {"en": "Answer", "ja": "回答"},
    "mails": {"en": "All mails", "ja": "メール一覧"},
    "believed": {"en": "Believed?", "ja": "信用"},
    "server": {"en": "Written by", "ja": "記録したサーバー"},
    "remarks": {"en": "Remarks", "ja": "備考"},
    "message": {"en": "About this file", "ja": "このメールについて"},
    "method": {"en": "Method", "ja": "方式"},
    "size": {"en": "Size", "ja": "サイズ"},
    "file": {"en": "File", "ja": "ファイル"},
    "result": {"en": "Result", "ja": "判定"},
    "answer": {"en": "What to do", "ja": "どうすればよいか"},
    "from": {"en": "From", "ja": "差出人"},
    "sender": {"en": "Sent by", "ja": "送信者"},
    "reply_to": {"en": "Replies go to", "ja": "返信先"},
    "return_path": {"en": "Bounces go to", "ja": "不達時の返送先"},
    "to": {"en": "To", "ja": "宛先"},
    "subject": {"en": "Subject", "ja": "件名"},
    "date": {"en": "Date", "ja": "日時"},
    "none": {"en": "none", "ja": "なし"},
    "more": {"en": "{count} more", "ja": "ほか{count}件"},
    "reasons": {"en": "Reasons", "ja": "理由"},
    "reasons.clean": {"en": "What was noticed", "ja": "気づいた点"},
    "also": {"en": "Also noticed", "ja": "そのほかに気づいた点"},
    "no_findings": {"en": "Nothing noticed.", "ja": "気づいた点はありません。"},
    "evidence": {"en": "Found", "ja": "該当箇所"},
    "why": {"en": "Why it matters", "ja": "なぜ問題か"},
    "advice": {"en": "What to do", "ja": "対処"},
    "inside": {"en": "inside the attached mail {name}", "ja": "添付されたメール「{name}」の中"},
    "severity.ok": {"en": "good", "ja": "良好"},
    "severity.info": {"en": "note", "ja": "参考"},
    "severity.low": {"en": "low", "ja": "低"},
    "severity.medium": {"en": "medium", "ja": "中"},
    "severity.high": {"en": "high", "ja": "高"},
    "severity.critical": {"en": "critical", "ja": "重大"},
    "severity": {"en": "Severity", "ja": "重要度"},
    "confidence": {"en": "Confidence", "ja": "確度"},
    "confidence.low": {"en": "low", "ja": "低"},
    "confidence.medium": {"en": "medium", "ja": "中"},
    "confidence.high": {"en": "high", "ja": "高"},
    "authentication": {"en": "Sender authentication", "ja": "送信ドメイン認証"},
    "auth.pass": {"en": "passed", "ja": "合格"},
    "auth.fail": {"en": "failed", "ja": "不合格"},
    "auth.softfail": {"en": "probably not authorized", "ja": "不合格の疑い"},
    "auth.neutral": {"en": "no statement", "ja": "判断なし"},
    "auth.none": {"en": "not set up", "ja": "設定なし"},
    "auth.policy": {"en": "not accepted", "ja": "方針により不採用"},
    "auth.temperror": {"en": "could not be checked now", "ja": "一時的に確認できず"},
    "auth.permerror": {"en": "set up wrongly", "ja": "設定の誤り"},
    "auth.not_evaluated": {"en": "not checked", "ja": "未確認"},
    "claimed": {"en": "What the mail's own header claims", "ja": "メールのヘッダーに書かれた認証結果"},
    "trusted": {"en": "believed", "ja": "信用できる"},
    "untrusted": {"en": "only a claim", "ja": "自称のため信用しない"},
    "route": {"en": "Route (last stop first)", "ja": "配送経路（新しい順）"},
    "hop": {"en": "#", "ja": "番号"},
    "hop.from": {"en": "handed over by", "ja": "送信側"},
    "hop.by": {"en": "received by", "ja": "受信側"},
    "hop.time": {"en": "time", "ja": "時刻"},
    "hop.delay": {"en": "delay", "ja": "所要時間"},
    "hop.tls": {"en": "encrypted", "ja": "暗号化"},
    "hop.anomalies": {"en": "odd", "ja": "不自然な点"},
    "yes": {"en": "yes", "ja": "あり"},
    "no": {"en": "no", "ja": "なし"},
    "urls": {"en": "Links", "ja": "リンク"},
    "url.leads": {"en": "leads to", "ja": "実際の行き先"},
    "url.text": {"en": "shown as", "ja": "表示"},
    "attachments": {"en": "Attachments", "ja": "添付ファイル"},
    "nested": {"en": "Mails inside this mail", "ja": "このメールに添付されたメール"},
    "accepted": {"en": "Accepted by your settings", "ja": "設定により許可された項目"},
    "not_examined": {"en": "Not examined", "ja": "調べられなかったもの"},
    "defects": {"en": "Defects of the file", "ja": "メールの形式の不備"},
    "errors": {"en": "Checks that failed to run (please report this)", "ja": "実行できなかった検査（ご報告ください）"},
    "details": {"en": "Details", "ja": "詳細"},
    "envelope": {"en": "Connection", "ja": "接続情報"},
    "judged": {"en": "Judged as of", "ja": "判定の基準時刻"},
    "more_with_v": {
        "en": "Smaller notes not shown: {count}. -v shows everything.",
        "ja": "軽微な{count}件は省略しました。-v を付けるとすべて表示します。",
    },
    "place.header:From": {"en": "sender (From)", "ja": "差出人（From）"},
    "place.header:Sender": {"en": "sender (Sender)", "ja": "送信者（Sender）"},
    "place.header:Reply-To": {"en": "reply address (Reply-To)", "ja": "返信先（Reply-To）"},
    "place.header:Return-Path": {"en": "bounce address (Return-Path)", "ja": "不達時の返送先（Return-Path）"},
    "place.header:To": {"en": "recipients (To)", "ja": "宛先（To）"},
    "place.header:Cc": {"en": "recipients (Cc)", "ja": "宛先（Cc）"},
    "place.header:Subject": {"en": "subject", "ja": "件名"},
    "place.header": {"en": "header {name}", "ja": "ヘッダー {name}"},
    "place.body:text": {"en": "text of the mail", "ja": "本文"},
    "place.body:html": {"en": "text of the mail (HTML)", "ja": "本文（HTML）"},
    "place.attachment": {"en": "attachment {name}", "ja": "添付ファイル {name}"},
    "place.route": {"en": "route, stop {name}", "ja": "配送経路 {name}"},
    "place.part": {"en": "part {name}", "ja": "パート {name}"},
    "place.message": {"en": "whole mail", "ja": "メール全体"},
    "place.envelope:client_ip": {"en": "address of the sending server", "ja": "送信元サーバーの IP アドレス"},
    "place.dns": {"en": "DNS {name}", "ja": "DNS {name}"},
    "page.group": {"en": "Subject", "ja": "分野"},
    "page.says": {"en": "What it finds", "ja": "見つけるもの"},
    "page.references": {"en": "References", "ja": "参考資料"},
    "title": {"en": "Mail report", "ja": "メール診断結果"},
    "summary": {"en": "Overview", "ja": "一覧"},
    "total": {
        "en": "{count} mails: {malicious} dangerous, {suspicious} suspicious, {clean} clean",
        "ja": "メール{count}通：危険 {malicious}通、疑わしい {suspicious}通、問題なし {clean}通",
    },
    "total.unexamined": {
        "en": "; {count} could not be examined",
        "ja": "、調べられなかったもの {count}通",
    },
    "no_name": {"en": "(no server name)", "ja": "（サーバー名なし）"},
    "made_by": {"en": "Made by mailguard {version}", "ja": "mailguard {version} が作成"},
    "links_off": {
        "en": "Addresses of links are written so that they can't be clicked (hxxp, [.]).",
        "ja": "リンク先は、誤って開かないように hxxp や [.] と書き換えて表示しています。",
    },
    "bytes": {"en": "{size} bytes", "ja": "{size}バイト"},
}


def label(key: str, language: Language, **values: object) -> str:
    """Return a phrase, filled in, or the last part of the key if there is no phrase (a word of a later version)."""
    entry = LABELS.get(key)
    if entry is None:
        return key.rpartition(".")[2]
    return entry[language].format(**values) if values else entry[language]


def total(answers: Mapping[str, int], language: Language) -> str:
    """Return a sentence with the number of mails at each level."""
    unexamined = answers.get("unexamined", 0)
    counts = {level: answers.get(level, 0) for level in ("malicious", "suspicious")}
    clean = sum(answers.get(each, 0) for each in ("clean", "noted", "inside"))
    sentence = label("total", language, count=sum(answers.values()), clean=clean, **counts)
    return sentence + (label("total.unexamined", language, count=unexamined) if unexamined else "")


def points(count: int, weight: float, language: Language) -> str:
    """Return the points that a finding added to the score, or "" if it added none."""
    if not weight:
        return ""
    if count == 0:
        return label("points.none", language)
    return label("points.one" if count == 1 else "points", language, count=f"{count:+d}")
