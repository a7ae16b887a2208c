"""The second opinion of checkdmarc on an SPF record, and the known differences."""

from typing import Any, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.posture.record_type import SecondOpinion
from mailguard.posture.records.spf.check import SpfFound
from mailguard.posture.records.spf.value import SpfRecord

# RFC 7208 §7.1: a domain-spec ends in a top-level label, which is not a number
_NUMERIC_TOP: Final = lazy_pattern(r"(?i)^[-+~?]?(?:a|mx|ptr|include|exists):[^/]*\.\d+(?:/|$)|^redirect=.*\.\d+$")


def _ours(found: SpfFound) -> str:
    return "temperror" if found.posture.failed else found.posture.result  # RFC 7208 §2.6.6


def _theirs(resolver: Any, domain: str) -> str:
    from checkdmarc.spf import SPFError, SPFRecordNotFound, parse_spf_record, query_spf_record

    record = query_spf_record(domain, resolver=resolver)["record"]
    try:
        parse_spf_record(record, domain, resolver=resolver)
    except SPFRecordNotFound as error:  # of an include or redirect: permerror (RFC 7208 §5.2, RFC 7208 §6.1)
        raise SPFError(str(error)) from error
    return "pass"


def _difference(found: SpfFound, ours: str, theirs: str) -> str:
    record = found.posture.record
    records = [] if record is None else _tree(record)
    if ours == "permerror" and theirs == "pass":
        if any(any(mark in each.text for mark in "\r\n\t") for each in records):
            return "line-break-in-record"
        if any(_NUMERIC_TOP.match(term) for each in records for term in each.errors):
            return "numeric-top-label"
        if any(each.errors and _ends_early(each.text) for each in records):
            return "behind-all"
        if any("%{" in each.text for each in records):
            return "macro-not-expanded"  # RFC 7208 §7.2
    if theirs == "permerror" and any(not each.text.startswith("v=spf1") for each in records):
        return "version-in-capitals"
    return ""


def _ends_early(text: str) -> bool:
    """Whether there is any term after `all`, which receivers ignore (RFC 7208 §5.1)."""
    words = text.lower().split()
    return any(word.lstrip("+-~?") == "all" for word in words[:-1])


def _tree(record: SpfRecord) -> list[SpfRecord]:
    found = [record]
    for each in found:
        found.extend(term.record for term in each.terms if term.record is not None)
    return found


SECOND_OPINION: Final = SecondOpinion(
    _ours,
    _theirs,
    absent="SPFRecordNotFound",
    wrong="SPFError",  # RFC 7208 §2.6.7
    raised={"SPFTooManyVoidDNSLookups": "void-by-host"},
    difference=_difference,
)
