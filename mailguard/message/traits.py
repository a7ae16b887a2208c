"""What kind of mail it says it is: list, bulk, bounce, automatic answer, reply, invitation.

All of it is read from fields that the sender writes. It may be shown as a claim, and `mailguard.pipeline.prove` holds
it against what was verified; no check may see it (a test keeps them apart), since it would let the sender speak for
himself.
"""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.esp import ESP_FIELDS
from mailguard.message.model import Message

_LIST_ID: Final = lazy_pattern(r"<([^<>\s]{1,255})>\s*\Z")
_ADDRESS_DOMAIN: Final = lazy_pattern(r"@([A-Za-z0-9._-]{1,255})")
_BULK: Final = frozenset({"bulk", "list", "junk"})
_AUTOMATIC: Final = ("auto-replied", "auto-generated", "auto-notified")
_MANAGERS: Final = (
    "x-mailman-version",
    "x-beenthere",
    "x-google-group-id",
    "x-mailing-list",
    "x-listname",
    "x-ml-name",
)
_ROBOTS: Final = frozenset({"mailer-daemon", "postmaster", "mail-daemon"})


def list_id(message: Message) -> str:
    """The list's identifier (RFC 2919), lower case, "" without one."""
    value = message.header.get("list-id").strip()[:1000]
    found = _LIST_ID.search(value)
    return (found.group(1) if found else value.split(" ")[-1].strip("<>")).lower()


def list_domains(message: Message) -> frozenset[str]:
    """The host names that the list's own fields give: of its identifier, its posting address, its manager."""
    found = {list_id(message).partition(".")[2]}
    for name in ("list-post", "x-beenthere", "x-mailing-list", "sender", "list-unsubscribe", "list-help"):
        found.update(host.lower() for host in _ADDRESS_DOMAIN.findall(message.header.get(name)[:2000]))
    return frozenset(host for host in found if "." in host)


def is_mailing_list(message: Message) -> bool:
    """Whether it is a post that a mailing list handed on (RFC 2369, RFC 2919), rather than a newsletter."""
    header = message.header
    if any(name in header for name in _MANAGERS):
        return True
    return "list-id" in header and ("list-post" in header or header.get("precedence").strip().lower() == "list")


def is_bulk(message: Message) -> bool:
    """Whether it says that it went to many: a list, a newsletter, a notice with a way to unsubscribe."""
    header = message.header
    if "list-unsubscribe" in header or "list-id" in header or "feedback-id" in header:
        return True
    return header.get("precedence").strip().lower() in _BULK


def esp_name(message: Message) -> str:
    """The mail service whose own fields it bears, "" without any. The sender can write such fields."""
    for field in message.header:
        if field.key in ESP_FIELDS:
            return ESP_FIELDS[field.key]
    return ""


def is_bounce(message: Message) -> bool:
    """Whether it reports that a mail could not be delivered (RFC 3464), or comes from a mail system."""
    if message.header.get("content-type").lstrip().lower().startswith("multipart/report"):
        return True
    author = message.author
    local = author.address.partition("@")[0].lower() if author else ""
    null_return_path = message.header.first("return-path") is not None and not _return_path(message)
    return local in _ROBOTS and (null_return_path or local == "mailer-daemon")


def _return_path(message: Message) -> str:
    first = message.header.first("return-path")
    return first.unfolded.strip(" <>") if first is not None else ""


def is_auto_reply(message: Message) -> bool:
    """Whether a program wrote it in answer (RFC 3834)."""
    header = message.header
    stated = header.get("auto-submitted").strip().lower()
    if stated.startswith(_AUTOMATIC):
        return stated.startswith("auto-replied") or is_reply(message)
    return (
        header.get("precedence").strip().lower() == "auto_reply" or "x-autoreply" in header or "x-autorespond" in header
    )


def is_reply(message: Message) -> bool:
    """Whether it names a mail that it answers (RFC 5322 §3.6.4)."""
    return bool(message.header.get("in-reply-to").strip() or message.header.get("references").strip())


def is_calendar(message: Message) -> bool:
    """Whether it carries an invitation or an answer to one (RFC 6047)."""
    return any(part.content_type == "text/calendar" for part in message.parts)
