"""Where in a text the mail begins that its writer only passes on."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

CHARACTERS: Final = 20_000  # of a text that are searched: nobody comments longer before he passes a mail on
_COMMENT: Final = 2_000  # characters above it that are read for a doubt

# What mail programs write above it, and what people do.
_MARK: Final = lazy_pattern(
    r"^[ \t]{0,4}(?:"
    r"[-_=*]{2,40}[ \t]{0,3}(?:original message|forwarded message|forwarded by|original appointment|reply message"
    r"|転送(?:された)?(?:メッセージ|メール)|元の(?:メッセージ|メール)|ここから転送|以下(?:、)?転送"
    r"|urspr(?:ü|ue)ngliche nachricht|weitergeleitete nachricht|message (?:d'origine|transf(?:é|e)r(?:é|e))"
    r"|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato))"
    r"|begin forwarded message|(?:以下|下記)[は、]{0,2}(?:の)?転送(?:メール|メッセージ|され)"
    r"|(?:from|差出人|送信者|von|発信者)[ \t]?[:：][^\n]{1,300}\n(?:[^\n:：]{1,30}[:：][^\n]{0,300}\n){0,3}"
    r"[ \t]{0,4}(?:subject|件名|betreff)[ \t]?[:：]"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
# "The following mail came" reports one mail; "such mails are coming" is a notice, and goes on in its own words.
_LED_IN: Final = lazy_pattern(
    r"(?:以下|下記|次|このような|こんな|添付)(?:の)?(?:ような)?(?:内容の)?(?:不審な?|怪しい|変な|偽の)?メール(?:が|を)[^\n。]{0,20}?(?:届き|届いた|受信し|受け取り|来(?:まし|た))"
    r"[^\n]{0,60}\n"
    r"|(?:got|received|forwarding) (?:this|the following|the below|the mail below|the message below)"
    r"[^\n]{0,80}[:：][ \t]{0,3}\n",
    re.IGNORECASE,
)
_PASSED_ON: Final = lazy_pattern(r"\s{0,3}[\[【(]?(?:fwd?|転送|wg|tr|rv|enc|i)[\]】)]?\s{0,2}[:：】]", re.IGNORECASE)
_DOUBT: Final = lazy_pattern(
    "不審|怪し|あやし|本物|偽|詐欺|フィッシング|なりすまし|迷惑メール|ウイルス|標的型|心当たり|覚え[がの]な|注意喚起|ご注意"
    "|気を[つ付]け|届きました|届いて|受信しました|来ました|来てい|大丈夫(?:です|でしょう)か|開いて[もよ]|クリックしてい|だまされ|騙"
    r"|suspicious|phish|scam|\bfake|spoof|legit|genuine|is this real|be careful|beware|\bspam\b|not click|n't click"
    "|fraud|hoax|junk",
    re.IGNORECASE,
)


def forwarded_from(text: str) -> int | None:
    """The offset from which on `text` is somebody else's mail, None where nothing says so. Linear."""
    head = text[:CHARACTERS]
    found = [match.start() for match in (_MARK.search(head),) if match is not None]
    found += [match.end() for match in (_LED_IN.search(head),) if match is not None]
    return min(found, default=None)


def is_passed_on(subject: str) -> bool:
    """Whether a subject says that the mail is passed on (Fwd:, 転送:): its words are the first writer's."""
    return _PASSED_ON.match(subject) is not None


def is_doubted(comment: str) -> bool:
    """Whether whoever passes a mail on says that it is suspect, or asks whether it is."""
    return _DOUBT.search(comment[:_COMMENT]) is not None
