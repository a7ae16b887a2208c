"""Find where a forwarded mail begins in a text."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

CHARACTERS: Final = 20_000  # that are searched: comments on a forwarded mail are shorter
_COMMENT: Final = 2_000  # characters of the comment that are searched for words of doubt

# The lines that mail programs and people write above a forwarded mail.
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
# "The following mail came" introduces a mail. "Such mails are coming" belongs to a notice, whose own words follow.
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
    """Return the offset at which a forwarded mail begins in `text`, or None if no line introduces one. Linear."""
    head = text[:CHARACTERS]
    found = [match.start() for match in (_MARK.search(head),) if match is not None]
    found += [match.end() for match in (_LED_IN.search(head),) if match is not None]
    return min(found, default=None)


def is_passed_on(subject: str) -> bool:
    """Whether the subject marks a forwarded mail (Fwd:, 転送:), so that its words are those of the original author."""
    return _PASSED_ON.match(subject) is not None


def is_doubted(comment: str) -> bool:
    """Whether the comment on a forwarded mail says or asks whether that mail is suspicious."""
    return _DOUBT.search(comment[:_COMMENT]) is not None
