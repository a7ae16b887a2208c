"""Requests to keep a matter from colleagues."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.language.phrases import Phrase
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_STRONG: Final = 3


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail wants you to act alone or in secret: “{words}”.",
            "Impostors who play a superior must keep you from asking anybody. The order for money or gift cards comes in the next mail.",
            "Ask the person by telephone or face to face, whatever the mail says.",
        ),
        "ja": Text(
            "「{words}」と、他の人に相談させずに進めようとしています。",
            "上司などになりすます犯人は、まわりに確認されると困ります。この後のメールで、送金やギフトカードの購入を指示してきます。",
            "メールに何と書かれていても、本人に電話するか直接会って確かめてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1656"),
    weights=by_severity(low=0.4, medium=0.9, high=1.2, critical=3.0),
    together=((1.4, ("payment-request",)),),
    texts=TEXTS,
)
def secrecy_request(message: Message, context: Context) -> Iterator[Hit]:
    """The text asks for secrecy, or for a quick favour that cannot be discussed by telephone.

    What it finds
    The openings of impostors who play a superior: 内密に, LINEグループを作成, quick favour, I am in a
    meeting and cannot talk.

    Why it matters
    Whoever may not ask a colleague cannot be warned by one. Transfers and gift cards follow in
    the next mail.

    False positives
    Confidential matters exist. Alone the finding is low. Two different requests of this kind from free mail are
    critical: that is how the impostor of a superior or colleague begins.

    What to do
    Ask the person by telephone or face to face, whatever the mail says.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    del message
    reading = read(context)
    phrases = telling(reading, "secrecy_bec")
    if phrases:
        severity = Severity.CRITICAL if _is_opening(context, phrases) else None
        yield hit(reading, "secrecy_bec", phrases, severity=severity)


def _is_opening(context: Context, phrases: tuple[Phrase, ...]) -> bool:
    """Whether a stranger's free mail combines several of these requests."""
    if context.from_known or context.proven.reply:
        return False
    different = {phrase.phrase for phrase in phrases if phrase.weight >= _STRONG and not phrase.in_file}
    return len(different) >= 2 and context.registry.is_free_mail(context.author_domain)
