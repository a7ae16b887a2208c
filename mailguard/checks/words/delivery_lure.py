"""Parcels that could not be delivered as bait."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566",))
def delivery_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text says that a parcel could not be delivered, or waits for a fee.

    What it finds
    Notices of absent recipients, unclear addresses, customs fees and parcels on hold.

    Why it matters
    Nearly everybody waits for a parcel. The link leads to an imitation of the carrier that asks
    for card data or installs an app.

    False positives
    Real carriers send such notices, too: compare the sender, and look the number up at the
    carrier.

    What to do
    Type the parcel number into the carrier's own site or app instead of following the link.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = reading.of("delivery")
    if phrases and phrases[0].weight >= 3 and reading.acts:
        yield hit(reading, "delivery", tuple(phrase for phrase in phrases if phrase.weight >= 2))
