"""What is said of changes between two rounds, of expectations that are not met, and by the messages about them."""

from collections.abc import Mapping

from mailguard.catalogue import Language, Text, Wording


def _expected(en: str, ja: str) -> Wording:
    return {
        "en": Text(
            en + " Expected: {expected}. Found: {found}.",
            "Your configuration says how {domain} should be set up, and this differs from it.",
            "If nobody of you changed it, find out who did. If the change is right, correct the expectation in mailguard.toml.",
        ),
        "ja": Text(
            ja + "（想定：{expected}、現在：{found}）",
            "設定ファイルに書かれた {domain} のあるべき設定と異なっています。",
            "心当たりのない変更であれば、誰が変更したのか確認してください。正しい変更であれば、mailguard.toml の想定を書き換えてください。",
        ),
    }


TEXTS: dict[str, Wording] = {
    "expectation-not-met": _expected("{domain} is not set up as expected.", "{domain} の設定が想定と異なります。"),
    "expectation-not-met/mx": _expected(
        "The mail servers of {domain} are not those expected.", "{domain} のメールサーバー（MX）が想定と異なります。"
    ),
    "expectation-not-met/ns": _expected(
        "The name servers of {domain} are not those expected.", "{domain} のネームサーバーが想定と異なります。"
    ),
    "expectation-not-met/includes": _expected(
        "Other services than expected may send mail as {domain} (SPF include).",
        "{domain} の SPF で送信を許可しているサービス（include）が想定と異なります。",
    ),
    "expectation-not-met/spf": _expected(
        "SPF of {domain} is less strict than expected.", "{domain} の SPF が想定より緩くなっています。"
    ),
    "expectation-not-met/dmarc": _expected(
        "DMARC of {domain} is less strict than expected.", "{domain} の DMARC が想定より緩くなっています。"
    ),
    "expectation-not-met/mta-sts": _expected(
        "MTA-STS of {domain} is less strict than expected.", "{domain} の MTA-STS が想定より緩くなっています。"
    ),
    "expectation-not-met/tls-rpt": _expected(
        "{domain} does not ask for TLS reports as expected.",
        "{domain} の TLS レポート（TLS-RPT）が想定どおりに設定されていません。",
    ),
    "expectation-not-met/dnssec": _expected(
        "{domain} is not protected by DNSSEC as expected.", "{domain} が想定どおりに DNSSEC で保護されていません。"
    ),
    "expectation-not-met/caa": _expected(
        "Other certificate authorities than expected may issue for {domain} (CAA).",
        "{domain} の証明書を発行できる認証局（CAA）が想定と異なります。",
    ),
    "expectation-not-met/dkim": _expected(
        "{domain} has no usable DKIM key at a selector where one is expected.",
        "{domain} の DKIM 鍵が、想定したセレクターで使える状態にありません。",
    ),
}


def _moves(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Mapping[str, Mapping[Language, str]]:
    """Something added, removed, changed."""
    return {
        variant: {"en": english, "ja": japanese}
        for variant, english, japanese in zip(("added", "removed", "changed"), en, ja, strict=True)
    }


def _value(en: str, ja: str) -> Mapping[str, Mapping[Language, str]]:
    """Something that has a value."""
    return _moves(
        (f"{en}: {{new}} added", f"{en}: {{old}} removed", f"{en}: {{old}} → {{new}}"),
        (f"{ja}：{{new}} が追加されました", f"{ja}：{{old}} が削除されました", f"{ja}：{{old}} → {{new}}"),
    )


def _member(en: str, ja: str) -> Mapping[str, Mapping[Language, str]]:
    """One of several of its kind, which has no value worth telling."""
    return _moves(
        (f"{en}: {{subject}} added", f"{en}: {{subject}} removed", f"{en} {{subject}}: {{old}} → {{new}}"),
        (
            f"{ja}：{{subject}} が追加されました",
            f"{ja}：{{subject}} が削除されました",
            f"{ja} {{subject}}：{{old}} → {{new}}",
        ),
    )


CHANGES: Mapping[str, Mapping[str, Mapping[Language, str]]] = {
    "domain": _moves(
        ("domain: exists", "domain: gone", "domain: {old} → {new}"),
        ("ドメイン：存在します", "ドメイン：なくなりました", "ドメイン：{old} → {new}"),
    ),
    "spf-record": _moves(
        ("SPF: record published", "SPF: record removed", "SPF record: {old} → {new}"),
        ("SPF：レコードが公開されました", "SPF：レコードが削除されました", "SPF レコード：{old} → {new}"),
    ),
    "spf-term": _moves(
        ("SPF: {subject} added", "SPF: {subject} removed", "SPF: {subject}: {old} → {new}"),
        ("SPF：{subject} が追加されました", "SPF：{subject} が削除されました", "SPF：{subject}：{old} → {new}"),
    ),
    "spf-all": _value("SPF for everybody else (all)", "SPF のその他の送信元の扱い（all）"),
    "dmarc-policy": _moves(
        ("DMARC: record published, p={new}", "DMARC: record removed, was p={old}", "DMARC p={old} → {new}"),
        (
            "DMARC：レコードが公開されました（p={new}）",
            "DMARC：レコードが削除されました（以前は p={old}）",
            "DMARC p={old} → {new}",
        ),
    ),
    "dmarc-location": _moves(
        (
            "DMARC: the record of {new} applies now",
            "DMARC: an own record applies now, no longer that of {old}",
            "DMARC: the record of {new} applies, no longer that of {old}",
        ),
        (
            "DMARC：{new} のレコードが適用されるようになりました",
            "DMARC：{old} ではなく、自身のレコードが適用されるようになりました",
            "DMARC：適用されるレコードが {old} から {new} に変わりました",
        ),
    ),
    "dmarc-sp": _value("DMARC for subdomains, sp=", "DMARC サブドメインの扱い sp="),
    "dmarc-np": _value("DMARC for subdomains that do not exist, np=", "DMARC 存在しないサブドメインの扱い np="),
    "dmarc-pct": _value("DMARC pct=", "DMARC pct="),
    "dmarc-t": _value("DMARC test mode, t=", "DMARC テストモード t="),
    "dmarc-rua": _member("DMARC report address", "DMARC レポートの宛先"),
    "dmarc-ruf": _member("DMARC failure report address", "DMARC 失敗レポートの宛先"),
    "dkim-key": _moves(
        (
            "DKIM {subject}: key published ({new})",
            "DKIM {subject}: key removed (was {old})",
            "DKIM {subject}: {old} → {new}",
        ),
        (
            "DKIM {subject}：鍵が公開されました（{new}）",
            "DKIM {subject}：鍵が削除されました（以前は {old}）",
            "DKIM {subject}：{old} → {new}",
        ),
    ),
    "mx": _moves(
        ("MX: {subject} added (preference {new})", "MX: {subject} removed", "MX {subject}: preference {old} → {new}"),
        (
            "MX：{subject} が追加されました（優先度 {new}）",
            "MX：{subject} が削除されました",
            "MX {subject}：優先度 {old} → {new}",
        ),
    ),
    "mta-sts-mode": _moves(
        ("MTA-STS: published, mode {new}", "MTA-STS: removed, was mode {old}", "MTA-STS mode: {old} → {new}"),
        (
            "MTA-STS：公開されました（モード {new}）",
            "MTA-STS：削除されました（以前はモード {old}）",
            "MTA-STS モード：{old} → {new}",
        ),
    ),
    "mta-sts-mx": _member("MTA-STS mail server", "MTA-STS のメールサーバー"),
    "tls-rpt": _value("TLS-RPT", "TLS-RPT"),
    "bimi": _value("BIMI", "BIMI"),
    "caa": _member("CAA", "CAA"),
    "ns": _member("name server", "ネームサーバー"),
    "dane": _member("DANE", "DANE"),
    "dnssec": _value("DNSSEC", "DNSSEC"),
    "lookalike": _moves(
        (
            "lookalike domain registered: {subject}",
            "lookalike domain gone: {subject}",
            "lookalike domain {subject}: mail servers {old} → {new}",
        ),
        (
            "似たドメインが登録されました：{subject}",
            "似たドメインがなくなりました：{subject}",
            "似たドメイン {subject}：メールサーバー {old} → {new}",
        ),
    ),
    "unchecked": _moves(
        (
            "could not be checked since {new}: name servers do not answer about it, or the check itself fails",
            "can be checked again; it could not be since {old}",
            "could not be checked since {new}",
        ),
        (
            "{new} から確認できていません。ネームサーバーが応答しないか、点検そのものに失敗しています",
            "再び確認できるようになりました（{old} から確認できていませんでした）",
            "{new} から確認できていません",
        ),
    ),
    "finding": _moves(
        ("found: {summary}", "mended: {summary}", "{old} → {new}: {summary}"),
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
        "ja": "mailguard：{count} 個のドメインの見守りを始めました",
    },
    "subject.baseline.one": {
        "en": "mailguard: {domain} is watched from now on",
        "ja": "mailguard：{domain} の見守りを始めました",
    },
    "domains.more": {"en": "{first} and {count} more", "ja": "{first} ほか {count} 件"},
    "baseline": {
        "en": "Watched from now on; changes are told from the next round:",
        "ja": "見守りを始めました。次回から変化をお知らせします。",
    },
    "advice": {"en": "What to do: {advice}", "ja": "対応：{advice}"},
    "score": {"en": "{domain}: {level}, {score} of 100", "ja": "{domain}：{level}（評価 {score}／100）"},
    "score.unknown": {"en": "{domain}: {level}", "ja": "{domain}：{level}"},
    "time": {"en": "Found at {time}.", "ja": "確認日時：{time}"},
    "nothing": {"en": "Nothing changed.", "ja": "変化はありません。"},
    "unchecked": {"en": "Could not be checked: {domains}", "ja": "確認できなかったドメイン：{domains}"},
    "waiting": {"en": "Messages that wait for delivery: {count}", "ja": "未送信の通知が {count} 件あります"},
    "between": {"en": "{domain} from {old} to {new}", "ja": "{domain}：{old} から {new} まで"},
    "history.time": {"en": "Time", "ja": "日時"},
    "history.level": {"en": "Level", "ja": "判定"},
    "history.score": {"en": "Score", "ja": "点数"},
}
