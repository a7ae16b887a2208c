"""The decision of a receiver that still follows RFC 7489 §6.6: public suffix list, no tree walk, no np, no t."""

from collections.abc import Iterable

from mailguard.auth.dmarc.alignment import Identifier
from mailguard.auth.dmarc.record import DmarcRecord
from mailguard.auth.dmarc.tree_walk import Walk
from mailguard.auth.result import Result
from mailguard.names.domain import organizational_domain


def psl_decision(found: Walk, identifiers: Iterable[Identifier], result: Result, disposition: str) -> str:
    """Return that receiver's "result policy", or "" if it is the same as `result` and `disposition`.

    No lookup is needed: the tree walk has asked for every name that such a receiver asks for.
    """
    if result in (Result.TEMPERROR, Result.NOT_EVALUATED):
        return ""
    organization = organizational_domain(found.start) or found.start  # RFC 7489 §3.2
    record, subdomain = _record(found, organization)
    if record is None or not (record.p or record.rua):  # RFC 7489 §6.6.3
        theirs, policy = Result.NONE, ""
    else:
        theirs = _result(record, found.start, organization, identifiers)
        policy = (subdomain and record.sp) or record.p or "none"
    sampled = record is not None and record.pct < 100 and theirs is Result.FAIL  # RFC 7489 §6.6.4
    if theirs is result and (policy == disposition or result is Result.PASS) and not sampled:
        return ""
    words = [theirs.value, policy]
    if sampled and record is not None:
        words.append(f"pct={record.pct}")
    if organization != found.organizational_domain:
        words.append(f"organizational_domain={organization}")
    return " ".join(word for word in words if word)


def _record(found: Walk, organization: str) -> tuple[DmarcRecord | None, bool]:
    own = found.steps[0]
    if own.record is not None or own.several:
        return own.record, False
    above = found.at(organization)  # RFC 7489 §6.6.3
    return (above.record if above else None), True


def _result(record: DmarcRecord, author: str, organization: str, identifiers: Iterable[Identifier]) -> Result:
    modes = {"dkim": record.adkim, "spf": record.aspf}
    for each in identifiers:
        if each.result is not Result.PASS:
            continue
        if each.domain == author:
            return Result.PASS
        # RFC 7489 §3.1: relaxed alignment
        if modes[each.method] == "r" and organizational_domain(each.domain) == organization:
            return Result.PASS
    return Result.FAIL
