"""What is said about mails that want a call, a command or another bank account."""

from typing import Final

from mailguard.catalogue import Text, Wording

TEXTS: Final[dict[str, Wording]] = {
    "bank-details-changed": {
        "en": Text(
            "The mail says that money is to go to another bank account: “{words}”.",
            "A changed account is the most expensive fraud by mail: criminals write from a stolen or imitated address of a supplier or a colleague, and the next payment is theirs.",
            "Change nothing yet. Telephone the payee, or the colleague, with a number from your own files, never with one from this mail.",
        ),
        "ja": Text(
            "振込先の口座が変わると知らせています：「{words}」。",
            "取引先や職員のアドレスを乗っ取ったり似せたりして、次の支払いを犯人の口座へ振り込ませる手口です。被害額が最も大きい詐欺の一つです。",
            "まだ口座を変更しないでください。このメールの番号ではなく、手元の台帳にある電話番号で、取引先や職員本人に確かめてください。",
        ),
    },
    "command-lure": {
        "en": Text(
            "The mail tells you to paste a command into your computer: “{words}”.",
            "What you paste there loads a program of the criminals and starts it. No filter can stop it, because you start it yourself. No real check, repair or document needs this.",
            "Paste nothing. If you already did, disconnect the computer from the network, leave it on and call your IT staff at once.",
        ),
        "ja": Text(
            "パソコンに命令を貼り付けて実行するよう求めています（「{words}」）。",
            "貼り付けて実行すると、犯人のプログラムが読み込まれて動き出します。自分で実行することになるため、ウイルス対策でも止められません。本物の確認や修復で、このような操作を求められることはありません。",
            "何も貼り付けないでください。実行してしまったときは、パソコンの電源は切らずにネットワークから切り離し、すぐに情報システム担当者へ連絡してください。",
        ),
    },
    "callback-lure": {
        "en": Text(
            "The mail says that you are charged for something, and offers a number to call: {number}.",
            "Who calls is talked into installing remote control software or reading out card numbers. The purchase does not exist.",
            "Do not call. Check your card statement or the account itself, and use the number that stands there.",
        ),
        "ja": Text(
            "料金が発生したと知らせ、電話番号（{number}）へ連絡させようとしています。",
            "電話をかけると、遠隔操作ソフトを入れさせられたり、カード番号を聞き出されたりします。購入や契約は存在しません。",
            "電話をかけず、カードの明細や契約先の公式サイトで確認し、そこに載っている番号を使ってください。",
        ),
    },
    "callback-lure/support": {
        "en": Text(
            "The mail says that your computer is infected or locked, and wants you to call {number}.",
            "A mail cannot know the state of your computer. Who calls is talked into installing remote control software and into paying for a repair that was never needed.",
            "Do not call. If you worry about the computer, ask your IT staff.",
        ),
        "ja": Text(
            "パソコンなどがウイルスに感染した、ロックされたと言って、電話番号（{number}）へ電話させようとしています。",
            "メールであなたのパソコンの状態が分かることはありません。電話をかけると、遠隔操作ソフトを入れさせられ、不要な「修理代」を請求されます。",
            "電話をかけないでください。パソコンが心配なときは、情報システム担当者に見てもらってください。",
        ),
    },
    "prize-lure/fortune": {
        "en": Text(
            "A stranger offers you a share of a fortune: “{words}”.",
            "It is an old fraud: first they ask for your name and account, then for fees, taxes or a lawyer to be paid in advance. The fortune does not exist.",
            "Do not answer and send no data. Delete the mail. If you already sent money or account details, tell your bank and the police.",
        ),
        "ja": Text(
            "面識のない相手が、多額のお金を分けると持ちかけています（「{words}」）。",
            "昔からある詐欺です。最初に氏名や口座を聞き出し、次に手数料・税金・弁護士費用などの前払いを求めてきます。そのようなお金は存在しません。",
            "返信せず、個人情報も送らずに、メールを削除してください。すでにお金や口座情報を送ってしまったときは、銀行と警察に相談してください。",
        ),
    },
    "credential-request/mailbox": {
        "en": Text(
            "A stranger's link wants the password of your mailbox: “{words}”.",
            "Only your own mail system needs that password. Whoever else gets it reads your mail and writes to your patients and partners in your name.",
            "Do not open the link and enter nothing. If you already did, change that password now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、面識のない相手のリンク先で、メールのパスワードを使わせようとしています。",
            "メールのパスワードが必要なのは、いつも使っているメールシステムだけです。ほかで入力すると、メールを盗み見られたり、あなたの名前で詐欺メールを送られたりします。",
            "リンクを開かず、何も入力しないでください。すでに入力してしまったときは、すぐにパスワードを変更し、情報システム担当者に知らせてください。",
        ),
    },
    "credential-request/by-mail": {
        "en": Text(
            "The mail wants you to send it a password, a code or the like: “{words}”.",
            "Nobody honest needs your password, not even your own IT staff. Who has it reads your mail and enters your systems in your name.",
            "Do not answer. If you already sent it, change that password now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、パスワードや認証コードなどを返信で知らせるよう求めています。",
            "パスワードを人に教える必要は、相手が院内の情報システム担当者であってもありません。教えると、あなたの名前でメールを読まれ、システムに入られてしまいます。",
            "返信しないでください。すでに送ってしまったときは、すぐにパスワードを変更し、情報システム担当者に知らせてください。",
        ),
    },
}
