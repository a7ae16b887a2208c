"""Parts of Japanese and English names of organizations, besides the proper name.

Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

# Legal forms, which people leave out. If one begins with another, the longer one comes first.
LEGAL_FORMS_JA: Final = (
    "社会福祉法人恩賜財団", "特定医療法人社団", "特定医療法人財団", "社会医療法人社団", "社会医療法人財団", "社会医療法人", "特定医療法人",
    "医療法人社団", "医療法人財団", "医療法人", "地方独立行政法人", "独立行政法人", "国立研究開発法人", "国立大学法人", "公立大学法人",
    "公益財団法人", "公益社団法人", "一般財団法人", "一般社団法人", "社会福祉法人", "特定非営利活動法人", "宗教法人", "学校法人", "npo法人",
    "財団法人", "社団法人", "株式会社", "有限会社", "合同会社", "合資会社", "合名会社",
)  # fmt: skip

# Endings for kinds of organizations, in families whose members people use for each other; the longest first.
KINDS_JA: Final = (
    ("総合病院", "記念病院", "中央病院", "市民病院", "医療センター", "総合医療センター", "病院", "びょういん", "ビョウイン", "綜合病院", "そうごう病院", "そうごうびょういん", "ソウゴウビョウイン", "医院", "いいん", "クリニック", "くりにっく",
     "診療所", "内科", "外科", "歯科", "歯科医院", "眼科", "小児科", "整形外科", "薬局", "訪問看護ステーション", "看護専門学校"),
    ("大学", "大学病院", "大学附属病院", "大学医学部", "短期大学", "だいがく", "ダイガク"),
    ("高等学校", "中学校", "小学校", "高校", "学園", "学校", "学院", "幼稚園", "保育園", "専門学校"),
    ("警察署", "警察本部", "県警察", "警察", "県警", "消防署", "消防本部"),
    ("市役所", "区役所", "町役場", "村役場", "役場", "役所", "県庁", "府庁", "都庁", "道庁", "教育委員会"),
    ("銀行", "信用金庫", "信金", "信用組合", "証券", "保険", "ぎんこう"),
    ("グループ", "ホールディングス", "商事", "商店", "商会", "工業", "産業", "製薬", "薬品", "建設", "食品", "運輸", "電機", "電気", "不動産",
     "製作所", "会社", "協会", "財団", "機構", "連合会", "組合", "法人", "会"),
)  # fmt: skip

# Proper names that many organizations have, besides prefectures and cities.
SHARED_NAMES_JA: Final = frozenset(
    """
    さくら サクラ 桜 ひまわり ヒマワリ みどり ミドリ あおぞら 青空 ひかり ヒカリ つばさ のぞみ きぼう 希望 みらい 未来 すみれ たんぽぽ もみじ
    わかば 若葉 あおば 青葉 ふたば 双葉 めぐみ やすらぎ なごみ ほのぼの いこい あさひ 朝日 旭 富士 ふじ 大和 やまと 日の出 太陽 中央 総合 市立
    県立 国立 私立 都立 府立 町立 村立 公立 市民 県民 区立 東 西 南 北 東部 西部 南部 北部 中部 日本 全国 第一 第二 第三 赤十字 日赤 日本赤十字
    済生会 徳洲会 厚生 厚生連 労災 逓信 共済 警察 記念 大学 医科 愛生 聖和 聖心 清和 平和 昭和 共立 協立 佐々木 長谷川 五十嵐 佐久間 大久保 小野寺
    久保田 宇都宮 日本海 太平洋 セントラル ホーム ファミリー こころ 心 駅前 本町 城南 城北 城東 城西 学園 高等 警視 警察庁
    """.split()  # noqa: SIM905
)
# Departments and services, which impostors add; `service_words` has more.
DESKS_JA: Final = (
    "公式サイト", "公式", "オフィシャル", "ホームページ", "サイト", "採用", "求人", "予約", "受付", "面会", "外来", "事務", "総務", "人事", "経理", "会計",
    "情報システム", "情報", "広報", "相談", "支払", "請求", "認証", "ログイン", "確認", "更新", "登録", "手続", "ウェブ", "ヘルプデスク", "ヘルプ", "メンバー",
    "マイページ", "医療", "診療", "健診", "検診", "連携室", "連携", "新館", "本院", "分院",
)  # fmt: skip
# Another way to write the same kanji, which a reader does not notice.
OTHER_FORMS_JA: Final = {
    "澤": "沢", "濱": "浜", "濵": "浜", "邊": "辺", "邉": "辺", "髙": "高", "﨑": "崎", "嶋": "島", "嶌": "島", "廣": "広", "國": "国", "櫻": "桜",
    "齋": "斎", "齊": "斉", "龍": "竜", "瀧": "滝", "澁": "渋", "會": "会", "學": "学", "醫": "医", "壽": "寿", "眞": "真", "德": "徳", "惠": "恵",
    "圓": "円", "藏": "蔵", "榮": "栄", "豐": "豊", "禮": "礼", "將": "将", "曾": "曽", "舘": "館", "縣": "県", "鐵": "鉄", "驛": "駅", "條": "条",
}  # fmt: skip

# Words in English names for kinds of organizations.
KINDS_EN: Final = frozenset(
    """
    a the of and for at in general central national municipal prefectural city town hospital hospitals medical clinic
    center centre university college school high junior elementary middle senior academy institute police department
    office board education government foundation association society corporation corp company co inc ltd kk llc limited
    cancer heart brain eye cardiovascular children childrens women womens maternity mental rehabilitation research science
    sciences technology agency ministry library museum red cross motor motors electric power steel insurance securities
    group holdings bank pharmacy pharmaceutical pharma dental health healthcare care nursing memorial public
    """.split()  # noqa: SIM905
)

# Kinds of bodies that share the name of a place. With it they name another body there, not the organization itself.
BODIES_EN: Final = (
    frozenset(
        ("city", "shi", "town", "machi", "village", "mura", "ward", "ku", "municipal", "government", "gov", "lg")
    ),
    frozenset(("pref", "prefecture", "prefectural", "ken")),
    frozenset(("police", "keisatsu", "fire", "shobo")),
    frozenset(("univ", "university", "daigaku", "college", "campus")),
    frozenset(("school", "academy", "gakuen", "gakko", "kindergarten", "nursery", "board", "education", "kyoiku")),
    frozenset(("bank", "ginko", "shinkin")),
    frozenset(("library", "museum", "court", "tourism", "kanko", "park", "station", "hotel")),
)

# Kinds of which one is another house than the hospital or school of the same name.
OTHER_HOUSES_JA: Final = frozenset(
    """
    医院 いいん クリニック くりにっく 診療所 内科 外科 歯科 歯科医院 眼科 小児科 整形外科 薬局 訪問看護ステーション 看護専門学校 短期大学 教育委員会
    """.split()  # noqa: SIM905
)
