"""Recognise the known differences between our results and those of pyspf and dkimpy.

Each has a row in docs/authentication.md with its reason and its test. Any other difference has not been examined yet:
the check `engines-disagree` asks the user to report it.
"""

from datetime import datetime
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.dkim import limits
from mailguard.auth.result import ArcResult, DkimResult, Result, SpfResult
from mailguard.message.header import HeaderField
from mailguard.message.model import Message

# Signatures that dkimpy may pass and we refuse: our reason → name of the known difference.
_STRICTER: Final = {
    "from-not-signed": "from-not-signed",
    "from-added": "from-not-signed",
    "weak-algorithm": "rsa-sha1",
    "key-hash-not-allowed": "key-tags",
    "key-not-for-email": "key-tags",
    "domain-mismatch": "key-tags",
    "key-type-mismatch": "key-tags",
    "weak-key": "weak-key",
    "body-shorter-than-signed": "body-shorter-than-signed",
    "expired": "another-time",
    "signed-in-future": "another-time",
}
_PTR: Final = lazy_pattern(r"(?i)(?:^| )[-+~?]?ptr(?:[:/ ]|$)|%\{p")
_TAG: Final = lazy_pattern(r"(?:^|;)\s*([a-z]+)\s*=\s*([^;]*)")


def spf_difference(
    ours: SpfResult, theirs: Result, said: str, records: tuple[str, ...], client: IPv4Address | IPv6Address
) -> str:
    """Return the known difference that explains pyspf's result `theirs`, or "" if none does.

    `said` is pyspf's message, or `not-given: …` or `raised: …`. `records` holds the TXT records that it read.
    """
    if said.startswith(("not-given", "raised")):
        return said.replace(": ", "-", 1) if said.startswith("not-given") else "engine-raised"
    if ours.reason.startswith("malformed-domain"):
        return "malformed-domain"
    if "Void lookup limit" in said:
        return "void-other-family" if client.version == 6 else "void-by-host"
    if ours.result is Result.TEMPERROR and theirs is Result.PERMERROR:
        return "order-of-failures"
    if theirs is Result.TEMPERROR and any(_PTR.search(record) for record in records):
        return "failed-ptr"
    policies = [record.lower() for record in records if record.lower().startswith("v=spf1")]
    if any("redirect=" in record.lower() and "redirect=" not in record for record in records):
        return "redirect-in-capitals"
    if "loop" in ours.reason or "Too many levels" in said or "recursion" in said:
        return "include-loop"
    if "modifier" in said or any(_repeated_modifier(record) for record in policies):
        return "modifier-twice"
    return ""


def _repeated_modifier(record: str) -> bool:
    names = [term.partition("=")[0] for term in record.split()[1:] if "=" in term and ":" not in term.partition("=")[0]]
    return len(names) != len(set(names))


def dkim_difference(
    message: Message, index: int, ours: DkimResult, theirs: Result, said: str, at: datetime, keys: int = 1
) -> str:
    """Return the known difference that explains dkimpy's result `theirs` for signature `index`, or "" if none does.

    `keys` is the number of TXT records at the selector.
    """
    if said.startswith("not-given"):
        return said.replace(": ", "-", 1)
    if theirs is Result.PASS:
        return _STRICTER.get(ours.reason) or _same_field_otherwise(message, ours.reason)
    if keys > 1:
        return "first-key-only"
    fields = message.header.all("dkim-signature")
    field = fields[index] if index < len(fields) else None
    return _stricter_dkimpy(message, field, said, at)


def arc_difference(message: Message, ours: ArcResult, theirs: Result, said: str, at: datetime) -> str:
    """Return the known difference that explains dkimpy's result `theirs` for the chain, or "" if none does."""
    if said.startswith("not-given"):
        return said.replace(": ", "-", 1)
    if theirs is Result.PASS:
        reason = ours.reason.partition(":")[0]
        return _STRICTER.get(reason) or _same_field_otherwise(message, reason)
    for name in ("arc-seal", "arc-message-signature"):
        for field in message.header.all(name)[: 2 * limits.ARC_SETS]:
            found = _stricter_dkimpy(message, field, "", at)
            if found:
                return found
    return "engine-raised" if said.startswith("raised") else ""


def _same_field_otherwise(message: Message, reason: str) -> str:
    """Return how dkimpy changes the message before it hashes, so that it passes where we do not; else ""."""
    if reason not in ("body-hash-mismatch", "signature-mismatch"):
        return ""
    if _mixed_line_ends(message.raw):
        return "bare-line-feed"
    return "control-character" if _ends_in_control(message) else ""


def _ends_in_control(message: Message) -> bool:
    """Whether a field ends in a character that is white space for `bytes.strip`, but not in RFC 6376 §3.4.2."""
    return any(each.raw.rstrip(b" \t\r\n")[-1:] < b" " for each in message.header)


def _mixed_line_ends(raw: bytes) -> bool:
    return raw.count(b"\n") != raw.count(b"\r\n") and b"\r\n" in raw


def _stricter_dkimpy(message: Message, field: HeaderField | None, said: str, at: datetime) -> str:
    """Return why dkimpy refuses a signature that we pass, or "" if the reason is not known."""
    tags = dict(_TAG.findall(field.unfolded)) if field is not None else {}
    if "ed25519" in tags.get("a", "") and not _has_ed25519():
        return "ed25519-not-installed"
    if message.parse_defects:
        return "broken-header-line"
    if not message.raw.endswith(b"\n"):
        return "unended-last-line"
    if _judged_by_another_clock(tags, at):
        return "another-time"
    if said.startswith("raised"):
        return "engine-raised"
    if any(tags.get(name, "").rstrip(" \t\r\n") != tags.get(name, "") for name in ("b", "bh")):
        return "blank-in-tag"
    if "dkim-signature" in tags.get("h", "").lower():
        return "signs-signatures"
    if _ends_in_control(message):
        return "control-character"
    if _mixed_line_ends(message.raw):
        return "bare-line-feed"
    return ""


def _has_ed25519() -> bool:
    from importlib.util import find_spec

    return find_spec("nacl") is not None


def _judged_by_another_clock(tags: dict[str, str], at: datetime) -> bool:
    """Whether x= or t= gives another result now than at the time `at` that we judge by: dkimpy always uses now."""
    import time

    moments = [
        int(tags[name]) for name in ("x", "t") if tags.get(name, "").strip().isdecimal() and len(tags[name]) < 15
    ]
    now = time.time()
    return any(
        abs(now - at.timestamp()) > 60 and min(now, at.timestamp()) - limits.FUTURE_SLOP <= moment for moment in moments
    )
