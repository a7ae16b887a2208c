"""What is said about hidden content."""

from mailguard.catalogue import Text, Wording

TEXTS: dict[str, Wording] = {
    "invisible-text": {
        "en": Text(
            "The mail holds about {count} words that cannot be seen: they have the colour of the background or no size.",
            "The words are there for filters, not for you. They make a harmful mail look harmless to a program.",
            "Do not trust this mail unless you know the sender and expected it.",
        ),
        "ja": Text(
            "背景と同じ色や極端に小さい文字で、目に見えない語が約{count}語入っています。",
            "読む人ではなく、迷惑メール対策のプログラムに読ませるための文字です。有害なメールを無害に見せかける手口です。",
            "知っている相手からの予定されたメールでなければ、信用しないでください。",
        ),
    },
    "invisible-text/mixed": {
        "en": Text(
            'Hidden letters are mixed into words that you can see, {count} times (for example in "{word}").',
            "You read an ordinary word; a filter reads a jumble and finds nothing wrong. This is only done to deceive.",
            "Treat the mail as harmful. Do not click and do not answer.",
        ),
        "ja": Text(
            "見えている言葉の途中に、見えない文字が{count}か所混ぜられています（例：「{word}」）。",
            "人には普通の言葉に見えますが、迷惑メール対策のプログラムには別の文字列に見えます。だます目的でしか使われません。",
            "有害なメールとして扱い、リンクを開いたり返信したりしないでください。",
        ),
    },
    "invisible-text/split": {
        "en": Text(
            '{count} words are split by characters without width (for example "{word}").',
            "You cannot see them, but filters no longer recognise the words.",
            "Do not trust this mail unless you know the sender and expected it.",
        ),
        "ja": Text(
            "{count}個の言葉の途中に、幅のない見えない文字が入っています（例：「{word}」）。",
            "目では分かりませんが、迷惑メール対策のプログラムが言葉を認識できなくなります。",
            "知っている相手からの予定されたメールでなければ、信用しないでください。",
        ),
    },
    "invisible-text/reversed": {
        "en": Text(
            "The text holds a character that turns the order of the following letters around.",
            "What you read is not what is written. It is used to disguise file names, addresses and words.",
            "Do not copy or open what stands there. Ask the sender by another way.",
        ),
        "ja": Text(
            "後に続く文字の並び順を逆にする特殊な文字が、本文に入っています。",
            "見えている順番と実際の文字の順番が違います。ファイル名やアドレス、言葉を偽装するために使われます。",
            "その部分をコピーしたり開いたりせず、別の方法で送り主に確認してください。",
        ),
    },
    "invisible-text/backwards": {
        "en": Text(
            "A text is written backwards and turned round only on the screen. It says: “{words}”.",
            "You read ordinary words; a filter reads letters without a meaning. This is only done to deceive.",
            "Treat the mail as harmful. Do not click and do not answer.",
        ),
        "ja": Text(
            "文字を逆順に書き、画面の上でだけ正しい順に見せている文章があります（読むと「{words}」）。",
            "人には普通の文章に見えますが、迷惑メール対策のプログラムには意味のない文字列に見えます。だます目的でしか使われません。",
            "有害なメールとして扱い、リンクを開いたり返信したりしないでください。",
        ),
    },
    "hidden-html-text": {
        "en": Text(
            "The mail holds about {count} words of text that it never shows.",
            "Such text is added so that filters take the mail for ordinary correspondence. You see only what the sender wants you to see.",
            "Compare the hidden words quoted here with the mail. If they have nothing to do with it, do not trust it.",
        ),
        "ja": Text(
            "画面に表示されない文章が、約{count}語ぶん隠されています。",
            "迷惑メール対策のプログラムに普通のメールだと思わせるために、関係のない文章が隠されていることがあります。",
            "ここに示した隠れた文章がメールの内容と無関係なら、そのメールを信用しないでください。",
        ),
    },
    "text-html-divergence": {
        "en": Text(
            "The mail holds two messages: you are shown “{html}”, and behind it stands a text about something else: “{text}”.",
            "A mail may carry its message twice, once plain and once designed; honest programs make one from the other. A second text about something else is put there so that filters take the mail for ordinary correspondence.",
            "If you do not know the sender or did not expect the mail, do not click, do not answer, and show it to your IT staff.",
        ),
        "ja": Text(
            "画面には「{html}」と表示されますが、その裏に、まったく別の内容の文章「{text}」が入っています。",
            "メールには、同じ内容を「飾りのある画面用」と「文字だけ」の二通りで入れることがあり、普通は中身が一致します。別の文章が入っているのは、迷惑メール対策のプログラムに普通のメールだと思わせるためのことが多いです。",
            "差出人に心当たりがない、または予定のないメールなら、リンクを開いたり返信したりせず、情報システム担当者に見せてください。",
        ),
    },
    "text-html-divergence/picture": {
        "en": Text(
            "You are shown only a picture with a link; behind it stands a text about something else: “{text}”.",
            "What stands in a picture, no filter reads. The text behind it is there so that filters take the mail for ordinary correspondence.",
            "Do not click on the picture. If you expect something from this sender, open their site the way you always do.",
        ),
        "ja": Text(
            "画面にはリンク付きの画像しか表示されませんが、その裏に「{text}」という別の文章が入っています。",
            "画像の中の文字は、迷惑メール対策のプログラムには読めません。裏の文章は、普通のメールだと思わせるために入れられることがあります。",
            "画像を押さないでください。この差出人に用件の心当たりがあれば、いつも使っているブックマークから開いて確認してください。",
        ),
    },
}
