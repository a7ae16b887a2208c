"""The second opinion of checkdmarc on a DMARC record, and the known differences."""

from typing import Any, Final

from mailguard.posture.record_type import SecondOpinion
from mailguard.posture.records.dmarc.value import DmarcPosture


def _ours(dmarc: DmarcPosture) -> str:
    if dmarc.failed:
        return "temperror"
    if dmarc.problem or not dmarc.record or not dmarc.effective_policy:
        return "none"
    # RFC 9989 §4.10.1: a record without a usable p= that asks for reports counts as p=none
    return f"p={dmarc.tags.get('p') or 'none'} ({dmarc.location})"


def _theirs(resolver: Any, domain: str) -> str:
    from checkdmarc.dmarc import parse_dmarc_record, query_dmarc_record

    found = query_dmarc_record(domain, resolver=resolver)
    parsed = parse_dmarc_record(found["record"], found["location"], resolver=resolver)
    return f"p={parsed['tags']['p']['value']} ({found['location']})"


def _difference(dmarc: DmarcPosture, _ours: str, _theirs: str) -> str:
    if "p" in dmarc.errors:  # RFC 9989 §4.10.1
        return "policy-missing"
    return "several-records" if dmarc.problem == "multiple-records" else ""


SECOND_OPINION: Final = SecondOpinion(
    _ours,
    _theirs,
    absent="DMARCRecordNotFound",
    wrong="DMARCError",
    raised={  # RFC 9989 §4.8: receivers ignore only the wrong part
        "UnrelatedTXTRecordFoundAtDMARC": "unrelated-record",
        "SPFRecordFoundWhereDMARCRecordShouldBe": "unrelated-record",
        "MultipleDMARCRecords": "several-records",
        "InvalidDMARCTag": "strict-about-tags",
        "InvalidDMARCTagValue": "strict-about-tags",
        "InvalidDMARCReportURI": "strict-about-tags",
        "DMARCRecordStartsWithWhitespace": "near-miss",
        "DMARCSyntaxError": "near-miss",
    },
    difference=_difference,
)
