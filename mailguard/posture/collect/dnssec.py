"""Whether a domain's answers are signed and hold, as a validating resolver sees it (RFC 4035 §3.2, §4.3)."""

from mailguard.dns.flow import Flow, Question, Status, ask, ask_all
from mailguard.posture.snapshot import DnssecPosture


def collect_dnssec(domain: str) -> Flow[DnssecPosture]:
    """The DNSSEC state of `domain`.

    The apex TXT, asked for SPF anyway, tells "secure" by itself. Only a validating resolver refuses a question
    and answers it unchecked: that is what "bogus" looks like.
    """
    apex = yield from ask(domain, "TXT")
    if apex.status is Status.SERVFAIL:
        unchecked = yield from ask_all((Question(domain, "TXT", unchecked=True),))
        (raw,) = unchecked.values()
        if raw.status.failed:
            return DnssecPosture(failed=f"{apex.question} {apex.status.value}")
        return DnssecPosture("bogus", apex.detail or apex.status.value)
    if apex.status.failed:
        return DnssecPosture(failed=f"{apex.question} {apex.status.value}")
    if apex.secure:
        return DnssecPosture("secure")
    key = yield from ask(domain, "DNSKEY")
    if key.status.failed:
        return DnssecPosture(failed=f"{key.question} {key.status.value}")
    if not key.records:
        return DnssecPosture("unsigned")
    ds = yield from ask(domain, "DS")
    if ds.status.absent:
        return DnssecPosture("key-without-ds")
    if ds.status.failed:
        return DnssecPosture(failed=f"{ds.question} {ds.status.value}")
    return DnssecPosture("unknown", "the resolver does not validate")
