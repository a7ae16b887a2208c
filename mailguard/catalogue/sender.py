"""What is said about who a mail says it is from."""

from mailguard.catalogue import Text, Wording

_LOOKALIKE_WHY_EN = "People recognise a name by its shape. Somebody registered {candidate} so that it is taken for {protected}. The domain really is theirs, so technical tests of the sender pass."
_LOOKALIKE_WHY_JA = "人は名前を形で覚えているため、少しの違いには気づきにくいものです。{candidate} は、{protected} と見間違えさせるために用意されたと考えられます。このドメイン自体は相手が実際に持っているので、送信元の技術的な検査には合格してしまいます。"
_LOOKALIKE_DO_EN = "Do not reply, click or open anything. Compare the part behind @ with an address you have used before, and ask {protected} by telephone."
_LOOKALIKE_DO_JA = "返信したり、リンクや添付ファイルを開いたりしないでください。@ より後ろを、これまで使っていたアドレスと一文字ずつ比べ、{protected} には電話で確認してください。"
_MAYBE_WHY_EN = "Impostors use such names because they look official. Some companies do too, so look twice: nothing but the name ties {candidate} to {protected}."
_MAYBE_WHY_JA = "なりすましでは、このような「それらしい」名前がよく使われます。企業自身が使う場合もあるため断定はできませんが、名前が似ていること以外に、{candidate} と {protected} を結び付けるものはありません。"
_MAYBE_DO_EN = "Do not rely on this mail alone. Open the organization's website by typing the address you know, or ask by telephone."
_MAYBE_DO_JA = "このメールだけで判断しないでください。メールのリンクは使わず、いつものアドレスから公式サイトを開くか、電話で確認してください。"


def _lookalike(en: str, ja: str) -> Wording:
    return {
        "en": Text(en, _LOOKALIKE_WHY_EN, _LOOKALIKE_DO_EN),
        "ja": Text(ja, _LOOKALIKE_WHY_JA, _LOOKALIKE_DO_JA),
    }


def _maybe(en: str, ja: str) -> Wording:
    return {"en": Text(en, _MAYBE_WHY_EN, _MAYBE_DO_EN), "ja": Text(ja, _MAYBE_WHY_JA, _MAYBE_DO_JA)}


_EN = "The sender's domain {candidate} imitates {protected}: "
_JA = "差出人のドメイン {candidate} は、{protected} によく似せた別のドメインです。"

_LOOKALIKE: dict[str, Wording] = {
    "lookalike-sender-domain": _lookalike(_EN + "{marked}.", _JA + "（{marked}）"),
    "lookalike-sender-domain/omission": _lookalike(
        _EN + "one letter missing: {marked}.", _JA + "文字が 1 つ抜けています（{marked}）。"
    ),
    "lookalike-sender-domain/insertion": _lookalike(
        _EN + "one letter too many: {marked}.", _JA + "文字が 1 つ余分に入っています（{marked}）。"
    ),
    "lookalike-sender-domain/repetition": _lookalike(
        _EN + "one letter doubled: {marked}.", _JA + "同じ文字が 1 つ多く重なっています（{marked}）。"
    ),
    "lookalike-sender-domain/plural": _lookalike(
        _EN + "an ending added: {marked}.", _JA + "末尾に文字が付け足されています（{marked}）。"
    ),
    "lookalike-sender-domain/transposition": _lookalike(
        _EN + "two letters swapped: {marked}.", _JA + "隣り合う 2 文字が入れ替わっています（{marked}）。"
    ),
    "lookalike-sender-domain/substitution": _lookalike(
        _EN + "one letter replaced: {marked}.", _JA + "文字が 1 つ別の文字に置き換えられています（{marked}）。"
    ),
    "lookalike-sender-domain/bitsquat": _lookalike(
        _EN + "one letter replaced: {marked}.", _JA + "文字が 1 つ別の文字に置き換えられています（{marked}）。"
    ),
    "lookalike-sender-domain/vowel-swap": _lookalike(
        _EN + "one vowel replaced: {marked}.",
        _JA + "母音の文字（a・i・u・e・o）が 1 つ別のものに変わっています（{marked}）。",
    ),
    "lookalike-sender-domain/several-letters": _lookalike(
        _EN + "two letters differ: {marked}.", _JA + "2 文字が違っています（{marked}）。"
    ),
    "lookalike-sender-domain/homoglyph": _lookalike(
        _EN + "characters that look alike: {marked}.", _JA + "見た目の似た文字に置き換えられています（{marked}）。"
    ),
    "lookalike-sender-domain/idn": _lookalike(
        _EN + "it contains letters of another alphabet that look the same: {marked}.",
        _JA + "見た目がそっくりな、別の言語の文字が使われています（{marked}）。",
    ),
    "lookalike-sender-domain/hyphen": _lookalike(
        _EN + "only the hyphens differ: {marked}.", _JA + "ハイフン（-）の有無や位置だけが違います（{marked}）。"
    ),
    "lookalike-sender-domain/letter-and-hyphen": _lookalike(
        _EN + "a letter and the hyphens differ: {marked}.", _JA + "1 文字とハイフン（-）が違っています（{marked}）。"
    ),
    "lookalike-sender-domain/romanisation": _lookalike(
        _EN + "the same Japanese word, spelled differently: {marked}.",
        _JA + "同じ読みの言葉を、別のローマ字のつづりで書いています（{marked}）。",
    ),
    "lookalike-sender-domain/glued": _lookalike(
        _EN + "the whole name is written into another one: {marked}.",
        _JA + "本物のドメイン名を、ドットを省いて別の名前の中に書き込んでいます（{marked}）。",
    ),
    "lookalike-sender-domain/embedded": _lookalike(
        _EN + "the true name stands in front, but the domain is the part at the end: {marked}.",
        _JA + "先頭に本物の名前が見えますが、実際のドメインは末尾の部分です（{marked}）。",
    ),
    "lookalike-sender-domain/sub-label": _maybe(
        "The sender's address {candidate} carries the name of {protected} in front of somebody else's domain: {marked}.",
        "差出人のアドレス {candidate} は、別のドメインの前に {protected} の名前を付けたものです（{marked}）。",
    ),
    "lookalike-sender-domain/tenant": _maybe(
        "The sender's domain {candidate} has the name of {protected}, but belongs to a service where every customer chooses a name: {marked}.",
        "差出人のドメイン {candidate} は、{protected} と同じ名前ですが、利用者が名前を自由に選べるサービスのものです（{marked}）。",
    ),
    "lookalike-sender-domain/written-name": _maybe(
        "The sender's domain {candidate} is the name of your organization ({protected}) as a domain: {marked}.",
        "差出人のドメイン {candidate} は、{protected} を使う組織の名称をそのままドメイン名にしたものです（{marked}）。",
    ),
    "lookalike-sender-domain/tld-swap": _maybe(
        "The sender's domain {candidate} has the name of {protected}, but another ending: {marked}.",
        "差出人のドメイン {candidate} は、{protected} と名前が同じで、末尾だけが違います（{marked}）。",
    ),
    "lookalike-sender-domain/combosquat": _maybe(
        "The sender's domain {candidate} is the name of {protected} with a word added: {marked}.",
        "差出人のドメイン {candidate} は、{protected} の名前に別の言葉を付け足したものです（{marked}）。",
    ),
    "lookalike-sender-domain/word-swap": _maybe(
        "The sender's domain {candidate} is the name of {protected} in other words: {marked}.",
        "差出人のドメイン {candidate} は、{protected} の名前を別の言い方で書いたものです（{marked}）。",
    ),
    "lookalike-sender-domain/public-suffix": {
        "en": Text(
            "The sender's domain {candidate} is written as if it ended in {protected}: {marked}.",
            "In Japan only public bodies, universities, schools and registered corporations get such endings. This domain has another one, which anyone can buy.",
            "Do not rely on this mail alone. Look for the office's real address yourself, or ask by a telephone number you already know.",
        ),
        "ja": Text(
            "差出人のドメイン {candidate} は、{protected} のアドレスのように見せていますが、実際の末尾は違います（{marked}）。",
            "go.jp や ac.jp などの末尾は、官公庁や大学、法人など決まった組織しか使えません。このドメインの末尾は、誰でも取得できるものです。",
            "このメールだけで判断しないでください。公式サイトをご自身で探して連絡先を確かめるか、以前から知っている電話番号で確認してください。",
        ),
    },
    "lookalike-sender-domain/reply-to": _lookalike(
        "Your answer would go to {candidate}, a domain that imitates {protected}: {marked}.",
        "返信すると、{protected} によく似せた別のドメイン {candidate} に届きます（{marked}）。",
    ),
    "lookalike-sender-domain/sender": _lookalike(
        "The Sender line names {candidate}, a domain that imitates {protected}: {marked}.",
        "送信者欄（Sender）のドメイン {candidate} は、{protected} によく似せた別のドメインです（{marked}）。",
    ),
    "lookalike-sender-domain/return-path": _lookalike(
        "Undeliverable mail would go back to {candidate}, a domain that imitates {protected}: {marked}.",
        "配達できないときの返送先 {candidate} は、{protected} によく似せた別のドメインです（{marked}）。",
    ),
}

_SHOWN_EN = "Many mail programs, above all on telephones, show only the name. Anybody can write anything there; the address is what counts."
_SHOWN_JA = "スマートフォンなど多くのメールソフトでは、差出人の名前だけが表示されます。名前の欄には誰でも好きな言葉を書けるため、本当の差出人はアドレスで確かめる必要があります。"

TEXTS: dict[str, Wording] = {
    **_LOOKALIKE,
    "display-name-spoof": {
        "en": Text("The sender's name says “{claimed}”, but the address {address} is not theirs.", _SHOWN_EN, "Do not trust the name. Ask the named person or organization by a way you already know."),
        "ja": Text("差出人の名前は「{claimed}」ですが、アドレス {address} は本人のものではありません。", _SHOWN_JA, "表示名を信用せず、以前から知っている連絡先で本人や組織に確認してください。"),
    },
    "display-name-spoof/brand": {
        "en": Text("The sender calls itself “{claimed}”, but writes from {domain}, which does not belong to {owner}.", _SHOWN_EN, "Do not use links or attachments of this mail. If you are a customer, open the website or the app the way you always do."),
        "ja": Text("差出人は「{claimed}」と名乗っていますが、アドレスの {domain} はその会社や団体のものではありません。", _SHOWN_JA, "メールのリンクや添付ファイルは使わないでください。利用しているサービスであれば、いつものブックマークやアプリから確認してください。"),
    },
    "display-name-spoof/organization": {
        "en": Text("The sender uses the name of your organization (“{claimed}”), but writes from outside: {address}.", _SHOWN_EN, "Ask the colleague or office by telephone before you do what the mail says, and tell your IT staff."),
        "ja": Text("差出人は自組織の名前（「{claimed}」）を名乗っていますが、外部のアドレス {address} から送られています。", _SHOWN_JA, "メールの指示に従う前に、内線や電話で担当部署に確認し、情報システム担当者にも知らせてください。"),
    },
    "display-name-spoof/vip": {
        "en": Text("The sender uses the name of {owner}, but {address} is none of that person's known addresses.", "Impostors like to write in the name of directors and chiefs, because nobody wants to keep them waiting. " + _SHOWN_EN, "Do not reply. Ask {owner} or the office by telephone or face to face, above all when it is about money, gift cards or secrecy."),
        "ja": Text("差出人は {owner} さんの名前を名乗っていますが、{address} は登録されている本人のアドレスではありません。", "院長や署長など、急いで対応しなければと思わせる立場の人になりすます手口がよくあります。" + _SHOWN_JA, "返信せず、{owner} さん本人か秘書・事務に、電話または直接会って確認してください。送金、ギフトカード、「内密に」という依頼は特に注意してください。"),
    },
    "display-name-spoof/address": {
        "en": Text("The sender's name shows the address {claimed}, but the mail comes from {address}.", "Who writes another address into the name wants you to read the wrong one. " + _SHOWN_EN, "Trust neither. Write to an address you have used before, or ask by telephone."),
        "ja": Text("差出人の名前の欄には {claimed} と書かれていますが、実際の送信元は {address} です。", "名前の欄に別のアドレスを書くのは、そちらを本当の差出人だと思わせるためです。" + _SHOWN_JA, "どちらのアドレスも信用せず、これまで使っていたアドレスか電話で確認してください。"),
    },
    "display-name-spoof/on-behalf": {
        "en": Text("The sender's name shows the address {claimed}; the service at {domain} is proven to have sent the mail and openly writes on that person's behalf.", "Calendars, file sharing and mailing lists write like this. It proves that the service sent the mail, not that the named person asked for it.", "If you do not expect it, ask the named person before you open a link or a file."),
        "ja": Text("差出人の名前の欄に {claimed} と書かれていますが、{domain} のサービスが代わりに送ったことを隠していないメールです。サービスから送られたことは確認できました。", "カレンダーやファイル共有、メーリングリストの通知でよくある形です。確認できたのはサービスが送ったことだけで、名前の人が本当に依頼したかどうかまでは分かりません。", "心当たりがなければ、リンクやファイルを開く前に、名前の人に直接確認してください。"),
    },
    "display-name-spoof/domain": {
        "en": Text("The sender's name shows the domain {claimed}, but the mail comes from {address}.", _SHOWN_EN, "Write to an address you have used before, or ask by telephone."),
        "ja": Text("差出人の名前の欄には {claimed} と書かれていますが、実際の送信元は {address} です。", _SHOWN_JA, "これまで使っていたアドレスか電話で確認してください。"),
    },
    "reply-to-divergence": {
        "en": Text("The mail says it is from {address}, but your answer would go to somebody else: {reply_to}.", "An impostor can write any sender, but wants to read your answer. That is why the answer is led to another address, which most mail programs do not show in advance.", "Before you answer, read the address that your mail program filled in. If you do not expect it, write to an address you already know."),
        "ja": Text("差出人は {address} ですが、返信すると別の相手 {reply_to} に届きます。", "差出人の欄は自由に偽れますが、なりすます側は返事を受け取る必要があります。そのため返信先だけを自分のアドレスにしておく手口があり、多くのメールソフトでは返信するまで表示されません。", "返信する前に宛先を確認してください。心当たりがなければ、以前から知っているアドレスに新しくメールを書いてください。"),
    },
    "reply-to-divergence/free-mail": {
        "en": Text("The mail says it is from {address}, but your answer would go to a free mail box: {reply_to}.", "Anybody can open a free mail box in a minute. Organizations do not have answers sent there; swindlers do.", "Do not answer. Ask the supposed sender by telephone or at an address you already know."),
        "ja": Text("差出人は {address} ですが、返信すると誰でも作れる無料メールのアドレス {reply_to} に届きます。", "無料メールのアドレスは誰でもすぐに作れます。企業や官公庁が返信先にすることはまずなく、詐欺でよく使われる手口です。", "返信しないでください。差出人とされる相手には、電話か以前から知っているアドレスで確認してください。"),
    },
    "reply-to-divergence/lookalike": {
        "en": Text("Your answer would go to {reply_to}, which only looks like the sender's domain {domain}.", "The sender's own domain is shown, and a domain made to look like it waits for your answer. Nobody does that by accident.", "Do not answer. Ask the supposed sender by telephone, and tell your IT staff."),
        "ja": Text("返信先の {reply_to} は、差出人のドメイン {domain} に似せた別のドメインです。", "差出人には本物のドメインを表示し、返事だけをよく似た偽のドメインで受け取ろうとしています。偶然にはまず起こりません。", "返信せず、差出人とされる相手に電話で確認し、情報システム担当者に知らせてください。"),
    },
    "duplicate-from": {
        "en": Text("The mail has {count} From lines; the second one names {address}.", "A mail may have only one. With two, the mail filter checks one sender while your mail program shows you the other.", "Treat the sender as unknown. Do not click or answer before you have asked by another way."),
        "ja": Text("差出人（From）の行が {count} 個あります。2 つ目は {address} です。", "差出人の行は 1 つと決められています。2 つあると、迷惑メールの検査と画面の表示とで、別々の差出人が使われることがあります。", "差出人は不明と考えてください。別の方法で確認するまで、返信したりリンクを開いたりしないでください。"),
    },
    "duplicate-from/authors": {
        "en": Text("The From line names {count} authors, the second is {address}, and does not say who sent the mail.", "With several authors the mail must name one sender. Without it, mail programs and filters choose differently.", "Do not trust any of the addresses without asking."),
        "ja": Text("差出人の欄に {count} 人の名前があり（2 人目は {address}）、実際に送った人が示されていません。", "差出人が複数のときは、送信者を 1 人示す決まりです。それがないと、メールソフトと迷惑メールの検査とで見ている差出人が食い違うことがあります。", "どのアドレスも、確認できるまで信用しないでください。"),
    },
    "duplicate-from/brackets": {
        "en": Text("Behind the sender's name stand {count} addresses, one of them {address}.", "Mail programs choose differently among them, so that you may be shown another address than the one that was checked.", "Treat the sender as unknown and ask by another way."),
        "ja": Text("差出人の名前の後ろに、アドレスが {count} 個書かれています（そのうち 1 つは {address}）。", "どのアドレスを使うかはメールソフトによって違うため、検査されたものとは別のアドレスが表示されることがあります。", "差出人は不明と考え、別の方法で確認してください。"),
    },
    "free-mail-impersonation": {
        "en": Text("The sender uses the name of your organization (“{claimed}”) with a free mail address: {address}.", "Your organization does not write from {domain}, where anybody can open a mailbox in a minute.", "Do not answer. Ask the supposed colleague by telephone and tell your IT staff."),
        "ja": Text("差出人は自組織の名前（「{claimed}」）を名乗っていますが、誰でも作れる無料メールのアドレス {address} から送られています。", "{domain} のアドレスは誰でもすぐに作れます。組織からの正式な連絡に使われることはありません。", "返信せず、本人に電話で確認し、情報システム担当者に知らせてください。"),
    },
    "free-mail-impersonation/vip": {
        "en": Text("The mail is written in the name of “{claimed}” from a free mail address that is not registered for that person: {address}.", "“The director” with a new private address and an urgent request is the usual opening of payment fraud.", "Do not answer. Ask the person by telephone or face to face."),
        "ja": Text("「{claimed}」さんの名前で、登録されていない無料メールのアドレス {address} から送られています。", "「院長の個人アドレスから急ぎの依頼が来た」という形は、送金詐欺の典型的な始まり方です。", "返信せず、本人に電話または直接会って確認してください。"),
    },
    "free-mail-impersonation/brand": {
        "en": Text("The sender calls itself “{claimed}”, but uses a free mail address: {address}.", "Companies and authorities write from their own domains, not from {domain}, where anybody can open a mailbox.", "Do not use links or attachments of this mail. Open the website or the app the way you always do."),
        "ja": Text("差出人は「{claimed}」と名乗っていますが、誰でも作れる無料メールのアドレス {address} から送られています。", "企業や官公庁は自分のドメインから送ります。{domain} のように誰でも使えるアドレスは使いません。", "メールのリンクや添付ファイルは使わず、いつもの方法で公式サイトやアプリを開いて確認してください。"),
    },
    "unrelated-return-path": {
        "en": Text("The mail shows {domain} as its sender, but was handed in under {return_path}.", "Anybody can write any sender into a mail. The address used between mail servers often shows who really sent it.", "If you do not know {return_path}, ask the supposed sender by telephone before you act."),
        "ja": Text("差出人は {domain} ですが、配送上の送信元は {return_path} という別の組織です。", "画面に出る差出人は誰でも自由に書けます。配送に使われたアドレスに、実際の送り主が表れることがあります。", "{return_path} に心当たりがなければ、行動する前に電話などで差出人に確認してください。"),
    },
    "disguised-letters": {
        "en": Text("The sender's name or the subject is written with signs that only look like letters: “{words}”.", "People read the name; filters that look for it find nothing. No keyboard has these signs, so they were put there on purpose.", "Treat the name as forged. Delete the mail unless you know from elsewhere that it is expected."),
        "ja": Text("差出人名か件名に、文字に見せかけた記号「{words}」が使われています。", "人には名前として読めますが、迷惑メール対策の検索にはかかりません。普通のキーボードでは打てない記号で、意図的に使われたものです。", "名前は偽物と考えてください。別の方法で確かめられない限り、削除してください。"),
    },
    "disguised-letters/split": {
        "en": Text("Invisible characters stand between the letters of “{words}” in the sender's name or the subject.", "People read the word as usual; filters that look for it find nothing. Nobody types like this by accident.", "Treat the mail as forged. Delete it unless you know from elsewhere that it is expected."),
        "ja": Text("差出人名か件名の「{words}」の文字の間に、見えない文字が挟まれています。", "人には普通に読めますが、迷惑メール対策の検索にはかかりません。偶然こうなることはほとんどありません。", "偽物と考えてください。別の方法で確かめられない限り、削除してください。"),
    },
    "disguised-letters/text": {
        "en": Text("Words of the mail that press you are written with signs that only look like letters; read, they say “{words}”.", "People read the words; filters that look for them find nothing. No keyboard has these signs, so they were put there on purpose.", "Treat the mail as harmful. Do not click and do not answer."),
        "ja": Text("本文の一部が、文字に見せかけた記号で書かれています（読むと「{words}」）。", "人には普通の言葉に見えますが、迷惑メール対策の検索にはかかりません。普通のキーボードでは打てない記号で、意図的に使われたものです。", "有害なメールとして扱い、リンクを開いたり返信したりしないでください。"),
    },
    "disguised-letters/signs": {
        "en": Text("Emoji, points or other signs stand between the letters of words that press you; read without them, they say “{words}”.", "People read over the signs; filters that look for the words find nothing. Nobody writes like this by accident.", "Treat the mail as harmful. Do not click and do not answer."),
        "ja": Text("本文の言葉の途中に、絵文字や点などの記号が挟まれています（除いて読むと「{words}」）。", "人は記号を飛ばして読めますが、迷惑メール対策の検索にはかかりません。偶然こうなることはほとんどありません。", "有害なメールとして扱い、リンクを開いたり返信したりしないでください。"),
    },
    "disguised-letters/direction": {
        "en": Text("The sender's name or the subject holds a sign (U+{code}) that turns the direction of reading: it is shown as “{words}”.", "The sign is invisible. It makes letters appear in another order than they are written, so that filters do not find what you read.", "Treat the mail as forged. Delete it unless you know from elsewhere that it is expected."),
        "ja": Text("差出人名か件名に、文字の並ぶ向きを変える見えない記号（U+{code}）が入っています。画面には「{words}」のように表示されます。", "この記号を使うと、書かれている順番とは逆に文字を表示できます。人が読む文字列を、迷惑メール対策の検索から隠すために使われます。", "偽物と考えてください。別の方法で確かめられない限り、削除してください。"),
    },
    "decorated-sender-name": {
        "en": Text("The sender's name is decorated with little pictures: “{name}”.", "A tick or a bell beside a name is meant to look official or to catch the eye. It proves nothing; anybody can type it.", "Read the address behind the name ({address}) before you trust it."),
        "ja": Text("差出人名「{name}」に絵文字が入っています。", "チェックマークやベルの絵文字は、公式らしく見せたり目を引いたりするために使われます。誰でも入力でき、本物の証拠にはなりません。", "名前ではなく、実際のメールアドレス（{address}）を確認してください。"),
    },
    "invalid-sender-domain": {
        "en": Text("The sender's address ends in “{domain}”, which cannot exist.", "Nobody can answer this address, and nothing about it can be verified. Badly set-up programs for mass mail leave such addresses behind.", "Do not answer and do not click. Delete the mail."),
        "ja": Text("差出人のアドレスの末尾「{domain}」は、実在できない書き方です。", "返信もできず、本物かどうかの確認もできません。大量送信用のプログラムの設定ミスでよく残るものです。", "返信もクリックもせず、削除してください。"),
    },
    "invalid-sender-domain/single": {
        "en": Text("The sender's address ends in the single word “{domain}”, not in a name of the internet.", "Machines inside a network write like this. From outside, nothing about such a sender can be verified.", "If the mail does not come from one of your own machines, delete it."),
        "ja": Text("差出人のアドレスの末尾が「{domain}」だけで、インターネット上の名前になっていません。", "院内や社内の機器が使うことのある書き方です。外部から届いた場合、送り主を確かめる方法がありません。", "院内の機器からのメールでなければ、削除してください。"),
    },
    "random-sender-address": {
        "en": Text("The sender's address looks like a random row of letters: {address}.", "Programs that open mailboxes by the hundred make such names and use them once.", "If you do not know this address, do not click and do not answer."),
        "ja": Text("差出人のアドレス（{address}）が、でたらめな文字の並びに見えます。", "プログラムで大量に作られ、使い捨てにされるアドレスの特徴です。", "心当たりのないアドレスなら、クリックも返信もしないでください。"),
    },
    "missing-from": {
        "en": Text("The mail does not say who wrote it: it has no From field.", "Every mail must name its author. Without it nothing can be verified, and your mail program may show another name in its place.", "Do not answer and do not open anything in it. Ask the IT department to look at the original."),
        "ja": Text("差出人（From）の記載がないメールです。", "差出人はすべてのメールに必須の項目です。ないと本物かどうかを確かめられず、メールソフトが別の名前を表示することもあります。", "返信せず、中身も開かないでください。情報システム担当者に元のメールを見せてください。"),
    },
}  # fmt: skip
