"""Requests to keep a matter secret from colleagues."""

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
            "The mail asks you to act alone or in secret: “{words}”.",
            "An impostor who writes as your superior does not want you to ask anybody. The next mail then asks for money or gift cards.",
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
    weights=by_severity(low=0.6, medium=1, high=1.2, critical=3),
    together=((1.4, ("payment-request",)),),
    texts=TEXTS,
)
def secrecy_request(message: Message, context: Context) -> Iterator[Hit]:
    """The text asks for secrecy, or for a quick favour that cannot be discussed by telephone.

    What it finds
    The first words of impostors who write as a superior: 内密に, LINEグループを作成, quick favour, I am in a meeting and
    cannot talk.

    Why it matters
    A reader who may not ask colleagues cannot be warned by them. The next mail then asks for transfers or gift cards.

    False positives
    Confidential matters exist; alone the finding is low. Two different requests of this kind from a free mail address
    are critical, because impostors of a superior or colleague begin like this.

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
    """Whether a stranger's free mail address makes two or more of these requests."""
    if context.from_known or context.proven.reply:
        return False
    different = {phrase.phrase for phrase in phrases if phrase.weight >= _STRONG and not phrase.in_file}
    return len(different) >= 2 and context.author_on_free_mail
