"""Test results, diagnoses and medical costs as a lure."""

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
            "The mail uses medical results or costs to make you open a link or a file: “{words}”.",
            "People open news about their own health, and they trust hospitals. Real results do not arrive as an unannounced link or file.",
            "Do not open the link or the file. Ask the hospital or the department by telephone.",
        ),
        "ja": Text(
            "「{words}」と、検査や診断・医療費の話で、リンクやファイルを開かせようとしています。",
            "自分の健康に関する知らせは誰でも開きたくなり、病院の名前は信用されやすいものです。本物の検査結果が、予告なくリンクや添付ファイルで届くことはまずありません。",
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
    """The text lures the reader with test results, a diagnosis or medical costs.

    What it finds
    A notice of results, a diagnosis or a refund of medical costs, together with a link, a file or a request to log in.

    Why it matters
    People open news about their own health, and they trust hospitals. Real results are not sent as an unannounced link.

    False positives
    A hospital writes about results every day. The nouns alone, and requests to visit the counter, are not reported.

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
