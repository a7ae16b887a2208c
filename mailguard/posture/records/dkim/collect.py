"""Look up the DKIM keys at the given selectors, and at those that the domain's mail services use."""

import secrets
from collections.abc import Iterable
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dkim.key import KeyRecordError, parse_key_record
from mailguard.data.mail_providers import COMMON_SELECTORS, PROVIDERS, Provider
from mailguard.dns.flow import Answer, Answers, Flow, Question, Status, ask, ask_all, resolvable, together
from mailguard.dns.record import host_name
from mailguard.names.domain import organizational_domain
from mailguard.posture.records.dkim.value import DkimKey

SELECTORS: Final = 20  # tried for one domain, in addition to the given ones
GUESSED: Final = 6  # of these, selectors that neither the user nor a service named
COMMON: Final = 5  # common selectors tried if the hosts reveal no service
HOST_LABELS: Final = 8  # labels of a host that are compared; no service has a longer name

_PLACES: Final[dict[str, tuple[int, ...]]] = {}  # host of a service → places of its services in the table
for _place, _provider in enumerate(PROVIDERS):
    for _host in _provider.hosts:
        _PLACES[_host] = (*_PLACES.get(_host, ()), _place)


@dataclass(frozen=True, slots=True)
class DkimKeys:
    """The keys found. `absent` says that no selector can have a key; `services` are the services that sign.

    `free` are targets of dangling selectors whose registrable domain does not exist, so that anyone can register it.
    `keyless` are further selectors that certainly have no key; `untried` those left out because there are too many.
    `failed` is the status of the lookup of `_domainkey` itself, if it was not answered.
    """

    keys: tuple[DkimKey, ...] = ()
    absent: bool = False
    services: tuple[str, ...] = ()
    free: frozenset[str] = frozenset()
    keyless: tuple[str, ...] = ()
    untried: tuple[str, ...] = ()
    failed: str = ""


def collect_dkim(domain: str, given: tuple[str, ...], learned: tuple[str, ...], hosts: Iterable[str]) -> Flow[DkimKeys]:
    """Look up every selector in `given`, and return those of `learned` and of the services found that exist.

    `hosts` are the MX hosts and SPF include targets, which reveal the services. A guessed selector without a key is
    left out, because its absence means nothing, unless there is no name at all below `_domainkey`.
    """
    hosts = tuple(hosts)
    services = tuple(provider.name for provider in _providers(hosts))
    selectors, untried = _selectors(given, learned, hosts)
    parent = Question(f"_domainkey.{domain}", "TXT")
    if not selectors:
        answers = yield from ask_all((parent,))
        if answers[parent].status is Status.NXDOMAIN or answers[parent].status.failed:
            return _without_selectors(answers[parent], services)
        selectors = dict.fromkeys(COMMON_SELECTORS[:COMMON], "common")
    questions = {name: Question(f"{name}._domainkey.{domain}", "TXT") for name in selectors}
    questions = {name: question for name, question in questions.items() if resolvable(question.name)}
    if not questions:
        return DkimKeys(services=services, untried=untried)
    answers = yield from ask_all(tuple(questions.values()))
    wildcard = (yield from _wildcard(domain)) if _suspicious(answers) else ()
    keys = yield from together(
        *(_key(name, selectors[name], answers[question], wildcard) for name, question in questions.items())
    )
    found = tuple(key for key in keys if key.state != "none" or key.source == "given")
    absent, failed = False, ""
    if all(answer.status is Status.NXDOMAIN for answer in answers.values()) and all(
        key.state == "none" for key in keys
    ):
        above = yield from ask(parent.name, parent.type)
        absent = above.status is Status.NXDOMAIN  # then no name exists below it (RFC 8020 §2)
        failed = f"{above.question} {above.status.value}" if above.status.failed else ""
    named = {key.selector for key in found}
    keyless = tuple(name for name, each in questions.items() if name not in named and answers[each].status.absent)
    return DkimKeys(found, absent, services, (yield from _free(found)), keyless, untried, failed)


def _without_selectors(parent: Answer, services: tuple[str, ...]) -> DkimKeys:
    """Return what `_domainkey` says if no selector is known."""
    failed = f"{parent.question} {parent.status.value}" if parent.status.failed else ""
    return DkimKeys(absent=parent.status is Status.NXDOMAIN, services=services, failed=failed)


def _free(keys: tuple[DkimKey, ...]) -> Flow[frozenset[str]]:
    """Look for the dangling targets whose registrable domain does not exist."""
    targets = {key.target: organizational_domain(key.target) for key in keys if key.state == "dangling"}
    alive = {organizational_domain(key.target) for key in keys if key.target and key.state != "dangling"}
    domains = tuple(dict.fromkeys(domain for domain in targets.values() if domain and domain not in alive))
    if not domains:
        return frozenset()
    answers = yield from ask_all(tuple(Question(domain, "NS") for domain in domains))
    gone = {answer.question.name for answer in answers.values() if answer.status is Status.NXDOMAIN}
    return frozenset(target for target, domain in targets.items() if domain in gone)


def _suspicious(answers: Answers) -> bool:
    """Whether the answers may come from a wildcard: twice the same, or no usable key (RFC 4592 §2.1.1)."""
    found = [answer.records for answer in answers.values() if answer.records]
    return len(set(found)) < len(found) or any("p=" not in text or "p=;" in f"{text};" for (text, *_) in found)


def _wildcard(domain: str) -> Flow[tuple[str, ...]]:
    """Look up a selector that cannot exist; an answer comes from a wildcard."""
    answer = yield from ask(f"mg{secrets.token_hex(6)}._domainkey.{domain}", "TXT")
    return answer.records


def _selectors(
    given: tuple[str, ...], learned: tuple[str, ...], hosts: Iterable[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return selector → who named it, and the selectors left out."""
    found = dict.fromkeys((name.lower().rstrip(".") for name in given), "given")
    for name in learned:
        found.setdefault(name.lower(), "learned")
    left: dict[str, None] = {}
    guessed = 0
    for provider in _providers(hosts):
        for selector in provider.selectors:
            if selector in found:
                continue
            if guessed < GUESSED:
                found[selector] = provider.name
                guessed += 1
            else:
                left[selector] = None
    limit = SELECTORS + sum(source == "given" for source in found.values())
    chosen = list(found.items())
    return dict(chosen[:limit]), (*(name for name, _ in chosen[limit:]), *left)


def _providers(hosts: Iterable[str]) -> list[Provider]:
    """Return the services that run these hosts, in the order of the table."""
    places: set[int] = set()
    for host in hosts:
        labels = host.lower().rstrip(".").split(".")[-HOST_LABELS:]
        for index in range(len(labels)):
            places.update(_PLACES.get(".".join(labels[index:]), ()))
    return [PROVIDERS[place] for place in sorted(places)]


def _key(selector: str, source: str, answer: Answer, wildcard: tuple[str, ...]) -> Flow[DkimKey]:
    name = answer.question.name
    if answer.status.failed:
        return DkimKey(selector, "failed", source=source, failed=f"{answer.question} {answer.status.value}")
    target = answer.canonical_name if answer.canonical_name not in ("", name) else ""
    if answer.status.absent:
        if answer.status is Status.NXDOMAIN and source in ("given", "learned") and not target:
            alias = yield from ask(name, "CNAME")
            target = host_name(alias.records[0]) if alias.records else ""
        dangling = bool(target) and answer.status is Status.NXDOMAIN
        return DkimKey(selector, "dangling" if dangling else "none", target=target, source=source)
    if wildcard and answer.records == wildcard:
        return DkimKey(selector, "none", source=source, reason="wildcard")
    if len(answer.records) > 1:  # RFC 6376 §3.6.2.2: the result is undefined
        return DkimKey(selector, "duplicate", record=answer.records[0], target=target, source=source)
    return _parsed(selector, source, answer.records[0], target)


def _parsed(selector: str, source: str, record: str, target: str) -> DkimKey:
    try:
        key = parse_key_record(record)
    except KeyRecordError as error:
        reason = f"{error.reason}: {error}"
        return DkimKey(selector, "invalid", reason=reason, record=record[:1000], target=target, source=source)
    return DkimKey(
        selector,
        "revoked" if key.revoked else "ok",
        algorithm=key.type,
        bits=0 if key.revoked else key.bits,
        testing=key.testing,
        hashes=key.hashes,
        services=key.services,
        record=record[:1000],
        target=target,
        source=source,
    )
