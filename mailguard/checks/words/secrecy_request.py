"""Requests to keep a matter from colleagues."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566", "T1656"))
def secrecy_request(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text asks for secrecy, or for a quick favour that cannot be discussed by telephone.

    What it finds
    The openings of impostors who play a superior: 内密に, LINEグループを作成, quick favour, I am in a
    meeting and cannot talk.

    Why it matters
    Whoever may not ask a colleague cannot be warned by one. Transfers and gift cards follow in
    the next mail.

    False positives
    Confidential matters exist. Alone the finding is low.

    What to do
    Ask the person by telephone or face to face, whatever the mail says.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "secrecy_bec")
    if phrases:
        yield hit(reading, "secrecy_bec", phrases)
