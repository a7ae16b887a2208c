"""Wording of what was observed about SPF."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

_BREAKS_EN = (
    "Receivers treat such a record as an error: genuine mail may be refused, and forged mail is no longer told apart."
)
_BREAKS_JA = "受信側はこのレコードをエラーとして扱います。正規のメールが届かなくなったり、なりすましを見分けられなくなったりします。"

TEXTS: dict[str, Wording] = {
    "spf-none": both(
        (
            "{domain} has no SPF record.",
            "Nobody can tell which servers may send mail for this domain.",
            "Publish a TXT record that names your sending servers. Judging by the mail servers of the domain, begin with this one, and add what else sends for you: {record}",
        ),
        (
            "{domain} に SPF レコードがありません。",
            "どのサーバーがこのドメインのメールを送ってよいのか、受信側で判断できません。",
            "送信に使うサーバーを書いた TXT レコードを公開してください。メールサーバーの設定から見ると、次のレコードが出発点になります。ほかに送信に使うサービスがあれば書き加えてください： {record}",
        ),
    ),
    "spf-none/no-mail": both(
        (
            "{domain} has no SPF record.",
            "It has no mail server either, and yet anybody can send mail in its name.",
            "If it sends no mail, publish that nobody may: {record}",
        ),
        (
            "{domain} に SPF レコードがありません。",
            "メールサーバーのないドメインですが、誰でもこのドメインを名乗ってメールを送れてしまいます。",
            "メールを送らないドメインであれば、送信を一切許可しないレコードを公開してください： {record}",
        ),
    ),
    "spf-none/unmended": both(
        (
            "{domain} has no SPF record.",
            "Nobody can tell which servers may send mail for this domain.",
            "Publish a TXT record that begins with v=spf1, names the servers and services that send for this domain, and ends with ~all. Your mail provider tells what to write for its service.",
        ),
        (
            "{domain} に SPF レコードがありません。",
            "どのサーバーがこのドメインのメールを送ってよいのか、受信側で判断できません。",
            "v=spf1 で始まり、送信に使うサーバーやサービスを並べ、~all で終わる TXT レコードを公開してください。書き方は利用中のメールサービスの案内を確認してください。",
        ),
    ),
    "spf-near-miss": both(
        (
            "{domain} has a text that was meant as its SPF record, but receivers do not take it for one: {text}",
            "Wrong in it: {faults}. Until it is mended, the domain has no SPF.",
            "Replace that text by this one: {record}",
        ),
        (
            "{domain} に SPF レコードのつもりと思われる文字列がありますが、受信側では SPF と認識されません： {text}",
            "誤りの内容：{faults}。直すまでは SPF がない状態です。",
            "その文字列を次のものに置き換えてください： {record}",
        ),
    ),
    "spf-near-miss/unmended": both(
        (
            "{domain} has a text that was meant as its SPF record, but receivers do not take it for one: {text}",
            "Wrong in it: {faults}. Until it is mended, the domain has no SPF.",
            "Write it anew: v=spf1, a blank, then the terms with a blank between them.",
        ),
        (
            "{domain} に SPF レコードのつもりと思われる文字列がありますが、受信側では SPF と認識されません： {text}",
            "誤りの内容：{faults}。直すまでは SPF がない状態です。",
            "先頭を v=spf1 と空白にし、各項目を空白で区切って書き直してください。",
        ),
    ),
    "spf-near-miss/beside": both(
        (
            "Beside its SPF record {domain} has a text that looks like another: {text}",
            "Receivers ignore that text; what it allows is not allowed.",
            "Move what is needed of it into the SPF record, then delete it. A domain may have one SPF record only.",
        ),
        (
            "{domain} には SPF レコードのほかに、SPF レコードに似た文字列があります： {text}",
            "この文字列は受信側で無視されるため、ここに書かれた許可は効きません。",
            "必要な項目を SPF レコードに移してから、この文字列を削除してください。SPF レコードは 1 つしか置けません。",
        ),
    ),
    "spf-temperror": both(
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
    "spf-multiple-records": both(
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
    "spf-multiple-records/merged": both(
        (
            "{where} has more than one SPF record.",
            _BREAKS_EN,
            "Delete them all and publish this one instead, which holds the terms of all: {record}",
        ),
        (
            "{where} に SPF レコードが 2 つ以上あります。",
            _BREAKS_JA,
            "すべて削除し、全項目を 1 つにまとめた次のレコードを公開してください： {record}",
        ),
    ),
    "spf-syntax": both(
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
    "spf-syntax/mended": both(
        (
            "The SPF record of {where} has a mistake: {terms}",
            "What is wrong: {faults}. " + _BREAKS_EN,
            "Replace the record by this one: {record}",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            "誤りの内容：{faults}。" + _BREAKS_JA,
            "次のレコードに置き換えてください： {record}",
        ),
    ),
    "spf-syntax/characters": both(
        (
            "The SPF record of {where} has a mistake: {terms}",
            "What is wrong: {faults}. " + _BREAKS_EN,
            "Write this term anew with plain letters and ordinary blanks.",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            "誤りの内容：{faults}。" + _BREAKS_JA,
            "この箇所を半角の英数字と通常の空白で書き直してください。",
        ),
    ),
    "spf-syntax/glued": both(
        (
            "The SPF record of {where} has a mistake: {terms}",
            "No host can have such a name; the term allows nobody, and what was meant behind it is not seen.",
            "Correct this term; a blank belongs between two terms.",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            "このような名前のサーバーは存在し得ないため、この項目は何も許可せず、続けて書いたつもりの内容も読み取られません。",
            "この箇所を直してください。項目と項目の間には空白が必要です。",
        ),
    ),
    "spf-syntax/glued-mended": both(
        (
            "The SPF record of {where} has a mistake: {terms}",
            "What is wrong: {faults}. No host can have such a name; the term allows nobody, and what was meant behind it is not seen.",
            "Replace the record by this one: {record}",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            "誤りの内容：{faults}。このような名前のサーバーは存在し得ないため、この項目は何も許可せず、続けて書いたつもりの内容も読み取られません。",
            "次のレコードに置き換えてください： {record}",
        ),
    ),
    "spf-unknown-modifier": both(
        (
            "The SPF record of {where} has {term}, which receivers ignore.",
            "Terms with = are modifiers, and one of that name does not exist (RFC 7208 §6): it allows nobody and ends nothing. Mechanisms are written with a colon.",
            "Replace the record by this one: {record}",
        ),
        (
            "{where} の SPF の {term} は、受信側で無視されます。",
            "「=」を使う項目にこの名前のものはなく（RFC 7208 §6）、何の効果もありません。ip4 や include などは「:」を付けて書きます。",
            "次のレコードに置き換えてください： {record}",
        ),
    ),
    "spf-unknown-modifier/unmended": both(
        (
            "The SPF record of {where} has {term}, which receivers ignore.",
            "Terms with = are modifiers, and one of that name does not exist (RFC 7208 §6): it allows nobody and ends nothing. Mechanisms are written with a colon.",
            "Write the term with a colon if its servers send for you; else remove it.",
        ),
        (
            "{where} の SPF の {term} は、受信側で無視されます。",
            "「=」を使う項目にこの名前のものはなく（RFC 7208 §6）、何の効果もありません。ip4 や include などは「:」を付けて書きます。",
            "送信に使うサーバーであれば「:」で書き直し、不要であれば削除してください。",
        ),
    ),
    "spf-unknown-modifier/elsewhere": both(
        (
            "The SPF record of {where}, which {domain} relies on, has {term}, which receivers ignore.",
            "Terms with = are modifiers, and one of that name does not exist (RFC 7208 §6): servers meant by it may not send in your name.",
            "Tell whoever runs {where}; you cannot mend it yourself.",
        ),
        (
            "{domain} が参照している {where} の SPF の {term} は、受信側で無視されます。",
            "「=」を使う項目にこの名前のものはなく（RFC 7208 §6）、ここに書かれたつもりのサーバーは許可されません。",
            "自組織では直せないため、{where} の運用元に連絡してください。",
        ),
    ),
    "spf-too-many-lookups": both(
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
    "spf-too-many-void-lookups": both(
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
    "spf-too-many-mx": both(
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
    "spf-include-none": both(
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
    "spf-include-loop": both(
        ("The SPF record of {domain} includes itself in a circle.", _BREAKS_EN, "Remove the include that leads back."),
        ("{domain} の SPF の include が循環しています。", _BREAKS_JA, "元に戻ってくる include を削除してください。"),
    ),
    "spf-redirect-loop": both(
        (
            "The SPF record of {domain} redirects to itself in a circle.",
            _BREAKS_EN,
            "Remove the redirect that leads back.",
        ),
        ("{domain} の SPF の redirect が循環しています。", _BREAKS_JA, "元に戻ってくる redirect を削除してください。"),
    ),
    "spf-redirect-none": both(
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
    "spf-ptr-used": both(
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
    "spf-range-too-wide": both(
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
    "spf-target-missing": both(
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
    "spf-include-dangling": both(
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
    "spf-redirect-ignored": both(
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
    "spf-terms-after-all": both(
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
    "spf-macro-used": both(
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
    "spf-record-long": both(
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
