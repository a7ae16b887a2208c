"""Whether a domain's answers are signed and hold, as a validating resolver sees it (RFC 4035 §3.2, §4.3)."""

from mailguard.dns.flow import Answer, Flow, Question, Status, ask_all
from mailguard.posture.snapshot import DnssecPosture


def collect_dnssec(domain: str) -> Flow[DnssecPosture]:
    """The DNSSEC state of `domain`.

    The apex SOA is asked twice, with and without checking: only a validating resolver refuses the first and
    answers the second, and that is what "bogus" looks like.
    """
    soa, unchecked = Question(domain, "SOA"), Question(domain, "SOA", unchecked=True)
    key, ds = Question(domain, "DNSKEY", unchecked=True), Question(domain, "DS", unchecked=True)
    answers = yield from ask_all((soa, unchecked, key, ds))
    checked, raw = answers[soa], answers[unchecked]
    if checked.status is Status.SERVFAIL and not raw.status.failed:
        return DnssecPosture("bogus", _detail(checked))
    if checked.status.failed:
        return DnssecPosture("unknown", str(checked.question) + " " + checked.status.value)
    if checked.secure and checked.records:
        return DnssecPosture("secure")
    return _unsigned(answers[key], answers[ds], checked)


def _unsigned(key: Answer, ds: Answer, soa: Answer) -> DnssecPosture:
    if key.records and ds.status.absent:
        return DnssecPosture("key-without-ds")
    if ds.records:  # signed, and the resolver does not vouch for it: it does not validate
        return DnssecPosture("unknown", "the resolver does not validate")
    if ds.status.failed or key.status.failed:
        return DnssecPosture("unknown", f"{ds.question} {ds.status.value}")
    if soa.secure and not soa.records:  # below a signed zone's apex
        return DnssecPosture("secure")
    return DnssecPosture("unsigned")


def _detail(answer: Answer) -> str:
    return answer.detail or "validation failed"
