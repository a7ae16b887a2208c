"""What is said of the paths and queries of links. Placeholders: {host} the link's host, {file} the file it names, {brand}, {address}."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
    "risky-file-url": {
        "en": Text(
            "A link downloads a file that runs when it is opened: {file}",
            "Programs, scripts and disk images do not come by a link in a mail. The file itself never passes the mail filter; one click on it, and it works with your rights.",
            "Do not download or open it. If you have opened it, disconnect the computer from the network and tell your IT staff at once.",
        ),
        "ja": Text(
            "リンクを押すと、開いただけで動き出すファイルがダウンロードされます：{file}",
            "プログラムやディスクイメージを、メールのリンクで渡すことは普通ありません。ファイル本体はメールの検査を通らずに届き、開くとあなたの権限で動きます。",
            "ダウンロードも実行もしないでください。開いてしまったときは、パソコンをネットワークから切り離し、すぐに情報システム担当者に知らせてください。",
        ),
    },
    "risky-file-url/disguised": {
        "en": Text(
            "A link downloads a program that is made to look like a document: {file}",
            "Only the last letters of a file name decide what happens on a click. Here they start a program, and the rest is there to deceive.",
            "Do not download or open it. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "書類に見せかけたファイルをダウンロードさせるリンクがあります：{file}",
            "ファイルの種類は名前のいちばん最後で決まります。書類や画像に見えますが、開くとプログラムが動きます。",
            "ダウンロードも実行もしないでください。このメールを情報システム担当者に見せてください。",
        ),
    },
    "risky-file-url/macro": {
        "en": Text(
            "A link downloads a document that can carry small programs (macros): {file}",
            "Macros are a common way to bring in ransomware, and a document behind a link is not checked by the mail filter.",
            'Do not open it unless you know who made it. Never press "Enable content".',
        ),
        "ja": Text(
            "リンクから、マクロ（小さなプログラム）を入れられる文書がダウンロードされます：{file}",
            "マクロは身代金要求型ウイルスの代表的な入り口です。リンク先の文書はメールの検査を受けていません。",
            "作った人が分からなければ開かないでください。「コンテンツの有効化」は押さないでください。",
        ),
    },
    "risky-file-url/archive": {
        "en": Text(
            "A link downloads an archive: {file} from {host}",
            "What is inside cannot be seen beforehand, and the mail filter did not check it.",
            "Open it only if you expected it. Otherwise ask the sender by telephone what it holds.",
        ),
        "ja": Text(
            "リンクから圧縮ファイルがダウンロードされます：{file}（{host}）",
            "中に何が入っているかは開くまで分からず、メールの検査も受けていません。",
            "受け取る予定がなければ開かないでください。送り主に電話で内容を確かめてください。",
        ),
    },
    "risky-file-url/password": {
        "en": Text(
            "A link downloads an archive, and the mail gives its password along: {file}",
            "The password keeps virus scanners out, and nobody else: whoever has the mail can open the file. Malware is often sent in this way.",
            "Do not open the file. Ask the sender over a telephone number you already know.",
        ),
        "ja": Text(
            "リンクから圧縮ファイルをダウンロードさせ、そのパスワードも同じメールに書いてあります：{file}",
            "パスワードで防げるのはウイルス検査だけで、メールを見た人なら誰でも開けます。ウイルスを送り込むときによく使われる方法です。",
            "ファイルは開かず、以前から知っている電話番号で送り主に確かめてください。",
        ),
    },
    "brand-path-url": {
        "en": Text(
            "A link names {brand} and a log-in in its address, but leads to {host}, which is not {brand}.",
            "Copied log-in pages are kept in folders with the name of the company they imitate. Only the name in front of the first slash tells whose site it is.",
            "Do not enter a password there. Open the site of {brand} by your own bookmark or app.",
        ),
        "ja": Text(
            "リンクのアドレスに「{brand}」のログインらしい文字がありますが、行き先は {brand} ではなく {host} です。",
            "偽のログイン画面は、まねた会社の名前を付けた場所に置かれることがよくあります。誰のサイトかは、最初の「/」より前の名前で決まります。",
            "そこでパスワードを入力しないでください。{brand} は、ご自身のブックマークやアプリから開いてください。",
        ),
    },
    "recipient-in-link": {
        "en": Text(
            "A link to {host} already contains your mail address ({address}).",
            "The page knows who clicks before you type anything. Phishing pages do this so that only the password is left to enter. Newsletters and registrations do it as well.",
            "Do not enter a password on a page that opens with your address filled in. Open the service by your own bookmark.",
        ),
        "ja": Text(
            "{host} へのリンクに、あなたのメールアドレス（{address}）が埋め込まれています。",
            "押した人が誰なのか、入力する前から相手に分かります。偽のログイン画面では、アドレスを先に入れておき、パスワードだけを入力させます（配信や会員登録の案内でも使われる方法です）。",
            "アドレスがすでに入っている画面で、パスワードを入力しないでください。サービスはご自身のブックマークから開いてください。",
        ),
    },
    "recipient-in-link/file": {
        "en": Text(
            "A link in an attached file or QR code contains your mail address ({address}) and leads to {host}.",
            "The file was made for you alone. The page behind it knows who opens it, and usually asks for nothing but your password.",
            "Do not follow the link or scan the code. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "添付ファイルやQRコードの中のリンクに、あなたのメールアドレス（{address}）が埋め込まれています（行き先は {host}）。",
            "あなた一人に宛てて作られたファイルです。行き先のページは開いた人が誰か分かっており、たいていパスワードだけを入力させます。",
            "リンクを開いたりQRコードを読み取ったりせず、情報システム担当者に見せてください。",
        ),
    },
    "recipient-in-link/page": {
        "en": Text(
            "The attached page {file} already contains your mail address ({address}).",
            "It was made for you alone: your address is filled in, so that only the password is left to enter. What you type goes to the attacker.",
            "Do not open the page, and do not type anything there. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "添付のページ {file} の中に、あなたのメールアドレス（{address}）があらかじめ書き込まれています。",
            "あなた一人に宛てて作られたページです。アドレスを先に入れておき、パスワードだけを入力させる手口でよく使われます。",
            "ページを開いたり、何か入力したりしないでください。このメールを情報システム担当者に見せてください。",
        ),
    },
    "mailing-kit-url": {
        "en": Text(
            "A link is built the way a known program for mass deception builds it.",
            "The address {host} changes every day; the program behind it stays the same. It serves prizes, wallets and parcels that do not exist.",
            "Do not click anywhere, not even to unsubscribe: that tells the sender that you read the mail. Delete it.",
        ),
        "ja": Text(
            "大量の詐欺メールを送るプログラムが作る形のリンクです。",
            "リンク先（{host}）は日ごとに変わりますが、使われているプログラムは同じです。実在しない賞品や荷物などの偽ページへ誘導します。",
            "配信停止を含め、どこもクリックせずに削除してください。クリックすると、読まれていることが相手に伝わります。",
        ),
    },
}
