"""The conditions, besides the arithmetic, for a valid DKIM or ARC signature (RFC 6376 §6.1)."""

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
    """Raise `Refused` if only a part of the message was read: the signed content is then not known completely."""
    for defect in message.parse_defects:
        if defect.kind in _CUT and defect.where == "message":
            raise Refused(Result.POLICY, defect.kind, defect.detail)


def usable_records(answer: Answer) -> tuple[str, ...]:
    """Return the TXT records that may hold a key. Raises `Refused` if there is none or the lookup failed."""
    if answer.status is Status.REFUSED:
        if answer.detail in ("", "offline"):
            raise Refused(Result.NOT_EVALUATED, "offline")
        raise Refused(Result.TEMPERROR, "key-lookup-failed", f"{answer.question} {answer.detail}")
    if answer.status.failed:  # RFC 6376 §6.1.2, step 2
        raise Refused(Result.TEMPERROR, "key-lookup-failed", f"{answer.question} {answer.status}")
    if answer.status.absent or not answer.records:  # RFC 6376 §6.1.2, step 3
        raise Refused(Result.PERMERROR, "key-not-found", f"{answer.question} {answer.status}")
    return answer.records[: limits.KEYS_PER_SELECTOR]


def usable_key(record: str, signature: Signature) -> KeyRecord:
    """Return the key in `record` if it may verify `signature` (RFC 6376 §6.1.2). Raises `Refused` if it may not."""
    try:
        key = parse_key_record(record)
    except KeyRecordError as error:
        raise Refused(Result.PERMERROR, error.reason, str(error)) from None
    if key.revoked:  # RFC 6376 §3.6.1, p=
        raise Refused(Result.PERMERROR, "key-revoked")
    if key.type != ALGORITHMS[signature.algorithm]:
        raise Refused(Result.PERMERROR, "key-type-mismatch", f"a={signature.algorithm}, k={key.type}")
    if key.hashes and "sha256" not in key.hashes:  # RFC 6376 §3.6.1, h=
        raise Refused(Result.PERMERROR, "key-hash-not-allowed", f"h={':'.join(key.hashes)[:40]}")
    if not {"*", "email"} & set(key.services):  # RFC 6376 §3.6.1, s=
        raise Refused(Result.PERMERROR, "key-not-for-email", f"s={':'.join(key.services)[:40]}")
    if key.strict_identity and signature.auid_domain not in ("", signature.domain):  # RFC 6376 §3.6.1, t=s; not ARC
        raise Refused(Result.PERMERROR, "domain-mismatch", "the key allows no subdomain in i=")
    if key.weak:  # RFC 8301 §3.2
        raise Refused(Result.POLICY, "weak-key", f"{key.bits} bits")
    return key


def body_mismatch(signature: Signature, canonical: Canonical) -> str:
    """Return why the body is not the one that was signed, or "" if it is (RFC 6376 §6.1.3)."""
    length = signature.body_length
    if length is not None and length > canonical.body_size(relaxed=signature.relaxed_body):  # RFC 6376 §3.5, l=
        return "body-shorter-than-signed"
    actual = canonical.body_hash(relaxed=signature.relaxed_body, length=length)
    return "" if actual == signature.body_hash else "body-hash-mismatch"


def untimely(signature: Signature, at: datetime) -> tuple[Result, str, str] | None:
    """Return result, reason and detail if at time `at` x= is past or t= in the future (RFC 6376 §3.5), else None."""
    now = at.timestamp()
    if signature.expiration is not None and now > signature.expiration + limits.EXPIRY_SLOP:
        return Result.FAIL, "expired", f"x={signature.expiration}"
    if signature.timestamp is not None and signature.timestamp > now + limits.FUTURE_SLOP:
        return Result.POLICY, "signed-in-future", f"t={signature.timestamp}"
    return None
