"""Japanese that no Japanese wrote."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

if TYPE_CHECKING:
    from mailguard.message.model import View

KINDS: Final = 2  # independent kinds of signs needed
_STRONG: Final = frozenset({"wording", "chinese", "letters"})  # what a slip or a foreign computer does not explain
_MANY: Final = 4
_CHINA: Final = timedelta(hours=8)


TEXTS: Final[Texts] = {
    "": {
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
    "soft": {
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


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=0.4, medium=1.3, high=2.2),
    texts=TEXTS,
)
def unnatural_japanese(message: Message, context: Context) -> Iterator[Hit]:
    """The Japanese text has several marks of a writer, a machine or a computer that is not Japanese.

    What it finds
    At least two of these kinds in a mail in Japanese: wording that does not exist (お客様各位様, ご確認されて
    ください, 貴方のアカウント), Chinese words (密碼, 登陸する, 您), ideographs in place of kana (メ一ル, アカウン卜),
    foreign commas and periods between Japanese ones (，．,.), blanks between kana, a Chinese font without a
    Japanese one, a clock of China (+0800). Simplified characters have a check of their own.

    Why it matters
    Firms, banks and offices in Japan have their letters written by Japanese. Frauds in their names are translated.

    False positives
    Partners abroad who write Japanese; a single kind is silent, and so are configured partners whose mail is proven to
    be theirs. Without odd wording the finding is low.

    What to do
    Do not follow the mail's links. Ask the firm it names by telephone, with a number that you look up.

    References
    https://www.antiphishing.jp/
    """
    if context.authenticated and context.registry.is_known(context.author_domain):
        return
    from mailguard.language.unnatural import find_signs

    for view in message.views:
        if view.text.isascii():
            continue
        signs = find_signs(view.text, plain=view.html is None)
        kinds: dict[str, Evidence] = {}
        for sign in signs:
            kinds.setdefault(sign.kind, Evidence(view.where, sign.text, sign.start, sign.end))
        kinds |= _surroundings(message, view, kinds)
        if len(kinds) >= KINDS:
            yield _hit(kinds, [Evidence(view.where, sign.text, sign.start, sign.end) for sign in signs])
            return


def _surroundings(message: Message, view: "View", kinds: dict[str, Evidence]) -> dict[str, Evidence]:
    """The clock and the font, which say something beside odd words only."""
    found: dict[str, Evidence] = {}
    if not kinds:
        return found
    from mailguard.language.unnatural import chinese_font
    from mailguard.message.date import parse_date

    written = message.header.get("date")
    sent = parse_date(written)
    if sent is not None and sent.utcoffset() == _CHINA:
        found["zone"] = Evidence("header:Date", written.strip()[:60])
    font = chinese_font(view.part.text) if view.html is not None else ""
    if font:
        found["font"] = Evidence(view.where, font)
    return found


def _hit(kinds: dict[str, Evidence], places: list[Evidence]) -> Hit:
    evidence = dict.fromkeys((*kinds.values(), *places))
    strong = _STRONG & kinds.keys()
    severity = Severity.LOW
    if strong:
        severity = Severity.HIGH if len(kinds) >= _MANY or len(strong) >= KINDS else Severity.MEDIUM
    return Hit(
        tuple(evidence)[:6],
        "" if strong else "soft",
        {"words": next(iter(kinds.values())).text.strip()[:40], "count": str(len(kinds))},
        {"kinds": sorted(kinds)},
        severity,
    )
