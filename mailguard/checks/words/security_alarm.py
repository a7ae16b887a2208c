"""False security alarms about accounts."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.advice import OWN_WAY_EN, OWN_WAY_JA
from mailguard.checks.words.reading import hit, read, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail reports a security problem with an account: “{words}”.",
            "A false alarm is meant to make you log in at once through the link in the mail.",
            OWN_WAY_EN,
        ),
        "ja": Text(
            "「{words}」と、アカウントに異常があったと知らせています。",
            "異常を知らせて慌てさせ、その場でログインさせるのが偽の警告の狙いです。",
            OWN_WAY_JA,
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=0.5, medium=0.8, high=1.1),
    texts=TEXTS,
)
def security_alarm(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text reports a security problem with an account: strange logins, misuse, infection.

    What it finds
    Notices of unusual logins, misuse by third parties, detected viruses and compromised accounts.

    Why it matters
    The alarm makes the reader log in at once, through the link in the mail.

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
