"""Letters in which strangers offer a share of a fortune (advance-fee fraud).

Such a letter names a sum in millions, its origin (a death, a lottery, a compensation), and what the reader should
send to get it. Each of these occurs in honest mail, but not all of them together.
"""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.finding import Evidence
from mailguard.language.prefilter import hints
from mailguard.message.model import Message

_READ: Final = 6_000  # characters read of a text; such letters make the offer early
# Every match of `_ORIGIN` contains one of these words, so a text without them is skipped at once.
_HINTS: Final = hints(
    "kin inherit inheritance inherited widow widower late deceased dying compensation lottery beneficiary charity"
    " orphan orphans orphanage orphanages barrister barristers died consignment trunk",
    *(
        "亡くなった",
        "亡き",
        "故人",
        "身寄りのない",
        "遺産",
        "相続人",
        "受取人",
        "慈善",
        "宝くじ",
        "当選金",
        "補償金",
        "未亡人",
    ),
    "余命",
)
_FORTUNE: Final = lazy_pattern(
    r"(?:\$|us\$|usd|eur|gbp|€|£) ?[0-9][0-9,. ]{0,12}(?:million|m\b|[0-9]{3},[0-9]{3})|[0-9][0-9,.]{0,8} ?million"
    r"|\b(?:unclaimed (?:balance|fund|deposit|money)|consignment box|trunk box|atm (?:visa )?card)"
    r"|[0-9０-９][0-9０-９,，.]{0,8}(?:億|万) ?(?:米)?(?:ドル|ユーロ|ポンド)|[0-9０-９]{1,4}億円",
    2,
)
# Matched in lower case. Each alternative has its first letter ahead of its lookbehind: the engine can skip all others.
_ORIGIN: Final = lazy_pattern(
    r"n(?<!\w.)ext of kin\b|i(?<!\w.)nherit(?:ance|ed)?\b|w(?<!\w.)idow(?:er)?\b"
    r"|m(?<!\w.)y late (?:husband|wife|father|client)|h(?<!\w.)(?:er|is) late (?:husband|wife|father|client)"
    r"|d(?<!\w.)eceased (?:client|customer|depositor|husband|relative)"
    r"|l(?<!\w.)ate (?:client|customer|depositor|husband|relative)|d(?<!\w.)ying (?:of|from)"
    r"|u(?<!\w.)n(?:ited nations)? compensation|c(?<!\w.)ompensation fund|l(?<!\w.)ottery\b|b(?<!\w.)eneficiary\b"
    r"|f(?<!\w.)or charity\b|t(?<!\w.)o charity\b|o(?<!\w.)rphan|b(?<!\w.)arrister"
    r"|d(?<!\w.)ied (?:leaving|without|intestate)|c(?<!\w.)onsignment box|t(?<!\w.)runk box"
    r"|亡くなった(?:夫|妻|父|主人|顧客)|亡き(?:夫|妻|父|主人)|故人|身寄りのない|遺産|相続人|受取人|慈善|宝くじ|当選金|補償金|未亡人|余命"
)
_FOR_IT: Final = lazy_pattern(
    r"\b(?:reply|respond|send|contact|get back|forward|provide)\b[^.\n]{0,40}?\b(?:full names?|your names?|address|bank"
    r"|account|telephone|phone number|passport|id card|details)\b"
    r"|\b(?:you will|you'll|you shall) (?:get|receive|have|keep|be entitled to)\b[^.\n]{0,16}(?:%|percent|per cent)"
    r"|\b[0-9]{1,2} ?(?:%|percent|per cent) (?:of the|for you|to you|share|will be yours)"
    r"|\b(?:i want you|would like you|i have chosen you|wish to donate|want to donate|i decided to donate)\b"
    r"|取り分|あなたに(?:託|寄付|譲|差し上げ)|あなたを(?:指名|受取人|相続人)"
    r"|(?:氏名|住所|電話番号|銀行口座|口座)[^。\n]{0,20}?(?:返信|お送り|お知らせ|送って|教えて)|受取人になって",
    2,
)
_TOLD: Final = 3


def fortune_in(message: Message) -> tuple[Evidence, ...]:
    """Return the sum, its origin and the request as evidence, or () if a text does not have all of them.

    Two different origins count as well as a sum and one origin.
    """
    for view in message.views:
        if not _HINTS.stand_in(view.text):
            continue
        text = view.text[:_READ]
        lowered = text.replace("İ", "I").lower()  # the only letter that is longer in lower case
        origin = _ORIGIN.search(lowered)
        wanted = _FOR_IT.search(lowered) if origin is not None else None
        if wanted is None:
            continue
        found = [match for match in (_FORTUNE.search(lowered), origin, wanted) if match is not None]
        if len(found) >= _TOLD or _twice(lowered):
            return tuple(
                Evidence(view.where, text[each.start() : each.end()], each.start(), each.end()) for each in found
            )
    return ()


def _twice(text: str) -> bool:
    """Whether the text has two different origins of a fortune, as in "a client died leaving an inheritance"."""
    return len({match.group() for match, _ in zip(_ORIGIN.finditer(text), range(10), strict=False)}) >= 2
