"""What is said of office documents and PDF files. Placeholders: {name} the attachment, {file} the file inside it, {quoted}, {detail}; {detail_ja} its Japanese words."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
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
    "macro-attachment/format": {
        "en": Text(
            "The document {file} is of a kind that can run macros, and comes from a stranger.",
            "Macros are small programs inside a document. None was found in this one, but ordinary documents are not sent in this form: {detail}",
            'Do not press "Enable content". Ask the sender for an ordinary document (.docx, .xlsx, PDF).',
        ),
        "ja": Text(
            "取引の記録がない相手から、マクロを実行できる形式の文書 {file} が届いています。",
            "マクロは文書の中の小さなプログラムです。このファイルからは見つかっていませんが、普通の文書をこの形式で送る必要はありません（{detail_ja}）。",
            "「コンテンツの有効化」を押さないでください。普通の形式（.docx、.xlsx、PDF）で送り直してもらってください。",
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
}
