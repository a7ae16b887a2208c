"""A domain's DMARC record by RFC 9989: where it is, which policy applies, and who receives the reports."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.evaluate import Policy, discover_policy
from mailguard.auth.dmarc.record import RECORD_CHARACTERS, DmarcRecord, is_dmarc_record, parse_record
from mailguard.auth.dmarc.tree_walk import Step, Walk, walk
from mailguard.dns.flow import Answer, Answers, Flow, Question, Status, ask, ask_all, resolvable, together
from mailguard.dns.record import host_name, mail_exchanger
from mailguard.names.domain import organizational_domain
from mailguard.posture.record_text import visible
from mailguard.posture.records.dmarc.reading import read_meant
from mailguard.posture.records.dmarc.repair import repaired
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.report_address import ReportAddress, read_address, split_addresses

DESTINATIONS: Final = 10  # hosts of report addresses that are looked up
RECORDS: Final = 10  # records kept if one name has several
TEXTS: Final = 50  # TXT records read at one name


def collect_dmarc(domain: str) -> Flow[DmarcPosture]:
    """Look up the DMARC record that applies to `domain` (RFC 9989 §4.10) and the hosts of its report addresses."""
    found, apex = yield from together(_walk(domain), ask(domain, "TXT"))
    misplaced = _Misplaced(_record_in(apex), domain)
    own = found.steps[0]
    answer = yield from ask(f"_dmarc.{domain}", "TXT")  # answered from memory: the walk asked it
    policy = yield from discover_policy(found)
    if own.several:
        several = tuple(filter(is_dmarc_record, answer.records))[:RECORDS]
        applied = yield from _above(domain, found, policy, " | ".join(several)[:2000])
        return misplaced.noted(replace(applied, problem="multiple-records", published=several))
    near = _near_misses(answer) if own.record is None else ()
    if isinstance(policy, Policy):
        applied = yield from _applied(domain, found, policy.record, policy)
        return misplaced.noted(replace(applied, published=near))
    if policy == "dns":
        failed = next(step for step in found.steps if step.status.failed)
        return misplaced.noted(DmarcPosture(failed=f"_dmarc.{failed.domain} TXT {failed.status.value}"))
    if policy == "invalid-record":
        step = next(step for step in found.steps if step.record is not None)
        applied = yield from _applied(domain, found, step.record, None, step.domain)
        return misplaced.noted(replace(applied, published=near))
    dangling = ""
    if own.status is Status.NXDOMAIN:
        alias = yield from ask(f"_dmarc.{domain}", "CNAME")
        dangling = host_name(alias.records[0]) if alias.records else ""
    if not misplaced.record and apex.status is not Status.NXDOMAIN:  # below that there is nothing (RFC 8020)
        misplaced = yield from _elsewhere(domain)
    texts = near or ((misplaced.record,) if misplaced.record else ())
    posture = DmarcPosture(
        problem="dangling" if dangling else "none",
        location=dangling,
        organizational_domain=found.organizational_domain,
        published=near,
        destinations=(yield from _destinations(domain, _meant(domain, texts))),
    )
    return misplaced.noted(posture)


def _above(domain: str, found: Walk, policy: Policy | str, several: str) -> Flow[DmarcPosture]:
    """Return what applies to a domain with several records: the tree walk discards them all and goes on (RFC 9989 §4.10)."""
    if isinstance(policy, Policy):
        return (yield from _applied(domain, found, policy.record, policy))
    if policy == "invalid-record":
        step = next(step for step in found.steps if step.record is not None)
        return (yield from _applied(domain, found, step.record, None, step.domain))
    return DmarcPosture(record=several, location=domain)


def _near_misses(answer: Answer) -> tuple[str, ...]:
    """Return the texts that were meant to be records, but that receivers ignore (RFC 9989 §4.7)."""
    texts = [text for text in answer.records[:TEXTS] if not is_dmarc_record(text)]
    return tuple(text[:RECORD_CHARACTERS] for text in texts if read_meant(text) is not None)[:RECORDS]


@dataclass(frozen=True, slots=True)
class _Misplaced:
    """A DMARC record at a name where receivers do not look for it."""

    record: str = ""
    where: str = ""

    def noted(self, posture: DmarcPosture) -> DmarcPosture:
        """Return the posture with this record noted in it."""
        return replace(posture, misplaced=self.record, misplaced_at=self.where) if self.record else posture


def _elsewhere(domain: str) -> Flow[_Misplaced]:
    """Look for a record under the names that a typical mistake makes of `_dmarc.domain`."""
    names = (f"_dmarc.{domain}.{domain}", f"dmarc.{domain}")  # the final dot of the zone file is missing; no underscore
    questions = tuple(Question(name, "TXT") for name in names if resolvable(name))
    answers = yield from ask_all(questions)
    return next((_Misplaced(text, q.name) for q in questions if (text := _record_in(answers[q]))), _Misplaced())


def _record_in(answer: Answer) -> str:
    return next((text for text in answer.records if is_dmarc_record(text)), "")


def _walk(domain: str) -> Flow[Walk]:
    """Walk up the tree. For an organizational domain with one record, no question about the names above is needed."""
    if organizational_domain(domain) == domain:
        answer = yield from ask(f"_dmarc.{domain}", "TXT")
        records = [text for text in answer.records if is_dmarc_record(text)]
        if len(records) == 1:
            return Walk(domain, (Step(domain, answer.status, parse_record(records[0])),))
    return (yield from walk(domain))


def _applied(
    domain: str, found: Walk, record: DmarcRecord | None, policy: Policy | None, where: str = ""
) -> Flow[DmarcPosture]:
    if record is None:
        return DmarcPosture(problem="none")
    location = policy.domain if policy is not None else where or domain
    addresses = _addresses(record)
    meant = tuple(dict.fromkeys((*addresses, *_meant(location, (record.text,)))))
    destinations, unreachable = yield from together(_destinations(location, meant), _unreachable(addresses))
    traditional = organizational_domain(domain)
    differs = traditional if location not in (domain, traditional) else ""
    return DmarcPosture(
        record=record.text,
        location=location,
        tags=dict(reversed(record.tags)),  # of a repeated tag the first counts
        effective_policy=record.tested(policy.policy) if policy is not None else "",
        organizational_domain=found.organizational_domain,
        errors=tag_errors(record),
        destinations=destinations,
        unreachable=unreachable,
        psl_differs=differs,
    )


def tag_errors(record: DmarcRecord) -> dict[str, str]:
    """Return tag → code of its first mistake (RFC 9989 §4.8). Report addresses are checked separately."""
    found: dict[str, str] = {}
    for error in record.errors:
        if error.reason != "invalid-uri":
            found.setdefault(error.tag, f"{error.reason}: {error.value}" if error.value else error.reason)
    for tag, value in record.tags:
        if tag in ("rua", "ruf"):
            for text in split_addresses(value):
                if problem := read_address(text).problem:
                    kind = problem.partition(":")[0]
                    found.setdefault(tag, f"address-{kind}: {visible(text)[:100]}" if text else "address-empty")
    return found


def _addresses(record: DmarcRecord) -> tuple[tuple[str, ReportAddress], ...]:
    """Return (tag, address) for each address to which a report can be sent (RFC 9989 §4.7)."""
    first = dict(reversed(record.tags))
    named = [(tag, read_address(text)) for tag in ("rua", "ruf") for text in split_addresses(first.get(tag, ""))]
    return tuple(dict.fromkeys((tag, address) for tag, address in named if address.host and not address.problem))


def _meant(location: str, texts: tuple[str, ...]) -> tuple[tuple[str, ReportAddress], ...]:
    """Return the addresses that the texts will name once they are mended; their owners have to agree, too."""
    repair = repaired(texts)
    found = _addresses(parse_record(repair.record)) if repair is not None else ()
    return tuple((tag, each) for tag, each in found if each.scheme == "mailto" and _foreign(each.host, location))


def _destinations(location: str, addresses: tuple[tuple[str, ReportAddress], ...]) -> Flow[dict[str, str]]:
    """Return "rua a.example" → "own", or whether that host of another organization has agreed (RFC 9990 §4)."""
    wanted = tuple(dict.fromkeys((tag, each.host) for tag, each in addresses if each.scheme == "mailto"))
    outside = [(tag, host) for tag, host in wanted if _foreign(host, location)]
    hosts = tuple(dict.fromkeys(host for _, host in outside))[:DESTINATIONS]
    questions = {host: Question(f"{location}._report._dmarc.{host}", "TXT") for host in hosts}
    # A name that is too long for DNS (RFC 1035 §2.3.4) cannot have the record of consent either.
    states = {host: "not-authorized" for host, question in questions.items() if not resolvable(question.name)}
    questions = {host: question for host, question in questions.items() if host not in states}
    answers: Answers = (yield from ask_all(tuple(questions.values()))) if questions else {}
    for host, question in questions.items():
        agreed = "authorized" if _agrees(answers[question].records) else "not-authorized"
        states[host] = "failed" if answers[question].status.failed else agreed
    return {f"{tag} {host}": states.get(host, "not-asked") if (tag, host) in outside else "own" for tag, host in wanted}


def _unreachable(addresses: tuple[tuple[str, ReportAddress], ...]) -> Flow[dict[str, str]]:
    """Return "tag address" → why no report arrives there: "null-mx", "no-host" or "https-only".

    Addresses whose lookup failed are left out.
    """
    found: dict[str, str] = {}
    for tag in ("rua", "ruf"):
        mine = [each for name, each in addresses if name == tag]
        if mine and all(each.scheme == "https" for each in mine):
            found[f"{tag} {mine[0].text}"] = "https-only"  # RFC 9990 §3: reports go by mail
    mailed = [(tag, each) for tag, each in addresses if each.scheme == "mailto"]
    hosts = [host for host in dict.fromkeys(each.host for _, each in mailed) if resolvable(host)][:DESTINATIONS]
    states = dict(zip(hosts, (yield from together(*map(_mail_host, hosts))), strict=True)) if hosts else {}
    return found | {f"{tag} {each.text}": states[each.host] for tag, each in mailed if states.get(each.host)}


def _mail_host(host: str) -> Flow[str]:
    """Return why no mail can be delivered to a domain (RFC 5321 §5.1, RFC 7505 §3), or "" if it can, or is unknown."""
    answer = yield from ask(host, "MX")
    if answer.status.failed:
        return ""
    if answer.records:
        names = [each[1] for each in map(mail_exchanger, answer.records) if each is not None]
        return "null-mx" if names and all(name in ("", ".") for name in names) else ""
    answers = yield from ask_all((Question(host, "A"), Question(host, "AAAA")))
    reached = any(each.records or each.status.failed for each in answers.values())
    return "" if reached else "no-host"


def _foreign(host: str, location: str) -> bool:
    return (organizational_domain(host) or host) != (organizational_domain(location) or location)


def _agrees(records: Iterable[str]) -> bool:
    return any(is_dmarc_record(text) for text in records)
