"""Words that threaten the reader with harm."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.advice import OWN_WAY_EN, OWN_WAY_JA
from mailguard.checks.words.reading import hit, read, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_READ: Final = 20_000  # characters read of a text
# Ways to pay a blackmailer: an amount of cryptocurrency, a wallet address, a site in the Tor network.
_PAID: Final = lazy_pattern(
    r"(?<![0-9A-Za-z])(?:bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33})"
    r"(?![0-9A-Za-z])|[0-9０-９] ?(?:(?i:btc|bitcoins?|eth|xmr|monero)\b|BTC|ＢＴＣ|ビットコイン)|\.onion\b"
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail threatens you with harm: “{words}”.",
            "Fear makes people act before they think. Banks, authorities and your own IT staff do not send threats with a link to click.",
            OWN_WAY_EN,
        ),
        "ja": Text(
            "「{words}」などと書き、不利益が生じると脅しています。",
            "不安になると、人は確かめる前に動いてしまいます。銀行・役所・院内の担当部署が、メールで脅してリンクを押させることはありません。",
            OWN_WAY_JA,
        ),
    },
    "extortion": {
        "en": Text(
            "The mail tries to blackmail you: “{words}”.",
            "Such mails are sent to millions of people. The sender has no recording and no access to your computer. If an old password is quoted, it was stolen from another service.",
            "Do not pay and do not answer. Show the mail to your IT staff. If a password is quoted, change it wherever you still use it.",
        ),
        "ja": Text(
            "「{words}」などと書いて、金銭を脅し取ろうとしています。",
            "同じ文面のメールが大量にばらまかれています。録画や乗っ取りは作り話です。古いパスワードが書かれていても、他のサービスから漏れたものです。",
            "支払いも返信もしないでください。情報システム担当者に見せ、書かれたパスワードを今も使っていれば変更してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(low=0.7, medium=1.1, high=1.5, critical=3.2),
    texts=TEXTS,
)
def threat(message: Message, context: Context) -> Iterator[Hit]:
    """The text announces harm unless the reader does something.

    What it finds
    Announcements of suspended accounts, seizures, legal action, cut services, or blackmail.

    Why it matters
    Fear works like haste: the reader acts before thinking. Real authorities and banks do not send threats with a link.

    False positives
    Reminders and terms of service use some of these words. Alone the finding is low. Blackmail is high. It is critical
    if the mail from an unknown sender names cryptocurrency, a wallet or a hidden site to pay to.

    What to do
    Do not use the links in the mail. Open the service the way you always do, or call.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    blackmail = telling(reading, "extortion")
    if blackmail:
        severity = Severity.CRITICAL if _is_paid(message, context) else Severity.HIGH
        yield hit(reading, "extortion", blackmail, variant="extortion", severity=severity)
    phrases = telling(reading, "threat")
    if phrases:
        yield hit(reading, "threat", phrases)


def _is_paid(message: Message, context: Context) -> bool:
    if context.from_known:
        return False
    return any(_PAID.search(view.text, 0, _READ) for view in message.views)
