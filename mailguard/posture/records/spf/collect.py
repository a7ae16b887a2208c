"""The whole tree of a domain's SPF record, with the cost of every term, beyond the ten look-ups too.

Other than an evaluation (RFC 7208 §4.6) this does not stop at the limit or at the first match: an administrator
has to see what is behind it.
"""

from dataclasses import dataclass, field, replace
from ipaddress import ip_network
from typing import Final

from mailguard.auth.spf.macro import expand_name, letters
from mailguard.auth.spf.record import QUALIFIERS, Mechanism, Modifier, is_spf_record, parse_record
from mailguard.dns.flow import Answer, Flow, Question, Status, ask, ask_all, resolvable, together
from mailguard.dns.record import address, mail_exchanger
from mailguard.names.domain import is_host_name, registrable_domain
from mailguard.posture.records.spf.value import SpfPosture, SpfRecord, SpfTerm

LOOKUPS: Final = 10  # RFC 7208 §4.6.4
VOID_LOOKUPS: Final = 2
MX_HOSTS: Final = 10
RECORDS: Final = 60  # records read of one tree; each asks one question
DEPTH: Final = 20
ERRORS: Final = 20  # wrong terms of one record that are told
# Longer prefixes of a and mx than these come to nothing beside what makes a record too wide.
SHORT_IPV4: Final = 22
SHORT_IPV6: Final = 64


@dataclass(slots=True)
class _Tree:
    """What one collection has counted. `sender` is the domain that mail would come from: what %{o} stands for."""

    sender: str
    records: int = 0
    reasons: list[str] = field(default_factory=list)


def collect_spf(domain: str, text: str = "") -> Flow[SpfPosture]:
    """The SPF tree of `domain`. `result` is the first permanent error, "temperror", "none" or "pass".

    With `text` the tree as it would be if that were the domain's record.
    """
    tree = _Tree(domain)
    if text:
        tree.records += 1
        record = yield from _parsed(domain, text, (), tree)
    else:
        record = yield from _record(domain, (), tree)
    if record.problem in ("none", "temperror"):
        return SpfPosture(result=record.problem, record=record, failed=record.text if record.problem != "none" else "")
    lookups = sum(term.cost for term in record.terms)
    void = _voids(record)
    if lookups > LOOKUPS:
        tree.reasons.append("too-many-lookups")
    if void > VOID_LOOKUPS:
        tree.reasons.append("too-many-void-lookups")
    failed = _failed(record)
    return SpfPosture(
        result="permerror" if tree.reasons else "temperror" if failed else "pass",
        record=record,
        lookups=lookups,
        void_lookups=void,
        all_=final_all(record),
        reason=", ".join(dict.fromkeys(tree.reasons)),
        failed=failed,
    )


def _record(domain: str, above: tuple[str, ...], tree: _Tree) -> Flow[SpfRecord]:
    tree.records += 1
    if not resolvable(domain):
        return SpfRecord(domain, problem="none")
    answer = yield from ask(domain, "TXT")
    if answer.status.failed:
        return SpfRecord(domain, f"{answer.question} {answer.status.value}", problem="temperror")
    texts = [text for text in answer.records if is_spf_record(text)]
    if not texts:
        return SpfRecord(domain, answer.status.value, problem="none")
    if len(texts) > 1:  # §4.5
        tree.reasons.append("multiple-records")
        return SpfRecord(domain, " | ".join(texts), problem="multiple-records")
    return (yield from _parsed(domain, texts[0], above, tree))


def _parsed(domain: str, text: str, above: tuple[str, ...], tree: _Tree) -> Flow[SpfRecord]:
    parsed = parse_record(text)
    effective = _effective(parsed.terms)
    flows = [
        _term(term, domain, (*above, domain), tree) if index in effective else _ignored(term)
        for index, term in enumerate(parsed.terms)
    ]
    terms = yield from together(*flows)
    errors = [error.term or error.reason for error in parsed.errors]
    errors += [term.text for term in terms if term.record is not None and term.record.problem == "malformed"]
    if errors:
        tree.reasons.append("syntax")
    return SpfRecord(domain, parsed.text, terms, "syntax" if errors else "", tuple(errors[:ERRORS]))


def _effective(terms: tuple[Mechanism | Modifier, ...]) -> frozenset[int]:
    """The places of the terms that a receiver looks at: none behind `all`, and no redirect beside it (§5.1, §6.1)."""
    names = [term.name if isinstance(term, Mechanism) or term.name == "redirect" else "" for term in terms]
    if "all" not in names:
        return frozenset(range(len(terms)))
    last = names.index("all")
    return frozenset(index for index in range(last + 1) if names[index] != "redirect")


def _plain(term: Mechanism | Modifier) -> SpfTerm:
    """A term that asks nothing.

    An unknown modifier has no effect (§6): its name keeps its `=`, lest it be taken for the mechanism of that name.
    """
    if isinstance(term, Modifier):
        name = term.name if term.name in ("redirect", "exp") else f"{term.name}="
        return SpfTerm(term.text, "", name, term.value)
    network = str(term.network) if term.network is not None else term.domain_spec
    return SpfTerm(term.text, term.qualifier, term.name, network, cost=int(term.name == "ptr"))


def _ignored(term: Mechanism | Modifier) -> Flow[SpfTerm]:
    return replace(_plain(term), cost=0, ignored=True)
    yield ()


def _target(spec: str, domain: str, tree: _Tree) -> str:
    """The name that a domain-spec stands for; the text itself where that depends on the single mail (§7.2)."""
    if letters(spec) <= {"d", "o"}:
        return expand_name(spec, {"d": domain, "o": tree.sender})
    return spec.lower()


def _term(term: Mechanism | Modifier, domain: str, above: tuple[str, ...], tree: _Tree) -> Flow[SpfTerm]:
    if isinstance(term, Modifier):
        if term.name != "redirect":
            return _plain(term)
        target = _target(term.value, domain, tree)
        return (yield from _included(term.text, "", "redirect", target, above, tree))
    target = _target(term.domain_spec, domain, tree) or domain
    if term.name == "include":
        return (yield from _included(term.text, term.qualifier, "include", target, above, tree))
    if term.name in ("a", "mx", "exists"):
        void, failed = (False, "") if is_open(target) else (yield from _found(term.name, target, tree))
        found = SpfTerm(term.text, term.qualifier, term.name, target, cost=1, void=void, failed=failed)
        return replace(found, networks=(yield from _matched(term, target)))
    return replace(_plain(term), target=target) if term.name in ("ptr", "all") else _plain(term)


def is_bearable(target: str) -> bool:
    """Whether a host or service can have that name: `a|b` is none, and no top-level domain is like `com-all`."""
    return is_host_name(target) and has_top_level(target)


def has_top_level(target: str) -> bool:
    """Whether the last label of a name may be a top-level domain: of those only A-labels have hyphens."""
    top = target.rpartition(".")[2]
    return "-" not in top or "%" in top or top.startswith("xn--")


def is_open(target: str) -> bool:
    """Whether the name that a term leads to is only known with a mail at hand."""
    return bool(letters(target))


def _included(text: str, qualifier: str, kind: str, target: str, above: tuple[str, ...], tree: _Tree) -> Flow[SpfTerm]:
    if is_open(target):
        return SpfTerm(text, qualifier, kind, target, cost=1)
    if target in above:
        tree.reasons.append(f"{kind}-loop")
        return SpfTerm(text, qualifier, kind, target, cost=1, record=SpfRecord(target, problem="loop"))
    if tree.records >= RECORDS or len(above) >= DEPTH:
        return SpfTerm(text, qualifier, kind, target, cost=1, record=SpfRecord(target, problem="not-read"))
    record = yield from _record(target, above, tree)
    if record.problem == "none" and not is_bearable(target):
        record = replace(record, problem="malformed")  # no host can bear that name: a mistake in this record
    elif record.problem == "none":
        tree.reasons.append(f"{kind}-none")  # §5.2 and §6.1: a permerror of the whole
    cost = 1 + sum(term.cost for term in record.terms)
    return SpfTerm(text, qualifier, kind, target, cost, void=record.problem == "none", record=record)


def _found(kind: str, target: str, tree: _Tree) -> Flow[tuple[bool, str]]:
    """Whether a term finds nothing (§4.6.4: NXDOMAIN or no records of the types it needs), and what failed."""
    if not resolvable(target):
        return False, ""
    if kind == "mx":
        answer = yield from ask(target, "MX")
        hosts = [each for each in map(mail_exchanger, answer.records) if each is not None]
        if len(hosts) > MX_HOSTS:
            tree.reasons.append("too-many-mx")
        return answer.status.absent, _failure(answer)
    types = ("A",) if kind == "exists" else ("A", "AAAA")
    questions = tuple(Question(target, type_) for type_ in types)
    answers = yield from ask_all(questions)
    found: list[Answer] = [answers[question] for question in questions]
    if any(answer.records for answer in found):
        return False, ""
    return all(answer.status.absent for answer in found), next(filter(None, map(_failure, found)), "")


def _matched(term: Mechanism, target: str) -> Flow[tuple[str, ...] | None]:
    """The networks around the addresses of an a or mx with a short prefix (§5.3, §5.4).

    None where no address is known: the name depends on the single mail, or leads nowhere yet.
    """
    short = [("A", term.prefix4)] if term.prefix4 < SHORT_IPV4 else []
    short += [("AAAA", term.prefix6)] if term.prefix6 < SHORT_IPV6 else []
    if term.name == "exists" or not short:
        return ()
    if is_open(target) or not resolvable(target):
        return None
    hosts = [target]
    if term.name == "mx":
        answer = yield from ask(target, "MX")
        hosts = [each[1] for each in map(mail_exchanger, answer.records) if each is not None][:MX_HOSTS]
    asked = {Question(host, type_): length for host in hosts if resolvable(host) for type_, length in short}
    answers = (yield from ask_all(tuple(asked))) if asked else {}
    found = [(each, length) for question, length in asked.items() for each in map(address, answers[question].records)]
    networks = (
        ip_network((each, length), strict=False) for each, length in found if each and length <= each.max_prefixlen
    )
    return tuple(dict.fromkeys(map(str, networks))) or None


def _failure(answer: Answer) -> str:
    return f"{answer.question} {answer.status.value}" if answer.status.failed else ""


def _voids(record: SpfRecord) -> int:
    return sum(term.void + (_voids(term.record) if term.record else 0) for term in record.terms)


def _failed(record: SpfRecord) -> str:
    """A look-up of the tree that failed, "" when all were answered: that of a record before that of a host."""
    hosts = ""
    for _, term in walk(record):
        if term.record is not None and term.record.problem == "temperror":
            return term.record.text
        hosts = hosts or term.failed
    return hosts


def final_all(record: SpfRecord) -> str:
    """What happens to everybody else: the word of the `all` that applies, after redirects; "" without one."""
    for term in record.terms:
        if term.mechanism == "all":
            return QUALIFIERS[term.qualifier]
    redirect = next((term for term in record.terms if term.mechanism == "redirect"), None)
    return final_all(redirect.record) if redirect is not None and redirect.record is not None else ""


def deciding_record(record: SpfRecord) -> SpfRecord | None:
    """The record whose end decides about everybody else: this or one that it redirects to; None for one not seen."""
    if any(term.mechanism == "all" for term in record.terms):
        return record
    redirect = next((term for term in record.terms if term.mechanism == "redirect"), None)
    if redirect is None:
        return record
    if redirect.record is None or redirect.record.problem:
        return None
    return deciding_record(redirect.record)


def walk(record: SpfRecord) -> tuple[tuple[SpfRecord, SpfTerm], ...]:
    """Every term of the tree with the record it stands in, in order."""
    found: list[tuple[SpfRecord, SpfTerm]] = []
    for term in record.terms:
        found.append((record, term))
        if term.record is not None:
            found.extend(walk(term.record))
    return tuple(found)


def collect_dangling(record: SpfRecord) -> Flow[tuple[str, ...]]:
    """The names of the tree whose registrable domain does not exist: it can be bought."""
    names = {
        term.target: registrable_domain(term.target)
        for _, term in walk(record)
        if not is_open(term.target) and _missing(term)
    }
    domains = tuple(dict.fromkeys(domain for domain in names.values() if domain))
    if not domains:
        return ()
    answers = yield from ask_all(tuple(Question(domain, "NS") for domain in domains))
    gone = {answer.question.name for answer in answers.values() if answer.status is Status.NXDOMAIN}
    return tuple(name for name, domain in names.items() if domain in gone)


def _missing(term: SpfTerm) -> bool:
    if term.record is not None:
        return term.record.problem == "none" and term.record.text == Status.NXDOMAIN.value
    return term.void
