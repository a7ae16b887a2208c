"""Verify the Authenticated Received Chain of a message (RFC 8617 §5.2), with a reason for the result.

A valid chain proves only who handled the message and what they said about it. The configuration decides which sealers
are believed (`[trust] arc_sealers`).
"""

import hashlib
from collections.abc import Callable
from datetime import datetime

from mailguard.auth.arc.arc_set import ArcSet, has_chain, parse_chain, sealers
from mailguard.auth.dkim import limits
from mailguard.auth.dkim.canonical import Canonical, canonical_of, signed_fields
from mailguard.auth.dkim.conditions import body_mismatch, refuse_cut_message, untimely, usable_key, usable_records
from mailguard.auth.dkim.signature import Refused, Signature
from mailguard.auth.result import ArcResult, Result
from mailguard.dns.flow import Answers, Flow, Question
from mailguard.message.model import Message

_UNKNOWN = (Result.TEMPERROR, Result.NOT_EVALUATED)


def verify_arc(message: Message, at: datetime) -> Flow[ArcResult]:
    """Return the result of the message's ARC chain, as of the time `at`. All keys are looked up in one round."""
    if not has_chain(message.header):
        return ArcResult(Result.NONE)  # RFC 8617 §5.2, step 1
    canonical = canonical_of(message)
    try:
        refuse_cut_message(message)
        sets = parse_chain(message.header, lf=canonical.lf_header)
        questions = _questions(sets)
    except Refused as refused:
        named = sealers(message.header, lf=canonical.lf_header)
        refusal = refused.refusal
        return ArcResult(_failed(refused), len(named), None, refusal.reason, named, refusal.detail)
    answers = yield questions
    sealed_by = tuple(each.seal.domain for each in sets)
    oldest_pass: int | None = None
    try:
        _verify_message_signature(sets[-1], canonical, answers, at)  # RFC 8617 §5.2, step 4
        oldest_pass = _oldest_pass(sets, canonical, answers, at)
        _verify_seals(sets, canonical, answers, at)  # RFC 8617 §5.2, step 6
    except Refused as refused:
        refusal = refused.refusal
        return ArcResult(_failed(refused), len(sets), oldest_pass, refusal.reason, sealed_by, refusal.detail)
    return ArcResult(Result.PASS, len(sets), oldest_pass, "", sealed_by)


def _failed(refused: Refused) -> Result:
    """Return fail for any chain that does not pass, even one over a limit: RFC 8617 §4.4 has no permerror."""
    return refused.refusal.result if refused.refusal.result in _UNKNOWN else Result.FAIL


def _question(signature: Signature) -> Question:
    return Question(signature.key_name, "TXT")


def _questions(sets: tuple[ArcSet, ...]) -> tuple[Question, ...]:
    """Return the questions for the keys of the chain, newest set first. Raises `Refused` if there are too many."""
    wanted = dict.fromkeys(
        _question(signature) for each in reversed(sets) for signature in (each.message_signature, each.seal)
    )
    if len(wanted) > limits.ARC_KEYS:
        raise Refused(Result.PERMERROR, "too-many-keys", f"{len(wanted)} keys, at most {limits.ARC_KEYS} are asked for")
    return tuple(wanted)


def _check(
    signature: Signature, digest: Callable[[], bytes], answers: Answers, at: datetime, failure: str, instance: int
) -> None:
    """Check that one of the keys at the selector verifies `digest`. Raises `Refused` with the instance if none does."""
    try:
        problem: Refused | None = None
        records = usable_records(answers[_question(signature)])
        signed = digest()  # computed only if there is a key
        for record in records:
            try:
                if usable_key(record, signature).verify(signed, signature.value):
                    break
                problem = Refused(Result.FAIL, failure)
            except Refused as refused:
                problem = problem or refused
        else:
            raise problem or Refused(Result.FAIL, failure)
        _refuse_untimely(signature, at)
    except Refused as refused:
        refusal = refused.refusal
        where = f"{signature.field.name} {instance}, {signature.domain}"
        detail = f"{where}: {refusal.detail}" if refusal.detail else where
        raise Refused(refusal.result, refusal.reason, detail) from None


def _refuse_untimely(signature: Signature, at: datetime) -> None:
    timing = untimely(signature, at)
    if timing is not None:
        raise Refused(*timing)


def _verify_message_signature(each: ArcSet, canonical: Canonical, answers: Answers, at: datetime) -> None:
    signature = each.message_signature

    def digest() -> bytes:
        signed = signed_fields(canonical.header, signature.headers, signature.field)
        return canonical.header_hash(signed, signature.field, relaxed=signature.relaxed_header)

    _check(signature, digest, answers, at, "message-signature-mismatch", each.instance)
    problem = body_mismatch(signature, canonical)
    if problem:
        raise Refused(Result.FAIL, problem, f"{signature.field.name} {each.instance}, {signature.domain}")


def _oldest_pass(sets: tuple[ArcSet, ...], canonical: Canonical, answers: Answers, at: datetime) -> int:
    """Return the instance from which on the message was not changed (RFC 8617 §5.2, step 5); 0 if never changed."""
    for each in reversed(sets[:-1]):
        try:
            _verify_message_signature(each, canonical, answers, at)
        except Refused:
            return each.instance + 1
    return 0


def _verify_seals(sets: tuple[ArcSet, ...], canonical: Canonical, answers: Answers, at: datetime) -> None:
    """Verify every seal over all sets up to its own (RFC 8617 §5.1.1): relaxed fields, in the order of addition."""
    running = hashlib.sha256()
    digests: list[Callable[[], bytes]] = []
    for each in sets:
        running.update(canonical.field(each.results, relaxed=True))
        running.update(canonical.field(each.message_signature.field, relaxed=True))
        own = running.copy()
        canonical.add_unsigned(own, each.seal.field, relaxed=True)
        digests.append(own.digest)
        running.update(canonical.field(each.seal.field, relaxed=True))
    for each, digest in zip(reversed(sets), reversed(digests), strict=True):
        _check(each.seal, digest, answers, at, "seal-mismatch", each.instance)
