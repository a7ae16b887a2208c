"""Requests for passwords, codes, card or identity data, or a login."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.002", "T1598.003"))
def credential_request(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text asks for a password, a code, card or identity data, or a login.

    What it finds
    Requests to enter, confirm or update passwords, codes, accounts, cards and papers.

    Why it matters
    What is typed after such a request goes to whoever built the page. Stolen mail accounts send
    the next wave.

    False positives
    Your own password reset and the notices of services you use ask for a login, too.
    Descriptions of a login screen, and sentences that say one will never be asked, are
    silent.

    What to do
    Enter nothing through the mail. Go to the service by your own bookmark. If you have entered
    something, change that password now and tell your IT staff.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "credential_request")
    if phrases:
        yield hit(reading, "credential_request", phrases)
