"""Test results or diagnoses as bait."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566",))
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
