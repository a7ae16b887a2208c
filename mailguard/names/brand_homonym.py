"""Names that only contain a brand's name: 佐川 is a family name, アップル歯科 a dentist, and the Amazon a river."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.service_words import SERVICE_WORDS

_LONGEST: Final = 60  # characters read before and after the brand
_FAMILY_NAMES: Final = frozenset({"佐川"})  # brand names of the table that are also family names

# A word for another kind of body, in the same word as the brand: no blanks or brackets may be between them.
_BODY: Final = lazy_pattern(
    "(?:川|堂)|[^\\s()<>（）\\[\\]【】「」『』|/:：,、。]{0,20}?"
    "(?:歯科|内科|外科|眼科|小児科|皮膚科|耳鼻|整形|医院|クリニック|病院|薬局|接骨|整骨|鍼灸|産業|工業|商事|商店|"
    "書店|書房|建設|工務店|農園|酒造|研究会|勉強会|友の会|同窓会|後援会|応援会|愛好会|認定パートナー|雑誌|文化センター|"
    "教室|学園|幼稚園|保育園|美容室|合唱団|O[BG]会)"
)
_CIRCLE: Final = lazy_pattern("(?:同窓会|後援会|応援会|友の会|愛好会|ファンクラブ|OB会|OG会)(?!員)")
_PLACE: Final = lazy_pattern(
    r"\s(?:river|rainforest|rain forest|basin|jungle|dental|dentistry|orthodontics|veterinary|church|choir|alumni"
    r"|orchards?|farms?|winery|bakery|brewery|florists?)\b",
    re.IGNORECASE,
)
_GIVEN_NAME: Final = lazy_pattern("\\s{0,3}[\u4e00-\u9fff々]{1,3}|\\s{1,3}[\u3041-\u3096\u30a1-\u30fa]{2,5}")

# A sender with one of these words in the name is the brand or pretends to be.
_SERVICE: Final = lazy_pattern(
    "サポート|カスタマ|セキュリティ|アカウント|お客様|お客さま|会員|お知らせ|ご案内|通知|重要|確認|至急|事務局|窓口|配信|公式|配達|"
    "配送|宅配|荷物|不在|運輸|急便|お届|営業|支店|電話|受付|集荷|銀行|証券|カード|ペイ|"
    "support|security|account|service|customer|notif|notice|alert|billing|team|verif|info",
    re.IGNORECASE,
)

_WORDS: Final = frozenset({"line"})  # brands' names that are words of most firms' trade
_WORD_BEFORE: Final = lazy_pattern(r"([a-z0-9&]+)[ \t.,'’_-]{0,3}\Z", re.IGNORECASE)
_WORD_BEHIND: Final = lazy_pattern(r"[ \t.,'’_-]{0,3}([a-z0-9&]+)", re.IGNORECASE)


def is_other_word(text: str, start: int, end: int) -> bool:
    """Whether the brand at `start`:`end` is a word there: "TT-Line", "Line of credit", "Blue Line Shipping".

    It is the brand alone, beside other scripts (LINEヤフー), before words for a desk ("Line Support"), and in capitals
    among small letters ("Your LINE account").
    """
    name = text[start:end]
    if name.lower() not in _WORDS:
        return False
    if name.isupper() and not text.isupper():
        return text[max(0, start - 1) : start] == "-"
    behind = _WORD_BEHIND.match(text[end : end + _LONGEST])
    if behind is not None and (behind[1].lower() == "of" or behind[1].lower() not in SERVICE_WORDS):
        return True
    before = _WORD_BEFORE.search(text[max(0, start - _LONGEST) : start])
    return before is not None and (name != name.upper() or before[1].lower() not in SERVICE_WORDS)


def is_namesake(text: str, start: int, end: int) -> bool:
    """Whether the brand at `start`:`end` of a sender's name is only a part of somebody else's name.

    That may be a person (佐川 美穂), another firm or a club (アップル歯科, 国税庁OB会). False if the name has words
    such as support, customer or notice, because impostors use them.
    """
    if is_other_word(text, start, end):
        return True
    before, after = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    if _SERVICE.search(before) or _SERVICE.search(after):
        return False
    if text[start:end] in _FAMILY_NAMES and not before.strip():
        given = _GIVEN_NAME.match(after)
        if given is not None and not after[given.end() :].strip():
            return True
    return bool(_BODY.match(after) or _CIRCLE.search(after) or _PLACE.match(after))
