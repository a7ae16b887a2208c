"""Requests: secrets, another bank account, quiet favours, a call, a command; and what honest mail asks for."""

import pytest

from mailguard.finding import Severity
from words_mail import fired, hits, mail

C, P, S, T, B, CALL, CMD, INV = (
    "credential-request",
    "payment-request",
    "secrecy-request",
    "threat",
    "bank-details-changed",
    "callback-lure",
    "command-lure",
    "investment-lure",
)

SECRETS = [
    "生年月日・保険証番号を入力して結果をご覧ください。 https://kekka.example/",
    "ご利用のVPNのユーザー名とパスワードを、このメールに返信でお送りください。",
    "業務の都合上、職員の氏名・生年月日・マイナンバーの一覧を本日中に送ってください。",
    "お手元のカードの番号と裏面の3桁の数字をご入力ください。",
    "届いたワンタイムパスワードをこのメールにご返信ください。",
    "電子カルテのIDとパスワードを記入のうえ、返送してください。",
    "次のフォームに、キャッシュカードの暗証番号をご記入ください。",
    "閲覧にはGoogleアカウントでのログインが必要です。 https://shashin.example/login",
    "メールアドレスと現在お使いのパスワードをご登録ください。",
    "Enter your employee ID, date of birth and network password at https://enrol.example/",
    "We need the VPN user name and password of the new server; please send them by return mail.",
    "Please reply with your cell number and date of birth.",
    "Kindly provide us with your full name, address and social security number.",
    "To continue, you must submit your card number, expiry date and CVV.",
    "Please confirm the network password that you use at the moment.",
    "Could you forward me the MFA code that you just received?",
    "Your user name and password must be entered on the page below.",
    "Bitte senden Sie uns Ihren Benutzernamen und Ihr Passwort.",
    "Veuillez saisir votre numéro de carte et votre mot de passe.",
    "Please send us the MFA codes that you received.",
    "Please reply with your user names.",
    "Please submit your staff number at https://x.example/",
    "ユーザ名を返信でお送りください。",
    "Senden Sie uns bitte Ihr Geburtsdatum; bestätigen Sie Ihr Geburtsdatum.",
    "Introduzca su fecha de nacimiento.",
]
NO_SECRETS = [
    "The user names of the new ward are on the attached list.",
    "裏面の地図をご覧のうえ、番号札をお取りください。",
    "当院の職員が、電話やメールで暗証番号をお尋ねすることはありません。",
    "当行がお客様のパスワードやワンタイムパスワードの入力をメールでお願いすることは一切ございません。",
    "パスワードは絶対に他人に教えないでください。",
    "ユーザー名とパスワードの管理について、来週の研修でご説明します。",
    "予約の変更をご希望の方は、受付までお電話ください。",
    "We will never ask you to enter your password or send your PIN by e-mail.",
    "Never share your password or your verification code with anyone.",
    "Do not send your card number by e-mail.",
    "The password policy was revised. Please read the attached minutes before Thursday.",
    "The minutes of the meeting are attached. Please confirm by Friday that you will attend.",
]
ACCOUNTS = [
    "このたび弊社の振込先が変わりましたので、お知らせいたします。",
    "今後のお支払いは下記口座へお願いいたします。旧口座は使えません。",
    "取引銀行の都合により、お振込先の口座を変更させていただきます。",
    "来月分から給与の振込口座を変更したいのですが、手続きを教えてください。",
    "弊社メインバンクの監査により、従来の口座が一時的に利用できなくなりました。今月分より下記口座へお振込みください。",
    "弊社の都合により、今回のお支払いは以下の口座にお願いいたします。",
    "事情により今月分は下記口座までお振込みください。",
    "Our usual bank account cannot receive funds this month. Use the account below instead.",
    "I changed banks and would like to update my salary account before the next payroll run.",
    "Please note that our banking information has changed. All future payments must go to the new account.",
    "We have recently changed our bank account; kindly remit to our subsidiary account instead.",
    "I would like to change my direct deposit account before the next payroll.",
    "Our account is under audit, so please make payment to the following account.",
    "Our regular account cannot be used this month; please pay into the other one.",
    "Please update my salary deposit from this month.",
    "Guten Tag, ich habe die Bank gewechselt. Bitte überweisen Sie mein Gehalt auf das neue Konto.",
    "Unsere Bankverbindung hat sich geändert, bitte begleichen Sie offene Posten nur noch dort.",
    "Unsere neue Kontoverbindung lautet wie folgt.",
    "Hola, quisiera actualizar mi cuenta bancaria antes de la próxima nómina.",
    "Les enviamos nuestros nuevos datos bancarios para el pago de la factura.",
    "Gostaria de alterar meus dados bancários para receber o salário.",
    "Mudamos de banco; nossa nova conta segue abaixo.",
    "Je souhaite changer mon RIB pour le prochain virement de salaire.",
    "Nous avons changé de banque, voici nos nouvelles coordonnées bancaires.",
    "Vorrei cambiare il mio IBAN per la prossima busta paga.",
    "Vi comunichiamo le nostre nuove coordinate bancarie.",
    "Ik wil mijn rekeningnummer laten wijzigen voor de volgende salarisbetaling.",
    "Gelieve vanaf nu te betalen op onze nieuwe rekening.",
    "급여 통장을 바꾸고 싶은데 이번 달부터 가능할까요?",
    "당사 계좌가 변경되었으니 새 계좌로 송금해 주십시오.",
    "我司收款账户已变更，请将货款汇至新账户。",
    "您好，我想更换我的工资卡，本月能生效吗？",
]
SAME_ACCOUNTS = [
    "The deposit for the conference room will be returned after the event.",
    "振込先の口座に変更はありません。",
    "年度末の振込先は、いつもの口座でお願いいたします。",
    "口座変更の詐欺メールが増えています。ご注意ください。",
    "給与の振込先変更の手続きは、総務課の窓口でお受けします。",
    "You can change your account settings and your password at any time.",
    "Our bank details are on the invoice, as always.",
    "今回のご請求分は下記口座へお振込みください。",
    "お客様のいつもの口座から引き落とされます。",
    "The salary account statements of this month are attached. The bank changed its opening hours.",
    "会費5,000円を、月末までに下記口座へお振り込みください。",
    "Please remit the amount to the following account within 30 days.",
    "To change your direct deposit, bring the form to room 12; we take no changes by mail.",
    "給与振込口座を変更される方は、申請書を総務課へご持参ください。",
    "Wenn sich Ihre Bankverbindung geändert hat, geben Sie das Formular bitte in der Personalabteilung ab.",
    "Si ha cambiado de banco, entregue el formulario en personal.",
    "Se mudou de banco, procure o departamento de pessoal.",
    "Si vous avez changé de banque, déposez votre RIB au bureau du personnel.",
    "Chi ha cambiato banca porti il nuovo IBAN in segreteria.",
    "Is uw rekeningnummer gewijzigd? Kom langs bij de balie.",
    "급여 계좌 변경은 인사팀 방문 후 신청하시기 바랍니다.",
    "如需变更工资卡，请到人事处办理。",
    "Das Konto für Spenden steht auf der Rückseite. Die Bank hat neue Öffnungszeiten.",
]
QUIET = [
    "急ぎなので、携帯番号を教えてください。",
    "今お使いの携帯電話の番号を返信してもらえますか。",
    "この件は他の職員には話さないでください。",
    "他の者には内緒でお願いします。",
    "今、席にいますか。",
    "手が空いていたら、このメールに返信してください。",
    "会議に入っているのでメールでしか対応できません。",
    "Do not discuss this with anyone until the deal is closed.",
    "This matter must stay confidential.",
    "Are you busy? I need a favor. I'm tied up, so email me back as soon as you get this.",
    "Let me know if you are at your desk; I can only be reached by e-mail.",
]
GIFTS = [
    "コンビニでギフトカードを5枚買ってきて、裏面の番号を写真で送ってください。",
    "プレゼント用にアップルカードを購入して、番号を写真で送ってください。",
    "Please buy five Amazon gift cards, scratch them and send me a photo of the codes.",
    "I need you to purchase some Steam gift cards for the staff.",
    "We need a wire transfer of USD 182,000 today; I will send the beneficiary's IBAN.",
    "本日中に指定の口座へ1,820万円を送金していただきたいです。",
]
FORTUNES = [
    "I am a widow, dying of cancer. My late husband left $7.2 million in a bank. I want you to have it for charity.",
    "You are named next of kin to a deceased client with an unclaimed balance of USD 10,400,000. You will get 40%.",
    "I am a barrister. A client with your surname died leaving an inheritance. Reply with your full name and address.",
    "UN compensation fund: your ATM card worth $2.5 million is ready. Send your full name and address.",
    "A consignment box of an orphan lies at the airport in your name. Contact the diplomat with your telephone number.",
    "亡くなった夫が残した720万ドルを、慈善事業のためにあなたに託したいのです。",
    "身寄りのない顧客の預金1,040万ドルの受取人になってください。取り分は40%です。氏名と銀行口座を返信してください。",
    "あなたと同じ姓の故人の遺産について、相続人として住所と電話番号をお知らせください。",
]
NO_FORTUNES = [
    "相続税の説明会を開きます。遺産が1億円の場合の税率は30%です。氏名を添えて総務課までお申し込みください。",
    "The campaign raised $2.5 million for charity. Thank you for coming.",
    "The beneficiary of the group insurance can be changed at the office. Please send the form to the payroll desk.",
    "The new scanner costs 12 million yen. Please reply with the address of the delivery.",
    "保険金の受取人の変更は、総務課で受け付けています。",
]
CALLS = [
    "Your computer is locked. Call 1-888-555-0143 at once for support.",
    "Your device has been compromised, call our support desk on 1-888-555-0143.",
    "お使いのパソコンがハッキングされました。至急サポート（050-5555-0143）へお電話ください。",
    "年間プランが自動更新されました。ご請求額：¥39,800\n解約・返金をご希望の方は 050-0000-1234 までお電話ください。",
    "ご請求額 39,800円（税込）の決済が完了しました。お心当たりのない場合は０１２０－０００－１２３までご連絡ください。",
    "お使いのパソコンがウイルスに感染しました。至急サポートセンター（050 0000 1234）へお電話ください。",
    "トロイの木馬が検出されました。電源を切らずに、(0120) 000-123 までお電話ください。",
    "更新料 ￥49,800 を引き落としました。キャンセルは +81 50-0000-1234 まで。",
    "定期購入の代金29,800円を課金しました。返金窓口：03-0000-1234",
    "USD 399.99 has been charged. If you don't recognize this charge, call +1 888 555 0123.",
    "Your device is infected with a trojan. Call our support line at (888) 555-0123 at once.",
]
NO_CALLS = [
    "The door of the pharmacy is locked at 18:00. Call 1-888-555-0143 if you need your medicine later.",
    "職員のパソコンのウイルス対策ソフトを更新します。動かないときは、情報システム室（050-5555-0143）へお電話ください。",
    "パソコン教室「ハッキングのしくみ」のお申し込みは、電話（050-5555-0143）で承ります。",
    "ノロウイルスに感染された方は、来院の前に内科外来（03-0000-1234）までお電話ください。",
    "ご予約の変更は、予約センター（0120-000-123）までお電話ください。",
    "健診の費用は5,500円です。当日窓口でお支払いください。お問い合わせは03-0000-1234まで。",
    "修理代金の請求書（12,000円）をお送りします。ご不明な点は担当の山下（03-0000-1234）までご連絡ください。",
    "Your table for two is booked. To cancel, call (888) 555-0123.",
]
COMMANDS = [
    "人間であることを確認するため、Windowsキー＋Rを押し、Ctrl＋Vで貼り付けてEnterを押してください。",
    "「ファイル名を指定して実行」を開き、次の文字列を貼り付けて実行してください。",
    "管理者としてPowerShellを起動し、以下のコマンドを貼り付けてください。",
    "Press Windows + R, then Ctrl + V and Enter to prove that you are human.",
    "Hit Win+R, paste the code and press Enter.",
    "Open Terminal and paste the following command to repair the font.",
    "Open PowerShell as administrator, copy the command below and run it.",
]
NO_COMMANDS = [
    "PowerShell入門の研修を来週開催します。参加を希望する方は総務までご連絡ください。",
    "Windowsキーが効かないというお問い合わせをいただきました。機器を交換します。",
    "The terminal at reception was replaced. Run the weekly report as before.",
    "Copy the text and paste it into the form of the booking system.",
]
INVESTMENTS = [
    "元本保証・月利20%の投資をご案内します。LINEで友だち追加してください。",
    "スマホで「いいね」を押すだけ、日給3万円の在宅副業です。LINEで追加してください。",
    "毎月10%の配当を保証する海外投資です。必ず儲かります。",
    "Earn $500 a day working from home, no experience needed. Message us on WhatsApp.",
    "A monthly return of 20% is guaranteed. Join our VIP signal group on Telegram.",
]
EXTORTIONS = [
    "身代金として5BTCを支払わなければ、患者のデータを公開します。",
    "貴院のサーバーのデータを暗号化しました。復号したければ次のウォレットへ送金してください。",
    "We have stolen your data. Pay 3 BTC or it will be published on our .onion site.",
    "Your network has been encrypted. Contact us with Tor Browser to receive the decryption key.",
]
WARRANTS = [
    "あなたに逮捕状が出ています。ビデオ通話で事情聴取を行います。",
    "あなた名義の口座が犯罪に利用されています。一人になれる場所へ移動してください。",
    "There is an arrest warrant against you. Stay on the line and tell nobody.",
]
LURES = [
    ("You have a new voicemail. Press Play message to listen: https://vm.example/1", C),
    ("6 messages are in quarantine. Release all messages: https://q.example/", C),
    ("Please acknowledge the policy by end of business today: https://p.example/", C),
    ("The document is protected. Enable content to view it.", C),
    ("文書は保護されています。表示するには「コンテンツの有効化」をクリックしてください。", C),
]

OFFICE = [
    "受付です。明日10時の予約を14時に変更したいと、患者さんからお電話がありました。折り返しをお願いします。",
    "健診結果は、来週の火曜日から総務課の窓口でお渡しします。",
    "今月の給与明細を公開しました。いつもの人事システムでご覧ください。",
    "来週の火曜日に、ネットワーク機器の入れ替えを行います。作業中は院内のインターネットが使えません。",
    "先日の研究会では大変お世話になりました。資料を添付いたします。",
    "The roster for December is ready. Tell me if a shift does not suit you.",
    "Thank you for your order. The goods will be delivered on Thursday.",
    "Your appointment was moved to Friday at ten. Please bring your insurance card.",
]


@pytest.mark.parametrize("text", SECRETS)
def test_a_request_for_secrets_is_told_in_any_order_of_words(text):
    assert C in fired(text)


@pytest.mark.parametrize("text", NO_SECRETS)
def test_who_says_that_he_never_asks_asks_for_nothing(text):
    assert C not in fired(text)


@pytest.mark.parametrize("text", ACCOUNTS)
def test_another_bank_account_is_told(text):
    assert B in fired(text)


@pytest.mark.parametrize("text", SAME_ACCOUNTS)
def test_talk_about_accounts(text):
    assert B not in fired(text)


@pytest.mark.parametrize("text", QUIET)
def test_secrecy_and_probes_whether_somebody_is_there(text):
    assert S in fired(text)


@pytest.mark.parametrize("text", GIFTS)
def test_gift_cards_and_hasty_transfers(text):
    assert P in fired(text)


@pytest.mark.parametrize("text", CALLS)
def test_bills_and_alarms_that_want_to_be_called(text):
    assert CALL in fired(text)


@pytest.mark.parametrize("text", NO_CALLS)
def test_honest_telephone_numbers(text):
    assert CALL not in fired(text)


@pytest.mark.parametrize("text", COMMANDS)
def test_commands_to_be_pasted(text):
    assert CMD in fired(text)


@pytest.mark.parametrize("text", NO_COMMANDS)
def test_talk_about_commands(text):
    assert CMD not in fired(text)


@pytest.mark.parametrize("text", INVESTMENTS)
def test_certain_profits_and_easy_jobs(text):
    assert INV in fired(text)


@pytest.mark.parametrize("text", EXTORTIONS)
def test_ransom(text):
    assert [hit.variant for hit in hits(mail(text))[T]] == ["extortion"]


@pytest.mark.parametrize("text", WARRANTS)
def test_calls_of_a_false_police(text):
    assert T in fired(text)


@pytest.mark.parametrize(("text", "check"), LURES)
def test_everyday_notices_as_bait(text, check):
    assert check in fired(text)


@pytest.mark.parametrize("text", OFFICE)
def test_office_mail_is_clean(text):
    assert fired(text) == set()


def test_a_support_scam_extorts_nothing():
    found = hits(mail("トロイの木馬が検出されました。至急、サポートセンター 050-0000-1234 へお電話ください。"))
    assert [hit.variant for hit in found[CALL]] == ["support"]
    assert all(hit.variant != "extortion" for hit in found.get(T, ()))


def test_a_partners_new_account_is_a_hint_only():
    text = "振込先が変わりましたのでお知らせいたします。書面を郵送しておりますので、併せてご確認ください。"
    honest = hits(mail(text, sender="keiri@minori.example"), authenticated=True)
    assert [hit.severity for hit in honest[B]] == [Severity.LOW]
    assert hits(mail(text, sender="keiri@shiranai.example"))[B][0].severity is None  # medium, as the check says
    assert hits(mail(text, sender="keiri.tanto@gmail.com"))[B][0].severity is Severity.HIGH


def test_the_quoted_words_reach_from_what_is_asked_for_to_the_request():
    found = hits(mail("ご本人確認のため、生年月日・保険証番号を入力してください。"))[C][0]
    assert any("保険証番号" in evidence.text and "入力" in evidence.text for evidence in found.evidence)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("VPNのユーザー名とパスワードを、このメールに返信でお送りください。", Severity.CRITICAL),
        ("Please send us your user name and password by return mail.", Severity.CRITICAL),
        ("先ほどのファイルのパスワードを教えてください。", Severity.HIGH),
    ],
)
def test_secrets_wanted_in_an_answer(text, severity):
    found = hits(mail(text))[C][0]
    assert (found.variant, found.severity) == ("by-mail", severity)
    honest = hits(mail(text, sender="keiri@minori.example"), authenticated=True)
    assert all(hit.variant != "by-mail" for hit in honest.get(C, ()))


def test_blackmail_that_names_where_to_pay():
    paid = "I have recorded you. Send 0.5 BTC to bc1qexampleexampleexampleexampleexample0 within 48 hours."
    assert hits(mail(paid))[T][0].severity is Severity.CRITICAL
    assert hits(mail("I have recorded you. Answer me."))[T][0].severity is Severity.HIGH


def test_a_strangers_free_mail_that_wants_two_quiet_favours():
    text = "会議に入っているのでメールでしか対応できません。携帯番号を教えてください。"
    assert hits(mail(text, sender="tanaka.work@gmail.com"))[S][0].severity is Severity.CRITICAL
    assert hits(mail(text))[S][0].severity is Severity.LOW
    assert hits(mail("携帯番号を教えてください。", sender="tanaka.work@gmail.com"))[S][0].severity is Severity.LOW


@pytest.mark.parametrize("text", FORTUNES)
def test_a_share_of_a_fortune_is_told(text):
    (hit,) = hits(mail(text, sender="grace@gmail.com"))["advance-fee-lure"]
    assert (hit.variant, hit.severity) == ("fortune", Severity.CRITICAL)


@pytest.mark.parametrize("text", NO_FORTUNES)
def test_honest_talk_of_money_is_no_fortune(text):
    assert all(hit.variant != "fortune" for hit in hits(mail(text)).get("advance-fee-lure", ()))


MAILBOX = [
    "Click here to verify your password.\nhttps://fax.example/view",
    "Log in with your e-mail account to open the fax.\nhttps://fax.example/view",
    "To view it, sign in with your work e-mail and password.\nhttps://fax.example/view",
    "パスワードの確認はこちら\nhttps://fax.example/view",
    "書類を見るには、メールアドレスとパスワードでログインしてください。\nhttps://fax.example/view",
]
NO_MAILBOX = [
    "Click here to verify your password.",
    "Forgot it? Reset your password here: https://fax.example/view",
    'Beware of phishing: mails that say "verify your password" are fake. https://fax.example/news',
    "「パスワードを確認してください」という不審なメールにご注意ください。\nhttps://fax.example/view",
    "The door's password was changed. https://fax.example/view",
]


@pytest.mark.parametrize("text", MAILBOX)
def test_a_strangers_page_for_the_mail_password_is_told(text):
    (hit,) = hits(mail(text))[C]
    assert (hit.variant, hit.severity) == ("mailbox", Severity.CRITICAL)


@pytest.mark.parametrize("text", NO_MAILBOX)
def test_no_page_for_the_mail_password(text):
    assert all(hit.variant != "mailbox" for hit in hits(mail(text)).get(C, ()))


def test_a_partners_page_is_none():
    raw = mail(MAILBOX[0], sender="info@minori.example")
    assert all(hit.variant != "mailbox" for hit in hits(raw, authenticated=True).get(C, ()))


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("You have a new voicemail. Play message: https://fax.example/v", "waiting"),
        ("保留中のメールがあります。クリックして確認してください。 https://fax.example/v", "waiting"),
        ("クリックして開き、コンテンツの有効化を押してください。 https://fax.example/v", "macros"),
        ("Enter your password to continue: https://fax.example/v", ""),
    ],
)
def test_the_sentence_fits_what_is_asked(text, variant):
    (hit,) = hits(mail(text))[C]
    assert hit.variant == variant


@pytest.mark.parametrize(
    "text",
    [
        "チャージ残額は退会後、返金できません。24時間以内にログインしてください。",
        "口座のご確認がない場合、送金が停止されます。24時間以内にログインしてください。",
        "請求書をお送りします。振込先に変更はございません。",
    ],
)
def test_money_that_does_not_move_is_not_asked_for(text):
    assert P not in hits(mail(text))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("本人確認を行ってください。 https://fax.example/v", "本人確認を行ってください"),
        ("口座情報をご確認ください。 https://fax.example/v", "口座情報をご確認"),
    ],
)
def test_quotations_end_with_a_word(text, quoted):
    (hit,) = hits(mail(text))[C]
    assert quoted in [evidence.text for evidence in hit.evidence]


def test_each_wording_of_a_new_account_is_quoted_once():
    text = "Unsere neue Bankverbindung lautet so. Bitte nur auf unser neues Konto. Unsere neue Bankverbindung gilt."
    (found,) = hits(mail(text))[B]
    assert [each.text for each in found.evidence] == ["Unsere neue Bankverbindung", "auf unser neues Konto"]


def test_a_false_bill_is_quoted_with_its_amount_and_what_is_said_of_it():
    text = "Your plan was renewed for $389.99. If you did not authorize this, call our help desk at (888) 555-0142."
    (found,) = hits(mail(text))[CALL]
    assert [each.text for each in found.evidence] == ["(888) 555-0142", "$389.99", "Your plan"]
