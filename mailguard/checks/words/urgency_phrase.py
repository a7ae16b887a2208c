"""Words that press the reader to act at once."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.advice import ASK_EN, ASK_JA
from mailguard.checks.words.reading import hit, read, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail pressures you to act at once: “{words}”.",
            "Haste keeps you from checking the sender or asking a colleague. Nearly every fraud by mail uses it.",
            "Take your time. " + ASK_EN,
        ),
        "ja": Text(
            "「{words}」という言葉で、急いで行動するよう迫っています。",
            "慌てさせて、差出人の確認や同僚への相談をさせないのが、詐欺メールのよくある手口です。",
            "急がなくて大丈夫です。" + ASK_JA,
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=1, medium=1.2, high=1.4),
    texts=TEXTS,
)
def urgency_phrase(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text presses the reader to act at once.

    What it finds
    Phrases of pressure in the subject, the text, the texts of pictures and short attached files (至急対応, 今すぐ, immediate
    action required), in ten languages, including disguised or spaced-out letters. Quoted lines count like all others
    unless the mail is proven to answer one of yours. Phrases in a file count only beside another kind of pressure.

    Why it matters
    Haste keeps people from checking the sender or asking a colleague. Nearly every fraud by mail uses it.

    False positives
    Colleagues are in a hurry, too. Alone the finding is low; it rises with threats, requests for passwords or money,
    and deadlines in the same mail. Everyday compounds (緊急連絡先, 緊急搬送) are not reported.

    What to do
    Take your time. Ask the sender by telephone, with a number you already had.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "urgency")
    if phrases:
        yield hit(reading, "urgency", phrases)
