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
    "macro-attachment": {
        "en": Text(
            "The document {file} contains a macro, a small program.",
            "A macro can do anything on the computer that you can. It is one of the most common ways to bring in ransomware. Found: {quoted} {detail}",
            'Do not press "Enable content". Ask the sender, over a number you already know, for a version without macros.',
        ),
        "ja": Text(
            "文書 {file} にマクロ（小さなプログラム）が入っています。",
            "マクロが動くと、パソコンの中のことは何でもできてしまいます。身代金要求型ウイルスの代表的な入り口です。見つかったもの：{quoted} {detail_ja}",
            "「コンテンツの有効化」を押さないでください。知っている電話番号で送り主に連絡し、マクロのないファイルを頼んでください。",
        ),
    },
    "macro-attachment/locked": {
        "en": Text(
            "The document {file} is of a kind that carries macros, and nobody could look inside ({detail}).",
            "Macros are small programs inside a document. One that is locked or damaged gets past every scanner, and Office may still run it.",
            "Do not open it. Ask the sender, over a number you already know, for an ordinary document without macros.",
        ),
        "ja": Text(
            "文書 {file} はマクロ（小さなプログラム）を入れられる形式ですが、{detail_ja}ため中を確認できませんでした。",
            "ロックや破損があると、ウイルス対策ソフトでも中を調べられません。それでも、開けばマクロが動くことがあります。",
            "開かないでください。知っている電話番号で送り主に連絡し、マクロのない普通のファイルを頼んでください。",
        ),
    },
    "macro-attachment/dde": {
        "en": Text(
            "The document {file} tries to start another program when it is opened.",
            "It contains a link of an old kind (DDE) that can start programs: {quoted}",
            "Do not open the document, and answer No if it asks to update links.",
        ),
        "ja": Text(
            "文書 {file} は、開くと別のプログラムを起動しようとします。",
            "プログラムを起動できる古い形式のリンク（DDE）が入っています：{quoted}",
            "文書を開かないでください。リンクの更新を尋ねられたら「いいえ」を選んでください。",
        ),
    },
    "exploit-document": {
        "en": Text(
            "The document {file} carries an object that attackers use to break in.",
            "It holds an object of the old equation editor ({quoted}). On computers without the latest updates, opening the document is enough to run a program.",
            "Do not open the document. If you have opened it, call the IT department at once.",
        ),
        "ja": Text(
            "文書 {file} に、攻撃に使われる部品が入っています。",
            "古い数式エディターの部品（{quoted}）が埋め込まれています。更新が済んでいないパソコンでは、文書を開いただけでプログラムが動くおそれがあります。",
            "文書を開かないでください。開いてしまった場合は、すぐに情報システム担当者に連絡してください。",
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
    "remote-template": {
        "en": Text(
            "The document {file} fetches something from another computer when it is opened.",
            "It looks harmless, but loads a part of itself from {quoted}. What comes from there can be changed at any time.",
            "Do not open the document. Ask the sender for a PDF.",
        ),
        "ja": Text(
            "文書 {file} は、開くと外部から別のデータを読み込みます。",
            "文書そのものは無害に見えますが、{quoted} から一部を読み込みます。読み込まれる中身は、相手がいつでも差し替えられます。",
            "文書を開かないでください。必要な場合は、PDF で送り直してもらってください。",
        ),
    },
    "encrypted-archive": {
        "en": Text(
            "The archive {quoted} is locked with a password.",
            "No virus scanner could look inside, ours neither. Attackers lock files for this reason and write the password in the mail.",
            "Unlock it only if you expected this file from this sender. If in doubt, ask by telephone first.",
        ),
        "ja": Text(
            "パスワード付きの圧縮ファイルが添付されています：{quoted}",
            "中身はウイルス検査も、この検査も受けていません。検査を逃れるために鍵をかけ、パスワードをメールで知らせる手口があります。",
            "この相手から届く予定だったファイルでなければ、開かずに電話で確かめてください。",
        ),
    },
    "encrypted-document": {
        "en": Text(
            "The document {file} opens only with a password.",
            "No virus scanner could look inside, ours neither. Links and macros may be hidden in it.",
            "Open it only if you expected it and the password was agreed on earlier, not sent together with the file.",
        ),
        "ja": Text(
            "文書 {file} は、パスワードがないと開けません。",
            "中身はウイルス検査も、この検査も受けていません。リンクやマクロが隠されていることがあります。",
            "届く予定があり、パスワードが前もって決めてある場合だけ開いてください。同じメールにパスワードが書かれているときは、送り主に電話で確かめてください。",
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
    "executable-in-archive": {
        "en": Text(
            "A program is packed inside {name}: {file}",
            "Packing hides a program from view and from filters ({detail}).",
            "Do not unpack or open it. Ask the sender over a telephone number you already know.",
        ),
        "ja": Text(
            "{name} の中にプログラムが入っています：{file}",
            "圧縮ファイルなどに入れて、プログラムであることを隠しています（{detail_ja}）。",
            "展開したり開いたりしないでください。以前から知っている電話番号で送り主に確かめてください。",
        ),
    },
    "executable-in-archive/macro": {
        "en": Text(
            "{name} holds a document that can carry macros, and it cannot be looked into: {file}",
            "Macros are small programs inside a document. Only the name can be read here; the lock keeps scanners out.",
            "Do not open it before the sender has told you, over a telephone number you already know, what it is.",
        ),
        "ja": Text(
            "{name} の中に、マクロ（小さなプログラム）を入れられる文書があり、中を確認できません：{file}",
            "読み取れるのはファイル名だけです。鍵がかかっているため、ウイルス対策ソフトでも中を調べられません。",
            "以前から知っている電話番号で送り主に確かめるまで、開かないでください。",
        ),
    },
    "archive-bomb": {
        "en": Text(
            "The archive {name} is made to overload the computer that unpacks it.",
            "It is small, but grows out of all proportion: {detail}",
            "Do not unpack the file.",
        ),
        "ja": Text(
            "圧縮ファイル {name} は、展開するパソコンを動けなくするように作られています。",
            "小さなファイルですが、展開すると異常な大きさになります（{detail_ja}）。",
            "展開しないでください。",
        ),
    },
    "nested-archive": {
        "en": Text(
            "An archive lies inside another archive: {quoted}",
            "Harmful files are put into several wrappings so that filters give up before the last one.",
            "Do not unpack it unless you expected it.",
        ),
        "ja": Text(
            "圧縮ファイルの中に、さらに圧縮ファイルがあります：{quoted}",
            "何重にも包むことで、検査を逃れようとすることがあります。",
            "届く予定のないファイルは、展開しないでください。",
        ),
    },
    "path-traversal": {
        "en": Text(
            "The archive {name} tries to put a file outside the folder it is unpacked into.",
            "It names the file {quoted}. On a computer without the latest updates, unpacking is enough to place a program where it starts by itself.",
            "Do not unpack the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "圧縮ファイル {name} は、展開先とは別の場所にファイルを書き込もうとします。",
            "中のファイル名が {quoted} となっています。更新が済んでいないパソコンでは、展開しただけで、自動で動き出す場所にプログラムを置かれるおそれがあります。",
            "展開しないで、情報システム担当者に知らせてください。",
        ),
    },
    "path-traversal/absolute": {
        "en": Text(
            "The archive {name} names the exact place where a file is to be put.",
            "The file is called {quoted}. Old programs write it there without asking; backups of servers look like this too.",
            "Unpack it only if you know who made it and why.",
        ),
        "ja": Text(
            "圧縮ファイル {name} は、ファイルを書き込む場所を指定しています。",
            "中のファイル名が {quoted} となっています。古いソフトでは、確認なしにその場所へ書き込まれます。サーバーのバックアップで、このような名前になることもあります。",
            "誰が何のために作ったか分からないときは、展開しないでください。",
        ),
    },
    "concatenated-archive": {
        "en": Text(
            "The file {file} holds two archives, one behind the other.",
            "Different programs show different contents for such a file. It is made so that the virus scanner sees one archive and you open the other.",
            "Do not unpack the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "ファイル {file} には、二つの圧縮ファイルがつながって入っています。",
            "使うソフトによって、見える中身が変わります。ウイルス検査に片方だけを見せ、もう片方を開かせるための細工です。",
            "展開しないで、情報システム担当者に知らせてください。",
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
    "onenote-attachment": {
        "en": Text(
            "A OneNote notebook is attached: {file}",
            "Such a file can hide programs under a picture of a button. One double click starts them.",
            "Do not click on anything in it. Ask the sender for a PDF.",
        ),
        "ja": Text(
            "OneNote のファイルが添付されています：{file}",
            "ボタンのような絵の下にプログラムを隠すことができ、ダブルクリックすると動き出します。",
            "開かないでください。必要な場合は、PDF で送り直してもらってください。",
        ),
    },
    "pdf-active-content": {
        "en": Text(
            "The PDF {file} contains something active.",
            "A PDF that only shows pages does not need this: {quoted}",
            "Do not allow it to run or open anything.",
        ),
        "ja": Text(
            "PDF {file} に、自動で動く仕掛けが入っています。",
            "ページを見せるだけの PDF には必要のないものです：{quoted}",
            "実行や接続の許可を求められても、許可しないでください。",
        ),
    },
    "pdf-active-content/javascript": {
        "en": Text(
            "The PDF {file} contains a script.",
            "Scripts compute sums in forms, but also attack the program that shows the PDF. This one begins: {quoted}",
            "Open it only if you expected it, and do not allow it to run or open anything.",
        ),
        "ja": Text(
            "PDF {file} にプログラム（スクリプト）が入っています。",
            "入力欄の計算などに使われることもありますが、攻撃にも使われます。先頭部分：{quoted}",
            "届く予定のものでなければ開かず、実行の許可を求められても許可しないでください。",
        ),
    },
    "pdf-active-content/launch": {
        "en": Text(
            "The PDF {file} tries to start a program.",
            "When opened or clicked it starts: {quoted}",
            "Do not open the file.",
        ),
        "ja": Text(
            "PDF {file} は、プログラムを起動しようとします。",
            "開いたりクリックしたりすると、次のものが起動されます：{quoted}",
            "ファイルを開かないでください。",
        ),
    },
    "pdf-active-content/open-url": {
        "en": Text(
            "The PDF {file} opens a web address by itself.",
            "As soon as it is opened it goes to: {quoted}",
            "Do not open the file.",
        ),
        "ja": Text(
            "PDF {file} は、開くだけで外部のサイトに接続します。",
            "接続先：{quoted}",
            "ファイルを開かないでください。",
        ),
    },
    "pdf-active-content/submit": {
        "en": Text(
            "The PDF {file} contains a form that is sent somewhere.",
            "What is typed into it goes to: {quoted}",
            "Type nothing into it unless you know that the address belongs to the sender.",
        ),
        "ja": Text(
            "PDF {file} に、入力内容を送信するフォームがあります。",
            "入力した内容の送り先：{quoted}",
            "送り先が相手のものだと確かめられるまで、何も入力しないでください。",
        ),
    },
    "pdf-active-content/embedded-file": {
        "en": Text(
            "The PDF {file} carries another file: {quoted}",
            "The file inside opens from within the PDF, past the filters for attachments ({detail}).",
            "Do not open the file inside.",
        ),
        "ja": Text(
            "PDF {file} の中に、別のファイルが入っています：{quoted}",
            "PDF の中から開けるため、添付ファイルの検査をすり抜けます（{detail_ja}）。",
            "中のファイルを開かないでください。",
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
