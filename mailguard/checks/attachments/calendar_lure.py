"""The check `calendar-lure`."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.phrases import find_phrases
from mailguard.message.model import Message, Part
from mailguard.message.url_text import find_urls
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

TEXT: Final = 50_000  # characters read per invitation
INVITATIONS: Final = 5  # invitations read per mail
_TYPES: Final = frozenset({"text/calendar", "application/ics"})
_PRESSING: Final = frozenset(
    {"urgency", "threat", "extortion", "credential_request", "security_alert", "payment", "prize", "time_limit"}
)
_FOLD: Final = lazy_pattern(r"\r?\n[ \t]")  # RFC 5545 §3.1
_SHOWN: Final = lazy_pattern(
    r"^(?:SUMMARY|DESCRIPTION|LOCATION|COMMENT)[^:\r\n]{0,200}:([^\r\n]*)", re.IGNORECASE | re.MULTILINE
)
_ESCAPE: Final = lazy_pattern(r"\\([nN,;\\])")  # RFC 5545 §3.3.11


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The invitation {name} says “{phrase}” and wants you to open {url}.",
            "Calendars often add invitations from strangers automatically, and then remind you of the link again and again.",
            "Don't follow the link and don't answer the invitation, not even to decline. Delete the mail and the calendar entry.",
        ),
        "ja": Text(
            "予定への招待（{name}）に「{phrase}」と書かれており、{url} を開かせようとしています。",
            "カレンダーは知らない相手からの招待でも自動で登録することがあり、その後も通知のたびにリンクを開くよう促されます。",
            "リンクを開かず、招待には「辞退」も含めて返答しないでください。メールと、カレンダーに登録された予定を、両方とも削除してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=0.6, medium=1.6, high=2.4),
    texts=TEXTS,
)
def calendar_lure(message: Message, context: Context) -> Iterator[Hit]:
    """An invitation puts pressure on the reader to follow a link.

    What it finds
    Invitations (ICS) with a link to another domain than the sender's, whose title, description or location puts
    pressure on the reader: a threat, a deadline, or a request to log in or to pay.

    Why it matters
    Many programs put invitations into the calendar automatically, even those from strangers. The entry then reminds
    the reader of the link again and again, even after the mail was deleted.

    False positives
    Reminders of deadlines from services that host their pages elsewhere. Mail from known, authenticated senders is
    not reported.

    What to do
    Don't follow the link and don't answer the invitation, not even to decline. Delete the mail and the calendar
    entry.

    References
    https://attack.mitre.org/techniques/T1566/002/ · RFC 5545 §3.6.1
    """
    if context.authenticated and context.registry.is_known(context.author_domain):
        return
    for part in [part for part in message.parts if _is_calendar(part)][:INVITATIONS]:
        text = _shown(part)
        url = next((found.url for found in find_urls(text) if _leads_away(found.url, context)), "")
        phrase = next((each for each in find_phrases(text, "") if each.category in _PRESSING), None)
        if url and phrase is not None:
            name = part.filename or part.content_type
            where = f"attachment:{name}"
            yield Hit(
                (Evidence(where, phrase.text), Evidence(where, url)),
                values={"phrase": phrase.text, "url": url, "name": name},
                data={"url": url, "phrase": phrase.text},
            )


def _is_calendar(part: Part) -> bool:
    return not part.children and (part.content_type in _TYPES or part.filename.lower().endswith(".ics"))


def _shown(part: Part) -> str:
    """Return the text of the entry that a calendar shows."""
    lines = _SHOWN.findall(_FOLD.sub("", part.text[:TEXT]))
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], "\n".join(lines))


def _leads_away(url: str, context: Context) -> bool:
    host = re.split(r"[/?#\\]", url.partition("://")[2] or url)[0].rpartition("@")[2].partition(":")[0].lower()
    return bool(host) and organizational_domain(host) != context.author_organization
