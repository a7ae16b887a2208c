"""The kind of mail that a message claims to be: mailing list, bulk, bounce, automatic reply, reply, invitation.

All of this comes from fields that the sender writes. It may be shown as a claim, and `mailguard.pipeline.prove`
compares it with verified facts. No check may use it, because a sender could then excuse his own mail; a test ensures
that no check imports this module.
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
    """Return the List-ID (RFC 2919 §3) in lower case, or "" if there is none."""
    value = message.header.get("list-id").strip()[:1000]
    found = _LIST_ID.search(value)
    return (found.group(1) if found else value.split(" ")[-1].strip("<>")).lower()


def list_domains(message: Message) -> frozenset[str]:
    """Return the host names in the fields of a mailing list: its List-ID, posting address and manager."""
    found = {list_id(message).partition(".")[2]}
    for name in ("list-post", "x-beenthere", "x-mailing-list", "sender", "list-unsubscribe", "list-help"):
        found.update(host.lower() for host in _ADDRESS_DOMAIN.findall(message.header.get(name)[:2000]))
    return frozenset(host for host in found if "." in host)


def is_mailing_list(message: Message) -> bool:
    """Whether the mail claims to be a post to a mailing list (RFC 2369 §3.4), not a newsletter."""
    header = message.header
    if any(name in header for name in _MANAGERS):
        return True
    return "list-id" in header and ("list-post" in header or header.get("precedence").strip().lower() == "list")


def is_bulk(message: Message) -> bool:
    """Whether the mail claims to be sent to many: a mailing list, a newsletter, a notice with an unsubscribe link."""
    header = message.header
    # List-Unsubscribe: RFC 2369 §3.2; List-Id: RFC 2919 §3
    if "list-unsubscribe" in header or "list-id" in header or "feedback-id" in header:
        return True
    return header.get("precedence").strip().lower() in _BULK


def esp_name(message: Message) -> str:
    """Return the mail service whose header fields the mail has, or "". Any sender can write such fields."""
    for field in message.header:
        if field.key in ESP_FIELDS:
            return ESP_FIELDS[field.key]
    return ""


def is_bounce(message: Message) -> bool:
    """Whether the mail claims to be a delivery report (RFC 3464 §2) or to come from a mail system."""
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
    """Whether the mail claims to be an automatic reply (RFC 3834 §5)."""
    header = message.header
    stated = header.get("auto-submitted").strip().lower()
    if stated.startswith(_AUTOMATIC):
        return stated.startswith("auto-replied") or is_reply(message)
    return (
        header.get("precedence").strip().lower() == "auto_reply" or "x-autoreply" in header or "x-autorespond" in header
    )


def is_reply(message: Message) -> bool:
    """Whether the mail names a mail that it replies to (RFC 5322 §3.6.4)."""
    return bool(message.header.get("in-reply-to").strip() or message.header.get("references").strip())


def is_calendar(message: Message) -> bool:
    """Whether the mail contains an invitation or a reply to one (iMIP)."""
    return any(part.content_type == "text/calendar" for part in message.parts)
