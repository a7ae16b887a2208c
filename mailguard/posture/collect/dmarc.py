"""A domain's DMARC record by RFC 9989: where it stands, what applies, and who receives the reports."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from mailguard.auth.dmarc.evaluate import Policy, discover_policy
from mailguard.auth.dmarc.record import DmarcRecord, is_dmarc_record, parse_record
from mailguard.auth.dmarc.tree_walk import Step, Walk, walk
from mailguard.dns.flow import Answer, Flow, Question, Status, ask, ask_all, resolvable, together
from mailguard.lazy_dataclass import dataclass
from mailguard.names.domain import organizational_domain, to_ascii
from mailguard.posture.snapshot import DmarcPosture

DESTINATIONS: Final = 10  # report addresses whose permission is asked for


def collect_dmarc(domain: str) -> Flow[DmarcPosture]:
    """The DMARC posture of `domain`."""
    found, apex = yield from together(_walk(domain), ask(domain, "TXT"))
    misplaced = _Misplaced(_record_in(apex), domain)
    own = found.steps[0]
    if own.several:
        answer = yield from ask(f"_dmarc.{domain}", "TXT")  # known already
        several = " | ".join(filter(is_dmarc_record, answer.records))[:2000]
        return misplaced.noted(DmarcPosture(problem="multiple-records", location=domain, record=several))
    policy = yield from discover_policy(found)
    if not isinstance(policy, str):
        return misplaced.noted((yield from _applied(domain, found, policy.record, policy)))
    if policy == "dns":
        failed = next(step for step in found.steps if step.status.failed)
        return misplaced.noted(DmarcPosture(failed=f"_dmarc.{failed.domain} TXT {failed.status.value}"))
    if policy == "invalid-record":
        step = next(step for step in found.steps if step.record is not None)
        return misplaced.noted((yield from _applied(domain, found, step.record, None, step.domain)))
    dangling = ""
    if own.status is Status.NXDOMAIN:
        alias = yield from ask(f"_dmarc.{domain}", "CNAME")
        dangling = alias.records[0].rstrip(".") if alias.records else ""
    if not misplaced.record and apex.status is not Status.NXDOMAIN:  # below that there is nothing (RFC 8020)
        misplaced = yield from _elsewhere(domain)
    posture = DmarcPosture(
        problem="dangling" if dangling else "none",
        location=dangling,
        organizational_domain=found.organizational_domain,
    )
    return misplaced.noted(posture)


@dataclass(frozen=True, slots=True)
class _Misplaced:
    """A DMARC record that stands where nobody looks for it."""

    record: str = ""
    where: str = ""

    def noted(self, posture: DmarcPosture) -> DmarcPosture:
        """The posture that tells of it."""
        return replace(posture, misplaced=self.record, misplaced_at=self.where) if self.record else posture


def _elsewhere(domain: str) -> Flow[_Misplaced]:
    """A record under one of the names that a slip of the pen makes of `_dmarc.domain`."""
    names = (f"_dmarc.{domain}.{domain}", f"dmarc.{domain}")  # a final dot forgotten in the zone; no underscore
    questions = tuple(Question(name, "TXT") for name in names if resolvable(name))
    answers = yield from ask_all(questions)
    return next((_Misplaced(text, q.name) for q in questions if (text := _record_in(answers[q]))), _Misplaced())


def _record_in(answer: Answer) -> str:
    return next((text for text in answer.records if is_dmarc_record(text)), "")


def _walk(domain: str) -> Flow[Walk]:
    """The walk; where a domain that is nobody's subdomain has a record, what stands above it is not asked for."""
    if organizational_domain(domain) == domain:
        answer = yield from ask(f"_dmarc.{domain}", "TXT")
        records = [text for text in answer.records if is_dmarc_record(text)]
        if records:
            several = len(records) > 1
            return Walk(domain, (Step(domain, answer.status, None if several else parse_record(records[0]), several),))
    return (yield from walk(domain))


def _applied(
    domain: str, found: Walk, record: DmarcRecord | None, policy: Policy | None, where: str = ""
) -> Flow[DmarcPosture]:
    if record is None:
        return DmarcPosture(problem="none")
    location = policy.domain if policy is not None else where or domain
    destinations = yield from _destinations(location, record)
    traditional = organizational_domain(domain)
    differs = traditional if location not in (domain, traditional) else ""
    return DmarcPosture(
        record=record.text,
        location=location,
        tags=dict(record.tags),
        effective_policy=record.tested(policy.policy) if policy is not None else "",
        organizational_domain=found.organizational_domain,
        errors={
            error.tag: f"{error.reason}: {error.value}" if error.value else error.reason for error in record.errors
        },
        destinations=destinations,
        psl_differs=differs,
    )


def _destinations(location: str, record: DmarcRecord) -> Flow[dict[str, str]]:
    """Whether the outside receivers of reports have agreed to receive them (RFC 9990 §4)."""
    wanted = [("rua", _host(uri)) for uri in record.rua] + [("ruf", _host(uri)) for uri in record.ruf]
    outside = [(tag, host) for tag, host in dict.fromkeys(wanted) if host and _foreign(host, location)]
    hosts = tuple(dict.fromkeys(host for _, host in outside))[:DESTINATIONS]
    questions = {host: Question(f"{location}._report._dmarc.{host}", "TXT") for host in hosts}
    questions = {host: question for host, question in questions.items() if resolvable(question.name)}
    if not questions:
        return {f"{tag} {host}": "own" for tag, host in dict.fromkeys(wanted) if host}
    answers = yield from ask_all(tuple(questions.values()))
    states = {
        host: "failed"
        if answers[q].status.failed
        else "authorized"
        if _agrees(answers[q].records)
        else "not-authorized"
        for host, q in questions.items()
    }
    return {
        f"{tag} {host}": states.get(host, "not-asked") if (tag, host) in outside else "own"
        for tag, host in dict.fromkeys(wanted)
        if host
    }


def _host(uri: str) -> str:
    return to_ascii(uri.rpartition("@")[2].partition("?")[0]) if uri.lower().startswith("mailto:") else ""


def _foreign(host: str, location: str) -> bool:
    return (organizational_domain(host) or host) != (organizational_domain(location) or location)


def _agrees(records: Iterable[str]) -> bool:
    return any(is_dmarc_record(text) for text in records)
