"""Words that announce harm."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566", "T1657"))
def threat(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text announces harm unless the reader does something.

    What it finds
    Announcements of suspended accounts, seizures, legal action, cut services, or blackmail.

    Why it matters
    Fear works like haste: the reader acts before thinking. Real authorities and banks do not
    threaten by mail with a link.

    False positives
    Reminders and terms of service use some of these words. Alone the finding is low.

    What to do
    Do not use the links of the mail. Open the service the way you always do, or telephone.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    blackmail = telling(reading, "extortion")
    if blackmail:
        yield hit(reading, "extortion", blackmail, variant="extortion", severity=Severity.HIGH)
    phrases = telling(reading, "threat")
    if phrases:
        yield hit(reading, "threat", phrases)
