"""Requests for passwords, codes, card or identity data, or a login."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.language.phrases import HANDED, Phrase
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message
from mailguard.message.traits import is_mailing_list, is_reply

_SECRET: Final = lazy_pattern(
    "パスワード|暗証|コード|passw|passcode|code|pin|credential|cvv|cvc|ssn|social|contrase|senha|密", re.IGNORECASE
)
# Together with a secret it opens an account; a password alone may be that of a file.
_OPENS: Final = lazy_pattern(
    "ユーザ|id|アカウント|vpn|user|login|network|暗証|コード|code|pin|cvv|cvc|ssn|social", re.IGNORECASE
)


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.002", "T1598.003"))
def credential_request(message: Message, context: Context) -> Iterator[Hit]:
    """The text asks for a password, a code, card or identity data, or a login.

    What it finds
    Requests to enter, confirm or update passwords, codes, accounts, cards and papers.

    Why it matters
    What is typed after such a request goes to whoever built the page. Stolen mail accounts send
    the next wave.

    False positives
    Your own password reset and the notices of services you use ask for a login, too.
    Descriptions of a login screen, and sentences that say one will never be asked, are
    silent. Secrets wanted in an answer are high from whom we don't know, and critical where they open an account.

    What to do
    Enter nothing through the mail. Go to the service by your own bookmark. If you have entered
    something, change that password now and tell your IT staff.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "credential_request")
    if not phrases:
        return
    severity = _wanted_in_answer(message, context, phrases)
    if severity is not None:
        handed = sorted(phrases, key=lambda phrase: phrase.phrase != HANDED)
        yield hit(reading, "credential_request", tuple(handed), variant="by-mail", severity=severity)
    else:
        yield hit(reading, "credential_request", phrases)


def _wanted_in_answer(message: Message, context: Context, phrases: tuple[Phrase, ...]) -> Severity | None:
    """How bad it is that a secret shall be sent by mail; None when it shall not."""
    if context.from_known or is_mailing_list(message):
        return None
    handed = [phrase for phrase in phrases if phrase.phrase == HANDED and _SECRET.search(phrase.text)]
    if not handed:
        return None
    opens = any(_OPENS.search(phrase.text) for phrase in handed) and not is_reply(message)
    return Severity.CRITICAL if opens else Severity.HIGH
