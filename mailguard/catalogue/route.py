"""What is said about the way a mail took."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
    "from-mismatch-received": {
        "en": Text(
            "The mail says it is from {owner}, but it was delivered by a host of someone else: {host}.",
            "Anyone can write any sender. The computer that connected to your mail server ({ip}) cannot be chosen that freely, and it does not belong to {owner}. Nothing else in the mail proves the sender either.",
            "Do not act on this mail alone. Ask {owner} by a phone number or address you already had.",
        ),
        "ja": Text(
            "差出人は {owner} となっていますが、実際にメールを届けたのは無関係のサーバー {host} です。",
            "差出人の名前やアドレスは誰でも自由に書けます。一方、こちらのメールサーバーに接続してきた相手（{ip}）は簡単には偽れません。その相手は {owner} のものではなく、差出人が本物だと示す証拠もほかに見つかりませんでした。",
            "このメールだけを頼りに行動しないでください。以前から知っている電話番号や連絡先で {owner} に確認してください。",
        ),
    },
    "from-mismatch-received/bounce": {
        "en": Text(
            "A delivery report in the name of {owner} came through a large mail provider: {host}.",
            "Reports that a mail could not be delivered carry no proof of their sender. Many organizations use this provider, so the host alone does not tell whether {owner} sent the report.",
            "Normal if you have just written to {owner}. If not, do not open its files or links.",
        ),
        "ja": Text(
            "{owner} の名前の配信不能通知が、大手メール事業者のサーバー {host} から届きました。",
            "配信不能通知には、差出人を証明するものが付きません。この事業者は多くの組織が利用しているため、サーバー名だけでは {owner} が送ったものかどうか判断できません。",
            "{owner} にメールを送った直後であれば、よくあることです。心当たりがないときは、添付ファイルやリンクを開かないでください。",
        ),
    },
    "from-mismatch-received/own": {
        "en": Text(
            "The mail says it is from your own organization ({domain}), but it came from outside: {host}.",
            "Mail of your own organization normally does not arrive from a stranger's computer ({ip}). A forged internal sender is a common way to make colleagues pay, click or answer.",
            "Do not answer and do not click. Ask the colleague by phone, and tell your IT staff.",
        ),
        "ja": Text(
            "差出人は自組織（{domain}）となっていますが、外部のサーバー {host} から届きました。",
            "自組織のメールが、無関係の外部のコンピューター（{ip}）から届くことは通常ありません。院内・署内・校内の人になりすまして、送金やクリック、返信をさせる手口がよくあります。",
            "返信したりリンクを開いたりせず、差出人とされる本人に電話で確認し、情報システム担当者に知らせてください。",
        ),
    },
    "received-anomaly": {
        "en": Text(
            "The delivery record of this mail contains a step that cannot be right.",
            "Every mail server on the way adds one line to the mail. A sender who wants to hide the true origin adds invented lines.",
            "Give the delivery record below your own server's line no weight, and judge the mail without it.",
        ),
        "ja": Text(
            "このメールの配送記録に、ありえない箇所があります。",
            "メールは、通過したサーバーごとに記録が1行ずつ付きます。本当の発信元を隠したい送信者は、うその記録を書き足すことがあります。",
            "自組織のサーバーより前の配送記録は信用せず、ほかの点からこのメールを判断してください。",
        ),
    },
    "received-anomaly/claims-our-name": {
        "en": Text(
            "A step of the delivery record pretends to be your own server: {host}.",
            "Step No. {hop} of the route bears a name of your organization, but your server did not write it or the computer behind it is a stranger's ({ip}). This makes an outside mail look internal.",
            "Treat the mail as coming from outside. Tell your IT staff before you do what it asks.",
        ),
        "ja": Text(
            "配送記録の中に、自組織のサーバー（{host}）を名乗る偽の記録があります。",
            "経路の記録 No.{hop} は自組織の名前を使っていますが、実際には自組織のサーバーのものではありません（接続元：{ip}）。外部のメールを内部のメールに見せかける手口です。",
            "外部から来たメールとして扱い、依頼に応じる前に情報システム担当者に相談してください。",
        ),
    },
    "received-anomaly/invented-hop": {
        "en": Text(
            "The route claims that the mail passed {host} of {owner}, but {client} delivered it.",
            "The server that really handed the mail over has nothing to do with the one named one step before. That step was probably invented to borrow a good name.",
            "Do not take the mail as coming from {owner}. Check with them by a way you already know.",
        ),
        "ja": Text(
            "経路では {owner} のサーバー {host} を通ったとされていますが、実際に届けたのは {client} です。",
            "実際にメールを渡してきたサーバーと、その一つ手前とされるサーバーがつながりません。信用のある名前を借りるために、その記録が作られた可能性があります。",
            "{owner} から届いたメールとは考えず、以前から知っている連絡先で確認してください。",
        ),
    },
    "received-anomaly/invalid-address": {
        "en": Text(
            "The route contains an Internet address that cannot exist: {ip}.",
            "A mail server writes down the address it really spoke to. An impossible one means that the line (step No. {hop}) was made up or altered.",
            "Give the delivery record below your own server's line no weight, and be careful with this mail.",
        ),
        "ja": Text(
            "経路の記録に、存在しないはずのインターネットアドレス（{ip}）があります。",
            "メールサーバーは、実際に通信した相手のアドレスを記録します。ありえない値があるということは、その記録（No.{hop}）が作られたか、書き換えられたということです。",
            "自組織のサーバーより前の配送記録は信用せず、このメールには注意してください。",
        ),
    },
    "received-anomaly/private-address-outside": {
        "en": Text(
            "A step of the route shows a private address ({ip}) where only public ones belong.",
            "Addresses like {ip} exist only inside a company or a home. Between two different organizations ({host} and {by}) such an address cannot appear, unless the line was made up or the servers are set up unusually.",
            "On its own this is no proof. Weigh it together with the other observations.",
        ),
        "ja": Text(
            "経路の途中に、外部では使われない内部用アドレス（{ip}）が記録されています。",
            "{ip} のようなアドレスは会社や家庭の中でしか使われません。別々の組織のサーバー（{host} と {by}）の間に現れるのは不自然で、記録が作られたか、特殊な構成のためと考えられます。",
            "これだけで偽物とは言えません。ほかの指摘と合わせて判断してください。",
        ),
    },
    "received-anomaly/impossible-order": {
        "en": Text(
            "According to the route, the mail arrived about {hours} hours before it was sent on.",
            "Step No. {hop} ({by}) is dated {time}, earlier than the step before it. Either a clock was wrong by hours, or the line was made up.",
            "On its own this is no proof. Weigh it together with the other observations.",
        ),
        "ja": Text(
            "経路の記録では、送り出される約 {hours} 時間前に届いたことになっています。",
            "記録 No.{hop}（{by}）の日時 {time} は、その一つ前の段階より早くなっています。時計が何時間もずれていたか、記録が作られたかのどちらかです。",
            "これだけで偽物とは言えません。ほかの指摘と合わせて判断してください。",
        ),
    },
    "received-anomaly/long-delay": {
        "en": Text(
            "The mail lay about {hours} hours at one step of its route.",
            "Mail usually takes seconds. A long stop before {by} (step No. {hop}) can be an outage or a moderated list, or an old mail that was sent again.",
            "If the mail speaks of a deadline, check when it was really written.",
        ),
        "ja": Text(
            "このメールは、経路の途中で約 {hours} 時間止まっていました。",
            "メールは普通、数秒で届きます。{by}（No.{hop}）までの長い停滞は、障害や管理者の承認待ちのほか、古いメールの再送信の場合もあります。",
            "期限が書かれている場合は、本当はいつ書かれたメールなのかを確認してください。",
        ),
    },
    "forged-authentication-results": {
        "en": Text(
            "The mail carries a forged test result in the name of your own mail server ({id}).",
            "The line claims “{claim}”, but it was already in the mail when your server received it: the sender wrote it. Only someone who wants to get past your checks does that.",
            "Do not open anything in this mail. Pass it to your IT staff; your border should remove such lines.",
        ),
        "ja": Text(
            "自組織のメールサーバー（{id}）の名前をかたった、偽の検査結果が付いています。",
            "「{claim}」という検査結果が書かれていますが、こちらのサーバーが受け取った時点ですでに付いていました。つまり送信者が自分で書いたものです。検査をすり抜けようとする人でなければ、このようなことはしません。",
            "このメールのリンクや添付ファイルは開かず、情報システム担当者に渡してください。受信サーバーでこのような行を削除する設定が必要です。",
        ),
    },
    "forged-authentication-results/contradiction": {
        "en": Text(
            "Two test results in the name of your mail server ({id}) contradict each other.",
            "The result your border wrote last says that the test failed; another line says “{claim}”. Only the first one counts.",
            "Believe the failed result. Ask your IT staff to find out where the second line comes from.",
        ),
        "ja": Text(
            "自組織のメールサーバー（{id}）の名前が付いた検査結果が、互いに食い違っています。",
            "受信サーバーが最後に書いた結果は「失敗」ですが、別の行には「{claim}」とあります。信用できるのは前者だけです。",
            "「失敗」の結果を信じてください。もう一方の行がどこで付いたのか、情報システム担当者に調べてもらってください。",
        ),
    },
}
