"""Parse ARC sets (RFC 8617 §4.2), the three fields that each hop adds, and check that they form one chain."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.dkim import limits
from mailguard.auth.dkim.signature import (
    Refused,
    Signature,
    describe,
    make_signature,
    read_common,
    read_message_tags,
    read_tags,
)
from mailguard.auth.dkim.tag_list import split_list
from mailguard.auth.result import Result
from mailguard.message.header import Header, HeaderField

SEAL: Final = "arc-seal"  # RFC 8617 §4.1.3
MESSAGE_SIGNATURE: Final = "arc-message-signature"  # RFC 8617 §4.1.2
RESULTS: Final = "arc-authentication-results"  # RFC 8617 §4.1.1
_INSTANCE: Final = lazy_pattern(r"[0-9]{1,2}")  # RFC 8617 §4.2.1
_FWS: Final = rb"[ \t\r\n]{0,100}"
_RESULTS_INSTANCE: Final = lazy_pattern(_FWS + rb"i" + _FWS + rb"=" + _FWS + rb"([0-9]{1,2})" + _FWS + rb";")


@dataclass(frozen=True, slots=True)
class ArcSet:
    """The set that one hop added. `chain_validation` (cv=) is its result for the chain it received (RFC 8617 §4.4)."""

    instance: int
    results: HeaderField
    message_signature: Signature
    seal: Signature
    chain_validation: str


def has_chain(header: Header) -> bool:
    """Whether the header has any ARC field."""
    return SEAL in header or MESSAGE_SIGNATURE in header or RESULTS in header


def parse_chain(header: Header, *, lf: bool) -> tuple[ArcSet, ...]:
    """Return the sets, instance 1 first. Raises `Refused` if they form no chain (RFC 8617 §5.2, steps 1 to 3)."""
    if max(len(header.all(name)) for name in (SEAL, MESSAGE_SIGNATURE, RESULTS)) > limits.ARC_SETS:
        raise Refused(Result.FAIL, "too-many-sets", f"more than {limits.ARC_SETS}")
    seals = _signatures(header, SEAL, lf=lf)
    newest = max(seals, default=0)
    if newest and _chain_validation(seals[newest]) == "fail":  # RFC 8617 §5.2, step 2: validation ends
        raise Refused(Result.FAIL, "chain-failed-earlier", f"says {seals[newest].domain}, instance {newest}")
    signatures = _signatures(header, MESSAGE_SIGNATURE, lf=lf)
    results = _results(header)
    count = max({0, *seals, *signatures, *results})
    # RFC 8617 §5.2, step 3 A: each instance from 1 up has all three fields
    for name, found in ((RESULTS, results), (MESSAGE_SIGNATURE, signatures), (SEAL, seals)):
        missing = next((n for n in range(1, count + 1) if n not in found), None)
        if missing is not None:
            raise Refused(Result.FAIL, "missing-field", f"no {name} of instance {missing}")
    sets = tuple(
        ArcSet(n, results[n], signatures[n], seals[n], _chain_validation(seals[n])) for n in range(1, count + 1)
    )
    for each in sets:
        _check(each)
    return sets


def sealers(header: Header, *, lf: bool) -> tuple[str, ...]:
    """Return d= of every readable ARC-Seal, lowest field first. Used to show the sealers of a broken chain too."""
    found: list[str] = []
    for field in reversed(header.all(SEAL)[: limits.ARC_SETS]):
        try:
            found.append(str(describe(read_tags(field, lf=lf))["domain"]))
        except Refused:
            continue
    return tuple(found)


def _check(each: ArcSet) -> None:
    for signature in (each.seal, each.message_signature):
        if signature.refusal is not None:
            detail = f"{signature.field.name} {each.instance}: {signature.refusal.detail}"
            raise Refused(Result.FAIL, signature.refusal.reason, detail)
    expected = "none" if each.instance == 1 else "pass"  # RFC 8617 §5.2, step 3
    if each.chain_validation != expected:
        raise Refused(Result.FAIL, "inconsistent-chain", f"cv={each.chain_validation[:20]} in instance {each.instance}")


def _chain_validation(seal: Signature) -> str:
    return seal.tags.get("cv", "").lower()


def _place(found: dict[int, Signature] | dict[int, HeaderField], instance: int, name: str) -> None:
    if not 1 <= instance <= limits.ARC_SETS:  # RFC 8617 §4.2.1
        raise Refused(Result.FAIL, "bad-instance", f"{name} i={instance}")
    if instance in found:
        raise Refused(Result.FAIL, "repeated-field", f"two {name} of instance {instance}")


def _signatures(header: Header, name: str, *, lf: bool) -> dict[int, Signature]:
    found: dict[int, Signature] = {}
    for field in header.all(name):
        try:
            tags = read_tags(field, lf=lf)
        except Refused as refused:
            raise Refused(Result.FAIL, refused.refusal.reason, f"{name}: {refused.refusal.detail}") from None
        if _INSTANCE.fullmatch(tags.get("i", "")) is None:
            raise Refused(Result.FAIL, "bad-instance", f"{name} i={tags.get('i', '')[:20]}")
        instance = int(tags["i"])
        _place(found, instance, name)
        found[instance] = _signature(field, tags, seal=name == SEAL)
    return found


def _results(header: Header) -> dict[int, HeaderField]:
    found: dict[int, HeaderField] = {}
    for field in header.all(RESULTS):
        match = _RESULTS_INSTANCE.match(field.raw, field.value_at)  # RFC 8617 §4.1.1: i= comes first
        if match is None:
            raise Refused(Result.FAIL, "bad-instance", f"{RESULTS} does not begin with i=")
        _place(found, int(match.group(1)), RESULTS)
        found[int(match.group(1))] = field
    return found


def _signature(field: HeaderField, tags: dict[str, str], *, seal: bool) -> Signature:
    values = describe(tags)
    try:
        values |= _seal_tags(tags) if seal else _message_signature_tags(tags)
    except Refused as refused:
        values["refusal"] = refused.refusal
    return make_signature(field, values)


def _seal_tags(tags: dict[str, str]) -> dict[str, object]:
    values = read_common(tags, required=("a", "b", "cv", "d", "s"))
    if {"h", "bh", "c"} & set(tags):  # RFC 8617 §4.1.3: a seal covers only ARC fields, in one form
        raise Refused(Result.FAIL, "syntax", "h=, bh= or c= in a seal")
    return values


def _message_signature_tags(tags: dict[str, str]) -> dict[str, object]:
    values = read_common(tags, required=("a", "b", "bh", "d", "h", "s"))
    # QUIRK: sealers that leave out c= mean relaxed/relaxed, and the ARC validation suite expects it.
    values |= read_message_tags(tags, default_form="relaxed/relaxed")
    if SEAL in split_list(tags["h"]):  # RFC 8617 §4.1.2
        raise Refused(Result.FAIL, "syntax", "h= names ARC-Seal")
    return values
