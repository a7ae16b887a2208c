"""Where pyspf and dkimpy are known to come to another result than we do, and why.

Each has its row in docs/authentication.md, with the reason and the test that holds it. A difference that is not
recognised here is one that nobody has looked at yet: the check `engines-disagree` asks to report it.
"""

from datetime import datetime
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.dkim import limits
from mailguard.auth.result import ArcResult, DkimResult, Result, SpfResult
from mailguard.message.header import HeaderField
from mailguard.message.model import Message

# Why we refuse a signature that dkimpy may pass: reason of ours → known difference.
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
    """The known difference that explains why pyspf came to `theirs`, "" when none does.

    `said` are pyspf's words, or `not-given: …`, `raised: …`; `records` the TXT records that it read.
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
    """The known difference that explains why dkimpy came to `theirs` about signature `index`, "" when none does.

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
    """The known difference that explains why dkimpy came to `theirs` about the chain, "" when none does."""
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
    """What dkimpy makes of the message before it hashes."""
    if reason not in ("body-hash-mismatch", "signature-mismatch"):
        return ""
    if _mixed_line_ends(message.raw):
        return "bare-line-feed"
    return "control-character" if _ends_in_control(message) else ""


def _ends_in_control(message: Message) -> bool:
    """Whether a field ends in a character that `bytes.strip` takes for a blank, and RFC 6376 §3.4.2 does not."""
    return any(each.raw.rstrip(b" \t\r\n")[-1:] < b" " for each in message.header)


def _mixed_line_ends(raw: bytes) -> bool:
    return raw.count(b"\n") != raw.count(b"\r\n") and b"\r\n" in raw


def _stricter_dkimpy(message: Message, field: HeaderField | None, said: str, at: datetime) -> str:
    """Why dkimpy refuses what we pass."""
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
    """Whether x= or t= comes to another answer now than at the time that we judge: dkimpy knows no other than now."""
    import time

    moments = [
        int(tags[name]) for name in ("x", "t") if tags.get(name, "").strip().isdecimal() and len(tags[name]) < 15
    ]
    now = time.time()
    return any(
        abs(now - at.timestamp()) > 60 and min(now, at.timestamp()) - limits.FUTURE_SLOP <= moment for moment in moments
    )
