"""What is said about links."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
    "link-text-mismatch": {
        "en": Text(
            "A link shows {shown}, but leads to {host}.",
            "The text of a link can say anything; only its target counts. Showing a trusted address above a different target is a classic trick to make people click.",
            "Do not click this link. Open the site of {shown} from your own bookmark or by typing its address.",
        ),
        "ja": Text(
            "リンクの表示は {shown} ですが、実際に開くのは {host} です。",
            "リンクの文字は自由に書き換えられます。信用できそうなアドレスを見せて別のサイトへ誘導するのは、フィッシング詐欺でよく使われる手口です。",
            "このリンクはクリックしないでください。{shown} を見たいときは、ご自身のブックマークから開くか、アドレスを直接入力してください。",
        ),
    },
    "lookalike-url": {
        "en": Text(
            "A link leads to {host}, which imitates {owner} ({protected}): {marked}.",
            "Somebody uses a name that is almost the one you know, so that you take the site for the real one.",
            "Do not follow the link and do not enter a password there. Open the real site of {owner} by your own bookmark.",
        ),
        "ja": Text(
            "リンク先 {host} は、{owner}（{protected}）に似せた偽のアドレスです（{marked}）。",
            "本物とよく似た名前を使い、本物のサイトだと思い込ませようとしています。",
            "リンクを開かず、パスワードなども入力しないでください。{owner} のサイトは、ご自身のブックマークから開いてください。",
        ),
    },
    "lookalike-url/own": {
        "en": Text(
            "A link leads to {host}, which imitates {protected}, an address of your organization or of a partner: {marked}.",
            "Such a name is chosen for an attack on your organization. A page there can look exactly like your own log-in page.",
            "Do not follow the link. Tell your IT staff at once, so that the address can be blocked for everyone.",
        ),
        "ja": Text(
            "リンク先 {host} は、自組織や取引先の {protected} に似せた偽のアドレスです（{marked}）。",
            "貴組織を狙って用意された可能性が高いアドレスです。本物そっくりのログイン画面が置かれているおそれがあります。",
            "リンクを開かず、すぐに情報システム担当者へ知らせてください。早く知らせるほど、ほかの職員の被害を防げます。",
        ),
    },
    "lookalike-url/public-suffix": {
        "en": Text(
            "The address of a link, {host}, is written as if it ended in {protected}: {marked}.",
            "In Japan only public bodies, universities, schools and registered corporations get such endings. This address has another one, which anyone can buy.",
            "Do not follow the link. Look for the office's real site yourself, or ask by a telephone number you already know.",
        ),
        "ja": Text(
            "リンク先 {host} は、{protected} のアドレスのように見せていますが、実際の末尾は違います（{marked}）。",
            "go.jp や ac.jp などの末尾は、官公庁や大学、法人など決まった組織しか使えません。このアドレスの末尾は、誰でも取得できるものです。",
            "リンクを開かず、公式サイトをご自身で探して開くか、以前から知っている電話番号で確認してください。",
        ),
    },
    "lookalike-url/disarmed": {
        "en": Text(
            "The text mentions {host}, which imitates {owner} ({protected}). It is written so that no click opens it.",
            "Warnings and security news write dangerous addresses this way (hxxp, [.]), so that nobody opens them by accident.",
            "Nothing needs to be done as long as nobody asks you to type the address in. Do not type it in.",
        ),
        "ja": Text(
            "本文に、{owner}（{protected}）に似せたアドレス {host} が書かれています。クリックしても開かない書き方です。",
            "注意喚起やセキュリティ情報では、誤って開かないように、危険なアドレスをこのように（hxxp や [.] で）書きます。",
            "読むだけなら対応は必要ありません。このアドレスを自分で入力して開くことは避けてください。",
        ),
    },
    "punycode-url": {
        "en": Text(
            "The address of a link ({host}) is written with foreign letters that are made to look like others.",
            "On the screen the name looks familiar, but it is a different address. Its technical form is {ascii}.",
            "Do not follow the link.",
        ),
        "ja": Text(
            "リンク先のアドレス（{host}）に、別の文字に見せかけた外国の文字が使われています。",
            "画面では見慣れた名前に見えますが、実際は別のアドレスです。正式な表記は {ascii} です。",
            "このリンクは開かないでください。",
        ),
    },
    "punycode-url/imitates": {
        "en": Text(
            "A link leads to {host}, which looks like {protected} but is written with other letters.",
            "On the screen the two names look the same. Its technical form is {ascii}, a different address.",
            "Do not follow the link. Open {protected} by your own bookmark.",
        ),
        "ja": Text(
            "リンク先 {host} は {protected} のように見えますが、よく似た別の文字で書かれています。",
            "画面では同じに見えても、実際は別のアドレスです（正式な表記は {ascii}）。",
            "このリンクは開かないでください。{protected} はご自身のブックマークから開いてください。",
        ),
    },
    "userinfo-url": {
        "en": Text(
            "A link begins with {shown}, but leads to {host}.",
            "In a web address, everything before an @ sign is ignored. Whoever wrote this link wants you to read only its beginning.",
            "Do not click. The place the link really opens is {host}.",
        ),
        "ja": Text(
            "リンクは {shown} で始まっていますが、実際に開くのは {host} です。",
            "アドレスの中に「@」があると、その手前の部分は無視されます。先頭だけを見て本物だと思わせる書き方です。",
            "クリックしないでください。このリンクで開くのは {host} です。",
        ),
    },
    "userinfo-url/name": {
        "en": Text(
            "A link to {host} has a user name in front of an @ sign ({shown}).",
            "Ordinary links have none. It can be an honest log-in for a technical service, or an attempt to hide the real address.",
            "Check that you know {host} before you open the link.",
        ),
        "ja": Text(
            "{host} へのリンクの「@」の手前に、利用者名のような文字（{shown}）が入っています。",
            "普通のリンクには入っていません。技術的なサービスで使われることもありますが、本当の行き先を分かりにくくする目的の場合もあります。",
            "開く前に、{host} が知っているサイトかどうか確かめてください。",
        ),
    },
    "data-url": {
        "en": Text(
            "A link opens a page that is hidden inside the link itself.",
            "There is no website behind it that could be recognised or blocked. Honest mail has no use for this.",
            "Do not click. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "リンクの中に、ページそのものが埋め込まれています。",
            "どのサイトが開くのか確認できず、遮断もできない書き方です。普通のメールで使われることはありません。",
            "クリックせず、情報システム担当者に見せてください。",
        ),
    },
    "data-url/script": {
        "en": Text(
            "A link runs a small program ({scheme}:) instead of opening a website.",
            "Honest mail has no use for this. Most mail programs block it, but not all.",
            "Do not click. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "リンクをクリックすると、サイトを開くのではなくプログラム（{scheme}:）が動くようになっています。",
            "普通のメールで使われることはありません。多くのメールソフトは止めてくれますが、止められない場合もあります。",
            "クリックせず、情報システム担当者に見せてください。",
        ),
    },
    "data-url/file": {
        "en": Text(
            "A link opens a file or a program ({scheme}:) instead of a website.",
            "Opening a file on a stranger's computer can give your user name and password away without any message on the screen.",
            "Do not click. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "リンクをクリックすると、サイトではなくファイルやプログラム（{scheme}:）が開くようになっています。",
            "外部のパソコンにあるファイルを開くと、画面に何も表示されないまま、ユーザー名やパスワードの情報が相手に渡ることがあります。",
            "クリックせず、情報システム担当者に見せてください。",
        ),
    },
    "ip-url": {
        "en": Text(
            "A link leads to a bare number address ({ip}) instead of a named website.",
            "Companies and authorities link to their name. A bare number says nothing about whose computer it is, and is typical of hijacked machines.",
            "Do not follow the link unless your IT staff know the address.",
        ),
        "ja": Text(
            "リンク先がサイトの名前ではなく、数字だけのアドレス（{ip}）です。",
            "企業や官公庁は、自分の名前のサイトへ案内します。数字だけのアドレスでは持ち主が分からず、乗っ取られたパソコンが使われていることもよくあります。",
            "情報システム担当者が知っているアドレスでない限り、開かないでください。",
        ),
    },
    "ip-url/disguised": {
        "en": Text(
            "A link leads to the number address {ip}, written as {host} so that nobody recognises it.",
            "There is no honest reason to write an address like this. It is done to get past filters.",
            "Do not follow the link.",
        ),
        "ja": Text(
            "リンク先は数字だけのアドレス {ip} で、しかも {host} という分かりにくい形で書かれています。",
            "このような書き方をする正当な理由はありません。迷惑メール対策をすり抜けるための手口です。",
            "このリンクは開かないでください。",
        ),
    },
    "url-shortener": {
        "en": Text(
            "A link uses the shortening service {service}: where it leads cannot be seen.",
            "Anyone can make such a short link, and can change its target later. Organizations rarely use them in mail to customers or colleagues.",
            "Do not follow it. Go to the sender's site by a way you already know.",
        ),
        "ja": Text(
            "短縮URLサービス（{service}）のリンクがあり、本当の行き先が分かりません。",
            "短縮URLは誰でも作れ、行き先を後から変えることもできます。取引先や職員あてのメールで企業や団体が使うことはあまりありません。",
            "このリンクは開かず、送り主のサイトはいつもの方法で開いてください。",
        ),
    },
    "open-redirect": {
        "en": Text(
            "A link begins at {host} and is passed on to {target}.",
            "The beginning shows a site that people trust; the page that opens belongs to somebody else.",
            "Judge the link by {target}. If you do not know it, do not click.",
        ),
        "ja": Text(
            "リンクの先頭は {host} ですが、そこから {target} へ転送されます。",
            "信用されているサイトの名前を先頭に見せていますが、最後に開くのは別のサイトです。",
            "行き先は {target} です。知らないサイトなら、クリックしないでください。",
        ),
    },
    "open-redirect/consent": {
        "en": Text(
            "A link opens the real log-in page of {host}, but hands the permission given there to {target}.",
            "Whoever agrees lets a stranger's program into the account. It can then read or send mail without the password, and changing the password does not lock it out.",
            "Do not sign in and do not press “Accept” unless you know {target} and wanted this connection. If you did, tell your IT staff at once.",
        ),
        "ja": Text(
            "リンクは {host} の本物のログイン画面を開きますが、そこで与えた許可は {target} に渡されます。",
            "「承諾」を押すと、知らない相手のプログラムがあなたのアカウントに入れるようになります。パスワードを知らなくてもメールを読んだり送ったりでき、パスワードを変えても止められません。",
            "{target} を知っていて、自分で連携を申し込んだ場合のほかは、ログインも「承諾」もしないでください。押してしまったときは、すぐに情報システム担当者に知らせてください。",
        ),
    },
    "open-redirect/opaque": {
        "en": Text(
            "A link goes through {host}, which passes it on to a place that cannot be seen.",
            "Anyone who writes a post there can make such a link to any site. It begins with a well-known name and ends with a stranger.",
            "If you do not know where it should lead, do not click.",
        ),
        "ja": Text(
            "リンクは {host} を経由しており、その先どこへ転送されるのか分かりません。",
            "投稿すれば誰でも、どのサイトへのリンクでも作れます。よく知られた名前で始まっていても、開くのは別のサイトです。",
            "行き先に心当たりがなければ、クリックしないでください。",
        ),
    },
    "free-hosting-url": {
        "en": Text(
            "A link leads to {host}, a page that anyone can put up for free at {service}.",
            "The page does not belong to {service}, but to an unknown person. Banks, authorities and employers do not put their log-in pages there.",
            "Do not enter passwords or card numbers on that page. If you did not expect the link, ask the sender by another way.",
        ),
        "ja": Text(
            "リンク先 {host} は、誰でも無料で公開できるサービス（{service}）のページです。",
            "ページを作ったのは {service} の会社ではなく、どこの誰か分からない人です。銀行や官公庁、勤務先がログイン画面をこうした場所に置くことはありません。",
            "そのページでパスワードやカード番号を入力しないでください。心当たりがなければ、電話など別の方法で送り主に確認してください。",
        ),
    },
    "wrapped-url": {
        "en": Text(
            "A link was rewritten by {service}. It leads to {target}.",
            "A security service put its own address in front, to check the click. The inner address was judged here.",
            "Nothing to do for this alone.",
        ),
        "ja": Text(
            "リンクは {service} によって書き換えられています。行き先は {target} です。",
            "クリック時に安全を確認するため、セキュリティサービスが先頭に自社のアドレスを付けたものです。中のアドレスについてはこのレポートで確認済みです。",
            "これだけなら、対応は必要ありません。",
        ),
    },
    "wrapped-url/opaque": {
        "en": Text(
            "A link was rewritten by {service}; its target cannot be read from the mail.",
            "A security service put its own address in place of the original, to check the click. Only the service knows where it leads.",
            "If you do not expect the link, do not open it.",
        ),
        "ja": Text(
            "リンクは {service} によって書き換えられており、メールからは行き先を読み取れません。",
            "クリック時に安全を確認するため、セキュリティサービスが元のアドレスを置き換えたものです。行き先はそのサービスにしか分かりません。",
            "心当たりのないリンクなら、開かないでください。",
        ),
    },
    "unrelated-links": {
        "en": Text(
            "None of the links leads to the sender's own site ({domain}); the first leads to {host}.",
            "Whoever writes in another's name cannot put a page on that other's site. Real shops and offices mostly link to their own pages.",
            "Do not click. Open the supposed sender's site the way you always do, and look there.",
        ),
        "ja": Text(
            "リンクの行き先に、送信元（{domain}）自身のサイトが一つもありません。最初のリンクは {host} を開きます。",
            "他人になりすました人は、その相手のサイトにページを置けません。本物の会社や役所は、たいてい自社のページへ案内します。",
            "リンクは使わず、いつものブックマークや公式アプリから相手のサイトを開いて確認してください。",
        ),
    },
    "unrelated-links/third": {
        "en": Text(
            "The mail names {domain}, its links lead to {host}, and bounces go to a third party.",
            "Three parties that have nothing to do with each other: whoever sent this does not belong to {domain}, or uses a service that does not say so.",
            "Do not click. Open the supposed sender's site the way you always do, and look there.",
        ),
        "ja": Text(
            "差出人は {domain}、リンク先は {host}、エラーメールの返送先はさらに別の組織になっています。",
            "互いに関係のない三者が混ざっています。{domain} の人が送ったものではないおそれがあります。",
            "リンクは使わず、いつものブックマークや公式アプリから相手のサイトを開いて確認してください。",
        ),
    },
    "picture-only-mail": {
        "en": Text(
            "The mail has almost no text: it is a picture, and a click on it leads to {host}.",
            "Words in a picture cannot be checked by filters, and the whole picture is one big button. That is how many fake notices are made.",
            "Do not click on the picture. If you expect something from the sender, open their site yourself.",
        ),
        "ja": Text(
            "文章がほとんどなく、画像をクリックすると {host} が開くようになっています。",
            "画像の中の文字は迷惑メール対策では調べられず、画面全体が一つの大きなボタンになっています。偽の案内によくある作りです。",
            "画像をクリックしないでください。心当たりがあれば、相手のサイトをご自身で開いて確認してください。",
        ),
    },
}
