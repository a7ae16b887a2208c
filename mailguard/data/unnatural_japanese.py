"""Wording, Chinese words and fonts that a Japanese writer does not use. Own compilation, 2026-11.

Wording is a table of regular expressions, each with the words that a text must have for a match.
"""

from typing import Final

WORDING: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    # doubled titles, and openings that no Japanese letter has
    (
        ("各位様", "各位さま", "様様", "さん様", "様殿", "殿殿"),
        "各位(?:様|さま)|様(?:様|殿)(?!々)|さん様|殿殿",
    ),
    (("親愛なる",), "親愛なる(?:お客|会員|ユーザ|利用者|顧客|メンバー|受信者|友人|[A-Za-z0-9])"),
    (("尊敬する",), "尊敬する(?:お客|会員|ユーザ|利用者|顧客|皆様)"),
    (("こんにちは", "良い一日"), "(?:お客様|ユーザー様?|会員様?|顧客様?)、?こんにちは|良い一日を(?:お過ごし|！|!|。)"),
    # the reader addressed as "you", which business letters avoid
    (
        ("あなた", "貴方", "貴殿"),
        (
            "(?:あなた|貴方|貴殿)(?:様)?の(?:アカウント|口座|カード|パスワード|メールボックス|メールアカウント|メールアドレス|銀行|支払|お支払"
            "|荷物|パッケージ|小包|注文|請求書|取引|個人情報|デバイス)"
            "|(?:あなた|貴方|貴殿)(?:様)?(?:は|が)(?:当選|選ばれ|本人|登録|確認|ログイン|支払)|あなたに(?:感謝|通知|連絡|知らせ)"
        ),
    ),
    # polite forms that do not exist
    (("されてくだ", "されて下さ"), "[ごお御][一-龥]{1,3}されて(?:ください|下さい)"),
    (("ますです", "ましたです", "ませんです"), "(?:ます|ました|ません)です(?:。|か|\\n)"),
    (("くださいです", "下さいです", "くださるを", "下さるを"), "(?:ください|下さい)です|(?:くださる|下さる)をお願い"),
    (("るをお願", "いをお願", "てをお願"), "(?:する|しない|される|して)をお願い"),
    (("ください", "下さい"), "お願い(?:し|致し|いたし)て?(?:ください|下さい)"),
    (("ございますござ", "ございますです"), "ございます(?:ござ|です)"),
    # machine translation
    (("私たち", "私達", "我々"), "(?:私たち|私達|我々)の(?:システム|サーバー?|銀行|データベース)"),
    (("が存在",), "(?:異常|問題|リスク|危険)が存在(?:し|する)"),
    (("異常です",), "(?:アカウント|口座|カード|メール)(?:が|は)異常です"),
    (("及時に",), "及時に"),
    (("操作",), "(?:更新|確認|検証|認証|変更|処理)を?操作(?:して|し|を)"),
    (("点擊", "点撃", "打撃"), "(?:ボタン|リンク)を(?:点|打)(?:擊|撃)"),
    (("をが",), "をが(?:必要|あり|でき|可能)"),
    (("されるべき",), "(?:に|を)よって(?:検証|確認)されるべき"),
    (("敬意", "真心"), "チーム(?:から|より)の敬意|敬意を(?:払って|表して)、?\\n|真心を込めて、?\\n"),
)
CHINESE_WORDS: Final = (
    "登陸し", "登陸す", "登陸情報", "登陸画面", "登陸パスワード", "帳戶", "帳號", "賬戶", "賬戸", "賬號", "郵箱", "密碼", "網站", "網址", "鏈接", "點擊",
    "点击", "短信を", "短信で", "銀行卡", "信用卡", "客服", "快遞", "包裹", "用戶", "用户", "驗證", "验证", "您", "貴賓様", "尊貴な",
)  # fmt: skip
# Ideographs that look like kana, used between kana: メ一ル, ログイン口, アカウン卜.
LOOKALIKE_KANA: Final = "[ァ-ヴー][一卜口二工夕][ァ-ヴー]|[ァ-ヴ]卜(?![一-龥])"
CHINESE_FONTS: Final = (
    "microsoft yahei", "微软雅黑", "simsun", "宋体", "simhei", "黑体", "dengxian", "等线", "fangsong", "仿宋", "kaiti", "楷体",
    "pingfang sc", "microsoft jhenghei", "微軟正黑體", "pmingliu", "新細明體", "pingfang tc",
)  # fmt: skip
JAPANESE_FONTS: Final = (
    "meiryo", "メイリオ", "ms pgothic", "ms gothic", "ms pmincho", "ms mincho", "ms ui gothic", "ms p", "ｍｓ", "ms ゴシック", "ms 明朝",
    "hiragino", "ヒラギノ", "yu gothic", "yugothic", "yu mincho", "yumincho", "游ゴシック", "游明朝", "noto sans jp", "noto serif jp",
    "noto sans cjk jp", "osaka", "takao", "ipaex", "biz ud", "kozuka",
)  # fmt: skip
