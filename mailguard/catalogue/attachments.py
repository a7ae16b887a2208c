"""What is said of attachments. Placeholders: {name} the attachment, {file} the file inside it, {quoted}, {detail}; {detail_ja} its Japanese words."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
    "html-attachment": {
        "en": Text(
            "A web page is attached as a file: {file}",
            "A page opened from disk can imitate any login screen, and the protection against fake web sites does not see it.",
            "Do not open the file. If you expected it, ask the sender by telephone, using a number you already know.",
        ),
        "ja": Text(
            "ウェブページのファイルが添付されています：{file}",
            "添付のページを開くと、本物そっくりのログイン画面が表示されることがあります。偽サイトを防ぐ仕組みも、添付ファイルには働きません。",
            "ファイルを開かないでください。心当たりがある場合は、以前から知っている電話番号で送り主に確かめてください。",
        ),
    },
    "html-attachment/svg": {
        "en": Text(
            "A picture that runs a script is attached: {file}",
            "An SVG picture opens in the browser like a web page. This one contains a script, which a picture does not need.",
            "Do not open the file.",
        ),
        "ja": Text(
            "プログラムを含む画像ファイルが添付されています：{file}",
            "SVG という形式の画像は、開くとブラウザーでページとして動きます。このファイルには、画像に必要のないプログラムが入っています。",
            "ファイルを開かないでください。",
        ),
    },
    "html-smuggling": {
        "en": Text(
            "The attached page {file} puts together a file on your computer.",
            "The page carries hidden data and turns it into a file ({quoted}). Harmful programs are brought past the mail filters this way.",
            "Do not open the attachment. If you have opened it, do not start what was saved, and call the IT department.",
        ),
        "ja": Text(
            "添付のページ {file} は、開いたパソコンの中で別のファイルを作ります。",
            "ページの中に隠したデータからファイルを作り出す仕掛けがあります（{quoted}）。ウイルスをメールの検査から隠すための手口です。",
            "添付ファイルを開かないでください。開いてしまった場合は、保存されたファイルに触らず、情報システム担当者に連絡してください。",
        ),
    },
    "html-smuggling/page": {
        "en": Text(
            "The attached page {file} hides its real content.",
            "What the page shows is encoded and only put together when it is opened ({quoted}). Honest pages have no reason to hide.",
            "Do not open the attachment.",
        ),
        "ja": Text(
            "添付のページ {file} は、本当の内容を隠しています。",
            "表示される内容が暗号のような形で隠され、開いたときに初めて組み立てられます（{quoted}）。普通のページでは必要のない仕組みです。",
            "添付ファイルを開かないでください。",
        ),
    },
    "html-smuggling/elsewhere": {
        "en": Text(
            "The attached page {file} gets its content from another server.",
            "The page itself is all but empty; what it shows is decided by a script at {quoted} when it is opened, so no filter can see it before.",
            "Do not open the attachment.",
        ),
        "ja": Text(
            "添付のページ {file} は、表示する内容を外部のサーバーから取り込みます。",
            "ページ自体はほとんど空で、開いたときに {quoted} のプログラムが表示内容を決めます。そのため、メールの検査では内容を確認できません。",
            "添付ファイルを開かないでください。",
        ),
    },
    "credential-form": {
        "en": Text(
            "The attachment {file} asks for a password or similar secret.",
            "It contains a form for a password, a code or a card number. What is typed there goes to the sender of the page: {quoted}",
            "Do not type anything. If you already have, change that password now, on the real site, and call the IT department.",
        ),
        "ja": Text(
            "添付ファイル {file} に、パスワードなどの入力欄があります。",
            "パスワードや暗証番号、カード番号を入力させるページです。入力した内容は、ページを作った相手に送られます（{quoted}）。",
            "何も入力しないでください。入力してしまった場合は、すぐに正規のサイトでパスワードを変更し、情報システム担当者に連絡してください。",
        ),
    },
    "credential-form/body": {
        "en": Text(
            "The mail itself contains a form for a password or similar secret.",
            "No serious service asks you to type a password into a mail. What is typed goes to: {quoted}",
            "Do not type anything. If you already have, change that password now, on the real site, and call the IT department.",
        ),
        "ja": Text(
            "メールの本文に、パスワードなどの入力欄があります。",
            "メールの中でパスワードを入力させる正規のサービスはありません。入力した内容の送り先：{quoted}",
            "何も入力しないでください。入力してしまった場合は、すぐに正規のサイトでパスワードを変更し、情報システム担当者に連絡してください。",
        ),
    },
    "qr-code-url": {
        "en": Text(
            "A picture in the mail shows a QR code that leads to {detail}",
            "The code in {file} opens {quoted}. Scanned with a telephone, it goes past the protection of the office, and the address is easily overlooked.",
            "Do not scan the code. If you use that service, open it the way you always do.",
        ),
        "ja": Text(
            "画像の中に、{detail} につながる QR コードがあります。",
            "{file} の QR コードは {quoted} を開きます。スマートフォンで読み取ると、職場の対策が働かないまま、行き先のアドレスにも気づきにくくなります。",
            "QR コードを読み取らないでください。利用中のサービスであれば、いつもの方法で開いて確かめてください。",
        ),
    },
    "qr-code-url/drawn": {
        "en": Text(
            "The text of the mail draws a QR code that leads to {detail}",
            "The code opens {quoted}. It is no picture file but drawn with cells, letters or lines, which keeps it from filters that look at pictures.",
            "Do not scan the code. If you use that service, open it the way you always do.",
        ),
        "ja": Text(
            "本文の中に、{detail} につながる QR コードが描かれています。",
            "この QR コードは {quoted} を開きます。画像ファイルを使わず、表のマス目・文字・図形などで描かれているため、画像を調べる検査をすり抜けます。",
            "QR コードを読み取らないでください。利用中のサービスであれば、いつもの方法で開いて確かめてください。",
        ),
    },
    "double-extension": {
        "en": Text(
            "The file name ends twice to look like a document: {quoted}",
            "Windows usually hides the last ending ({detail}). You would see a document, and start something else.",
            "Do not open the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "文書に見せかけた二重の拡張子が付いています：{quoted}",
            "Windows では最後の拡張子が隠れることが多く（{detail_ja}）、文書のつもりで別のものを動かしてしまいます。",
            "ファイルを開かず、情報システム担当者に知らせてください。",
        ),
    },
    "rtlo-filename": {
        "en": Text(
            "Invisible marks in a file name turn its ending around: {file}",
            "On the screen the name reads {detail}, but the computer treats the file differently. Only deceivers write names like this.",
            "Do not open the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "ファイル名に、表示の向きを変える見えない文字が入っています：{file}",
            "画面では「{detail}」のように見えますが、実際の種類は違います。だます目的以外では使われない名前です。",
            "ファイルを開かず、情報システム担当者に知らせてください。",
        ),
    },
    "executable-attachment": {
        "en": Text(
            "A program is attached: {name}",
            "Opening this file runs it ({detail}). From then on the sender controls what happens on the computer.",
            "Do not open the file. Programs are not sent by mail; ask the IT department.",
        ),
        "ja": Text(
            "プログラムが添付されています：{name}",
            "このファイルは、開くとプログラムとして動きます（{detail_ja}）。パソコンを相手に操られるおそれがあります。",
            "ファイルを開かず、情報システム担当者に相談してください。正規のソフトがメールで届くことはありません。",
        ),
    },
    "executable-attachment/source": {
        "en": Text(
            "A program in source form is attached: {name}",
            "It does not run with a double click on most computers, but it is a program ({detail}).",
            "Leave it closed unless you work with such files and expected it.",
        ),
        "ja": Text(
            "プログラムの元になるファイルが添付されています：{name}",
            "多くのパソコンではダブルクリックだけでは動きませんが、中身はプログラムです（{detail_ja}）。",
            "仕事で使う予定がなければ、開かないでください。",
        ),
    },
    "executable-attachment/blocked": {
        "en": Text(
            "A file of a kind that mail programs block is attached: {name}",
            "Outlook and others do not let such files ({detail}) be opened, because they can change the settings of the computer or bring in data that programs trust.",
            "Leave it closed unless you expected it. If it was meant for you, the IT department can open it.",
        ),
        "ja": Text(
            "メールソフトが開かせない種類のファイルが添付されています：{name}",
            "この種類（{detail_ja}）は、パソコンの設定を変えたり、信頼されるデータとして取り込まれたりするため、Outlook などでは開けないようになっています。",
            "心当たりがなければ開かないでください。仕事で必要なファイルであれば、情報システム担当者に相談してください。",
        ),
    },
    "disguised-type": {
        "en": Text(
            "The file {file} is not what it claims to be.",
            "Its content is of another kind than its name or label says: {detail}",
            "Do not open the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "ファイル {file} は、見かけと中身の種類が違います。",
            "名前や表示されている種類と、実際の中身が一致しません（{detail_ja}）。",
            "ファイルを開かず、情報システム担当者に知らせてください。",
        ),
    },
    "iso-or-lnk": {
        "en": Text(
            "A disk image is attached: {file}",
            "Windows opens it like a disc, and does not warn about the programs inside as it does for other downloads.",
            "Do not open the file.",
        ),
        "ja": Text(
            "ディスクの形をしたファイルが添付されています：{file}",
            "開くと CD や USB メモリーのように表示されます。中のプログラムを動かすときに、いつもの警告が出ません。",
            "ファイルを開かないでください。",
        ),
    },
    "iso-or-lnk/shortcut": {
        "en": Text(
            "A shortcut is attached: {file}",
            "A shortcut can start any command, while it shows the picture of a harmless document.",
            "Do not open the file.",
        ),
        "ja": Text(
            "ショートカットが添付されています：{file}",
            "ショートカットは、文書のような絵柄のまま、どのような命令でも実行できます。",
            "ファイルを開かないでください。",
        ),
    },
    "nested-eml": {
        "en": Text(
            "Another mail is attached: {file}",
            "It was examined too. What was found in it is marked as coming from inside.",
            "Before you open the attached mail, read what was found in it.",
        ),
        "ja": Text(
            "別のメールが添付されています：{file}",
            "添付のメールも調べました。その中で見つかった点には、添付メールの中のものと示しています。",
            "添付のメールを開く前に、その中で見つかった点を確かめてください。",
        ),
    },
}
