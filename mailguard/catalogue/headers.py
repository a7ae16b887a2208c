"""The phrases of `mailguard headers`: headings, which results to believe, and what verdicts of other services mean."""

from collections.abc import Mapping

from mailguard.catalogue import Language

LABELS: Mapping[str, Mapping[Language, str]] = {
    # headings and words
    "heading.summary": {"en": "Header of {path}", "ja": "{path} のヘッダー"},
    "heading.route": {"en": "Route (last step first)", "ja": "配送経路（新しい順）"},
    "heading.claims": {"en": "Authentication results in the header", "ja": "ヘッダーにある認証結果"},
    "heading.verdicts": {"en": "Verdicts of other mail systems", "ja": "ほかのメールシステムによる判定"},
    "heading.remarks": {"en": "Noticed", "ja": "気づいた点"},
    "heading.forgeable": {
        "en": "Fields that the sender may have written",
        "ja": "送信者が自由に書けた項目",
    },
    "heading.defects": {"en": "Broken or cut short", "ja": "壊れている点・省略した点"},
    "field.from": {"en": "From", "ja": "差出人"},
    "field.subject": {"en": "Subject", "ja": "件名"},
    "field.date": {"en": "Written", "ja": "作成日時"},
    "field.return_path": {"en": "Return path", "ja": "不達時の返送先"},
    "field.message_id": {"en": "Message-ID", "ja": "Message-ID"},
    "field.client_ip": {"en": "Delivered by", "ja": "送信元サーバー"},
    "field.list_id": {"en": "Mailing list", "ja": "メーリングリスト"},
    "field.mail_service": {"en": "Mail service", "ja": "配信サービス"},
    "field.traits": {"en": "Claims to be", "ja": "種類（送信側の申告）"},
    "trait.mailing-list": {"en": "mailing list", "ja": "メーリングリスト"},
    "trait.bulk": {"en": "bulk mail", "ja": "一斉配信"},
    "trait.bounce": {"en": "delivery report", "ja": "配送エラー通知"},
    "trait.auto-reply": {"en": "automatic answer", "ja": "自動返信"},
    "trait.reply": {"en": "answer to another mail", "ja": "返信"},
    "source.received": {"en": "from our border's Received line", "ja": "受信サーバーの Received 行による"},
    "source.received-spf": {"en": "from Received-SPF", "ja": "Received-SPF による"},
    "source.authentication-results": {
        "en": "from Authentication-Results",
        "ja": "Authentication-Results による",
    },
    "source.return-path": {"en": "from Return-Path", "ja": "Return-Path による"},
    "hop.by": {"en": "received by", "ja": "受信"},
    "hop.border": {
        "en": "── border: your side received the mail in the step above; everything below was written by others ──",
        "ja": "── 境界：上の行で自組織側が受信しました。ここから下は外部で書かれた記録です ──",
    },
    "hop.encrypted": {"en": "encrypted", "ja": "暗号化あり"},
    "hop.plain": {"en": "not encrypted", "ja": "暗号化なし"},
    "hop.unknown": {"en": "unknown", "ja": "不明"},
    "none.route": {"en": "There is no Received line, so the route is unknown.", "ja": "Received 行がなく、配送経路は分かりません。"},
    "none.claims": {"en": "None.", "ja": "ありません。"},
    "claim.trusted": {"en": "believe", "ja": "信用できる"},
    "claim.above": {"en": "written on your side, name not configured", "ja": "自組織側で記録（名前は未設定）"},
    "claim.below": {"en": "claim only", "ja": "自称のみ"},
    # which results to believe
    "believe.trusted": {
        "en": "Believe the line marked “believe”: your own server wrote it when the mail arrived. The others are only claims.",
        "ja": "「信用できる」と付いた行は、自組織のサーバーが受信時に書いたものです。それ以外は自称にすぎません。",
    },
    "believe.no-trusted-id": {
        "en": "No line has a name that you configured as yours (trust.authserv_ids). Those above the border were probably written on your side; the others are only claims.",
        "ja": "自組織の名前として設定された（trust.authserv_ids）行はありません。境界より上の行は自組織側で付いたと考えられますが、それ以外は自称にすぎません。",
    },
    "believe.nothing-above": {
        "en": "All results were already in the mail when it arrived. The sender may have written them: believe none of them.",
        "ja": "認証結果はすべて、メールに最初から付いていたものです。送信者が書けるため、信用できません。",
    },
    "believe.no-claims": {
        "en": "No server has recorded an authentication result.",
        "ja": "認証結果を記録したサーバーはありません。",
    },
    "believe.no-route": {
        "en": "Without a Received line it is unknown who wrote which field: believe none of them.",
        "ja": "Received 行がないため、どこで書かれたか分かりません。どの記録も信用できません。",
    },
    # anomalies of hops
    "anomaly.below-border": {"en": "written outside, may be invented", "ja": "外部の記録（作られた可能性あり）"},
    "anomaly.claims-our-name": {"en": "claims one of our names", "ja": "自組織の名前をかたっている"},
    "anomaly.invalid-address": {"en": "impossible address", "ja": "ありえないアドレス"},
    "anomaly.private-address-outside": {"en": "private address outside", "ja": "外部なのに内部用アドレス"},
    "anomaly.loopback-outside": {"en": "loopback address with another name", "ja": "自分自身のアドレスで別名を名乗る"},
    "anomaly.broken-chain": {"en": "does not fit the step below", "ja": "一つ前の記録とつながらない"},
    "anomaly.helo-differs-from-reverse-name": {
        "en": "its name differs from that of its address",
        "ja": "名乗った名前とアドレスの名前が違う",
    },
    "anomaly.reverse-name-unconfirmed": {"en": "name not confirmed", "ja": "名前の裏付けなし"},
    "anomaly.ambiguous-form": {"en": "can be read in two ways", "ja": "二通りに読める"},
    "anomaly.no-date": {"en": "no readable date", "ja": "日時を読み取れない"},
    "anomaly.negative-delay": {"en": "earlier than the step below", "ja": "一つ前より早い日時"},
    "anomaly.long-delay": {"en": "took over a day", "ja": "1日以上かかっている"},
    # remarks
    "remark.duplicated": {
        "en": "{header} occurs {count} times. Only one is allowed, and mail programs differ in which one they show.",
        "ja": "{header} が {count} 個あります。本来は1個だけで、どれが表示されるかはメールソフトによって異なります。",
    },
    "remark.missing": {"en": "There is no {header} field.", "ja": "{header} がありません。"},
    "remark.date-unreadable": {"en": "The Date cannot be read: {text}", "ja": "作成日時（Date）を読み取れません：{text}"},
    "remark.date-ahead": {
        "en": "The mail says it was written {hours} hours after it arrived.",
        "ja": "届いてから {hours} 時間後に書かれたことになっています。",
    },
    "remark.date-old": {
        "en": "The mail says it was written {days} days before it arrived.",
        "ja": "届く {days} 日前に書かれたことになっています。",
    },
    "remark.message-id-domain": {
        "en": "The Message-ID has the domain {domain}, not the author's domain {author}. That is usual for mail services too.",
        "ja": "Message-ID は差出人のドメイン {author} ではなく {domain} で作られています（配信サービスでもよくあります）。",
    },
    "remark.not-encrypted": {
        "en": "The mail came over an unencrypted connection to {by}.",
        "ja": "{by} への接続は暗号化されていませんでした。",
    },
    "remark.helo": {
        "en": "The delivering host called itself {helo}, but its address belongs to {name}.",
        "ja": "届けたサーバーは {helo} と名乗りましたが、アドレスの名前は {name} です。",
    },
    # Microsoft 365
    "verdict.scl.skipped": {
        "en": "spam filter skipped: sender or route was trusted by a rule",
        "ja": "ルールなどで信頼済みのため、迷惑メール判定を省略",
    },
    "verdict.scl.clean": {"en": "not spam", "ja": "迷惑メールではない"},
    "verdict.scl.spam": {"en": "spam", "ja": "迷惑メール"},
    "verdict.scl.high": {"en": "spam, with high confidence", "ja": "迷惑メール（確度が高い）"},
    "verdict.bcl.none": {"en": "not from a bulk sender", "ja": "一斉配信ではない"},
    "verdict.bcl.few": {"en": "bulk sender with few complaints", "ja": "一斉配信（苦情は少ない）"},
    "verdict.bcl.some": {"en": "bulk sender with some complaints", "ja": "一斉配信（苦情がいくらかある）"},
    "verdict.bcl.many": {"en": "bulk sender with many complaints", "ja": "一斉配信（苦情が多い）"},
    "verdict.sfv.NSPM": {"en": "filtered, not spam", "ja": "判定済み：迷惑メールではない"},
    "verdict.sfv.SPM": {"en": "filtered, spam", "ja": "判定済み：迷惑メール"},
    "verdict.sfv.SKS": {"en": "marked as spam by a rule before the filter", "ja": "判定前にルールで迷惑メールに指定"},
    "verdict.sfv.SKA": {"en": "let through by an allow list", "ja": "許可リストにより通過"},
    "verdict.sfv.SKB": {"en": "marked by a block list", "ja": "拒否リストに該当"},
    "verdict.sfv.SKI": {"en": "filter skipped: inside one organization", "ja": "組織内のメールとして判定を省略"},
    "verdict.sfv.SKN": {"en": "marked as safe by a rule before the filter", "ja": "判定前にルールで安全と指定"},
    "verdict.sfv.SKQ": {"en": "released from quarantine", "ja": "検疫から解放"},
    "verdict.sfv.SFE": {"en": "let through: the sender is on the reader's safe list", "ja": "受信者の「信頼できる差出人」により通過"},
    "verdict.sfv.BLK": {"en": "the sender is on the reader's blocked list", "ja": "受信者の受信拒否リストに該当"},
    "verdict.cat.NONE": {"en": "no threat category", "ja": "脅威の分類なし"},
    "verdict.cat.AMP": {"en": "malware", "ja": "マルウェア"},
    "verdict.cat.BIMP": {"en": "impersonates a brand", "ja": "ブランドのなりすまし"},
    "verdict.cat.BULK": {"en": "bulk mail", "ja": "一斉配信"},
    "verdict.cat.DIMP": {"en": "impersonates a domain", "ja": "ドメインのなりすまし"},
    "verdict.cat.FTBP": {"en": "forbidden type of file", "ja": "禁止された種類のファイル"},
    "verdict.cat.GIMP": {"en": "impersonates a frequent contact", "ja": "普段の相手へのなりすまし"},
    "verdict.cat.HPHSH": {"en": "phishing, with high confidence", "ja": "フィッシング（確度が高い）"},
    "verdict.cat.HSPM": {"en": "spam, with high confidence", "ja": "迷惑メール（確度が高い）"},
    "verdict.cat.INTOS": {"en": "phishing inside the organization", "ja": "組織内からのフィッシング"},
    "verdict.cat.MALW": {"en": "malware", "ja": "マルウェア"},
    "verdict.cat.OSPM": {"en": "outgoing spam", "ja": "送信側の迷惑メール"},
    "verdict.cat.PHSH": {"en": "phishing", "ja": "フィッシング"},
    "verdict.cat.SAP": {"en": "dangerous attachment (Safe Attachments)", "ja": "危険な添付ファイル"},
    "verdict.cat.SPM": {"en": "spam", "ja": "迷惑メール"},
    "verdict.cat.SPOOF": {"en": "forged sender", "ja": "差出人の偽装"},
    "verdict.cat.UIMP": {"en": "impersonates a user", "ja": "利用者へのなりすまし"},
    "verdict.ipv.CAL": {"en": "address on an allow list: filter skipped", "ja": "許可されたアドレスのため判定を省略"},
    "verdict.ipv.NLI": {"en": "address on no reputation list", "ja": "評判リストに載っていないアドレス"},
    "verdict.ctry": {"en": "connected from country {value}", "ja": "接続元の国：{value}"},
    "verdict.cip": {"en": "connected from address {value}", "ja": "接続元のアドレス：{value}"},
    "verdict.ptr": {"en": "name of that address: {value}", "ja": "そのアドレスの名前：{value}"},
    "verdict.authas.internal": {"en": "treated as mail from inside the organization", "ja": "組織内のメールとして扱われた"},
    "verdict.authas.anonymous": {"en": "treated as mail from outside", "ja": "外部のメールとして扱われた"},
    "verdict.authas.partner": {"en": "treated as mail from a partner organization", "ja": "提携組織のメールとして扱われた"},
    "verdict.compauth": {"en": "combined authentication: {result} (reason {reason})", "ja": "総合認証：{result}（理由 {reason}）"},
    "verdict.compauth.000": {"en": "failed: the sender's own policy asks to reject or quarantine it", "ja": "失敗：差出人側のポリシーで拒否・隔離が求められている"},
    "verdict.compauth.001": {"en": "failed: the sender publishes no strict policy, and nothing else proves the sender", "ja": "失敗：差出人側に厳しいポリシーはなく、本物と示す証拠もない"},
    "verdict.compauth.002": {"en": "failed: a rule of the organization forbids imitating this sender", "ja": "失敗：この差出人のなりすましは組織の設定で禁止されている"},
    "verdict.compauth.010": {"en": "failed: forged mail in the name of one of the organization's own domains", "ja": "失敗：自組織のドメインをかたっている"},
    "verdict.compauth.1xx": {"en": "passed (reason {reason})", "ja": "成功（理由 {reason}）"},
    "verdict.compauth.2xx": {"en": "passed because of other signs, without proof (reason {reason})", "ja": "証明はないが、ほかの手がかりから成功と判断（理由 {reason}）"},
    "verdict.compauth.3xx": {"en": "not checked (reason {reason})", "ja": "検査されていない（理由 {reason}）"},
    "verdict.compauth.4xx": {"en": "bypassed (reason {reason})", "ja": "検査を省略（理由 {reason}）"},
    "verdict.compauth.6xx": {"en": "failed: the sending domain is one of the organization's own (reason {reason})", "ja": "失敗：送信ドメインが自組織のもの（理由 {reason}）"},
    "verdict.compauth.9xx": {"en": "bypassed (reason {reason})", "ja": "検査を省略（理由 {reason}）"},
    # others
    "verdict.gm-phishy": {"en": "Google's note on phishing: {value}", "ja": "Google のフィッシング判定：{value}"},
    "verdict.yahoo-bulk": {"en": "Yahoo! put it into the bulk folder (address {value})", "ja": "Yahoo! が迷惑メールに分類（アドレス {value}）"},
    "verdict.pm-origin": {"en": "Proton: origin {value}", "ja": "Proton：送信元は {value}"},
    "verdict.pm-encryption": {"en": "Proton: encryption {value}", "ja": "Proton：暗号化は {value}"},
    "verdict.flag.spam": {"en": "{service}: spam", "ja": "{service}：迷惑メール"},
    "verdict.flag.clean": {"en": "{service}: not spam", "ja": "{service}：迷惑メールではない"},
    "verdict.score": {"en": "score {score}, spam from {required}", "ja": "点数 {score}（{required} 以上で迷惑メール）"},
    "verdict.service-score": {"en": "{service}: score {score}", "ja": "{service}：点数 {score}"},
    "verdict.action": {"en": "what the filter did: {value}", "ja": "フィルターの処理：{value}"},
    "verdict.opaque": {"en": "only {service} can read it; it means nothing to others", "ja": "{service} 内部用の記録（外部では読めません）"},
}  # fmt: skip


def header_label(key: str, language: Language, values: Mapping[str, str] | None = None) -> str:
    """Return a phrase, filled in, or the key itself if there is no such phrase."""
    entry = LABELS.get(key)
    if entry is None:
        return key
    return entry[language].format(**values) if values else entry[language]
