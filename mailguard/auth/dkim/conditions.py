"""What must hold for a signature to count, beside the arithmetic (RFC 6376 §6.1): DKIM and ARC alike."""

from datetime import datetime
from typing import Final

from mailguard.auth.dkim import limits
from mailguard.auth.dkim.canonical import Canonical
from mailguard.auth.dkim.key import KeyRecord, KeyRecordError, parse_key_record
from mailguard.auth.dkim.signature import ALGORITHMS, Refused, Signature
from mailguard.auth.result import Result
from mailguard.dns.flow import Answer, Status
from mailguard.message.model import Message

_CUT: Final = frozenset({"limit-header-fields", "limit-message-bytes"})


def refuse_cut_message(message: Message) -> None:
    """Raises `Refused` for a message of which only a part was read: what was signed cannot be told from it."""
    for defect in message.parse_defects:
        if defect.kind in _CUT and defect.where == "message":
            raise Refused(Result.POLICY, defect.kind, defect.detail)


def usable_records(answer: Answer) -> tuple[str, ...]:
    """The TXT records to look for a key in. Raises `Refused` when there is none, or nothing is known."""
    if answer.status is Status.REFUSED:
        if answer.detail in ("", "offline"):
            raise Refused(Result.NOT_EVALUATED, "offline")
        raise Refused(Result.TEMPERROR, "key-lookup-failed", f"{answer.question} {answer.detail}")
    if answer.status.failed:
        raise Refused(Result.TEMPERROR, "key-lookup-failed", f"{answer.question} {answer.status}")
    if answer.status.absent or not answer.records:
        raise Refused(Result.PERMERROR, "key-not-found", f"{answer.question} {answer.status}")
    return answer.records[: limits.KEYS_PER_SELECTOR]


def usable_key(record: str, signature: Signature) -> KeyRecord:
    """The key in `record`, if it may verify `signature` (RFC 6376 §6.1.2). Raises `Refused`."""
    try:
        key = parse_key_record(record)
    except KeyRecordError as error:
        raise Refused(Result.PERMERROR, error.reason, str(error)) from None
    if key.revoked:
        raise Refused(Result.PERMERROR, "key-revoked")
    if key.type != ALGORITHMS[signature.algorithm]:
        raise Refused(Result.PERMERROR, "key-type-mismatch", f"a={signature.algorithm}, k={key.type}")
    if key.hashes and "sha256" not in key.hashes:
        raise Refused(Result.PERMERROR, "key-hash-not-allowed", f"h={':'.join(key.hashes)[:40]}")
    if not {"*", "email"} & set(key.services):
        raise Refused(Result.PERMERROR, "key-not-for-email", f"s={':'.join(key.services)[:40]}")
    if key.strict_identity and signature.auid_domain not in ("", signature.domain):  # §3.6.1, t=s; ARC has no i=
        raise Refused(Result.PERMERROR, "domain-mismatch", "the key allows no subdomain in i=")
    if key.weak:
        raise Refused(Result.POLICY, "weak-key", f"{key.bits} bits")
    return key


def body_mismatch(signature: Signature, canonical: Canonical) -> str:
    """Why the body is not the one that was signed, "" when it is."""
    length = signature.body_length
    if length is not None and length > canonical.body_size(relaxed=signature.relaxed_body):  # RFC 6376 §3.5, l=
        return "body-shorter-than-signed"
    actual = canonical.body_hash(relaxed=signature.relaxed_body, length=length)
    return "" if actual == signature.body_hash else "body-hash-mismatch"


def untimely(signature: Signature, at: datetime) -> tuple[Result, str, str] | None:
    """Whether t= lies in the future or x= in the past, seen from `at` (RFC 6376 §3.5)."""
    now = at.timestamp()
    if signature.expiration is not None and now > signature.expiration + limits.EXPIRY_SLOP:
        return Result.FAIL, "expired", f"x={signature.expiration}"
    if signature.timestamp is not None and signature.timestamp > now + limits.FUTURE_SLOP:
        return Result.POLICY, "signed-in-future", f"t={signature.timestamp}"
    return None
