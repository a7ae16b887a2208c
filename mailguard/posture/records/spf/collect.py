"""Collect the whole SPF tree of a domain, with the number of DNS lookups that each term costs.

An evaluation (RFC 7208 §4.6) stops at the first match and at the limit of ten lookups. This collection goes on after
both, so that an administrator sees the terms that receivers never reach.
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
VOID_LOOKUPS: Final = 2  # RFC 7208 §4.6.4
MX_HOSTS: Final = 10  # hosts of one mx term: RFC 7208 §4.6.4
# An attacker can publish an endless tree (RFC 7208 §11.1), so these limits end the collection.
RECORDS: Final = 60  # records read in one tree; each costs one question
DEPTH: Final = 20  # includes inside each other
ERRORS: Final = 20  # invalid terms reported for one record
# Only a and mx terms with shorter prefixes than these can make a record too wide (RFC 7208 §5.3, RFC 7208 §5.4).
SHORT_IPV4: Final = 22
SHORT_IPV6: Final = 64


@dataclass(slots=True)
class _Tree:
    """The counts and errors of one collection. `sender` is the domain of the sender, the value of the macro %{o}."""

    sender: str
    records: int = 0
    reasons: list[str] = field(default_factory=list)


def collect_spf(domain: str, text: str = "") -> Flow[SpfPosture]:
    """Look up the SPF tree of `domain`.

    With `text`, return the tree as it would be if the domain published `text` as its record.
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
    if lookups > LOOKUPS:  # RFC 7208 §4.6.4: permerror
        tree.reasons.append("too-many-lookups")
    if void > VOID_LOOKUPS:  # RFC 7208 §4.6.4: permerror
        tree.reasons.append("too-many-void-lookups")
    failed = _failed(record)
    return SpfPosture(
        result="permerror" if tree.reasons else "temperror" if failed else "pass",  # RFC 7208 §2.6.7, RFC 7208 §2.6.6
        record=record,
        lookups=lookups,
        void_lookups=void,
        all_=final_all(record),
        reason=", ".join(dict.fromkeys(tree.reasons)),
        failed=failed,
    )


def _record(domain: str, above: tuple[str, ...], tree: _Tree) -> Flow[SpfRecord]:
    tree.records += 1
    if not resolvable(domain):  # RFC 7208 §4.3: no result for a malformed name
        return SpfRecord(domain, problem="none")
    answer = yield from ask(domain, "TXT")  # RFC 7208 §3.1: TXT only
    if answer.status.failed:  # RFC 7208 §4.4
        return SpfRecord(domain, f"{answer.question} {answer.status.value}", problem="temperror")
    texts = [text for text in answer.records if is_spf_record(text)]  # RFC 7208 §4.5: other texts are discarded
    if not texts:
        return SpfRecord(domain, answer.status.value, problem="none")
    if len(texts) > 1:  # RFC 7208 §4.5: permerror
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
    errors = [error.term or error.reason for error in parsed.errors]  # RFC 7208 §4.6: one makes the whole a permerror
    errors += [term.text for term in terms if term.record is not None and term.record.problem == "malformed"]
    if errors:
        tree.reasons.append("syntax")
    return SpfRecord(domain, parsed.text, terms, "syntax" if errors else "", tuple(errors[:ERRORS]))


def _effective(terms: tuple[Mechanism | Modifier, ...]) -> frozenset[int]:
    """Return the indexes of the terms that receivers evaluate.

    They ignore all mechanisms after `all` (RFC 7208 §5.1), and a redirect in a record with `all` (RFC 7208 §6.1).
    """
    names = [term.name if isinstance(term, Mechanism) or term.name == "redirect" else "" for term in terms]
    if "all" not in names:
        return frozenset(range(len(terms)))
    last = names.index("all")
    return frozenset(index for index in range(last + 1) if names[index] != "redirect")


def _plain(term: Mechanism | Modifier) -> SpfTerm:
    """Convert a term without looking anything up.

    The name of an unknown modifier, which has no effect (RFC 7208 §6), keeps its `=`. Otherwise `include=` would be
    taken for the mechanism `include`.
    """
    if isinstance(term, Modifier):
        name = term.name if term.name in ("redirect", "exp") else f"{term.name}="
        return SpfTerm(term.text, "", name, term.value)
    network = str(term.network) if term.network is not None else term.domain_spec
    return SpfTerm(term.text, term.qualifier, term.name, network, cost=int(term.name == "ptr"))  # RFC 7208 §4.6.4


def _ignored(term: Mechanism | Modifier) -> Flow[SpfTerm]:
    return replace(_plain(term), cost=0, ignored=True)
    yield ()


def _target(spec: str, domain: str, tree: _Tree) -> str:
    """Return the name that a domain-spec expands to (RFC 7208 §4.8).

    Macros such as %{i} need a mail to be expanded (RFC 7208 §7.2): a domain-spec with one is returned unexpanded.
    """
    if letters(spec) <= {"d", "o"}:
        return expand_name(spec, {"d": domain, "o": tree.sender})  # RFC 7208 §7.3
    return spec.lower()


def _term(term: Mechanism | Modifier, domain: str, above: tuple[str, ...], tree: _Tree) -> Flow[SpfTerm]:
    if isinstance(term, Modifier):
        if term.name != "redirect":
            return _plain(term)
        target = _target(term.value, domain, tree)  # RFC 7208 §6.1
        return (yield from _included(term.text, "", "redirect", target, above, tree))
    target = _target(term.domain_spec, domain, tree) or domain  # RFC 7208 §4.8: the domain itself by default
    if term.name == "include":  # RFC 7208 §5.2
        return (yield from _included(term.text, term.qualifier, "include", target, above, tree))
    if term.name in ("a", "mx", "exists"):  # RFC 7208 §5.3, RFC 7208 §5.4, RFC 7208 §5.7
        void, failed = (False, "") if is_open(target) else (yield from _found(term.name, target, tree))
        found = SpfTerm(term.text, term.qualifier, term.name, target, cost=1, void=void, failed=failed)
        return replace(found, networks=(yield from _matched(term, target)))
    return replace(_plain(term), target=target) if term.name in ("ptr", "all") else _plain(term)


def is_bearable(target: str) -> bool:
    """Whether a server or service can have that name. It cannot be `a|b`, or end in a label such as `com-all`."""
    return is_host_name(target) and has_top_level(target)


def has_top_level(target: str) -> bool:
    """Whether the last label can be a top-level domain: those have no hyphens, except A-labels (RFC 5890 §2.3.2.1)."""
    top = target.rpartition(".")[2]
    return "-" not in top or "%" in top or top.startswith("xn--")


def is_open(target: str) -> bool:
    """Whether the target of a term has macros that only a mail can expand (RFC 7208 §7.2)."""
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
        record = replace(record, problem="malformed")  # no server can have that name: a mistake in the including record
    elif record.problem == "none":
        tree.reasons.append(f"{kind}-none")  # RFC 7208 §5.2, RFC 7208 §6.1: a permerror of the whole tree
    cost = 1 + sum(term.cost for term in record.terms)
    return SpfTerm(text, qualifier, kind, target, cost, void=record.problem == "none", record=record)


def _found(kind: str, target: str, tree: _Tree) -> Flow[tuple[bool, str]]:
    """Return whether the lookup of a term is void, and which question failed.

    A lookup is void with NXDOMAIN, or without records of the types that the term needs (RFC 7208 §4.6.4).
    """
    if not resolvable(target):
        return False, ""
    if kind == "mx":
        answer = yield from ask(target, "MX")
        hosts = [each for each in map(mail_exchanger, answer.records) if each is not None]
        if len(hosts) > MX_HOSTS:  # RFC 7208 §4.6.4: permerror
            tree.reasons.append("too-many-mx")
        return answer.status.absent, _failure(answer)
    types = ("A",) if kind == "exists" else ("A", "AAAA")  # RFC 7208 §5.7, RFC 7208 §5
    questions = tuple(Question(target, type_) for type_ in types)
    answers = yield from ask_all(questions)
    found: list[Answer] = [answers[question] for question in questions]
    if any(answer.records for answer in found):
        return False, ""
    return all(answer.status.absent for answer in found), next(filter(None, map(_failure, found)), "")


def _matched(term: Mechanism, target: str) -> Flow[tuple[str, ...] | None]:
    """Return the networks that an a or mx term with a short prefix matches (RFC 7208 §5.3, RFC 7208 §5.4).

    None if no address is known, because the name depends on the mail or has no address yet.
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
        hosts = [each[1] for each in map(mail_exchanger, answer.records) if each is not None][
            :MX_HOSTS
        ]  # RFC 7208 §5.4
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
    """Return a lookup of the tree that failed, or "" if all were answered. A lookup for a record goes first."""
    hosts = ""
    for _, term in walk(record):
        if term.record is not None and term.record.problem == "temperror":
            return term.record.text
        hosts = hosts or term.failed
    return hosts


def final_all(record: SpfRecord) -> str:
    """Return the result for all other senders: that of the first `all`, after redirects, or "" without one."""
    for term in record.terms:
        if term.mechanism == "all":  # RFC 7208 §5.1
            return QUALIFIERS[term.qualifier]
    redirect = next((term for term in record.terms if term.mechanism == "redirect"), None)  # RFC 7208 §6.1
    return final_all(redirect.record) if redirect is not None and redirect.record is not None else ""


def deciding_record(record: SpfRecord) -> SpfRecord | None:
    """Return the record whose ending applies to all other senders: this one, or the one that it redirects to.

    None if the record at the end of the redirects could not be read.
    """
    if any(term.mechanism == "all" for term in record.terms):
        return record
    redirect = next((term for term in record.terms if term.mechanism == "redirect"), None)  # RFC 7208 §6.1
    if redirect is None:
        return record
    if redirect.record is None or redirect.record.problem:
        return None
    return deciding_record(redirect.record)


def walk(record: SpfRecord) -> tuple[tuple[SpfRecord, SpfTerm], ...]:
    """Return every term of the tree with the record that contains it, in order of evaluation."""
    found: list[tuple[SpfRecord, SpfTerm]] = []
    for term in record.terms:
        found.append((record, term))
        if term.record is not None:
            found.extend(walk(term.record))
    return tuple(found)


def collect_dangling(record: SpfRecord) -> Flow[tuple[str, ...]]:
    """Return the names of the tree whose registrable domain does not exist, so that anyone can register it."""
    names = {
        term.target: registrable_domain(term.target)
        for _, term in walk(record)
        if not is_open(term.target) and _missing(term)
    }
    domains = tuple(dict.fromkeys(domain for domain in names.values() if domain))
    if not domains:
        return ()
    answers = yield from ask_all(tuple(Question(domain, "NS") for domain in domains))
    gone = {answer.question.name for answer in answers.values() if answer.status is Status.NXDOMAIN}  # RFC 2308 §2.1
    return tuple(name for name, domain in names.items() if domain in gone)


def _missing(term: SpfTerm) -> bool:
    if term.record is not None:
        return term.record.problem == "none" and term.record.text == Status.NXDOMAIN.value
    return term.void
