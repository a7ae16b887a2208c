"""What a Japanese sentence calls a brand of the table, where its readers know it by another name than the table's.

Source: compiled by hand for this project, 2026-11. What is missing here is known in Japan by its Latin name.
"""

from typing import Final

_TABLE: Final = """
Rakuten=楽天|Rakuten Card=楽天カード|Rakuten Bank=楽天銀行|Rakuten Securities=楽天証券|Rakuten Mobile=楽天モバイル|Mercari=メルカリ
Merpay=メルペイ|PayPay Card=PayPayカード|PayPay Bank=PayPay銀行|PayPay Securities=PayPay証券|SMBC Card=三井住友カード
SMBC=三井住友銀行|SMBC Nikko Securities=SMBC日興証券|SMBC Trust Bank=SMBC信託銀行|MUFG Bank=三菱UFJ銀行|Mizuho Bank=みずほ銀行
Mizuho Securities=みずほ証券|Resona Bank=りそな銀行|Japan Post=日本郵便|AEON=イオン|AEON Bank=イオン銀行|Saison Card=セゾンカード
UC Card=UCカード|Epos Card=エポスカード|Orico=オリコ|Jaccs=ジャックス|Cedyna=セディナ|Aplus=アプラス|Life Card=ライフカード
Pocket Card=ポケットカード|View Card=ビューカード|Diners Club Japan=ダイナースクラブ|American Express=アメリカン・エキスプレス
Seven Card=セブンカード|Seven Bank=セブン銀行|SBI Securities=SBI証券|SBI Sumishin Net Bank=住信SBIネット銀行
SBI Shinsei Bank=SBI新生銀行|Monex=マネックス証券|Matsui Securities=松井証券|Nomura=野村證券|Daiwa Securities=大和証券
Mitsubishi UFJ eSmart Securities=三菱UFJ eスマート証券|GMO Click Securities=GMOクリック証券|Okasan Online=岡三オンライン
Sony Bank=ソニー銀行|Aozora Bank=あおぞら銀行|au Jibun Bank=auじぶん銀行|Bank of Yokohama=横浜銀行|Chiba Bank=千葉銀行
Shizuoka Bank=静岡銀行|Fukuoka Bank=福岡銀行|Kagoshima Bank=鹿児島銀行|Hiroshima Bank=広島銀行|Hokuyo Bank=北洋銀行
Bank of Kyoto=京都銀行|Sumitomo Mitsui Trust Bank=三井住友信託銀行|Norinchukin=農林中央金庫|Rokin=労働金庫|JA Bank=JAバンク
Shoko Chukin=商工中金|Japan Finance Corporation=日本政策金融公庫|V Point=Vポイント|NTT docomo=NTTドコモ|d CARD=dカード
SoftBank=ソフトバンク|Y!mobile=ワイモバイル|NTT East=NTT東日本|NTT West=NTT西日本|NTT Communications=NTTコミュニケーションズ
NTT DATA=NTTデータ|nifty=ニフティ|Sakura Internet=さくらインターネット|Xserver=エックスサーバー|Onamae.com=お名前.com
Lolipop=ロリポップ|Value Domain=バリュードメイン|Yamato Transport=ヤマト運輸|Sagawa Express=佐川急便|Seino=西濃運輸
Fukutsu Express=福山通運|Nippon Express=日本通運|National Tax Agency=国税庁|ETC Meisai=ETC利用照会サービス|NEXCO East=NEXCO東日本
NEXCO Central=NEXCO中日本|NEXCO West=NEXCO西日本|Eki-net=えきねっと|JR East=JR東日本|JR West=JR西日本|JR Central=JR東海
Mobile Suica=モバイルSuica|Smart EX=スマートEX|JAL=日本航空|ANA=全日空|Myna Portal=マイナポータル|Digital Agency=デジタル庁
Ministry of Internal Affairs and Communications=総務省|Ministry of Health, Labour and Welfare=厚生労働省
Ministry of Economy, Trade and Industry=経済産業省|Ministry of Finance=財務省|Ministry of Justice=法務省
Ministry of Foreign Affairs=外務省|Ministry of Education=文部科学省
Ministry of Land, Infrastructure, Transport and Tourism=国土交通省|Financial Services Agency=金融庁|National Police Agency=警察庁
Kagoshima Prefecture=鹿児島県|Japan Pension Service=日本年金機構|Kyokai Kenpo=協会けんぽ|Consumer Affairs Agency=消費者庁
National Consumer Affairs Center=国民生活センター|Information-technology Promotion Agency=情報処理推進機構（IPA）
Council of Anti-Phishing Japan=フィッシング対策協議会|Bank of Japan=日本銀行|Courts of Japan=裁判所
Imakiire General Hospital=今給黎総合病院|Japan Medical Association=日本医師会|Japanese Red Cross=日本赤十字社
National Cancer Center=国立がん研究センター|National Hospital Organization=国立病院機構|Saiseikai=済生会|Tokushukai=徳洲会
TEPCO=東京電力|Kansai Electric=関西電力|Chubu Electric=中部電力|Kyushu Electric=九州電力|Tohoku Electric=東北電力
Tokyo Gas=東京ガス|Osaka Gas=大阪ガス|Yodobashi=ヨドバシカメラ|Bic Camera=ビックカメラ|Nitori=ニトリ|UNIQLO=ユニクロ
FamilyMart=ファミリーマート|Lawson=ローソン|Seven-Eleven Japan=セブン‐イレブン|Takashimaya=高島屋|Isetan Mitsukoshi=三越伊勢丹
Marui=マルイ|Jalan=じゃらん|Ikyu=一休.com|Nintendo=任天堂|Square Enix=スクウェア・エニックス|bitFlyer=ビットフライヤー
Coincheck=コインチェック|bitbank=ビットバンク|Ticket Pia=チケットぴあ|eplus=イープラス|Lawson Ticket=ローソンチケット
Money Forward=マネーフォワード|Yayoi=弥生|Cybozu=サイボウズ|CloudSign=クラウドサイン|Trend Micro=トレンドマイクロ
Toyota=トヨタ自動車|Honda=本田技研工業|Fujitsu=富士通|Costco=コストコ|McDonald's=マクドナルド|Times Car=タイムズカー
World Health Organization=世界保健機関|United Nations=国際連合|Furusato Choice=ふるさとチョイス
Japan Society for the Promotion of Science=日本学術振興会|Japan Science and Technology Agency=科学技術振興機構
Japan Student Services Organization=日本学生支援機構|Japan Agency for Medical Research and Development=日本医療研究開発機構
Pharmaceuticals and Medical Devices Agency=医薬品医療機器総合機構（PMDA）
Health Insurance Claims Review & Reimbursement Services=社会保険診療報酬支払基金
All-Japan Federation of National Health Insurance Organizations=国民健康保険中央会
National Institute of Informatics=国立情報学研究所|National Center for University Entrance Examinations=大学入試センター
Japan Council for Quality Health Care=日本医療機能評価機構
"""
BRAND_NAMES_JA: Final = dict(pair.split("=") for line in _TABLE.split("\n") for pair in line.split("|") if pair)
