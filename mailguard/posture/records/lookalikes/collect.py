"""Names that imitate the domain and are registered: which of the engine's candidates DNS knows, and which take mail."""

import secrets
from collections.abc import Iterable
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.dns.flow import Answer, Answers, Flow, Question, Status, ask_all, resolvable
from mailguard.dns.record import host_name, mail_exchanger
from mailguard.names.imitation import Imitation
from mailguard.posture.records.lookalikes.value import Lookalike

NAMES: Final = 1_000  # candidates that are asked for
ROUND: Final = 200  # of them at once, so that the name servers are not flooded
LOOKED_INTO: Final = 100  # registered names without MX that are asked for more
QUESTIONS: Final = NAMES + 2 * LOOKED_INTO + 100  # the most that all of it may cause; 100 for endings with wildcards
_SHOWN: Final = 5  # mail or name servers of one name


@dataclass(frozen=True, slots=True)
class Imitations:
    """The imitations that are registered; how many could not be looked up, and how many were not looked for."""

    found: tuple[Lookalike, ...] = ()
    failed: int = 0
    left_out: int = 0
    looked_for: int = 0


def collect_lookalikes(domain: str, known: Iterable[str] = ()) -> Flow[Imitations]:
    """The registered imitations of `domain`, the likeliest first; those `known` are legitimate.

    An MX is asked for, which tells what exists, too; of names without one the name servers and the address.
    """
    from mailguard.names.candidates import find_candidates  # the engine with its tables, which nothing else here needs

    candidates = find_candidates(domain, NAMES, known)
    named = {each.candidate: each for each in candidates.imitations if resolvable(each.candidate)}
    answers: dict[str, Answers] = {"MX": (yield from _asked(named, "MX"))}
    silent = [
        question.name
        for question, answer in answers["MX"].items()
        if answer.status is Status.NODATA or (answer.records and not _hosts(question.name, answers))
    ]
    looked_into = silent[:LOOKED_INTO]
    for type_ in ("NS", "A"):
        answers[type_] = yield from _asked(looked_into, type_)
    found = [each for name, imitation in named.items() if (each := _lookalike(imitation, name, answers)) is not None]
    wildcards = yield from _wildcards(found)
    failed = sum(answer.status.failed for round_ in answers.values() for answer in round_.values())
    return Imitations(
        tuple(each for each in found if _place(each) not in wildcards),
        failed,
        candidates.left_out + len(silent) - len(looked_into),
        len(named),
    )


def _asked(names: Iterable[str], type_: str) -> Flow[Answers]:
    """The answers about all names, `ROUND` at a time."""
    questions = [Question(name, type_) for name in names]
    answers: dict[Question, Answer] = {}
    for start in range(0, len(questions), ROUND):
        answers.update((yield from ask_all(tuple(questions[start : start + ROUND]))))
    return answers


def _hosts(name: str, answers: dict[str, Answers]) -> tuple[str, ...]:
    """The mail servers of a name, the most preferred first; a null MX is none (RFC 7505)."""
    records = answers["MX"][Question(name, "MX")].records
    found = sorted({each for each in map(mail_exchanger, records) if each is not None})
    return tuple(host for _, host in found if host not in ("", "."))


def _lookalike(imitation: Imitation, name: str, answers: dict[str, Answers]) -> Lookalike | None:
    """What is registered under a name, None for nothing."""
    hosts = _hosts(name, answers)
    if hosts:
        return Lookalike(name, imitation.klass, hosts[:_SHOWN], imitation.marked)
    ns, address = (answers[type_].get(Question(name, type_)) for type_ in ("NS", "A"))
    servers = tuple(sorted(map(host_name, ns.records))) if ns is not None else ()
    if servers or (address is not None and address.records):
        return Lookalike(name, imitation.klass, (), imitation.marked, servers[:_SHOWN])
    return None


def _place(lookalike: Lookalike) -> tuple[str, bool]:
    """The ending of a name, and whether it has mail servers."""
    return lookalike.name.partition(".")[2], bool(lookalike.mx)


def _wildcards(found: Iterable[Lookalike]) -> Flow[frozenset[tuple[str, bool]]]:
    """The places where every name exists, with mail servers or with an address: nothing is registered there."""
    places = dict.fromkeys(map(_place, found))
    questions = {place: Question(f"mg{secrets.token_hex(6)}.{place[0]}", "MX" if place[1] else "A") for place in places}
    if not questions:
        return frozenset()
    answers = yield from ask_all(tuple(questions.values()))
    return frozenset(place for place, question in questions.items() if answers[question].records)
