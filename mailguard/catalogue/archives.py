"""What is said of archives. Placeholders: {name} the attachment, {file} the file inside it, {quoted}, {detail}; {detail_ja} its Japanese words."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
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
}
