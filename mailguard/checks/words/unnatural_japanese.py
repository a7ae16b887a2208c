"""Japanese text that was not written by a native speaker, or not on a Japanese computer."""

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

KINDS: Final = 2  # number of independent kinds of signs needed
# Neither a typing mistake nor a foreign computer explains these.
_STRONG: Final = frozenset({"wording", "chinese", "letters"})
_MANY: Final = 4
_CHINA: Final = timedelta(hours=8)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The Japanese of this mail is unnatural in {count} ways (for example “{words}”).",
            "Firms, banks and offices in Japan write correct Japanese. A mail in their name that reads like a translation, or was written on a foreign computer, is usually a fraud.",
            "Do not use the links in the mail. Look the firm up yourself and ask it by telephone.",
        ),
        "ja": Text(
            "日本語として不自然な点が{count}種類あります（「{words}」など）。",
            "日本の会社や銀行、役所からのメールが、翻訳したような日本語になることはまずありません。会社などの名前をかたって海外で作られた詐欺メールに、よく見られる特徴です。",
            "メールのリンクは使わず、名乗っている会社を自分で調べて、電話で確認してください。",
        ),
    },
    "soft": {
        "en": Text(
            "The Japanese text has {count} signs of a foreign computer (for example “{words}”).",
            "The mail may come from another country, even if it names a Japanese firm. From a partner abroad this can be normal.",
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
    """The Japanese text has several signs of a foreign writer, a translation program or a foreign computer.

    What it finds
    At least two of these kinds of signs in a mail in Japanese:

    - wrong wording (お客様各位様, ご確認されてください, 貴方のアカウント)
    - Chinese words (密碼, 登陸する, 您)
    - ideographs in place of kana (メ一ル, アカウン卜)
    - foreign commas and periods between Japanese ones (，．,.)
    - blanks between kana
    - a Chinese font without a Japanese one
    - a Date in China's time zone (+0800)

    Simplified characters have a separate check.

    Why it matters
    Firms, banks and offices in Japan write natural Japanese. Frauds in their names are often translated.

    False positives
    Partners abroad who write Japanese. A single kind is not reported, nor is mail that is proven to come from a
    configured partner. Without wrong wording, Chinese words or ideographs in place of kana the finding is low.

    What to do
    Do not follow the links in the mail. Ask the firm it names by telephone, with a number that you look up.

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
    """Return the time zone and the font as evidence; they count only beside odd words."""
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
