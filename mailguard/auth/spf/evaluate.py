"""check_host() (RFC 7208 §4) as a flow: evaluate the SPF record of a domain for a client."""

from collections.abc import Mapping
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.result import Result
from mailguard.auth.spf.macro import expand_name, uses
from mailguard.auth.spf.ptr import best_name, is_within, validated_names
from mailguard.auth.spf.record import QUALIFIERS, Mechanism, SpfRecord, is_spf_record, parse_record
from mailguard.auth.spf.state import ADDRESS_LOOKUPS, SpfError, State
from mailguard.dns.flow import Flow, Question, resolvable
from mailguard.dns.record import mail_exchanger, same_address


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one record. `path` holds the includes and redirects that led to `mechanism`."""

    result: Result
    reason: str
    mechanism: str = ""
    path: tuple[str, ...] = ()


_NO_RECORD: Final = Outcome(Result.NONE, "no-record")  # RFC 7208 §4.5


def evaluate_domain(state: State, domain: str, above: tuple[str, ...] = ()) -> Flow[Outcome]:
    """Return the outcome of the record at `domain` (RFC 7208 §4.3). `above` holds the domains that led here."""
    if not resolvable(domain):
        return Outcome(Result.NONE, "malformed-domain")
    answer = yield from state.ask_name(domain, "TXT")  # RFC 7208 §4.4
    found = [text for text in answer.records if is_spf_record(text)] if answer else []
    if not found:
        return _NO_RECORD
    if len(found) > 1:  # RFC 7208 §4.5
        raise SpfError(Result.PERMERROR, f"several-records: {domain}")
    record = parse_record(found[0])
    if record.errors:  # RFC 7208 §4.6: an error anywhere makes the whole record a permerror
        error = record.errors[0]
        raise SpfError(Result.PERMERROR, f"{error.reason}: {error.term[:100]}" if error.term else error.reason)
    return (yield from _evaluate_record(state, domain, record, above))


def _evaluate_record(state: State, domain: str, record: SpfRecord, above: tuple[str, ...]) -> Flow[Outcome]:
    names = _Names(state, domain)
    state.foresee(_foreseen(state, record, names))
    for mechanism in record.mechanisms:  # RFC 7208 §4.6.2: from left to right, the first match decides
        outcome = yield from _match(state, mechanism, names, above)
        if outcome is not None:
            if outcome.result is Result.FAIL and not above_include(above):  # RFC 7208 §6.2
                state.explain, state.explain_domain = record.modifier("exp"), domain
            return outcome
    redirect = record.modifier("redirect")
    if redirect is None:
        return Outcome(Result.NEUTRAL, "no-match")  # RFC 7208 §4.7
    state.count_lookup()  # RFC 7208 §4.6.4
    target = yield from names.expand(redirect)  # RFC 7208 §6.1
    if target in (*(_plain(name) for name in above), domain):
        raise SpfError(Result.PERMERROR, f"redirect-loop: {target}")
    outcome = yield from evaluate_domain(state, target, (*above, domain))
    if outcome.result is Result.NONE:  # RFC 7208 §6.1
        raise SpfError(Result.PERMERROR, f"redirect-none: {target}")
    return Outcome(outcome.result, outcome.reason, outcome.mechanism, (target, *outcome.path))


_INCLUDE: Final = "include:"  # prefix in `above` for a domain whose record has an include on the way here


def above_include(above: tuple[str, ...]) -> bool:
    """Whether an include led here: the exp= of an included record is not used (RFC 7208 §6.2)."""
    return any(name.startswith(_INCLUDE) for name in above)


def _plain(name: str) -> str:
    return name.removeprefix(_INCLUDE)


@dataclass(slots=True)
class _Names:
    """The target names of the terms of one record (RFC 7208 §4.8)."""

    state: State
    domain: str
    validated: str | None = None  # the value of %{p}, once it is needed

    def values(self) -> Mapping[str, str]:
        return macro_values(self.state, self.domain, self.validated)

    def expand(self, spec: str) -> Flow[str]:
        if not spec:  # RFC 7208 §4.8
            return self.domain
        if self.validated is None and uses(spec, "p"):
            found, _ = yield from validated_names(self.state)
            self.validated = best_name(found, self.domain)
        return expand_name(spec, self.values())


def macro_values(state: State, domain: str, validated: str | None) -> Mapping[str, str]:
    """Return the values of the macro letters (RFC 7208 §7.2)."""
    client = state.client
    if client.version == 4:
        dotted, family = str(client), "in-addr"
    else:  # RFC 7208 §7.3: IPv6 as nibbles with dots
        dotted, family = ".".join(client.exploded.replace(":", "").upper()), "ip6"
    return {
        "s": state.sender,
        "l": state.local_part,
        "o": state.sender_domain,
        "d": domain,
        "i": dotted,
        "p": validated or "unknown",  # RFC 7208 §7.3
        "v": family,
        "h": state.helo,
        "c": str(client),
        "r": "unknown",
        "t": str(state.timestamp),
    }


def _foreseen(state: State, record: SpfRecord, names: _Names) -> list[Question]:
    """Return the questions that the terms of a record will ask, up to a term that matches without DNS."""
    questions: list[Question] = []
    types = {"include": "TXT", "a": state.address_type, "mx": "MX"}
    for mechanism in record.mechanisms:
        if mechanism.name == "all" or (mechanism.network is not None and state.client in mechanism.network):
            return questions
        if mechanism.name in types and not uses(mechanism.domain_spec, "p"):
            name = expand_name(mechanism.domain_spec, names.values()) if mechanism.domain_spec else names.domain
            if resolvable(name):
                questions.append(Question(name, types[mechanism.name]))
    redirect = record.modifier("redirect")
    if redirect is not None and not uses(redirect, "p"):
        name = expand_name(redirect, names.values())
        if resolvable(name):
            questions.append(Question(name, "TXT"))
    return questions


def _match(state: State, mechanism: Mechanism, names: _Names, above: tuple[str, ...]) -> Flow[Outcome | None]:
    """Return the outcome of a mechanism (RFC 7208 §5) that matches, else None."""
    matched = Outcome(Result(QUALIFIERS[mechanism.qualifier]), "matched", mechanism.text)
    if mechanism.name == "all":  # RFC 7208 §5.1
        return matched
    if mechanism.network is not None:  # RFC 7208 §5.6
        return matched if state.client in mechanism.network else None
    state.count_lookup()  # RFC 7208 §4.6.4
    name = yield from names.expand(mechanism.domain_spec)
    if mechanism.name == "include":  # RFC 7208 §5.2
        return (yield from _include(state, mechanism, matched, name, (*above, names.domain)))
    if mechanism.name == "ptr":  # RFC 7208 §5.5
        found, void = yield from validated_names(state)
        if void:
            state.count_void()
        return matched if any(is_within(each, name) for each in found) else None
    if mechanism.name == "exists":  # RFC 7208 §5.7: an A lookup, for IPv6 clients too
        answer = yield from state.ask_name(name, "A")
        if answer is not None and answer.status.absent:
            state.count_void()
        return matched if answer is not None and answer.records else None
    match = _address if mechanism.name == "a" else _exchangers
    return matched if (yield from match(state, mechanism, name)) else None


def _include(
    state: State, mechanism: Mechanism, matched: Outcome, name: str, above: tuple[str, ...]
) -> Flow[Outcome | None]:
    if name in map(_plain, above):
        raise SpfError(Result.PERMERROR, f"include-loop: {name}")
    outcome = yield from evaluate_domain(state, name, (*above[:-1], _INCLUDE + above[-1]))
    if outcome.result is Result.NONE:  # RFC 7208 §5.2
        raise SpfError(Result.PERMERROR, f"include-none: {name}")
    if outcome.result is not Result.PASS:  # RFC 7208 §5.2
        return None
    inner = outcome.mechanism if mechanism.qualifier == "+" else mechanism.text
    return Outcome(matched.result, "matched", inner, (name, *outcome.path))


def _prefix(state: State, mechanism: Mechanism) -> int:
    return mechanism.prefix4 if state.client.version == 4 else mechanism.prefix6


def _address(state: State, mechanism: Mechanism, name: str) -> Flow[bool]:  # RFC 7208 §5.3
    answer = yield from state.ask_name(name, state.address_type)
    if answer is None:
        return False
    if answer.status.absent:
        # RFC 7208 §4.6.4 counts lookups that find nothing. A host that has addresses of the other family exists.
        other = yield from state.ask_name(name, "AAAA" if state.client.version == 4 else "A")
        if other is None or not other.records:
            state.count_void()
        return False
    return any(same_address(record, state.client, _prefix(state, mechanism)) for record in answer.records)


def _exchangers(state: State, mechanism: Mechanism, name: str) -> Flow[bool]:  # RFC 7208 §5.4
    answer = yield from state.ask_name(name, "MX")
    if answer is None:
        return False
    if answer.status.absent:
        state.count_void()
    exchangers = [exchanger for exchanger in map(mail_exchanger, answer.records) if exchanger]
    if len(exchangers) > ADDRESS_LOOKUPS:  # RFC 7208 §4.6.4
        raise SpfError(Result.PERMERROR, f"too-many-mx: {name}")
    hosts = [host for _, host in sorted(exchangers) if resolvable(host)]
    addresses = yield from state.ask(*(Question(host, state.address_type) for host in dict.fromkeys(hosts)))
    prefix = _prefix(state, mechanism)
    if any(same_address(record, state.client, prefix) for found in addresses for record in found.records):
        return True
    for found in addresses:
        if found.status.failed:  # RFC 7208 §5
            raise SpfError(Result.TEMPERROR, f"dns: {found.question} {found.status.value}")
    if hosts and all(found.status.value == "NXDOMAIN" for found in addresses):
        state.count_void()
    return False
