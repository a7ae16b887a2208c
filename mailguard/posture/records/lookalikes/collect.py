"""Search DNS for lookalikes of a domain: which candidate names are registered, and which of them receive mail."""

import secrets
from collections.abc import Iterable
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.dns.flow import Answer, Answers, Flow, Question, Status, ask_all, resolvable
from mailguard.dns.record import host_name, mail_exchanger
from mailguard.names.imitation import Imitation
from mailguard.posture.records.lookalikes.value import Lookalike

NAMES: Final = 1_000  # candidates that are looked up
ROUND: Final = 200  # lookups at a time, so that the name servers are not flooded
LOOKED_INTO: Final = 100  # registered names without MX that are examined further
QUESTIONS: Final = NAMES + 2 * LOOKED_INTO + 100  # limit of all lookups; 100 are for wildcards
_SHOWN: Final = 5  # mail or name servers kept of one name


@dataclass(frozen=True, slots=True)
class Imitations:
    """The registered lookalikes, with the number of failed lookups, of names left out, and of names looked up."""

    found: tuple[Lookalike, ...] = ()
    failed: int = 0
    left_out: int = 0
    looked_for: int = 0


def collect_lookalikes(domain: str, known: Iterable[str] = ()) -> Flow[Imitations]:
    """Search for registered lookalikes of `domain`, the likeliest first. Names in `known` are legitimate.

    The lookup of MX also shows whether a name exists (RFC 2308 §2.2). For names without MX, name servers and address
    are looked up too.
    """
    from mailguard.names.candidates import find_candidates  # imported late, because its tables are large

    candidates = find_candidates(domain, NAMES, known)
    named = {each.candidate: each for each in candidates.imitations if resolvable(each.candidate)}
    answers: dict[str, Answers] = {"MX": (yield from _asked(named, "MX"))}
    silent = [
        question.name
        for question, answer in answers["MX"].items()
        if answer.status is Status.NODATA  # RFC 2308 §2.2: the name exists
        or (answer.records and not _hosts(question.name, answers))
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
    """Look up all names, `ROUND` at a time."""
    questions = [Question(name, type_) for name in names]
    answers: dict[Question, Answer] = {}
    for start in range(0, len(questions), ROUND):
        answers.update((yield from ask_all(tuple(questions[start : start + ROUND]))))
    return answers


def _hosts(name: str, answers: dict[str, Answers]) -> tuple[str, ...]:
    """Return the mail servers of a name, the most preferred first, without those of a null MX (RFC 7505 §3)."""
    records = answers["MX"][Question(name, "MX")].records
    found = sorted({each for each in map(mail_exchanger, records) if each is not None})
    return tuple(host for _, host in found if host not in ("", "."))


def _lookalike(imitation: Imitation, name: str, answers: dict[str, Answers]) -> Lookalike | None:
    """Return the lookalike registered under a name, or None if there is none."""
    hosts = _hosts(name, answers)
    if hosts:  # RFC 5321 §5.1
        return Lookalike(name, imitation.klass, hosts[:_SHOWN], imitation.marked)
    ns, address = (answers[type_].get(Question(name, type_)) for type_ in ("NS", "A"))
    servers = tuple(sorted(map(host_name, ns.records))) if ns is not None else ()
    if servers or (address is not None and address.records):
        return Lookalike(name, imitation.klass, (), imitation.marked, servers[:_SHOWN])
    return None


def _place(lookalike: Lookalike) -> tuple[str, bool]:
    """Return the parent domain of a name, and whether the name has mail servers."""
    return lookalike.name.partition(".")[2], bool(lookalike.mx)


def _wildcards(found: Iterable[Lookalike]) -> Flow[frozenset[tuple[str, bool]]]:
    """Return the places where a wildcard answers for every name (RFC 1034 §4.3.3): names there are not registered."""
    places = dict.fromkeys(map(_place, found))
    questions = {place: Question(f"mg{secrets.token_hex(6)}.{place[0]}", "MX" if place[1] else "A") for place in places}
    if not questions:
        return frozenset()
    answers = yield from ask_all(tuple(questions.values()))
    return frozenset(place for place, question in questions.items() if answers[question].records)
