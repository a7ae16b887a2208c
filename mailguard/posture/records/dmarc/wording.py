"""Wording of what was observed about DMARC records and their reports; the policies are in wording_policy.py."""

from mailguard.catalogue import Wording
from mailguard.posture.record_type import both

TEXTS: dict[str, Wording] = {
    "dmarc-none": both(
        (
            "{domain} has no DMARC record.",
            "Receivers have no instruction to refuse mail that only pretends to come from this domain.",
            "Publish a DMARC record, first one that quarantines and sends you reports: {record}",
        ),
        (
            "{domain} に DMARC レコードがありません。",
            "このドメインを騙るメールを受信側で拒否してもらうための指示がない状態です。",
            "DMARC レコードを公開してください。まずは隔離とレポート受信から始められます： {record}",
        ),
    ),
    "dmarc-none/silent": both(
        (
            "{domain} has no DMARC record.",
            "Receivers have no instruction to refuse mail that only pretends to come from this domain.",
            "Publish a DMARC record: {record} For reports, add rua= with an address at a domain that receives mail; this one does not.",
        ),
        (
            "{domain} に DMARC レコードがありません。",
            "このドメインを騙るメールを受信側で拒否してもらうための指示がない状態です。",
            "DMARC レコードを公開してください： {record} このドメインはメールを受信しないため、レポートが必要であれば、受信できるドメインの宛先を rua= に書き加えてください。",
        ),
    ),
    "dmarc-none/parked": both(
        (
            "{domain} has no DMARC record.",
            "Receivers have no instruction to refuse mail that only pretends to come from this domain.",
            "Publish a record that refuses all mail in its name: {record}",
        ),
        (
            "{domain} に DMARC レコードがありません。",
            "このドメインを騙るメールを受信側で拒否してもらうための指示がない状態です。",
            "このドメイン名のメールをすべて拒否するレコードを公開してください： {record}",
        ),
    ),
    "dmarc-none/found": both(
        (
            "{domain} has no DMARC record where receivers look for it.",
            "Receivers have no instruction to refuse mail that only pretends to come from this domain.",
            "Publish the record at the right name: {record}",
        ),
        (
            "受信側が参照する場所に、{domain} の DMARC レコードがありません。",
            "このドメインを騙るメールを受信側で拒否してもらうための指示がない状態です。",
            "別の場所に置かれているレコードを、正しい名前で公開してください： {record}",
        ),
    ),
    "dmarc-near-miss": both(
        (
            "{domain} has a text that is meant to be its DMARC record, but receivers do not take it for one: {faults}.",
            "Published is: {shown} A record begins with v=DMARC1 in exactly this form, then come tags with a semicolon between them (RFC 9989); what looks nearly so is ignored as a whole.",
            "Replace the text by: {record}",
        ),
        (
            "{domain} の DMARC レコードのつもりで公開されている文字列が、書き方の誤りのため DMARC レコードとして扱われていません（{faults}）。",
            "公開されている内容： {shown} レコードは v=DMARC1 で始まり、各項目をセミコロンで区切る必要があります（RFC 9989）。少しでも異なると、全体が無視されます。",
            "次の内容に置き換えてください： {record}",
        ),
    ),
    "dmarc-near-miss/read": both(
        (
            "Receivers do not read the DMARC record of {domain} as it was meant: {faults}.",
            "Published is: {shown} Tags are separated by semicolons and hold no odd characters (RFC 9989); receivers pass over what they cannot read, the policy too.",
            "Replace the record by: {record}",
        ),
        (
            "{domain} の DMARC レコードは、書き方の誤りのため意図どおりに読み取られません（{faults}）。",
            "公開されている内容： {shown} 各項目はセミコロンで区切り、余分な文字を入れないようにします（RFC 9989）。読み取れない部分は、ポリシーであっても無視されます。",
            "次の内容に置き換えてください： {record}",
        ),
    ),
    "dmarc-multiple-records": both(
        (
            "{domain} has more than one DMARC record.",
            "Receivers discard all of them, so the domain is unprotected.",
            "Replace all of them by one, which joins what they say: {record}",
        ),
        (
            "{domain} に DMARC レコードが 2 つ以上あります。",
            "受信側はすべてを無視するため、保護されていない状態です。",
            "すべて削除し、内容を 1 つにまとめた次のレコードに置き換えてください： {record}",
        ),
    ),
    "dmarc-multiple-records/inherited": both(
        (
            "{domain} has more than one DMARC record.",
            "Receivers discard all of them and apply the record of {location} instead (here: {applied}). Older receivers apply none.",
            "Replace all of them by one, which joins what they say: {record}",
        ),
        (
            "{domain} に DMARC レコードが 2 つ以上あります。",
            "受信側はすべてを無視し、代わりに {location} のレコードを適用します（この場合は {applied}）。古い受信側では、どのポリシーも適用されません。",
            "すべて削除し、内容を 1 つにまとめた次のレコードに置き換えてください： {record}",
        ),
    ),
    "dmarc-syntax": both(
        (
            "The tag {tag} of the DMARC record of {domain} is wrong ({reason}).",
            "Receivers ignore it, or treat the whole policy as none.",
            "Publish the record corrected: {record}",
        ),
        (
            "{domain} の DMARC レコードの {tag} に誤りがあります（{reason}）。",
            "受信側はこのタグを無視するか、ポリシー全体を none として扱います。",
            "次のように直して公開してください： {record}",
        ),
    ),
    "dmarc-syntax/ask": both(
        (
            "The tag {tag} of the DMARC record of {domain} is wrong ({reason}).",
            "Receivers ignore it, or treat the whole policy as none.",
            "Correct the tag in the record shown.",
        ),
        (
            "{domain} の DMARC レコードの {tag} に誤りがあります（{reason}）。",
            "受信側はこのタグを無視するか、ポリシー全体を none として扱います。",
            "根拠に示したレコードの該当箇所を直してください。",
        ),
    ),
    "dmarc-syntax/twice": both(
        (
            "The DMARC record of {domain} has the tag {tag}= twice.",
            "A tag may stand only once: receivers use one of the two, or reject the whole record.",
            "Write one {tag}= and join its addresses with a comma: {record}",
        ),
        (
            "{domain} の DMARC レコードに {tag}= が 2 回書かれています。",
            "同じタグは 1 回しか書けません。片方しか使われないか、レコード全体が無効になります。",
            "{tag}= を 1 つにまとめ、宛先をコンマで区切ってください： {record}",
        ),
    ),
    "dmarc-unknown-tag": both(
        (
            "The DMARC record of {domain} has an unknown tag, {tag}=.",
            "Receivers ignore it.",
            "Remove it, unless a service asked you to keep it there.",
        ),
        (
            "{domain} の DMARC レコードに、規格にないタグ {tag}= があります。",
            "受信側では無視されます。",
            "利用中のサービスから指定されたものでなければ、削除してください。",
        ),
    ),
    "dmarc-unknown-tag/meant": both(
        (
            "The DMARC record of {domain} has an unknown tag, {tag}=; probably {meant}= is meant.",
            "Receivers ignore a tag they do not know, so this setting has no effect.",
            "Publish the record corrected: {record}",
        ),
        (
            "{domain} の DMARC レコードの {tag}= は規格にないタグです。{meant}= の誤りと思われます。",
            "知らないタグは無視されるため、この設定は効いていません。",
            "次のように直して公開してください： {record}",
        ),
    ),
    "dmarc-temperror": both(
        (
            "DMARC of {domain} could not be checked ({failed}).",
            "A name server did not answer. This says nothing about the record itself.",
            "Check again later; if it stays so, ask whoever runs the name servers.",
        ),
        (
            "{domain} の DMARC を確認できませんでした（{failed}）。",
            "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
            "時間をおいて再度確認し、続くようであれば DNS の管理者に問い合わせてください。",
        ),
    ),
    "dmarc-rua-missing": both(
        (
            "Nobody receives DMARC reports for {domain}.",
            "Without reports you do not see who sends in your name, nor whether your own mail passes.",
            "Add an address: rua=mailto:dmarc@{domain}",
        ),
        (
            "{domain} の DMARC レポートの受信先がありません。",
            "誰が貴組織を名乗って送っているか、自組織のメールが合格しているかを把握できません。",
            "受信先を追加してください： rua=mailto:dmarc@{domain}",
        ),
    ),
    "dmarc-rua-missing/silent": both(
        (
            "Nobody receives DMARC reports for {domain}.",
            "Without reports you do not see who sends in your name, nor whether your own mail passes.",
            "Add rua= with an address at a domain that receives mail; this one does not.",
        ),
        (
            "{domain} の DMARC レポートの受信先がありません。",
            "誰が貴組織を名乗って送っているか、自組織のメールが合格しているかを把握できません。",
            "rua= を追加してください。このドメインはメールを受信しないため、受信できるドメインの宛先を指定します。",
        ),
    ),
    "dmarc-rua-invalid": both(
        (
            "A report address in the DMARC record of {domain} is not valid ({reason}).",
            "Reports are not delivered there. An address is written as mailto: and the mailbox, several with a comma between them.",
            "Publish the record corrected: {record}",
        ),
        (
            "{domain} の DMARC レポートの宛先が正しくありません（{reason}）。",
            "この宛先にはレポートが届きません。宛先は mailto: に続けてメールアドレスを書き、複数のときはコンマで区切ります。",
            "次のように直して公開してください： {record}",
        ),
    ),
    "dmarc-rua-invalid/ask": both(
        (
            "A report address in the DMARC record of {domain} is not valid ({reason}).",
            "Reports are not delivered there. An address is written as mailto: and the mailbox, whose domain must be one on the Internet.",
            "Put a mailbox that you read into {tag}= of the record shown.",
        ),
        (
            "{domain} の DMARC レポートの宛先が正しくありません（{reason}）。",
            "この宛先にはレポートが届きません。宛先は mailto: に続けて、インターネットで届くメールアドレスを書きます。",
            "根拠に示したレコードの {tag}= に、実際に受信できるメールアドレスを書いてください。",
        ),
    ),
    "dmarc-rua-undeliverable": both(
        (
            "DMARC reports of {domain} cannot be delivered to {address}.",
            "{host} has neither mail servers nor an address, so mail to it is returned.",
            "Name a mailbox that receives mail in {tag}=.",
        ),
        (
            "{domain} の DMARC レポートは {address} に届きません。",
            "{host} にはメールサーバーもアドレスもないため、配送できません。",
            "{tag}= には、メールを受信できる宛先を指定してください。",
        ),
    ),
    "dmarc-rua-undeliverable/null-mx": both(
        (
            "DMARC reports of {domain} cannot be delivered to {address}.",
            "{host} says that it takes no mail at all (null MX).",
            "Name a mailbox that receives mail in {tag}=.",
        ),
        (
            "{domain} の DMARC レポートは {address} に届きません。",
            "{host} は、メールを受信しないことを宣言しています（null MX）。",
            "{tag}= には、メールを受信できる宛先を指定してください。",
        ),
    ),
    "dmarc-rua-undeliverable/https-only": both(
        (
            "No server sends the DMARC reports of {domain} to {address}.",
            "Reports go by mail; receivers ignore addresses with https://.",
            "Name a mailbox with mailto: in {tag}=.",
        ),
        (
            "{domain} の DMARC レポートは {address} に送られません。",
            "レポートはメールで送られ、https:// の宛先は無視されます。",
            "{tag}= には、mailto: で始まるメールの宛先を指定してください。",
        ),
    ),
    "dmarc-rua-external-not-authorized": both(
        (
            "{host} has not agreed to receive the DMARC reports of {domain}.",
            "Reports are not sent to another organization without its consent in DNS.",
            "Ask {host} to publish: {record}",
        ),
        (
            "{host} は {domain} の DMARC レポートの受け取りに同意していません。",
            "別組織あてのレポートは、その組織が DNS で同意していないと送られません。",
            "{host} に次のレコードの公開を依頼してください： {record}",
        ),
    ),
    "dmarc-ruf-external-not-authorized": both(
        (
            "{host} has not agreed to receive failure reports of {domain}.",
            "Such reports are not sent to another organization without its consent in DNS.",
            "Ask {host} to publish: {record}",
        ),
        (
            "{host} は {domain} の失敗レポートの受け取りに同意していません。",
            "別組織あてのレポートは、その組織が DNS で同意していないと送られません。",
            "{host} に次のレコードの公開を依頼してください： {record}",
        ),
    ),
    "dmarc-report-temperror": both(
        (
            "Whether {host} accepts the DMARC reports of {domain} could not be checked.",
            "A name server did not answer. This says nothing about its consent.",
            "Check again later.",
        ),
        (
            "{host} が {domain} の DMARC レポートの受け取りに同意しているか、確認できませんでした。",
            "ネームサーバーから回答がありませんでした。同意の有無とは別の問題です。",
            "時間をおいて再度確認してください。",
        ),
    ),
    "dmarc-wrong-location": both(
        (
            "There is a DMARC record at {where}, but receivers do not look for it there.",
            "Receivers read it at _dmarc.{domain} only.",
            "Publish it at _dmarc.{domain} instead, as the only record there: {record}",
        ),
        (
            "DMARC レコードが {where} に置かれています。",
            "受信側は _dmarc.{domain} しか見ないため、効いていません。",
            "_dmarc.{domain} に次のレコードを 1 つだけ置き、{where} のものは削除してください： {record}",
        ),
    ),
    "dmarc-dangling": both(
        (
            "_dmarc.{domain} points to {name}, which does not exist.",
            "The domain has no DMARC policy, and whoever can create that name decides about yours.",
            "Point it to your provider's current name, or publish the record directly: {record}",
        ),
        (
            "_dmarc.{domain} の参照先 {name} が存在しません。",
            "DMARC が効いておらず、その名前を取得した第三者にポリシーを操られるおそれがあります。",
            "現在の委託先の名前に直すか、レコードを直接公開してください： {record}",
        ),
    ),
}
