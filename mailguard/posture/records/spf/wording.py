"""The texts of the findings about SPF."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

_BREAKS_EN = (  # RFC 7208 §8.7
    "Receivers treat such a record as an error: they may refuse genuine mail, and can no longer recognize forged mail."
)
_BREAKS_JA = "受信側はこのレコードをエラーとして扱います。正規のメールが届かなくなったり、なりすましを見分けられなくなったりします。"

# Beside a finding: the section that its explanation is based on.
TEXTS: dict[str, Wording] = {
    "spf-none": both(  # RFC 7208 §2.6.1
        (
            "{domain} has no SPF record.",
            "Receivers cannot tell which servers may send mail for this domain.",
            "Publish a TXT record that names your sending servers. This one is based on the domain's mail servers; add all other services that send for you: {record}",
        ),
        (
            "{domain} に SPF レコードがありません。",
            "どのサーバーがこのドメインのメールを送ってよいのか、受信側で判断できません。",
            "送信に使うサーバーを書いた TXT レコードを公開してください。次のレコードは、メールサーバーの設定をもとにした案です。ほかに送信に使うサービスがあれば書き加えてください： {record}",
        ),
    ),
    "spf-none/no-mail": both(
        (
            "{domain} has no SPF record.",
            "The domain does not seem to be used for mail, yet anyone can send mail in its name.",
            "If it sends no mail, publish a record that allows no server to send: {record}",
        ),
        (
            "{domain} に SPF レコードがありません。",
            "メールには使われていないドメインのようですが、誰でもこのドメインを名乗ってメールを送れてしまいます。",
            "メールを送らないドメインであれば、送信を一切許可しないレコードを公開してください： {record}",
        ),
    ),
    "spf-none/unmended": both(
        (
            "{domain} has no SPF record.",
            "Receivers cannot tell which servers may send mail for this domain.",
            "Publish a TXT record that begins with v=spf1, names the servers and services that send for this domain, and ends with ~all. The help pages of your mail provider say what to write for its service.",
        ),
        (
            "{domain} に SPF レコードがありません。",
            "どのサーバーがこのドメインのメールを送ってよいのか、受信側で判断できません。",
            "v=spf1 で始まり、送信に使うサーバーやサービスを並べ、~all で終わる TXT レコードを公開してください。書き方は利用中のメールサービスの案内を確認してください。",
        ),
    ),
    "spf-near-miss": both(  # RFC 7208 §4.5
        (
            "{domain} has a TXT record that was probably meant as its SPF record, but receivers do not recognize it: {text}",
            "What is wrong: {faults}. Until this is corrected, the domain has no SPF record.",
            "Replace it with this record: {record}",
        ),
        (
            "{domain} に、SPF レコードとして書かれたと思われる TXT レコードがありますが、受信側では SPF と認識されません： {text}",
            "誤りの内容：{faults}。直すまでは、SPF レコードがない状態と同じです。",
            "次のレコードに置き換えてください： {record}",
        ),
    ),
    "spf-near-miss/unmended": both(
        (
            "{domain} has a TXT record that was probably meant as its SPF record, but receivers do not recognize it: {text}",
            "What is wrong: {faults}. Until this is corrected, the domain has no SPF record.",
            "Rewrite it: v=spf1, a space, and then the terms, separated by spaces.",
        ),
        (
            "{domain} に、SPF レコードとして書かれたと思われる TXT レコードがありますが、受信側では SPF と認識されません： {text}",
            "誤りの内容：{faults}。直すまでは、SPF レコードがない状態と同じです。",
            "v=spf1 で始め、そのあとに各項目を空白で区切って書き直してください。",
        ),
    ),
    "spf-near-miss/beside": both(  # RFC 7208 §3.2
        (
            "In addition to its SPF record, {domain} has a TXT record that looks like a second one: {text}",
            "Receivers ignore the second one, so servers that only it names may not send.",
            "Move the terms that you need into the SPF record, then delete the other one. A domain may have only one SPF record.",
        ),
        (
            "{domain} には SPF レコードのほかに、SPF レコードに似た TXT レコードがあります： {text}",
            "こちらは受信側で無視されるため、ここにだけ書かれたサーバーからの送信は許可されません。",
            "必要な項目を SPF レコードに移してから、こちらを削除してください。SPF レコードは 1 つしか置けません。",
        ),
    ),
    "spf-temperror": both(  # RFC 7208 §2.6.6
        (
            "SPF of {domain} could not be checked ({failed}).",
            "A name server did not answer. This says nothing about the record itself.",
            "Check again later. If the problem persists, ask the operator of the name servers.",
        ),
        (
            "{domain} の SPF を確認できませんでした（{failed}）。",
            "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
            "時間をおいて再度確認し、続くようであれば DNS の管理者に問い合わせてください。",
        ),
    ),
    "spf-multiple-records": both(  # RFC 7208 §3.2
        (
            "{where} has more than one SPF record.",
            _BREAKS_EN,
            "Merge them into a single record that begins with v=spf1, and delete the others.",
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
            "Delete them all and publish this one instead, which contains all their terms: {record}",
        ),
        (
            "{where} に SPF レコードが 2 つ以上あります。",
            _BREAKS_JA,
            "すべて削除し、全項目を 1 つにまとめた次のレコードを公開してください： {record}",
        ),
    ),
    "spf-syntax": both(  # RFC 7208 §4.6
        (
            "The SPF record of {where} has a mistake: {terms}",
            _BREAKS_EN,
            "Correct this. The valid terms are ip4, ip6, a, mx, include, exists, redirect, exp and all.",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            _BREAKS_JA,
            "この箇所を直してください。使える項目は ip4、ip6、a、mx、include、exists、redirect、exp、all です。",
        ),
    ),
    "spf-syntax/mended": both(
        (
            "The SPF record of {where} has a mistake: {terms}",
            "What is wrong: {faults}. " + _BREAKS_EN,
            "Replace the record with this one: {record}",
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
            "Type this part again, with plain letters and ordinary spaces.",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            "誤りの内容：{faults}。" + _BREAKS_JA,
            "この箇所を半角の英数字と通常の空白で書き直してください。",
        ),
    ),
    "spf-syntax/glued": both(  # RFC 7208 §4.6.1
        (
            "The SPF record of {where} has a mistake: {terms}",
            "No server can have such a name, so this term allows no server, and receivers do not see the term that was meant to follow.",
            "Correct this. There must be a space between two terms.",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            "このような名前のサーバーはあり得ないため、どのサーバーも許可されません。続けて書いたつもりの項目も読み取られません。",
            "この箇所を直してください。項目と項目の間には空白が必要です。",
        ),
    ),
    "spf-syntax/glued-mended": both(
        (
            "The SPF record of {where} has a mistake: {terms}",
            "What is wrong: {faults}. No server can have such a name, so this term allows no server, and receivers do not see the term that was meant to follow.",
            "Replace the record with this one: {record}",
        ),
        (
            "{where} の SPF レコードに誤りがあります： {terms}",
            "誤りの内容：{faults}。このような名前のサーバーはあり得ないため、どのサーバーも許可されません。続けて書いたつもりの項目も読み取られません。",
            "次のレコードに置き換えてください： {record}",
        ),
    ),
    "spf-unknown-modifier": both(
        (
            "The SPF record of {where} has {term}, which receivers ignore.",
            "SPF has no term of this name that is written with = (RFC 7208 §6), so it has no effect. Terms such as ip4 and include are written with a colon.",
            "Replace the record with this one: {record}",
        ),
        (
            "{where} の SPF の {term} は、受信側で無視されます。",
            "SPF には、この名前で「=」を付けて書く項目はないため（RFC 7208 §6）、何の効果もありません。ip4 や include などは「:」を付けて書きます。",
            "次のレコードに置き換えてください： {record}",
        ),
    ),
    "spf-unknown-modifier/unmended": both(
        (
            "The SPF record of {where} has {term}, which receivers ignore.",
            "SPF has no term of this name that is written with = (RFC 7208 §6), so it has no effect. Terms such as ip4 and include are written with a colon.",
            "If these servers send for you, write the term with a colon; otherwise remove it.",
        ),
        (
            "{where} の SPF の {term} は、受信側で無視されます。",
            "SPF には、この名前で「=」を付けて書く項目はないため（RFC 7208 §6）、何の効果もありません。ip4 や include などは「:」を付けて書きます。",
            "送信に使うサーバーであれば「:」で書き直し、不要であれば削除してください。",
        ),
    ),
    "spf-unknown-modifier/elsewhere": both(
        (
            "The SPF record of {where}, which {domain} relies on, has {term}, which receivers ignore.",
            "SPF has no term of this name that is written with = (RFC 7208 §6), so the servers it was meant to allow may not send in your name.",
            "You cannot correct this yourself: inform the operator of {where}.",
        ),
        (
            "{domain} が参照している {where} の SPF の {term} は、受信側で無視されます。",
            "SPF には、この名前で「=」を付けて書く項目はないため（RFC 7208 §6）、ここに書かれたつもりのサーバーは許可されません。",
            "自組織では直せないため、{where} の運用元に連絡してください。",
        ),
    ),
    "spf-too-many-lookups": both(  # RFC 7208 §4.6.4
        (
            "The SPF record of {domain} needs {lookups} DNS lookups; only 10 are allowed.",
            _BREAKS_EN,
            "Remove includes of services you no longer use, or replace them with ip4 and ip6 terms, until 10 or fewer lookups remain.",
        ),
        (
            "{domain} の SPF は DNS 問い合わせが {lookups} 回必要です（上限は 10 回）。",
            _BREAKS_JA,
            "使っていないサービスの include を外すか ip4・ip6 に置き換えて、10 回以内に収めてください。",
        ),
    ),
    "spf-too-many-void-lookups": both(  # RFC 7208 §4.6.4
        (
            "{void} names in the SPF record of {domain} do not exist or lack the records needed; only 2 are allowed.",
            _BREAKS_EN,
            "Remove these terms, or correct their names.",
        ),
        (
            "{domain} の SPF に、存在しない名前や必要なレコードのない名前が {void} 個あります（上限は 2 個）。",
            _BREAKS_JA,
            "該当する項目を削除するか、名前を正しく直してください。",
        ),
    ),
    "spf-too-many-mx": both(  # RFC 7208 §4.6.4
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
    "spf-include-none": both(  # RFC 7208 §5.2
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
        ("The includes in the SPF record of {domain} form a loop.", _BREAKS_EN, "Remove the include that leads back."),
        ("{domain} の SPF の include が循環しています。", _BREAKS_JA, "元に戻ってくる include を削除してください。"),
    ),
    "spf-redirect-loop": both(
        (
            "The redirects of the SPF record of {domain} form a loop.",
            _BREAKS_EN,
            "Remove the redirect that leads back.",
        ),
        ("{domain} の SPF の redirect が循環しています。", _BREAKS_JA, "元に戻ってくる redirect を削除してください。"),
    ),
    "spf-redirect-none": both(  # RFC 7208 §6.1
        (
            "The SPF record of {domain} redirects to a name that has no SPF record.",
            _BREAKS_EN,
            "Correct the redirect, or write the terms into this record.",
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
            "It is slow and unreliable, and some receivers ignore it (RFC 7208 §5.5).",
            "Replace ptr with ip4, ip6, a or include.",
        ),
        (
            "{domain} の SPF で ptr が使われています。",
            "遅く不確実な方式で、無視する受信側もあります（RFC 7208 §5.5）。",
            "ptr を ip4、ip6、a、include のいずれかに置き換えてください。",
        ),
    ),
    "spf-range-too-wide": both(  # RFC 7208 §5.6
        (
            "The SPF record of {domain} allows far too many addresses.",
            "More than 16 million addresses may send in its name, which is nearly as bad as +all.",
            "List only the networks of the servers that really send.",
        ),
        (
            "{domain} の SPF が、広すぎるアドレス範囲を許可しています。",
            "1,600 万を超えるアドレスから、このドメインを名乗って送信できます。+all に近い状態です。",
            "実際に送信しているサーバーのネットワークだけを書いてください。",
        ),
    ),
    "spf-target-missing": both(  # RFC 7208 §4.6.4
        (
            "The SPF term {term} of {domain} matches no server.",
            "The name {name} does not exist, or lacks the record needed. The term allows no server, and only 2 such terms are permitted.",
            "Remove the term, or correct its name.",
        ),
        (
            "{domain} の SPF の {term} は、どのサーバーにも該当しません。",
            "{name} が存在しないか、必要なレコードがありません。この項目はどのサーバーも許可せず、このような項目は 2 個までしか認められません。",
            "この項目を削除するか、名前を正しく直してください。",
        ),
    ),
    "spf-include-dangling": both(  # RFC 7208 §5.2
        (
            "The SPF record of {domain} trusts {name}, whose domain is not registered.",
            "Anyone can register that domain and then send mail in your name that passes SPF.",
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
            "Receivers ignore a redirect in a record with `all` (RFC 7208 §6.1).",
            "Remove the one that you do not want, the redirect or the all.",
        ),
        (
            "{domain} の SPF の redirect には効果がありません。",
            "all があるレコードでは redirect は無視されます（RFC 7208 §6.1）。",
            "redirect と all のうち、不要な方を削除してください。",
        ),
    ),
    "spf-terms-after-all": both(
        (
            "Terms after `all` in the SPF record of {domain} have no effect: {terms}",
            "Receivers ignore all terms after `all` (RFC 7208 §5.1), so the servers listed there may not send.",
            "Move these terms before `all`, or remove them.",
        ),
        (
            "{domain} の SPF で、all より後ろの項目は無視されます： {terms}",
            "ここに書かれたサーバーからのメールは許可されません（RFC 7208 §5.1）。",
            "all より前に移すか、不要なら削除してください。",
        ),
    ),
    "spf-macro-used": both(  # RFC 7208 §7.2
        (
            "The SPF record of {domain} uses macros.",
            "Its result depends on each mail, so it cannot be checked completely here.",
            "Nothing to do if your mail provider asked for them.",
        ),
        (
            "{domain} の SPF でマクロが使われています。",
            "メールごとに結果が変わるため、ここでは全体を確認できません。",
            "利用中のサービスの指定であれば、対応は不要です。",
        ),
    ),
    "spf-record-long": both(  # RFC 7208 §3.4
        (
            "The SPF record of {domain} is long ({length} characters).",
            "A long answer does not fit into an ordinary DNS packet, and some receivers may fail to read it.",
            "Move parts of it into includes, or remove terms that are no longer used.",
        ),
        (
            "{domain} の SPF レコードが長すぎます（{length} 文字）。",
            "通常の DNS 応答に収まらず、読み取れない受信側が出るおそれがあります。",
            "一部を include に分けるか、使っていない項目を削除してください。",
        ),
    ),
}
