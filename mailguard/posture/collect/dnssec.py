"""Whether a domain's answers are signed and hold, as a validating resolver sees it (RFC 4035 §3.2, §4.3)."""

from typing import Final

from mailguard.dns.flow import Flow, Question, Status, ask, ask_all
from mailguard.lazy_pattern import lazy_pattern
from mailguard.posture.snapshot import DnssecPosture

# Extended errors (RFC 8914 §4) 6 to 12: the validation itself failed, not the way to the name server.
_BOGUS: Final = lazy_pattern(r"\bEDE ([6-9]|1[0-2])\b")


def collect_dnssec(domain: str) -> Flow[DnssecPosture]:
    """The DNSSEC state of `domain`.

    The apex TXT, asked for SPF anyway, tells "secure" by itself. Only a validating resolver refuses a question
    and answers it unchecked: that is what "bogus" looks like. A name server that failed once looks so too, when it
    answers the second question; hence the resolver has to say why, or to refuse the zone's keys as well.
    """
    apex = yield from ask(domain, "TXT")
    if apex.status is Status.SERVFAIL:
        raw_question, key_question = Question(domain, "TXT", unchecked=True), Question(domain, "DNSKEY")
        answers = yield from ask_all((raw_question, key_question))
        again = _BOGUS.search(apex.detail) or answers[key_question].status is Status.SERVFAIL
        if answers[raw_question].status.failed or not again:
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
