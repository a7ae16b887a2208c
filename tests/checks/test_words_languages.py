"""Lures in Korean, Italian, Dutch, Japanese and English without a brand, and everyday mail with the same nouns."""

import pytest

from words_mail import fired

U, D, T, C, P, M, S, PR, DE, SE = (
    "urgency-phrase",
    "time-limit",
    "threat",
    "credential-request",
    "payment-request",
    "medical-result-lure",
    "security-alarm",
    "prize-lure",
    "delivery-lure",
    "secrecy-request",
)
LINK = " https://shiranai.example/x"
FLAGGED = [
    # Korean, with blanks as people set them
    ("고객님의 계정이 정지될 예정입니다. 24시간 이내에 본인 확인을 해 주세요." + LINK, {T, D, C}),
    ("비밀번호가만료되었습니다. 현재 비밀번호를 유지하려면 아래 버튼을 클릭하세요." + LINK, {C}),
    ("비밀 번호 만료 안내: 오늘까지 로그인해 주세요." + LINK, {C, D}),
    ("통행료 미납 내역이 있습니다. 금일 중으로 납부하지 않으면 과태료가 부과됩니다.", {P, T, D}),
    ("미수령 환급금이 있습니다. 환급금 신청은 아래 링크에서 하시기 바랍니다." + LINK, {P}),
    ("[택배] 주소 불명으로 배송이 보류되었습니다. 배송 주소를 확인해 주세요." + LINK, {DE}),
    ("메일함 용량이 초과되어 메일 수신이 중단됩니다. 계정을 인증하세요." + LINK, {C, T}),
    ("축하합니다! 이벤트에 당첨되었습니다. 상금을 수령하려면 여기를 클릭하세요." + LINK, {PR}),
    ("새로운 기기에서 비정상적인 로그인이 감지되었습니다.", {S}),
    ("이 건은 비밀로 해 주시고, 단체 채팅방을 만들어 주세요.", {SE}),
    ("거래 계좌가 변경되었으니 아래 계좌로 송금해 주세요.", {P}),
    ("당신의 기기를 해킹했습니다. 비트코인을 보내지 않으면 영상을 유포하겠습니다.", {T}),
    ("건강검진 결과를 아래 링크에서 확인하세요." + LINK, {M}),
    # Italian
    ("Il suo conto è stato bloccato: aggiorni i suoi dati entro 24 ore." + LINK, {T, C, D}),
    ("La tua password scadrà oggi. Per mantenere la password clicca qui." + LINK, {C, D}),
    ("Il tuo pacco è in giacenza: paga le spese di spedizione entro e non oltre domani." + LINK, {DE, P, D}),
    ("Ha diritto a un rimborso fiscale: per ricevere il rimborso clicchi qui." + LINK, {P}),
    ("Vi informiamo del nostro nuovo IBAN: effettui il bonifico oggi stesso.", {P}),
    ("Sei in ufficio? Ho bisogno di un favore, non posso parlare al telefono.", {SE}),
    ("Ho accesso al tuo dispositivo e ho registrato un video. Paga in bitcoin.", {T}),
    ("Rinnovo SPID: la sua identità digitale scadrà, verifichi la sua identità." + LINK, {C}),
    ("Rilevato un accesso non autorizzato da un dispositivo sconosciuto.", {S}),
    ("Multa non pagata: ultimo avviso prima delle azioni legali." + LINK, {P, U, T}),
    # Dutch
    ("Uw rekening is tijdelijk geblokkeerd. Bevestig uw gegevens binnen 24 uur." + LINK, {T, C, D}),
    ("Uw pakket kon niet worden bezorgd. Betaal nu de verzendkosten." + LINK, {DE, P}),
    ("Openstaande boete: betaal direct om incassokosten en beslag op uw rekening te voorkomen." + LINK, {P, T}),
    ("U heeft recht op een terugbetaling van de belastingdienst." + LINK, {P}),
    ("Uw wachtwoord verloopt vandaag. Huidige wachtwoord behouden? Klik hier." + LINK, {C, D}),
    ("Ben je op kantoor? Ik heb een klusje voor je, houd dit tussen ons. Ik kan nu niet bellen.", {SE}),
    ("Ons rekeningnummer is gewijzigd, maak het bedrag over te maken naar het nieuw IBAN.", {P}),
    ("Ik heb je gehackt en heb toegang tot je webcam. Betaal in bitcoin.", {T}),
    ("Verdachte inlogpoging vanaf een onbekend apparaat.", {S}),
    # Japanese
    ("電子カルテのパスワードの有効期限が切れます。本日中に下記より更新してください。" + LINK, {C, D}),
    ("診療情報提供書が届いています。下記のリンクからダウンロードしてください。" + LINK, {M}),
    ("ETCサービスは自動的に解約されます。ご利用を継続する場合はお支払い情報の更新をお願いします。" + LINK, {T, P}),
    ("税金の還付金があります。還付申請は下記よりお手続きください。" + LINK, {P}),
    ("未払いの税金があります。本日中に納付がない場合、財産の差し押さえを行います。" + LINK, {P, T, D}),
    ("ご不在のため荷物を持ち帰りました。下記より再配達の手続きをお願いします。" + LINK, {DE}),
    ("マイナポイントの受け取り期限が迫っています。" + LINK, {PR}),
    ("メールボックスの容量がいっぱいです。容量を増やすには下記で認証してください。" + LINK, {C}),
    ("会議中で電話に出られません。新しいLINEグループを作成し、招待用のQRコードを送ってください。", {SE}),
    ("業務の都合上、今後の連絡はLINEで行います。LINEグループを作り、QRコードを返信してください。", {SE}),
    ("お振込先の口座が変わりました。今月分から新しい口座へお振込みください。", {P}),
    ("隔離されたメッセージが3件あります。メッセージを解放するにはログインしてください。" + LINK, {C}),
    ("新しい音声メッセージがあります。再生するにはログインしてください。" + LINK, {C}),
    ("共有ドキュメントを受信しました。閲覧するにはメールアドレスとパスワードを入力してください。" + LINK, {C}),
    ("電子署名の依頼が届いています。署名するにはメールアカウントでログインしてください。" + LINK, {C}),
    ("給与明細を更新しました。本日中に口座情報をご確認ください。" + LINK, {C, D}),
    ("お使いのパソコンがウイルスに感染しました。サポート窓口までお電話ください。", {S}),
    # English
    ("You have 3 quarantined messages. Release your messages within 24 hours." + LINK, {C, D}),
    ("Your document is ready for signature. Log in with your email password to sign." + LINK, {C}),
    ("Please update my direct deposit details before the next payroll.", {P}),
    ("Our banking details have changed. Please use the new account for this invoice.", {P}),
    ("Your parcel is held at customs. Pay the customs charges to release your parcel." + LINK, {DE, P}),
    ("You are eligible for a tax refund. Claim your refund today." + LINK, {P}),
    ("You have an unpaid toll. Pay your toll balance today to avoid late fees." + LINK, {P}),
    ("Your salary has been adjusted. Sign in to view your revised payroll." + LINK, {C}),
]
LURES = [
    ("3通の受信メールが保留されています。こちらで解除してください。" + LINK, C),
    ("パスワードは本日失効します。同じパスワードを継続して使用する場合はこちら。" + LINK, C),
    ("ウォレットの認証が必要です。リカバリーフレーズを入力してください。" + LINK, C),
    ("交通違反の反則金が未納です。" + LINK, P),
    ("業務用のLINEグループを作成し、グループのQRコードを返信してください。他のメンバーは私が招待します。", SE),
    ("6 incoming messages are on hold. Release your messages below." + LINK, C),
    ("Your cloud storage is full: your photos and videos will be deleted today." + LINK, T),
    ("Enter your seed phrase, or your assets will be frozen." + LINK, C),
    ("Please send me the W-2 copies of all staff.", SE),
    ("您的邮箱需要升级备案，请点击保持当前密码。" + LINK, C),
    ("请建一个工作QQ群，把财务人员拉进来，群号发给我。", SE),
    ("包裹因地址不详无法派送。" + LINK, DE),
    ("Sind Sie gerade am Platz? Ich bin nicht telefonisch erreichbar.", SE),
    ("¿Puede hacerme un favor? No lo comente con nadie, no puedo hablar por teléfono.", SE),
    ("Não comente com ninguém, não posso falar ao telefone.", SE),
    ("N'en parlez à personne, je ne peux pas parler au téléphone.", SE),
    ("Su buzón ha superado el límite: valide su cuenta para seguir recibiendo correos." + LINK, C),
    ("Seu CPF está irregular e pode ser cancelado hoje." + LINK, T),
    ("Vous avez une amende impayée, réglez avant majoration." + LINK, P),
    ("Uw mailbox is vol en berichten worden vastgehouden." + LINK, C),
    ("수신 메일이 보류되었습니다." + LINK, C),
    ("Ваша карта заблокирована. Подтвердите данные карты." + LINK, C),
    ("Dostęp do konta został zablokowany." + LINK, T),
    ("Η κάρτα σας έχει αποκλειστεί." + LINK, T),
    ("Validați contul de e-mail pentru a primi mesajele." + LINK, C),
]
EVERYDAY = [
    ("The report will be published on Monday. Please pay me back for the lunch when you can.", T),
    ("Date: Freitag, 4. Dezember. Ort: Sitzungssaal, bitte pünktlich sein.", "dating-lure"),
    ("Wir werden Ihre Angaben vertraulich behandeln.", SE),
    ("I am in a meeting until three; the slides are in the folder.", SE),
    ("メールボックスの容量を来月から増やします。利用者の作業は必要ありません。", C),
    ("忘年会用のグループを作りました。参加できる方は佐藤まで。", SE),
    ("Your wage and tax statement can be picked up at the pay office.", SE),
    ("En toute confidentialité, le service social vous reçoit le mardi.", SE),
    ("邮箱容量说明：每位员工 10GB，请及时清理旧邮件。", C),
    ("Die Sendung wurde heute zugestellt. Zollgebühren fallen nicht an.", DE),
]


@pytest.mark.parametrize(("text", "expected"), LURES, ids=[text[:24] for text, _ in LURES])
def test_lures_of_mailboxes_wallets_fines_and_superiors(text, expected):
    assert expected in fired(text)


@pytest.mark.parametrize(("text", "unwanted"), EVERYDAY, ids=[text[:24] for text, _ in EVERYDAY])
def test_everyday_mail_beside_them(text, unwanted):
    assert unwanted not in fired(text)


SILENT = [
    ("다음 주 회의는 수요일 오후 3시입니다. 자료를 첨부합니다.", {U, D, T, C, P, M, PR, DE, SE}),
    ("이번 달 청구서는 우편으로 보내 드립니다.", {P, D}),
    ("주문하신 상품의 배송이 완료되었습니다. 이용해 주셔서 감사합니다.", {DE, P}),
    ("검사 결과는 외래 진료 때 설명드리겠습니다.", {M}),
    ("저희는 비밀번호를 묻지 않습니다.", {C}),
    ("휴게실 정수기가 고장 나서 수리 중입니다. 결제는 총무과에서 합니다.", {P, T}),
    ("La riunione di lunedì è sospesa; la fattura arriverà per posta.", {T, P, D}),
    ("Il premio della lotteria scolastica sarà un libro.", {PR}),
    ("Grazie per il pagamento, la fattura è allegata.", {P, T}),
    ("Il corriere consegna il pacco domani mattina in reparto.", {DE, D}),
    ("L'aggiornamento del programma è previsto per lunedì.", {C}),
    ("De factuur komt per post, de betaling is verwerkt.", {P}),
    ("Het pakket met handschoenen staat bij de receptie.", {DE}),
    ("Er is geen haast bij; de vergadering is verplaatst naar vrijdag.", {U, D}),
    ("Het wachtwoord van de wifi hangt in de kantine.", {C}),
    ("診療情報提供書は郵送でお送りしました。", {M}),
    ("ETCカードは車両係で保管しています。", {P, T}),
    ("宅配便は北口の受付で受け取ってください。", {DE}),
    ("還付の手続きについては税務署の窓口でご相談ください。", {P}),
    ("給与明細は例年どおり紙でお配りします。", {C, P}),
    ("電子カルテの操作研修を来週行います。", {C, M, D}),
    ("当院のLINE公式アカウントを開設しました。", {SE}),
    ("The bonus round of the quiz is on Friday.", {PR}),
    ("The refund was booked last week, nothing to do for you.", {P}),
    ("The courier brings the parcel to the ward tomorrow morning.", {DE, D}),
    ("Payroll closes on Thursday as usual.", {P, C, D}),
]


@pytest.mark.parametrize(("text", "expected"), FLAGGED, ids=[text[:24] for text, _ in FLAGGED])
def test_flagged(text, expected):
    assert expected <= fired(text)


@pytest.mark.parametrize(("text", "unwanted"), SILENT, ids=[text[:24] for text, _ in SILENT])
def test_silent(text, unwanted):
    assert not unwanted & fired(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("귀하의 계정은 48시간 후 비활성화됩니다. 계정을 유지하려면 인증하십시오." + LINK, {T, C, D}),
        ("귀하의 소포가 주소 정보 오류로 배송되지 못했습니다." + LINK, {DE}),
        ("엄마, 나 휴대폰이 고장 나서 이 번호로 문자 줘.", {SE}),
        ("La tua casella di posta ha superato il limite di spazio." + LINK, {C}),
        ("Abbiamo rilevato un accesso anomalo al suo conto. Verifichi subito i suoi dati." + LINK, {S, C}),
        ("Uw zorgverzekering: u krijgt geld terug. Vul uw bankgegevens in." + LINK, {P, C}),
        ("受信メール12通が保留されています。容量制限のためです。" + LINK, {C}),
        ("所得税の還付を受けるには、口座の登録が必要です。" + LINK, {P, C}),
        ("Your session has expired. Re-enter your password to continue receiving mail." + LINK, {C}),
    ],
)
def test_lures_of_other_words(text, expected):
    assert expected <= fired(text)
