"""Wording of what was observed about SPF."""

from mailguard.catalogue import Text, Wording


def _both(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Wording:
    return {"en": Text(*en), "ja": Text(*ja)}


_BREAKS_EN = (
    "Receivers treat such a record as an error: genuine mail may be refused, and forged mail is no longer told apart."
)
_BREAKS_JA = "受信側はこのレコードをエラーとして扱います。正規のメールが届かなくなったり、なりすましを見分けられなくなったりします。"

TEXTS: dict[str, Wording] = {
    "spf-none": _both(
        (
            "{domain} has no SPF record.",
            "Nobody can tell which servers may send mail for this domain.",
            "Publish a TXT record that names your sending servers, for example: {record}",
        ),
        (
            "{domain} に SPF レコードがありません。",
            "どのサーバーがこのドメインのメールを送ってよいのか、受信側で判断できません。",
            "送信に使うサーバーを書いた TXT レコードを公開してください。例： {record}",
        ),
    ),
    "spf-temperror": _both(
        (
            "SPF of {domain} could not be checked ({failed}).",
            "A name server did not answer. This says nothing about the record itself.",
            "Check again later; if it stays so, ask whoever runs the name servers.",
        ),
        (
            "{domain} の SPF を確認できませんでした（{failed}）。",
            "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
            "時間をおいて再度確認し、続くようであれば DNS の管理者に問い合わせてください。",
        ),
    ),
    "spf-multiple-records": _both(
        (
            "{where} has more than one SPF record.",
            _BREAKS_EN,
            "Merge them into a single record that begins with v=spf1 and delete the others.",
        ),
        (
            "{where} に SPF レコードが 2 つ以上あります。",
            _BREAKS_JA,
            "v=spf1 で始まる 1 つのレコードにまとめ、残りを削除してください。",
        ),
    ),
    "spf-syntax": _both(
        (
            "The SPF record of {where} has a mistake: {terms}",
            _BREAKS_EN,
            "Correct this term; every term must be one of ip4, ip6, a, mx, include, exists, redirect, exp, all.",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            _BREAKS_JA,
            "この箇所を直してください。使える語は ip4、ip6、a、mx、include、exists、redirect、exp、all です。",
        ),
    ),
    "spf-too-many-lookups": _both(
        (
            "The SPF record of {domain} needs {lookups} DNS look-ups; 10 are allowed.",
            _BREAKS_EN,
            "Remove includes of services you no longer use, or replace them with ip4 and ip6 terms, until 10 or fewer look-ups remain.",
        ),
        (
            "{domain} の SPF は DNS 問い合わせが {lookups} 回必要です（上限は 10 回）。",
            _BREAKS_JA,
            "使っていないサービスの include を外すか ip4・ip6 に置き換えて、10 回以内に収めてください。",
        ),
    ),
    "spf-too-many-void-lookups": _both(
        (
            "{void} names in the SPF record of {domain} lead nowhere; 2 are allowed.",
            _BREAKS_EN,
            "Remove the terms whose names no longer exist.",
        ),
        (
            "{domain} の SPF に、存在しない名前が {void} 個あります（上限は 2 個）。",
            _BREAKS_JA,
            "存在しなくなった名前の項目を削除してください。",
        ),
    ),
    "spf-too-many-mx": _both(
        (
            "An mx term in the SPF record of {domain} names more than 10 servers.",
            _BREAKS_EN,
            "Replace the mx term with the addresses (ip4, ip6) of the servers that send.",
        ),
        (
            "{domain} の SPF の mx が指すサーバーが 10 台を超えています。",
            _BREAKS_JA,
            "mx の代わりに、送信するサーバーのアドレスを ip4・ip6 で書いてください。",
        ),
    ),
    "spf-include-none": _both(
        (
            "The SPF record of {domain} includes a name that has no SPF record.",
            _BREAKS_EN,
            "Remove that include, or correct its name.",
        ),
        (
            "{domain} の SPF が、SPF レコードのない名前を include しています。",
            _BREAKS_JA,
            "その include を削除するか、名前を正しく直してください。",
        ),
    ),
    "spf-include-loop": _both(
        ("The SPF record of {domain} includes itself in a circle.", _BREAKS_EN, "Remove the include that leads back."),
        ("{domain} の SPF の include が循環しています。", _BREAKS_JA, "元に戻ってくる include を削除してください。"),
    ),
    "spf-redirect-loop": _both(
        (
            "The SPF record of {domain} redirects to itself in a circle.",
            _BREAKS_EN,
            "Remove the redirect that leads back.",
        ),
        ("{domain} の SPF の redirect が循環しています。", _BREAKS_JA, "元に戻ってくる redirect を削除してください。"),
    ),
    "spf-redirect-none": _both(
        (
            "The SPF record of {domain} redirects to a name that has no SPF record.",
            _BREAKS_EN,
            "Correct the redirect, or write the terms here.",
        ),
        (
            "{domain} の SPF の redirect 先に SPF レコードがありません。",
            _BREAKS_JA,
            "redirect 先を直すか、内容をこのレコードに直接書いてください。",
        ),
    ),
    "spf-all-pass": _both(
        (
            "The SPF record of {domain} lets the whole Internet send in its name (+all).",
            "Every forged mail passes SPF, and with it DMARC.",
            "End the record with -all: {record}",
        ),
        (
            "{domain} の SPF は、誰でもこのドメインを名乗って送れる設定（+all）です。",
            "なりすましメールがすべて SPF に合格し、DMARC も通ってしまいます。",
            "末尾を -all にしてください： {record}",
        ),
    ),
    "spf-all-neutral": _both(
        (
            "The SPF record of {domain} says nothing about other servers (?all).",
            "Forged mail is treated as if there were no SPF.",
            "End the record with -all once every sending service is listed: {record}",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーについて何も示していません（?all）。",
            "なりすましメールは、SPF がない場合と同じ扱いになります。",
            "送信に使うサービスをすべて書いたうえで、末尾を -all にしてください： {record}",
        ),
    ),
    "spf-all-softfail": _both(
        (
            "The SPF record of {domain} only asks receivers to be suspicious of other servers (~all).",
            "Forged mail is often still delivered; with an enforced DMARC policy this is acceptable.",
            "End the record with -all once every sending service is listed: {record}",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを「疑わしい」とするだけの設定（~all）です。",
            "なりすましメールが届いてしまうことがあります。DMARC で拒否・隔離していれば実害は小さくなります。",
            "送信に使うサービスをすべて書いたうえで、末尾を -all にしてください： {record}",
        ),
    ),
    "spf-all-fail": _both(
        (
            "The SPF record of {domain} refuses all servers that it does not name (-all).",
            "This is how it should be.",
            "Nothing to do.",
        ),
        (
            "{domain} の SPF は、書かれていないサーバーを拒否する設定（-all）です。",
            "望ましい設定です。",
            "対応は不要です。",
        ),
    ),
    "spf-all-missing": _both(
        (
            "The SPF record of {domain} does not say what to do with other servers.",
            "Without a final `all` the result for forged mail is neutral, as if there were no SPF.",
            "End the record with -all: {record}",
        ),
        (
            "{domain} の SPF の末尾に all がありません。",
            "書かれていないサーバーの扱いが決まらず、なりすましメールを見分けられません。",
            "末尾に -all を付けてください： {record}",
        ),
    ),
    "spf-ptr-used": _both(
        (
            "The SPF record of {domain} uses ptr.",
            "It is slow and unreliable; many receivers ignore it (RFC 7208 §5.5).",
            "Replace ptr with ip4, ip6, a or include.",
        ),
        (
            "{domain} の SPF で ptr が使われています。",
            "遅く不確実な方式で、無視する受信側もあります（RFC 7208 §5.5）。",
            "ptr を ip4、ip6、a、include のいずれかに置き換えてください。",
        ),
    ),
    "spf-range-too-wide": _both(
        (
            "The SPF record of {domain} allows an enormous range of addresses.",
            "More than 16 million addresses may send in its name, nearly as bad as +all.",
            "List only the networks of the servers that really send.",
        ),
        (
            "{domain} の SPF が、広すぎるアドレス範囲を許可しています。",
            "1,600 万を超えるアドレスから、このドメインを名乗って送信できます。+all に近い状態です。",
            "実際に送信しているサーバーのネットワークだけを書いてください。",
        ),
    ),
    "spf-target-missing": _both(
        (
            "The SPF term {term} of {domain} leads nowhere.",
            "The name {name} does not exist or has no such record; the term allows nobody and counts against the limit of 2.",
            "Remove the term, or correct its name.",
        ),
        (
            "{domain} の SPF の {term} は、存在しない名前を指しています。",
            "{name} が存在しないか、必要なレコードがありません。この項目は何も許可せず、上限（2 個）だけを消費します。",
            "この項目を削除するか、名前を正しく直してください。",
        ),
    ),
    "spf-include-dangling": _both(
        (
            "The SPF record of {domain} trusts {name}, whose domain nobody owns.",
            "Whoever registers that domain may send mail in your name that passes SPF.",
            "Remove the term at once.",
        ),
        (
            "{domain} の SPF が信頼している {name} のドメインは、誰も登録していません。",
            "第三者がそのドメインを取得すると、SPF に合格する形で貴組織を名乗るメールを送れます。",
            "この項目をすぐに削除してください。",
        ),
    ),
    "spf-redirect-ignored": _both(
        (
            "The redirect in the SPF record of {domain} has no effect.",
            "A record with `all` ignores redirect (RFC 7208 §6.1).",
            "Remove either the redirect or the all, whichever is not meant.",
        ),
        (
            "{domain} の SPF の redirect は効いていません。",
            "all があるレコードでは redirect は無視されます（RFC 7208 §6.1）。",
            "意図していない方（redirect または all）を削除してください。",
        ),
    ),
    "spf-terms-after-all": _both(
        (
            "Terms behind `all` in the SPF record of {domain} have no effect: {terms}",
            "Everything behind all is ignored (RFC 7208 §5.1); servers listed there may not send.",
            "Move these terms in front of all, or remove them.",
        ),
        (
            "{domain} の SPF で、all より後ろの項目は無視されます： {terms}",
            "ここに書かれたサーバーからのメールは許可されません（RFC 7208 §5.1）。",
            "all より前に移すか、不要なら削除してください。",
        ),
    ),
    "spf-macro-used": _both(
        (
            "The SPF record of {domain} uses macros.",
            "Its result depends on the single mail, so it can't be checked completely here.",
            "Nothing to do if your provider asked for it.",
        ),
        (
            "{domain} の SPF でマクロが使われています。",
            "メールごとに結果が変わるため、ここでは全体を確認できません。",
            "利用中のサービスの指定であれば、対応は不要です。",
        ),
    ),
    "spf-record-long": _both(
        (
            "The SPF record of {domain} is long ({length} characters).",
            "Long answers do not fit into an ordinary DNS packet; some receivers may fail to read them.",
            "Move parts of it into includes, or remove what is no longer used.",
        ),
        (
            "{domain} の SPF レコードが長すぎます（{length} 文字）。",
            "通常の DNS 応答に収まらず、読み取れない受信側が出るおそれがあります。",
            "一部を include に分けるか、使っていない項目を削除してください。",
        ),
    ),
}
