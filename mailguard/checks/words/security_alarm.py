"""False alarms about accounts."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.002",))
def security_alarm(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text raises an alarm about an account: strange logins, misuse, infection.

    What it finds
    Notices of unusual logins, misuse by third parties, detected viruses and compromised
    accounts.

    Why it matters
    The alarm makes the reader log in at once, through the link that the mail offers.

    False positives
    Services do send such notices. Alone the finding is low.

    What to do
    Do not follow the link. Open the service the way you always do and look there.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "security_alert")
    if phrases:
        yield hit(reading, "security_alert", phrases)
