"""What is said about the words of a mail."""

from typing import Final

from mailguard.catalogue import Text, Wording

_ASK_EN: Final = "Before you do anything, ask the sender by telephone, using a number you already had."
_ASK_JA: Final = "何かする前に、以前から知っている電話番号で差出人本人に確認してください。"
_OWN_WAY_EN: Final = "Do not use the links in this mail. Open the service the way you always do, and look there."
_OWN_WAY_JA: Final = "メール内のリンクは使わず、いつも使っているブックマークや公式アプリから開いて確認してください。"

TEXTS: Final[dict[str, Wording]] = {
    "urgency-phrase": {
        "en": Text(
            "The mail presses you to act at once: “{words}”.",
            "Whoever hurries you does not want you to check the sender or to ask a colleague. Nearly every fraud by mail works this way.",
            "Take your time. " + _ASK_EN,
        ),
        "ja": Text(
            "「{words}」という言葉で、急いで行動するよう迫っています。",
            "慌てさせて、差出人の確認や同僚への相談をさせないのが、詐欺メールのよくある手口です。",
            "急がなくて大丈夫です。" + _ASK_JA,
        ),
    },
    "time-limit": {
        "en": Text(
            "The mail sets you a deadline: “{words}”.",
            "A short deadline leaves no time to check. Honest offices and services give you time, or telephone.",
            "Do not let the deadline hurry you. " + _ASK_EN,
        ),
        "ja": Text(
            "「{words}」と期限を切って、行動を求めています。",
            "短い期限は、確認する時間を与えないために使われます。本当に大切な用件なら、期限に余裕があるか、電話や書面でも連絡があります。",
            "期限に慌てず、" + _ASK_JA,
        ),
    },
    "threat": {
        "en": Text(
            "The mail threatens you with harm: “{words}”.",
            "Fear makes people act before they think. Banks, authorities and your own IT staff do not threaten by mail and offer a link in the same breath.",
            _OWN_WAY_EN,
        ),
        "ja": Text(
            "「{words}」と、不利益が起きると告げて不安にさせています。",
            "不安になると、人は確かめる前に動いてしまいます。銀行・役所・院内の担当部署が、メールで脅してリンクを押させることはありません。",
            _OWN_WAY_JA,
        ),
    },
    "threat/extortion": {
        "en": Text(
            "The mail tries to blackmail you: “{words}”.",
            "Such mails go out by the million. The sender has no recording and no access; an old password, where one is quoted, comes from a leak elsewhere.",
            "Do not pay and do not answer. Show the mail to your IT staff; change the quoted password wherever you still use it.",
        ),
        "ja": Text(
            "「{words}」などと書いて、金銭を脅し取ろうとしています。",
            "同じ文面が大量にばらまかれています。録画や乗っ取りは作り話です。古いパスワードが書かれていても、他のサービスから漏れたものです。",
            "支払いも返信もしないでください。情報システム担当者に見せ、書かれたパスワードを今も使っていれば変更してください。",
        ),
    },
    "credential-request": {
        "en": Text(
            "The mail asks for a login, password, code or card or identity data: “{words}”.",
            "What you type after such a request goes to whoever built the page. With your login they read your mail and write to your patients and partners in your name.",
            "Enter nothing. "
            + _OWN_WAY_EN
            + " If you already entered something, change that password now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、ログインやパスワード・認証コード・カード・本人情報を求めています。",
            "偽のページに入力した内容は、そのまま犯人に渡ります。メールを盗み見られたり、あなたの名前で患者さんや取引先に詐欺メールを送られたりします。",
            "入力しないでください。"
            + _OWN_WAY_JA
            + "すでに入力してしまったときは、すぐにパスワードを変更し、情報システム担当者に知らせてください。",
        ),
    },
    "credential-request/waiting": {
        "en": Text(
            "The mail says that something waits for you behind a login: “{words}”.",
            "A file, a message or held mail is the usual bait for a false login page. What you type there goes to whoever built the page.",
            "Do not follow the link. "
            + _OWN_WAY_EN
            + " If you already entered a password, change it now and tell your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、ファイルやメッセージなどが届いているように知らせています。",
            "共有ファイル・音声メッセージ・保留メールなどの知らせは、偽のログイン画面に誘い込む手口によく使われます。そこに入力した内容は犯人に渡ります。",
            "リンクは使わないでください。"
            + _OWN_WAY_JA
            + "すでにパスワードを入力してしまったときは、すぐに変更し、情報システム担当者に知らせてください。",
        ),
    },
    "credential-request/macros": {
        "en": Text(
            "The mail tells you to switch on the content or macros of a document: “{words}”.",
            "Switched on, a document can start a program of the criminals on your computer. Ordinary documents do not need it.",
            "Do not open the document, and switch nothing on. If you already did, disconnect the computer from the network and call your IT staff.",
        ),
        "ja": Text(
            "「{words}」と、文書の「コンテンツの有効化」やマクロの実行を求めています。",
            "有効にすると、文書の中に仕掛けられた犯人のプログラムがパソコンで動き出すおそれがあります。普通の文書では必要のない操作です。",
            "文書を開かず、有効にする操作もしないでください。すでに有効にしてしまったときは、パソコンをネットワークから切り離し、すぐに情報システム担当者へ連絡してください。",
        ),
    },
    "payment-request": {
        "en": Text(
            "The mail asks for money, or gives new payment details: “{words}”.",
            "Money sent because of a mail is rarely recovered. Changed account details and gift cards are the most common ways it is stolen.",
            "Do not pay yet. Telephone the payee with a number from your own files, and follow your office's rule for payments.",
        ),
        "ja": Text(
            "「{words}」と、支払いや振込先の変更などお金に関わることを求めています。",
            "メールを信じて送ったお金は、ほとんど戻りません。振込先の変更やギフトカードの購入は、とくに多い手口です。",
            "まだ支払わないでください。手元の台帳などにある電話番号で相手に確かめ、所定の支払手続きに従ってください。",
        ),
    },
    "medical-result-lure": {
        "en": Text(
            "The mail uses medical results or costs to make you open something: “{words}”.",
            "Nobody leaves news about their health unopened, and hospitals are trusted. Real results do not come by an unannounced link or file.",
            "Do not open the link or the file. Ask the hospital or the department by telephone.",
        ),
        "ja": Text(
            "「{words}」と、検査や診断・医療費の話で、リンクやファイルを開かせようとしています。",
            "自分の健康の知らせは誰でも開きたくなり、病院の名前は信用されます。本物の検査結果が、予告なくリンクや添付ファイルで届くことはまずありません。",
            "リンクもファイルも開かず、病院や担当部署に電話で確認してください。",
        ),
    },
    "prize-lure": {
        "en": Text(
            "The mail promises a prize, gift or money: “{words}”.",
            "The promise leads to a page that asks for card data, or to a fee that must be paid first. The prize does not exist.",
            "Delete the mail. Nobody wins what they never took part in.",
        ),
        "ja": Text(
            "「{words}」と、賞品・ポイント・お金がもらえると誘っています。",
            "誘いの先では、カード情報の入力や「手数料」の前払いを求められます。賞品やお金は存在しません。",
            "応募した覚えがなければ、開かずに削除してください。",
        ),
    },
    "delivery-lure": {
        "en": Text(
            "The mail says that a parcel is waiting or could not be delivered: “{words}”.",
            "Nearly everybody expects a parcel. The link often leads to an imitation of the carrier that asks for card data.",
            "Type the parcel number into the carrier's own site or app instead of following the link.",
        ),
        "ja": Text(
            "「{words}」と、荷物が届けられない・保管中だと知らせています。",
            "誰でも荷物を待っていることがあるため、よく使われる手口です。リンク先は配送会社の偽ページで、カード情報などを盗まれます。",
            "リンクは使わず、配送会社の公式サイトやアプリで伝票番号を調べてください。",
        ),
    },
    "security-alarm": {
        "en": Text(
            "The mail raises an alarm about an account: “{words}”.",
            "An alarm makes people log in at once through the link it offers. That is what false alarms are for.",
            _OWN_WAY_EN,
        ),
        "ja": Text(
            "「{words}」と、アカウントに異常があったと知らせています。",
            "異常を知らせて慌てさせ、その場でログインさせるのが偽の警告の狙いです。",
            _OWN_WAY_JA,
        ),
    },
    "secrecy-request": {
        "en": Text(
            "The mail wants you to act alone or in secret: “{words}”.",
            "Impostors who play a superior must keep you from asking anybody. The order for money or gift cards comes in the next mail.",
            "Ask the person by telephone or face to face, whatever the mail says.",
        ),
        "ja": Text(
            "「{words}」と、他の人に相談させずに進めようとしています。",
            "上司などになりすます犯人は、まわりに確認されると困ります。この後のメールで、送金やギフトカードの購入を指示してきます。",
            "メールに何と書かれていても、本人に電話するか直接会って確かめてください。",
        ),
    },
    "password-in-same-mail": {
        "en": Text(
            "The locked file “{file}” and its password came in the same mail.",
            "The password protects nothing when it travels along. The lock only keeps virus scanners from looking into the file, which is why criminals use it.",
            "Do not open the file unless you expected it and the sender confirms it by telephone.",
        ),
        "ja": Text(
            "パスワード付きファイル「{file}」と、そのパスワードが同じメールに書かれています。",
            "パスワードを一緒に送っても、秘密は守れません。ウイルス検査で中を調べられなくなるだけなので、犯罪者が好んで使う方法です。",
            "届く予定がなければ開かず、差出人に電話で確認してください。",
        ),
    },
    "simplified-chinese-in-japanese": {
        "en": Text(
            "The Japanese text contains Chinese characters that Japanese does not use: {characters}.",
            "A Japanese keyboard cannot type them. The text was probably made or translated on a Chinese system, whatever Japanese firm it names.",
            "Compare the sender's address with the firm it names, and ask that firm by telephone.",
        ),
        "ja": Text(
            "日本語の文章に、日本では使わない中国の漢字（{characters}）が混じっています。",
            "これらの字は日本語入力では出てきません。日本の会社を名乗っていても、中国語の環境で作られたか翻訳された文章と考えられます。",
            "差出人のアドレスが名乗っている会社のものか確かめ、その会社に電話で確認してください。",
        ),
    },
    "odd-charset": {
        "en": Text(
            "The Japanese text was written on a system set to another language ({charset}).",
            "Mail programs in Japan do not use this setting for Japanese text. It shows where the mail was made, whatever firm it names.",
            "Compare the sender's address with the firm it names. From a partner abroad this can be normal.",
        ),
        "ja": Text(
            "日本語のメールなのに、中国語や韓国語用の文字設定（{charset}）で作られています。",
            "日本のメールソフトは、日本語にこの設定を使いません。名乗っている会社とは別の国で作られた可能性があります。",
            "差出人のアドレスが名乗っている会社のものか確かめてください。海外の取引先からであれば、問題ないこともあります。",
        ),
    },
    "implausible-signature-address": {
        "en": Text(
            "An address in the mail contradicts itself: it says {stated}, but parts of it belong to {belongs}.",
            "Invented signatures rarely fit together. A firm does not get its own address wrong.",
            "Look the firm up yourself, and use the telephone number you find there.",
        ),
        "ja": Text(
            "メール内の住所が食い違っています。「{stated}」とありますが、{belongs}のものが混じっています。",
            "でたらめに作った署名は、つじつまが合わないことがよくあります。会社が自分の住所を間違えることはまずありません。",
            "その会社を自分で調べ、見つけた電話番号に問い合わせてください。",
        ),
    },
    "implausible-signature-address/postal": {
        "en": Text(
            "The postal code in the mail belongs to {belongs}, but the address says {stated}.",
            "Invented signatures rarely fit together. A firm does not get its own address wrong.",
            "Look the firm up yourself, and use the telephone number you find there.",
        ),
        "ja": Text(
            "署名などの郵便番号は{belongs}のものですが、住所は「{stated}」となっています。",
            "でたらめに作った署名は、つじつまが合わないことがよくあります。会社が自分の住所を間違えることはまずありません。",
            "その会社を自分で調べ、見つけた電話番号に問い合わせてください。",
        ),
    },
    "implausible-signature-address/city": {
        "en": Text(
            "The city in the mail's address is in {belongs}, but the address says {stated}.",
            "Invented signatures rarely fit together. A firm does not get its own address wrong.",
            "Look the firm up yourself, and use the telephone number you find there.",
        ),
        "ja": Text(
            "住所に書かれた市区町村は{belongs}にあるものですが、「{stated}」となっています。",
            "でたらめに作った署名は、つじつまが合わないことがよくあります。会社が自分の住所を間違えることはまずありません。",
            "その会社を自分で調べ、見つけた電話番号に問い合わせてください。",
        ),
    },
    "implausible-signature-address/phone": {
        "en": Text(
            "The telephone number below the address belongs to {belongs}, but the address is in {stated}.",
            "Invented signatures rarely fit together. A head-office number under a branch address is the harmless explanation.",
            "Do not call that number. Look the firm up yourself, and use the number you find there.",
        ),
        "ja": Text(
            "住所は「{stated}」ですが、電話番号の市外局番は{belongs}のものです。",
            "でたらめに作った署名かもしれません。支店の住所に本社の番号を書いているだけのこともあります。",
            "書かれた番号にはかけず、その会社を自分で調べて、見つけた番号に問い合わせてください。",
        ),
    },
    "implausible-signature-address/number": {
        "en": Text(
            "The telephone number below the address in {stated} ({belongs}) cannot be a number in Japan.",
            "Invented signatures rarely fit together. A slip of the finger or an office abroad are the harmless explanations.",
            "Do not call that number. Look the firm up yourself, and use the number you find there.",
        ),
        "ja": Text(
            "住所は「{stated}」ですが、書かれている電話番号（{belongs}）は日本の番号としてありえません。",
            "でたらめに作った署名かもしれません。番号の書き間違いや、海外の事務所の番号のこともあります。",
            "書かれた番号にはかけず、その会社を自分で調べて、見つけた番号に問い合わせてください。",
        ),
    },
    "brand-impersonation/voice": {
        "en": Text(
            "The mail is written as if it came from {brand}, but the sender's domain {domain} does not belong to it, and no link leads to it.",
            "Fraudsters write a brand's greeting and signature under a neutral sender's name. A real notice comes from the brand's own address or leads to its own website.",
            "Do not use the links of this mail. Open the website or the app of {brand} the way you always do.",
        ),
        "ja": Text(
            "{brand} からのお知らせのように書かれていますが、差出人の {domain} は {brand} のものではなく、公式サイトへのリンクもありません。",
            "差出人名は目立たないものにして、件名や本文で有名な会社を装う手口です。本物のお知らせは、その会社のアドレスから届くか、公式サイトへ案内します。",
            "メールのリンクは使わず、{brand} を利用している場合は、いつものブックマークやアプリから確認してください。",
        ),
    },
    "brand-impersonation": {
        "en": Text(
            "The mail speaks for {brand}, but neither its sender ({domain}) nor its links ({host}) belong to it.",
            "People believe the name and the logo. The page behind the link often looks exactly like the real one.",
            "Do not click. Open {brand}'s own site or app the way you always do.",
        ),
        "ja": Text(
            "{brand} の名前を使っていますが、差出人（{domain}）もリンク先（{host}）も {brand} のものではありません。",
            "名前やロゴは簡単にまねできます。リンク先は本物そっくりの偽ページのことがよくあります。",
            "クリックせず、いつものブックマークや公式アプリから {brand} を開いて確認してください。",
        ),
    },
    "investment-lure": {
        "en": Text(
            "The mail lures with cryptocurrency, gambling, a loan or certain profits: “{words}”.",
            "A wallet connected to such a page is emptied within a minute, and money paid in cannot be fetched back.",
            "Connect nothing, type in no recovery words and send no money. Delete the mail.",
        ),
        "ja": Text(
            "「{words}」と、暗号資産・ギャンブル・融資・必ずもうかる話で誘っています。",
            "誘いに乗ってウォレットをつないだり送金したりすると、すぐに全額を失い、取り戻せません。",
            "接続も入力も送金もせず、削除してください。",
        ),
    },
    "dating-lure": {
        "en": Text(
            "The mail lures with acquaintances or sex: “{words}”.",
            "It is the beginning of love fraud, of extortion with pictures, or of a costly subscription.",
            "Delete the mail. Do not answer and send no pictures.",
        ),
        "ja": Text(
            "「{words}」と、出会いや性的な話で誘っています。",
            "恋愛を装った詐欺、写真を使った脅し、高額な有料サイトへの入口です。",
            "返信も写真の送付もせず、削除してください。",
        ),
    },
    "remedy-lure": {
        "en": Text(
            "The mail sells medicine without prescription or a miracle cure: “{words}”.",
            "What arrives, if anything does, may be poisonous, and the card data is stolen.",
            "Delete the mail. Buy medicine in pharmacies only.",
        ),
        "ja": Text(
            "「{words}」と、処方箋のいらない薬や「奇跡の治療」を売り込んでいます。",
            "届いたとしても中身は危険な偽薬のことがあり、カード情報も盗まれます。",
            "注文せずに削除してください。薬は薬局で購入してください。",
        ),
    },
    "unusual-expression": {
        "en": Text(
            "The mail is written unlike the {mails} earlier mails of {who}: “{words}” instead of the usual “{usual}” ({count} mails).",
            "Whoever writes from a stolen account, or in somebody else's name, rarely knows how that person writes. A stand-in or a new program are the harmless explanations.",
            _ASK_EN,
        ),
        "ja": Text(
            "これまで届いた{who}のメール{mails}通と書き方が違います。今回は「{words}」、いつもは「{usual}」です（{count}通）。",
            "アカウントを乗っ取った犯人や、名前をかたる犯人は、本人のふだんの書き方を知りません。代理の方が書いた場合や、メールソフトを変えた場合にも起こります。",
            _ASK_JA,
        ),
    },
    "unusual-expression/unlike": {
        "en": Text(
            "The mail is written unlike the {mails} earlier mails of {who}: “{words}”.",
            "Whoever writes from a stolen account, or in somebody else's name, rarely knows how that person writes. A stand-in or a new program are the harmless explanations.",
            _ASK_EN,
        ),
        "ja": Text(
            "これまで届いた{who}のメール{mails}通と書き方が違います（「{words}」など）。",
            "アカウントを乗っ取った犯人や、名前をかたる犯人は、本人のふだんの書き方を知りません。代理の方が書いた場合や、メールソフトを変えた場合にも起こります。",
            _ASK_JA,
        ),
    },
    "unusual-expression/pressing": {
        "en": Text(
            "In {mails} earlier mails {who} never wrote anything like “{words}”, and the mail differs from them in other ways too.",
            "A sudden request of a new kind, in a mail that looks different, is how a stolen account or a borrowed name shows. The address alone proves nothing.",
            _ASK_EN,
        ),
        "ja": Text(
            "「{words}」のような内容は、これまで届いた{who}のメール{mails}通には一度もありませんでした。ほかにも、いつもと違う点があります。",
            "いつもと様子の違うメールで、急にこれまでにない頼みごとをしてくるのは、アカウントの乗っ取りやなりすましでよく見られる特徴です。アドレスが正しくても安心できません。",
            _ASK_JA,
        ),
    },
    "unnatural-japanese": {
        "en": Text(
            "The Japanese of this mail is not what Japanese people write (“{words}”, {count} kinds of signs).",
            "Firms, banks and offices in Japan write correct letters. Mail in their names that reads like a translation, or was made on a foreign computer, is usually a fraud.",
            "Do not use the links of the mail. Look the firm up yourself and ask it by telephone.",
        ),
        "ja": Text(
            "日本語として不自然な点が{count}種類あります（「{words}」など）。",
            "日本の会社や銀行、役所からのメールが、翻訳したような日本語になることはまずありません。名前をかたって海外で作られた詐欺メールによく見られる特徴です。",
            "メールのリンクは使わず、名乗っている会社を自分で調べて、電話で確認してください。",
        ),
    },
    "unnatural-japanese/soft": {
        "en": Text(
            "The Japanese text seems to have been written on a foreign computer (“{words}”, {count} kinds of signs).",
            "It shows where the mail was made, whatever Japanese firm it names. From a partner abroad this can be normal.",
            "If the mail names a firm in Japan, ask that firm by telephone.",
        ),
        "ja": Text(
            "日本語の文章ですが、海外のパソコンで作られたと思われる点が{count}種類あります（「{words}」など）。",
            "日本の会社を名乗っていても、別の国で作られたメールかもしれません。海外の取引先からであれば、問題ないこともあります。",
            "日本の会社を名乗っているときは、その会社に電話で確認してください。",
        ),
    },
}
