"""The short record of a mail that the batch checks need, taken while the mail is in memory."""

import re
from datetime import datetime
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.envelope import receipt_time
from mailguard.checks.words.password_in_same_mail import TEXT, encrypted, password_in
from mailguard.finding import Evidence
from mailguard.message.date import parse_date
from mailguard.message.model import Message
from mailguard.pipeline.batch_record import Brief
from mailguard.pipeline.context import Context

RECIPIENTS: Final = 100  # kept per mail
_IDS: Final = 20  # kept from References
_ID: Final = lazy_pattern(r"<[^<>\s]{1,250}>")
# Words that announce a password: the noun, followed within a few words by "is", "follows", "will be sent" and the like.
_ANNOUNCED: Final = lazy_pattern(
    r"(?:パスワード|暗証番号|解凍キー|復号キー|解凍コード)[^\n。]{0,20}?"
    r"(?:(?:の|を)?(?:お知らせ|ご連絡|ご案内|通知|連絡|お送り|送付|送信|下記|以下|次の)|は[^\n。]{0,30}|[:：])"
    r"|(?:password|passcode|passphrase)\s[^\n.]{0,40}?(?:is|for|to open|below|follows)\b"
    r"|\bpassword\s?[:：]",
    re.IGNORECASE,
)
_NOUNS: Final = ("パスワード", "暗証番号", "解凍キー", "復号キー", "解凍コード", "password", "passcode", "passphrase")


def brief_of(context: Context, path: str) -> Brief:
    """Return the brief of the message, with a limited number of recipients and references."""
    message = context.message
    author = message.author
    address = f"{author.address.rpartition('@')[0].casefold()}@{author.domain}" if author and author.domain else ""
    shared = bool(author) and context.registry.is_free_mail(context.author_domain)
    recipients = (box.address.casefold() for name in ("to", "cc") for box in message.mailboxes(name)[:RECIPIENTS])
    locked = next((item.name for item in encrypted(message.attachments)), "")
    given, words = _password(message)
    return Brief(
        path=path,
        author=address,
        organization=address if shared else context.author_organization,
        is_own=context.registry.is_own(context.author_domain),
        time=_seconds(receipt_time(message, context.border) or parse_date(message.header.get("date"))),
        subject=message.subject[:500],
        message_id=_first_id(message),
        references=_references(message),
        recipients=frozenset(filter(None, recipients)),
        locked=locked,
        opened=bool(locked) and given is not None,
        password=given or words,
        proven=context.author_proven,
        inside=context.from_inside,
    )


def _first_id(message: Message) -> str:
    found = _ID.search(message.header.get("message-id")[:1000])
    return found.group() if found else ""


def _references(message: Message) -> frozenset[str]:
    text = message.header.get("in-reply-to")[:1000] + " " + message.header.get("references")[-5000:]
    return frozenset(_ID.findall(text)[-_IDS:])


def _seconds(when: datetime | None) -> float | None:
    try:
        return when.timestamp() if when is not None else None
    except (OverflowError, ValueError, OSError):
        return None


def _password(message: Message) -> tuple[Evidence | None, Evidence | None]:
    """Return a password and words that announce a password, each or None if the mail does not contain it."""
    words: Evidence | None = None
    texts = [("header:Subject", message.subject[:1000])]
    texts += [(view.where, view.text[:TEXT]) for view in message.views]
    for where, text in texts:
        if not any(noun in text for noun in _NOUNS[:5]) and not any(noun in text.lower() for noun in _NOUNS[5:]):
            continue  # for speed: nearly every mail has none of these words
        given = password_in(where, text)
        if given is not None:
            return given, words
        if words is None and (match := _ANNOUNCED.search(text)):
            words = Evidence(where, match.group(), match.start(), match.end())
    return None, words
