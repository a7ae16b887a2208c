"""What is said of the parts of a mail that could not be examined. {what} names the gap, {what_ja} in Japanese."""

from typing import Final

from mailguard.catalogue import Text, Wording

TEXTS: Final[dict[str, Wording]] = {
    "not-fully-examined": {
        "en": Text(
            "A part of this mail could not be examined: {what}.",
            "Text, links or a file may stand there that you are shown and no filter has read. Honest mail is hardly ever built like this; attackers do it so that filters give up.",
            "Do not click or open anything in this mail. If you expected it, ask the sender, by a way you already know, to send it again as a plain mail; otherwise hand it to your IT staff.",
        ),
        "ja": Text(
            "このメールには、確認できなかった部分があります（{what_ja}）。",
            "画面には表示されるのに、どの検査も見ていない文章・リンク・ファイルが入っているおそれがあります。普通のメールがこのような作りになることはほとんどなく、検査をあきらめさせるための手口として使われます。",
            "リンクや添付ファイルを開かないでください。心当たりのあるメールなら、以前から知っている方法で差出人に連絡し、普通の形で送り直してもらってください。心当たりがなければ、情報システム担当者に渡してください。",
        ),
    },
    "not-fully-examined/file": {
        "en": Text(
            "The file {name} could not be examined to the end: {what}.",
            "What it holds was seen by no filter, so nobody can say that it is harmless.",
            "Open it only if you expected it from this sender, and ask for another form if you can (a PDF, a ZIP file). Otherwise let your IT staff open it apart from the network.",
        ),
        "ja": Text(
            "添付ファイル {name} の中身をすべては確認できませんでした（{what_ja}）。",
            "確認できなかった部分は検査を受けていないため、安全とは言えません。",
            "この相手から届く予定のファイルでなければ、開かないでください。できれば PDF や ZIP など別の形式で送り直してもらい、判断に迷うときは情報システム担当者に相談してください。",
        ),
    },
    "not-fully-examined/sealed": {
        "en": Text(
            "This content is encrypted for its recipient, so it was not examined: {what}.",
            "Encrypted mail is right for confidential matters; only the recipient's own program can show it, and only it can check it.",
            "Nothing to do if you exchange encrypted mail with this sender. From a stranger, be as careful with what it shows as with any other mail.",
        ),
        "ja": Text(
            "受取人だけが読めるように暗号化されているため、中身は確認していません（{what_ja}）。",
            "機密の連絡で暗号化するのは正しい使い方です。中身を表示し、確かめられるのは、受取人のメールソフトだけです。",
            "ふだんから暗号化メールをやり取りしている相手なら、対応は不要です。知らない相手からの場合は、表示された内容をほかのメールと同じように疑って読んでください。",
        ),
    },
    "not-fully-examined/size": {
        "en": Text(
            "The header of this mail is so long that only its beginning was read: {what}.",
            "What was left out are notes of mail servers, no text and no links.",
            "Nothing to do.",
        ),
        "ja": Text(
            "ヘッダーが非常に長いため、先頭の部分だけを確認しました（{what_ja}）。",
            "省いたのはメールサーバーの記録で、文章やリンクではありません。",
            "対応は不要です。",
        ),
    },
}
