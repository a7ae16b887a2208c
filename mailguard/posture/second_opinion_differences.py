"""Known differences between the results of checkdmarc and ours. docs/authentication.md lists them with their tests."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.records.spf.value import SpfPosture, SpfRecord

# Exception of checkdmarc → known difference. checkdmarc refuses the whole record; receivers ignore the wrong part of it
# (RFC 9989 §4.8).
_RAISED: Final = {
    "UnrelatedTXTRecordFoundAtDMARC": "unrelated-record",
    "SPFRecordFoundWhereDMARCRecordShouldBe": "unrelated-record",
    "UnrelatedTXTRecordFoundAtTLSRPT": "unrelated-record",
    "SPFRecordFoundWhereTLSRPTShouldBe": "unrelated-record",
    "MultipleDMARCRecords": "several-records",
    "MultipleSMTPTLSReportingRecords": "several-records",
    "InvalidDMARCTag": "strict-about-tags",
    "InvalidDMARCTagValue": "strict-about-tags",
    "InvalidDMARCReportURI": "strict-about-tags",
    "InvalidSMTPTLSReportingTag": "strict-about-tags",
    "InvalidSMTPTLSReportingTagValue": "strict-about-tags",
    "DMARCRecordStartsWithWhitespace": "near-miss",
    "DMARCSyntaxError": "near-miss",
    "SMTPTLSReportingSyntaxError": "near-miss",
    "SPFTooManyVoidDNSLookups": "void-by-host",
}
# RFC 7208 §7.1: a domain-spec ends in a top-level label, which is not a number
_NUMERIC_TOP: Final = lazy_pattern(r"(?i)^[-+~?]?(?:a|mx|ptr|include|exists):[^/]*\.\d+(?:/|$)|^redirect=.*\.\d+$")


def difference(method: str, ours: str, theirs: str, said: str, *, spf: SpfPosture, dmarc: DmarcPosture) -> str:
    """Return the known difference that explains the result `theirs` of checkdmarc, or "" if there is no explanation."""
    if said.startswith("not-given"):
        return said.replace(": ", "-", 1)
    if theirs == "raised":
        return "engine-raised"
    name = said.partition(":")[0]
    if name in _RAISED:
        return _RAISED[name]
    if method == "spf":
        return _spf_difference(ours, theirs, spf)
    if method == "dmarc" and "p" in dmarc.errors:  # RFC 9989 §4.10.1
        return "policy-missing"
    return "several-records" if method == "dmarc" and dmarc.problem == "multiple-records" else ""


def _spf_difference(ours: str, theirs: str, spf: SpfPosture) -> str:
    records = [] if spf.record is None else list(_tree(spf.record))
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


def _tree(record: SpfRecord) -> "list[SpfRecord]":
    found = [record]
    for each in found:
        found.extend(term.record for term in each.terms if term.record is not None)
    return found
