"""Test results or diagnoses as bait."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail uses medical results or costs to make you open something: “{words}”.",
            "Nobody leaves news about their health unopened, and hospitals are trusted. Real results do not come by an unannounced link or file.",
            "Do not open the link or the file. Ask the hospital or the department by telephone.",
        ),
        "ja": Text(
            "「{words}」と、検査や診断・医療費の話で、リンクやファイルを開かせようとしています。",
            "自分の健康の知らせは誰でも開きたくなり、病院の名前は信用されます。本物の検査結果が、予告なくリンクや添付ファイルで届くことはまずありません。",
            "リンクもファイルも開かず、病院や担当部署に電話で確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=0.5, medium=1.1, high=1.6),
    texts=TEXTS,
)
def medical_result_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text lures with test results, a diagnosis or medical costs.

    What it finds
    A notice of results, a diagnosis or a refund of medical costs together with a link, a file
    or a request to log in.

    Why it matters
    Nobody leaves such a mail unopened, and hospitals are believed. Real results are not sent by
    an unannounced link.

    False positives
    A hospital writes about results every day. The nouns alone, and notices to come to the
    counter, are silent.

    What to do
    Do not open the link or the file. Ask the hospital by telephone.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = reading.of("medical_result")
    strong = bool(phrases) and phrases[0].weight >= 3 and reading.acts
    led = (
        bool(phrases)
        and phrases[0].weight == 2
        and bool({"click_action", "credential_request"} & set(reading.strength))
    )
    if strong or led:
        yield hit(reading, "medical_result", tuple(phrase for phrase in phrases if phrase.weight >= 2))
