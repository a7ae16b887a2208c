"""Verify every DKIM signature of a message (RFC 6376 §6.1), with a reason for each result.

Decisions where the standards leave a choice:
- Several TXT records at a selector (RFC 6376 §3.6.2.2): each is tried, and any key that verifies decides. So the order
  in which a name server lists them makes no difference.
- A signature that covers some of several From fields, but not all, is refused: a mail client may show an author whom
  it does not cover (RFC 6376 §8.15).
- A key in testing mode (t=y, RFC 6376 §3.6.1): the result is kept and marked `testing`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from mailguard.auth.dkim import limits
from mailguard.auth.dkim.canonical import Canonical, canonical_of, signed_fields
from mailguard.auth.dkim.conditions import body_mismatch, refuse_cut_message, untimely, usable_key, usable_records
from mailguard.auth.dkim.key import KeyRecordError, parse_key_record
from mailguard.auth.dkim.signature import Refusal, Refused, Signature, parse_signature
from mailguard.auth.result import DkimResult, Result
from mailguard.dns.flow import Answer, Flow, Question
from mailguard.message.header import Header, HeaderField
from mailguard.message.model import Message

# Fields that a mail client shows or acts on: anyone may have added one that is not signed (RFC 6376 §8.15).
SHOWN_FIELDS: Final = ("from", "sender", "reply-to", "subject", "date", "to", "cc", "content-type")
_TOO_MANY: Final = Refusal(Result.POLICY, "too-many-signatures", f"the first {limits.SIGNATURES} were verified")
_BEST_FIRST: Final = (Result.PASS, Result.FAIL, Result.POLICY, Result.PERMERROR)


def verify_dkim(message: Message, at: datetime) -> Flow[tuple[DkimResult, ...]]:
    """Return the result of every DKIM-Signature, topmost first, as of the time `at`; one round looks up all keys."""
    fields = message.header.all("dkim-signature")
    if not fields:
        return ()
    canonical = canonical_of(message)
    signatures = [parse_signature(field, lf=canonical.lf_header) for field in fields[: limits.SIGNATURES_READ]]
    signatures += [Signature(field, refusal=_TOO_MANY) for field in fields[limits.SIGNATURES_READ :]]
    chosen = [signature for signature in signatures if signature.refusal is None][: limits.SIGNATURES]
    try:
        refuse_cut_message(message)
    except Refused as refused:
        refusal = refused.refusal
        return tuple(_refused(each, refusal.result, refusal.reason, refusal.detail) for each in signatures)
    questions = {id(signature): Question(signature.key_name, "TXT") for signature in chosen}
    answers = (yield tuple(dict.fromkeys(questions.values()))) if questions else {}
    results: list[DkimResult] = []
    for signature in signatures:
        if signature.refusal is not None:
            refusal = signature.refusal
            results.append(_refused(signature, refusal.result, refusal.reason, refusal.detail))
        elif id(signature) in questions:
            results.append(_verify(signature, answers[questions[id(signature)]], canonical, at))
        else:
            results.append(_refused(signature, _TOO_MANY.result, _TOO_MANY.reason, _TOO_MANY.detail))
    return tuple(results)


def _refused(signature: Signature, result: Result, reason: str, detail: str = "") -> DkimResult:
    return DkimResult(
        result,
        domain=signature.domain,
        selector=signature.selector,
        algorithm=signature.algorithm,
        reason=reason,
        signed_headers=signature.headers,
        body_length=signature.body_length,
        auid=signature.auid,
        detail=detail,
    )


def _verify(signature: Signature, answer: Answer, canonical: Canonical, at: datetime) -> DkimResult:
    try:
        keys = usable_records(answer)
    except Refused as refused:
        refusal = refused.refusal
        unverified = _refused(signature, refusal.result, refusal.reason, refusal.detail)
        unsigned = _unsigned_octets(signature, canonical)
        return replace(unverified, body_unsigned=unsigned) if unsigned else unverified
    outcomes = [_verify_with(signature, record, canonical, at) for record in keys]
    # A record that is not a key at all, such as a wildcard's, gives the less useful reason.
    return min(outcomes, key=lambda outcome: (_BEST_FIRST.index(outcome.result), outcome.reason == "key-syntax"))


def _unsigned_octets(signature: Signature, canonical: Canonical) -> int:
    """Return how many octets of the canonical body l= leaves out (RFC 6376 §8.2)."""
    if signature.body_length is None:
        return 0
    return max(canonical.body_size(relaxed=signature.relaxed_body) - signature.body_length, 0)


def _verify_with(signature: Signature, record: str, canonical: Canonical, at: datetime) -> DkimResult:
    try:
        key = usable_key(record, signature)
    except Refused as refused:
        refusal = refused.refusal
        shown = _refused(signature, refusal.result, refusal.reason, refusal.detail)
        return replace(shown, key_bits=_bits(record))
    signed = signed_fields(canonical.header, signature.headers, signature.field)
    header_hash = canonical.header_hash(signed, signature.field, relaxed=signature.relaxed_header)
    header_valid = key.verify(header_hash, signature.value)  # RFC 6376 §6.1.3
    result, reason, detail = _judge(signature, canonical, header_valid=header_valid, at=at)
    shown = _refused(signature, result, "testing" if result is Result.PASS and key.testing else reason, detail)
    return replace(
        shown,
        key_bits=key.bits,
        testing=key.testing,
        header_signature_valid=header_valid,
        body_unsigned=_unsigned_octets(signature, canonical),
        unsigned_headers=_unsigned_names(canonical.header, signed),
    )


def _bits(record: str) -> int | None:
    try:
        return parse_key_record(record).bits or None
    except KeyRecordError:
        return None


def _judge(signature: Signature, canonical: Canonical, *, header_valid: bool, at: datetime) -> tuple[Result, str, str]:
    body_problem = body_mismatch(signature, canonical)
    if not header_valid:
        return Result.FAIL, "signature-mismatch", body_problem
    if body_problem:
        return Result.FAIL, body_problem, ""
    signed = signature.headers.count("from")
    authors = len(canonical.header.all("from"))
    if not signed:  # RFC 6376 §6.1.1: PERMFAIL (From field not signed)
        return Result.PERMERROR, "from-not-signed", ""
    if signed < authors:  # RFC 6376 §8.15
        return Result.POLICY, "from-not-signed", f"{signed} of {authors} From fields"
    timing = untimely(signature, at)
    return timing or (Result.PASS, "", "")


def _unsigned_names(header: Header, signed: Iterable[HeaderField]) -> tuple[str, ...]:
    """Return the names in `SHOWN_FIELDS` of which the message has more fields than `signed` covers."""
    covered = Counter(field.key for field in signed)
    return tuple(name for name in SHOWN_FIELDS if len(header.all(name)) > covered[name])
