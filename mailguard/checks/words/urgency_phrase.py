"""Words that press the reader to act at once."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566",))
def urgency_phrase(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text presses the reader to act at once.

    What it finds
    Phrases of pressure in subject, text, picture texts and short attached files (至急対応, 今すぐ,
    immediate action required) in ten languages, also when letters are disguised or held apart.
    Lines that an answer quotes count like all others, unless it is proven to answer a mail of
    yours. In a file they need another kind of pressure beside them.

    Why it matters
    Haste keeps people from checking the sender or asking a colleague; nearly every fraud by
    mail uses it.

    False positives
    Colleagues are in a hurry, too. Alone the finding is low; it rises with threats, requests
    for passwords or money, and deadlines in the same mail. Everyday compounds (緊急連絡先, 緊急搬送)
    are silent.

    What to do
    Take your time. Ask the sender by telephone, with a number you already had.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "urgency")
    if phrases:
        yield hit(reading, "urgency", phrases)
