"""What is said about SPF, DKIM, DMARC and ARC, without their names where the reader does not need them."""

from mailguard.catalogue import Text, Wording

_ASK_EN = "Do not act on this mail alone. Ask {author} by a phone number or address you already had."
_ASK_JA = "このメールだけを頼りに行動せず、以前から知っている電話番号や連絡先で {author} に確認してください。"

TEXTS: dict[str, Wording] = {
    "spf-fail": {
        "en": Text(
            "This mail says it is from {domain}, but {domain} has not allowed {ip} to send for it.",
            "The owner of {domain} publishes a list of the computers that send its mail. The computer that delivered this mail ({ip}) is not on it, and its address cannot be forged. Either the sender is forged, or someone forwarded the mail.",
            _ASK_EN,
        ),
        "ja": Text(
            "差出人は {domain} となっていますが、{domain} は {ip} からの送信を許可していません。",
            "{domain} の持ち主は、自分のメールを送るコンピューターの一覧を公開しています。このメールを届けたコンピューター（{ip}）はその一覧になく、このアドレスは偽ることができません。差出人が偽物か、誰かが転送したメールです。",
            _ASK_JA,
        ),
    },
    "spf-fail/envelope": {
        "en": Text(
            "This mail was handed over in the name of {domain}, but {domain} has not allowed {ip} to send for it.",
            "Besides the sender you see ({author}), a mail names an address for returns, here at {domain}. The owner of {domain} publishes which computers may send in its name, and {ip} is not among them.",
            _ASK_EN,
        ),
        "ja": Text(
            "このメールは {domain} の名義で届けられましたが、{domain} は {ip} からの送信を許可していません。",
            "メールには、画面に表示される差出人（{author}）とは別に、返送先のアドレスがあります。このメールの返送先は {domain} です。{domain} の持ち主は送信してよいコンピューターを公開していますが、{ip} はその中にありません。",
            _ASK_JA,
        ),
    },
    "spf-fail/softfail": {
        "en": Text(
            "{domain} does not expect its mail to come from {ip}, but does not rule it out.",
            "The owner of {domain} publishes which computers send its mail and says that others are probably not right. This happens with forged senders, and also with forwarding and with services the owner forgot to list.",
            "Look at the other findings before you trust the sender.",
        ),
        "ja": Text(
            "{domain} は、{ip} からの送信を想定していません（禁止まではしていません）。",
            "{domain} の持ち主は、自分のメールを送るコンピューターを公開し、それ以外は「おそらく正しくない」としています。なりすましのほか、転送や、登録し忘れたサービスからの送信でも起こります。",
            "差出人を信用する前に、ほかの指摘も確認してください。",
        ),
    },
    "spf-fail/signed": {
        "en": Text(
            "The mail did not come straight from {domain}, but a valid signature of {signer} shows that it is genuine.",
            "The computer that delivered it ({ip}) is not one of those that {domain} allows, as with every forwarded mail. The digital signature of {signer} is intact, so neither the sender nor the text was changed on the way.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} から直接届いたメールではありませんが、{signer} の電子署名は正しく、本物と確認できます。",
            "届けたコンピューター（{ip}）は {domain} が許可したものではありません。転送されたメールでは必ずこうなります。{signer} の電子署名は壊れていないため、差出人も本文も途中で変えられていません。",
            "この点について、対応は必要ありません。",
        ),
    },
    "spf-fail/forwarded": {
        "en": Text(
            "The mail did not come straight from {domain}; {sealer}, which you trust, passed it on.",
            "The computer that delivered it ({ip}) is not one of those that {domain} allows. {sealer} confirms with an intact seal that the sender was right when the mail arrived there.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} から直接届いたメールではなく、信頼済みの {sealer} が中継したものです。",
            "届けたコンピューター（{ip}）は {domain} が許可したものではありません。{sealer} は、受け取った時点で差出人が正しかったことを、壊れていない証明で保証しています。",
            "この点について、対応は必要ありません。",
        ),
    },
    "spf-fail/claimed": {
        "en": Text(
            "Your mail server noted that the sender's domain has not allowed the computer that delivered this mail.",
            "When the mail arrived, your own server compared the delivering computer with the list that the sender's domain publishes. It was not on it. This could not be checked again now.",
            _ASK_EN,
        ),
        "ja": Text(
            "受信時に自組織のメールサーバーが「差出人のドメインが許可していないコンピューターから届いた」と記録しています。",
            "メールが届いたとき、自組織のサーバーが、届けたコンピューターと、差出人のドメインが公開している一覧とを照合しました。一覧にはありませんでした。現時点では再確認できていません。",
            _ASK_JA,
        ),
    },
    "dkim-fail": {
        "en": Text(
            "The mail carries a digital signature of {domain} that does not fit it.",
            "A signature shows that a mail really comes from the domain that signed it. This one is wrong: it was forged, copied from another mail, or the sender, the subject or another signed part was changed afterwards.",
            "Do not take {domain} as proof of the sender. If it matters, ask by a way you already know.",
        ),
        "ja": Text(
            "{domain} の電子署名が付いていますが、このメールの内容と合っていません。",
            "電子署名は、署名したドメインから本当に送られたことを示すものです。この署名は正しくありません。偽造されたか、別のメールから写されたか、差出人や件名などが後から書き換えられています。",
            "{domain} の署名があることを、本物の証拠と考えないでください。大事な用件なら、以前から知っている連絡先で確認してください。",
        ),
    },
    "dkim-fail/altered": {
        "en": Text(
            "The digital signature of {domain} no longer fits, because the text was changed after it was signed.",
            "The line that names the sender is as {domain} signed it, but the text is not. Mailing lists and virus scanners do this when they add a notice; so does an attacker who exchanges links or bank details.",
            "See the finding about the changed text.",
        ),
        "ja": Text(
            "署名後に本文が変わったため、{domain} の電子署名が合わなくなっています。",
            "差出人欄は {domain} が署名したときのままですが、本文が違います。メーリングリストやウイルス検査が注意書きを付け足した場合のほか、攻撃者がリンクや口座番号を差し替えた場合にも起こります。",
            "本文の変更についての指摘も確認してください。",
        ),
    },
    "dkim-fail/expired": {
        "en": Text(
            "The digital signature of {domain} had expired when the mail arrived.",
            "The sender gave the signature an end date, and it had passed. A mail that was held up on the way looks like this, and so does an old mail that someone sends again.",
            "Check whether the mail is about something current before you act on it.",
        ),
        "ja": Text(
            "メールが届いた時点で、{domain} の電子署名の有効期限が切れていました。",
            "送信側が署名に有効期限を付けており、それを過ぎています。配送が遅れた場合のほか、古いメールを誰かが送り直した場合にも起こります。",
            "対応する前に、現在の用件かどうかを確認してください。",
        ),
    },
    "dkim-fail/signed": {
        "en": Text(
            "One digital signature ({domain}) no longer fits, but another one of {signer} is intact.",
            "Services on the way sometimes break an earlier signature. The valid one of {signer} is enough to show that the mail is genuine.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "電子署名の一つ（{domain}）は合っていませんが、{signer} の別の署名は正しいものです。",
            "途中のサービスが先に付いた署名を壊してしまうことがあります。{signer} の正しい署名があるので、メールが本物であることは確認できます。",
            "この点について、対応は必要ありません。",
        ),
    },
    "dkim-fail/forwarded": {
        "en": Text(
            "The digital signature of {domain} was broken on the way; {sealer}, which you trust, saw it intact.",
            "Mailing lists and forwarders change a mail and thereby break its signature. {sealer} confirms with an intact seal that the mail was right when it arrived there.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} の電子署名は途中で壊れましたが、信頼済みの {sealer} は正しい状態で受け取っています。",
            "メーリングリストや転送では、メールに手が加わって署名が壊れることがあります。{sealer} は、受け取った時点で正しいメールだったことを、壊れていない証明で保証しています。",
            "この点について、対応は必要ありません。",
        ),
    },
    "dkim-fail/claimed": {
        "en": Text(
            "Your mail server noted that the digital signature of {domain} did not fit the mail.",
            "When the mail arrived, your own server checked the signature and found it wrong. This could not be checked again now.",
            "Do not take {domain} as proof of the sender.",
        ),
        "ja": Text(
            "受信時に自組織のメールサーバーが「{domain} の電子署名が合わない」と記録しています。",
            "メールが届いたとき、自組織のサーバーが署名を確認し、正しくないと判断しました。現時点では再確認できていません。",
            "{domain} の署名があることを、本物の証拠と考えないでください。",
        ),
    },
    "dkim-body-altered": {
        "en": Text(
            "The text of this mail was changed after {domain} signed it.",
            "The line that names the sender still carries the valid signature of {domain}, so {domain} did send such a mail. But the text you see is not the one that was signed: something was added, removed or replaced on the way.",
            "Before you pay, click or answer, confirm account numbers and links with the sender by telephone.",
        ),
        "ja": Text(
            "このメールの本文は、{domain} が署名した後に書き換えられています。",
            "差出人欄には {domain} の正しい署名が残っており、{domain} がメールを送ったことは確かです。しかし、表示されている本文は署名されたときのものではありません。途中で何かが加えられたか、消されたか、差し替えられています。",
            "振り込み、リンクのクリック、返信の前に、口座番号やリンク先を電話で差出人に確認してください。",
        ),
    },
    "dkim-length-tag": {
        "en": Text(
            "The end of this mail is not covered by the signature of {domain}: {octets} bytes could have been added by anyone.",
            "The signature says that it covers only the first part of the text. Everything after that can be exchanged without breaking it, and in an HTML mail the added part can hide the genuine one.",
            "Do not trust the last part of the mail because of the signature. Open no link or attachment from it without asking.",
        ),
        "ja": Text(
            "このメールの末尾（{octets} バイト）は {domain} の署名の対象外で、誰でも書き足せた部分です。",
            "この署名は本文の最初の部分だけを対象にしています。その後ろは、署名を壊さずに差し替えられます。HTMLメールでは、書き足した部分で本来の内容を隠すこともできます。",
            "署名があるからといって、メールの末尾を信用しないでください。そこにあるリンクや添付は、確認するまで開かないでください。",
        ),
    },
    "unsigned-from": {
        "en": Text(
            "The signature of {domain} on this mail leaves out the sender: it proves nothing about {author}.",
            "The signature itself is valid, but it does not cover the line that names the sender. Anyone could have put another name there.",
            "Treat this mail as unsigned, and confirm the sender by a way you already know.",
        ),
        "ja": Text(
            "{domain} の署名は差出人欄を対象にしておらず、{author} から届いた証拠になりません。",
            "署名そのものは正しいのですが、差出人を示す行が対象から外されています。誰でも別の名前に書き換えられます。",
            "署名のないメールとして扱い、以前から知っている連絡先で差出人に確認してください。",
        ),
    },
    "unsigned-from/several": {
        "en": Text(
            "The mail names its sender more than once, and the signature of {domain} covers only one of them.",
            "A correct mail has one sender line. Here another one was added above a signed mail, so that the sender you see is not the one that signed.",
            "Treat this mail as forged.",
        ),
        "ja": Text(
            "差出人欄が複数あり、{domain} の署名はその一部しか対象にしていません。",
            "正しいメールの差出人欄は一つだけです。署名済みのメールに別の差出人欄が書き足されており、表示される差出人は署名した人ではないおそれがあります。",
            "偽物のメールとして扱ってください。",
        ),
    },
    "weak-dkim-key": {
        "en": Text(
            "The signature of {domain} was made with a key that is too short ({bits} bits) to prove anything.",
            "Keys this short can be broken, and then anyone can sign in the name of {domain}. Standards forbid accepting them.",
            "Treat the mail as unsigned. If {domain} is yours, have a key of 2048 bits set up.",
        ),
        "ja": Text(
            "{domain} の署名に使われている鍵は短すぎて（{bits} ビット）、本物の証拠になりません。",
            "この長さの鍵は破ることができ、誰でも {domain} の名前で署名できてしまいます。標準規格でも、受け入れてはならないとされています。",
            "署名のないメールとして扱ってください。{domain} が自組織のものなら、2048 ビットの鍵に替えてください。",
        ),
    },
    "weak-dkim-key/sha1": {
        "en": Text(
            "The signature of {domain} uses an outdated method that no longer proves anything.",
            "The method (SHA-1) can be broken, and standards forbid accepting it.",
            "Treat the mail as unsigned. If {domain} is yours, have the mail system changed to rsa-sha256.",
        ),
        "ja": Text(
            "{domain} の署名は、もう証拠にならない古い方式で作られています。",
            "この方式（SHA-1）は破られるおそれがあり、標準規格でも受け入れてはならないとされています。",
            "署名のないメールとして扱ってください。{domain} が自組織のものなら、メールシステムの設定を rsa-sha256 に変えてください。",
        ),
    },
    "weak-dkim-key/short": {
        "en": Text(
            "The key behind the signature of {domain} has {bits} bits; 2048 are recommended today.",
            "The signature is accepted. Longer keys are recommended so that it stays safe in the coming years.",
            "Nothing needs to be done for this mail. If {domain} is yours, plan a longer key.",
        ),
        "ja": Text(
            "{domain} の署名の鍵は {bits} ビットです。現在は 2048 ビットが推奨されています。",
            "署名は有効です。今後も安全に使うために、より長い鍵が推奨されています。",
            "このメールについての対応は必要ありません。{domain} が自組織のものなら、鍵の更新を計画してください。",
        ),
    },
    "dmarc-fail": {
        "en": Text(
            "Nothing proves that this mail is from {domain}.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither.",
            "Treat the sender as forged. Confirm by a phone number you already know before you do what the mail asks.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠がありません。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。",
            "差出人は偽物と考えてください。メールの依頼に応じる前に、以前から知っている電話番号で確認してください。",
        ),
    },
    "dmarc-fail/reject": {
        "en": Text(
            "Nothing proves that this mail is from {domain}, and {domain} asks everyone to refuse such mail.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither, and its owner has published that such mail is not genuine and should be refused.",
            "Treat the sender as forged: do not answer, click or open anything.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠はなく、{domain} はこのようなメールの受信拒否を求めています。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。{domain} の持ち主は、そのようなメールは本物ではないので拒否するよう公表しています。",
            "差出人は偽物と考え、返信、リンクのクリック、添付を開くことは避けてください。",
        ),
    },
    "dmarc-fail/quarantine": {
        "en": Text(
            "Nothing proves that this mail is from {domain}, and {domain} asks everyone to distrust such mail.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither, and its owner has published that such mail belongs into the junk folder.",
            "Treat the sender as forged: do not answer, click or open anything.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠はなく、{domain} はこのようなメールを疑うよう求めています。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。{domain} の持ち主は、そのようなメールを迷惑メールとして扱うよう公表しています。",
            "差出人は偽物と考え、返信、リンクのクリック、添付を開くことは避けてください。",
        ),
    },
    "dmarc-fail/none": {
        "en": Text(
            "Nothing proves that this mail is from {domain}.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither. The owner of {domain} is still watching and does not ask for such mail to be refused, so a forwarded genuine mail is possible.",
            "Confirm by a phone number you already know before you do what the mail asks.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠がありません。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。ただし {domain} はまだ様子を見ている段階で、拒否までは求めていません。転送された本物のメールの可能性も残ります。",
            "メールの依頼に応じる前に、以前から知っている電話番号で確認してください。",
        ),
    },
    "dmarc-fail/own": {
        "en": Text(
            "This mail says it is from your own organization ({domain}), but it is not.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither. Someone outside is using your organization's name, as is common before fraud.",
            "Do not answer, click or open anything. Tell your IT staff.",
        ),
        "ja": Text(
            "差出人は自組織（{domain}）となっていますが、自組織から送られたメールではありません。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。外部の誰かが自組織の名前を使っています。詐欺の前によく使われる手口です。",
            "返信したり、リンクや添付を開いたりせず、情報システム担当者に知らせてください。",
        ),
    },
    "dmarc-fail/forwarded": {
        "en": Text(
            "The proof that this mail is from {domain} was lost on the way; {sealer}, which you trust, still saw it.",
            "Mailing lists and forwarders change a mail so that the proof no longer fits. {sealer} confirms with an intact seal that the sender was right when the mail arrived there.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} からのメールである証拠は途中で失われましたが、信頼済みの {sealer} が確認しています。",
            "メーリングリストや転送では、メールに手が加わって証拠が合わなくなることがあります。{sealer} は、受け取った時点で差出人が正しかったことを、壊れていない証明で保証しています。",
            "この点について、対応は必要ありません。",
        ),
    },
    "dmarc-fail/list": {
        "en": Text(
            "The proof that this mail is from {domain} is missing; the mailing list {list} handed the mail on.",
            "Mailing lists add a footer or a tag to the subject, and then the author's digital signature no longer fits. That {list} sent the mail is proven; that {domain} wrote it is not.",
            "Normal for a mailing list you know. If the mail asks for money, passwords or a click, ask the author first.",
        ),
        "ja": Text(
            "{domain} からのメールである証拠がありません。メーリングリスト（{list}）を通ったメールです。",
            "メーリングリストは件名に番号を付けたり本文の末尾に案内を加えたりするため、書いた人の電子署名が合わなくなります。{list} が送ったことは確認できていますが、{domain} の人が書いたことまでは確認できていません。",
            "ご存じのメーリングリストなら、よくあることです。お金やパスワード、リンクのクリックを求められたときは、書いた本人に確認してください。",
        ),
    },
    "dmarc-fail/claimed": {
        "en": Text(
            "Your mail server noted that nothing proves this mail is from {domain}.",
            "When the mail arrived, your own server compared it with what {domain} publishes about its mail, and nothing fitted. This could not be checked again now.",
            "Treat the sender as forged. Confirm by a phone number you already know before you do what the mail asks.",
        ),
        "ja": Text(
            "受信時に自組織のメールサーバーが「{domain} から届いた証拠がない」と記録しています。",
            "メールが届いたとき、自組織のサーバーが {domain} の公開情報と照合しましたが、一致するものがありませんでした。現時点では再確認できていません。",
            "差出人は偽物と考えてください。メールの依頼に応じる前に、以前から知っている電話番号で確認してください。",
        ),
    },
    "dmarc-absent": {
        "en": Text(
            "{domain} does not say how its genuine mail can be recognised.",
            "Many organizations publish a rule by which forged mail in their name can be told. {domain} has none, so anyone can use its name more easily. On its own this is only a weak sign.",
            "Look at the other findings. If {domain} is yours, have the rule (DMARC) published.",
        ),
        "ja": Text(
            "{domain} は、本物のメールの見分け方を公開していません。",
            "多くの組織は、自組織の名前をかたる偽メールを見分けるための決まりを公開しています。{domain} にはそれがなく、名前を使われやすい状態です。これだけでは弱い手がかりにすぎません。",
            "ほかの指摘も確認してください。{domain} が自組織のものなら、この決まり（DMARC）を公開してください。",
        ),
    },
    "dmarc-absent/invalid": {
        "en": Text(
            "{domain} publishes a rule for recognising its genuine mail, but the rule cannot be read.",
            "The entry contains a mistake, so that nobody can apply it. Anyone can use the name of {domain} more easily. On its own this is only a weak sign.",
            "Look at the other findings. If {domain} is yours, have the entry (DMARC) corrected.",
        ),
        "ja": Text(
            "{domain} は本物のメールの見分け方を公開していますが、書き方に誤りがあり読み取れません。",
            "登録内容に誤りがあるため、誰も利用できません。{domain} の名前を使われやすい状態です。これだけでは弱い手がかりにすぎません。",
            "ほかの指摘も確認してください。{domain} が自組織のものなら、登録（DMARC）を直してください。",
        ),
    },
    "arc-fail": {
        "en": Text(
            "The record of the mail servers that passed this mail on ({sealer}) does not hold.",
            "Servers on the way can note that a mail was genuine when it reached them. Here that note is damaged or says itself that something was wrong, so it proves nothing.",
            "Ignore what the note says and look at the other findings.",
        ),
        "ja": Text(
            "このメールを中継したサーバー（{sealer}）の記録が正しくありません。",
            "途中のサーバーは「受け取った時点で本物だった」という記録を残すことができます。このメールではその記録が壊れているか、問題があったと記録されており、証拠になりません。",
            "この記録は無視し、ほかの指摘から判断してください。",
        ),
    },
    "arc-fail/trusted": {
        "en": Text(
            "The mail carries a note in the name of {sealer}, which you trust, but the note is not right.",
            "You trust {sealer} to confirm the sender of mail it passes on. The confirmation on this mail does not fit it: it was copied, invented, or the mail was changed afterwards.",
            "Do not trust this mail because of {sealer}. Confirm the sender by a way you already know.",
        ),
        "ja": Text(
            "信頼済みの {sealer} の名前で「確認済み」とする記録が付いていますが、正しくありません。",
            "{sealer} が中継したメールは、差出人の確認を任せる設定になっています。このメールの記録は内容と合っていません。写されたか、でっち上げられたか、後からメールが書き換えられています。",
            "{sealer} の名前を理由に信用しないでください。以前から知っている連絡先で差出人に確認してください。",
        ),
    },
}
