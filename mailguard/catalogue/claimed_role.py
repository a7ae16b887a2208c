"""What is said of those who write with borrowed authority: as the head, or as an office of one's own house."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
    "executive-fraud": {
        "en": Text(
            "The mail is written in the name of “{claimed}”, but comes from an outside address ({address}) and opens a conversation: “{words}”.",
            "Fraudsters write as the director or chief and ask something harmless first. Whoever answers is asked for a transfer, gift cards or a telephone number next.",
            "Do not answer. Ask the person by telephone or face to face.",
        ),
        "ja": Text(
            "「{claimed}」の名前で書かれていますが、外部のアドレス {address} から届き、「{words}」とやり取りを始めようとしています。",
            "院長や社長などになりすまし、最初は何でもない用件で返事をさせるのが送金詐欺の始まり方です。返信すると、次に送金やギフトカードの購入、電話番号などを求められます。",
            "返信せず、本人に電話または直接会って確認してください。",
        ),
    },
    "executive-fraud/title": {
        "en": Text(
            "The sender calls himself “{claimed}” with a free mail address ({address}) and opens a conversation: “{words}”.",
            "Anybody can open such an address in a minute. Fraudsters write under the title of the head, because nobody wants to keep the head waiting.",
            "Do not answer. Ask the head of your organization by telephone or face to face.",
        ),
        "ja": Text(
            "差出人は「{claimed}」と名乗っていますが、誰でも作れる無料メールのアドレス {address} から「{words}」と書いてきています。",
            "役職名だけを名乗り、急いで応じなければと思わせる手口です。返信すると、次に送金やギフトカードの購入などを求められます。",
            "返信せず、役職者本人に電話または直接会って確認してください。",
        ),
    },
    "executive-fraud/group": {
        "en": Text(
            "Somebody outside ({address}) asks you to make a chat group: “{words}”.",
            "Fraudsters who play the head have a LINE or chat group made and its code sent to them. There they order transfers, out of sight of the mail filter and of colleagues.",
            "Do not make the group and do not send a code. Ask the person by telephone or face to face, and tell your IT staff.",
        ),
        "ja": Text(
            "外部のアドレス {address} から、LINEなどのグループを作るように求められています（「{words}」）。",
            "社長や院長になりすまし、LINEのグループを作らせてQRコードを送らせ、そこで送金を指示する詐欺が急増しています。メールの監視や同僚の目が届かない場所へ誘い出すのが狙いです。",
            "グループを作らず、QRコードも送らないでください。本人に電話または直接会って確認し、情報システム担当者に知らせてください。",
        ),
    },
    "internal-role-spoof": {
        "en": Text(
            "The sender calls itself “{claimed}”, like an office of your own house, but writes from outside: {address}.",
            "Your own office or machine writes from your own address. Names like this make people open payslips, faxes and password pages without a second thought.",
            "Do not open links or files. Ask the office by its internal telephone number.",
        ),
        "ja": Text(
            "差出人は「{claimed}」と、自組織の部署や機器のような名前ですが、外部のアドレス {address} から届いています。",
            "自組織の部署や複合機からのメールは、自組織のアドレスから届きます。給与明細やFAX、パスワードの通知に見せかけて開かせるための名前です。",
            "リンクや添付ファイルを開かず、内線でその部署に確認してください。",
        ),
    },
    "public-body-spoof": {
        "en": Text(
            "The sender calls itself “{claimed}”, but {domain} is not an address that public bodies have.",
            "Police, tax offices, courts and town halls write from addresses reserved for them (in Japan go.jp and lg.jp). Anybody can write their name in front of another address.",
            "Do not answer, pay or open anything. Look up the office's telephone number yourself and ask there.",
        ),
        "ja": Text(
            "差出人は「{claimed}」と名乗っていますが、{domain} は官公庁が使うアドレスではありません。",
            "警察、税務署、裁判所、役所などは、専用のアドレス（国の機関は go.jp、自治体は lg.jp など）から連絡します。名前だけなら誰でも名乗れます。",
            "返信や支払いをせず、リンクも開かないでください。電話番号は自分で調べ、その機関に直接確認してください。",
        ),
    },
}
