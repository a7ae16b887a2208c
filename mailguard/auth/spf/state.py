"""The state of one SPF evaluation: its inputs, its counters and their limits (RFC 7208 §4.6.4)."""

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from mailguard.auth.result import Result
from mailguard.dns.flow import Answer, Flow, Question, resolvable

LOOKUPS: Final = 10  # terms that cause lookups (RFC 7208 §4.6.4)
VOID_LOOKUPS: Final = 2  # of these, terms whose lookup may find nothing (RFC 7208 §4.6.4)
ADDRESS_LOOKUPS: Final = 10  # hosts of one mx, names of one ptr (RFC 7208 §4.6.4)
PREFETCHED: Final = 10  # questions asked before their term is evaluated, to save round trips
QUESTIONS: Final = 1 + LOOKUPS * (1 + ADDRESS_LOOKUPS)  # the most that RFC 7208 §4.6.4 allows: 111


class SpfError(Exception):
    """Ends an evaluation with temperror or permerror. Never leaves this package."""

    def __init__(self, result: Result, reason: str) -> None:
        super().__init__(reason)
        self.result = result
        self.reason = reason


@dataclass(slots=True)
class State:
    """The state that a record shares with all the records it includes."""

    client: IPv4Address | IPv6Address
    sender: str
    local_part: str
    sender_domain: str
    helo: str
    timestamp: int
    lookups: int = 0
    void_lookups: int = 0
    prefetched: int = 0
    explain: str | None = None  # exp= of the record that decided; its domain is `explain_domain`
    explain_domain: str = ""
    ahead: list[Question] = field(default_factory=list)
    known: dict[Question, Answer] = field(default_factory=dict)

    @property
    def address_type(self) -> str:
        """The type of address records in the client's family (RFC 7208 §5)."""
        return "A" if self.client.version == 4 else "AAAA"

    def count_lookup(self) -> None:
        """Count a term that causes lookups; the eleventh is a permerror (RFC 7208 §4.6.4)."""
        self.lookups += 1
        if self.lookups > LOOKUPS:
            raise SpfError(Result.PERMERROR, "too-many-lookups")

    def count_void(self) -> None:
        """Count a term whose lookup found nothing; the third is a permerror (RFC 7208 §4.6.4)."""
        self.void_lookups += 1
        if self.void_lookups > VOID_LOOKUPS:
            raise SpfError(Result.PERMERROR, "too-many-void-lookups")

    def foresee(self, questions: list[Question]) -> None:
        """Ask these questions together with the next one that must be asked anyway."""
        for question in questions:
            if self.prefetched >= PREFETCHED:
                return
            if question not in self.known and question not in self.ahead:
                self.ahead.append(question)
                self.prefetched += 1

    def ask(self, *questions: Question) -> Flow[tuple[Answer, ...]]:
        """Return the answers in order; foreseen questions are asked in the same round."""
        if any(question not in self.known for question in questions):
            batch = tuple(dict.fromkeys([q for q in questions if q not in self.known] + self.ahead))
            self.ahead.clear()
            self.known.update((yield batch))
        return tuple(self.known[question] for question in questions)

    def ask_name(self, name: str, type_: str) -> Flow[Answer | None]:
        """Return the answer to one question, or None if DNS allows no such name. A failed lookup is a temperror."""
        if not resolvable(name):
            return None
        (answer,) = yield from self.ask(Question(name, type_))
        if answer.status.failed:  # RFC 7208 §4.4, RFC 7208 §5
            raise SpfError(Result.TEMPERROR, f"dns: {answer.question} {answer.status.value}")
        return answer
