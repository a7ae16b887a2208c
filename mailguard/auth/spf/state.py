"""What one SPF evaluation knows, has counted, and may still ask (RFC 7208 §4.6.4)."""

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from mailguard.auth.result import Result
from mailguard.dns.flow import Answer, Flow, Question, resolvable

LOOKUPS: Final = 10  # terms that cause look-ups
VOID_LOOKUPS: Final = 2  # of them, those that may find nothing
ADDRESS_LOOKUPS: Final = 10  # hosts of one mx, names of one ptr
PREFETCHED: Final = 10  # questions asked ahead of their term, so that they share a round
QUESTIONS: Final = 1 + LOOKUPS * (1 + ADDRESS_LOOKUPS)  # the most that the RFC lets one record cause: 111


class SpfError(Exception):
    """Ends an evaluation with temperror or permerror. Never leaves this package."""

    def __init__(self, result: Result, reason: str) -> None:
        super().__init__(reason)
        self.result = result
        self.reason = reason


@dataclass(slots=True)
class State:
    """Shared by a record and all that it includes."""

    client: IPv4Address | IPv6Address
    sender: str
    local_part: str
    sender_domain: str
    helo: str
    timestamp: int
    lookups: int = 0
    void_lookups: int = 0
    prefetched: int = 0
    explain: str | None = None  # exp= of the record that decides, and the domain it stands at
    explain_domain: str = ""
    ahead: list[Question] = field(default_factory=list)
    known: dict[Question, Answer] = field(default_factory=dict)

    @property
    def address_type(self) -> str:
        """The record type that holds addresses of the client's family."""
        return "A" if self.client.version == 4 else "AAAA"

    def count_lookup(self) -> None:
        """One more term that causes look-ups; the eleventh is a permerror."""
        self.lookups += 1
        if self.lookups > LOOKUPS:
            raise SpfError(Result.PERMERROR, "too-many-lookups")

    def count_void(self) -> None:
        """One more term that found nothing; the third is a permerror."""
        self.void_lookups += 1
        if self.void_lookups > VOID_LOOKUPS:
            raise SpfError(Result.PERMERROR, "too-many-void-lookups")

    def foresee(self, questions: list[Question]) -> None:
        """Ask these along with the next question that must be asked anyway."""
        for question in questions:
            if self.prefetched >= PREFETCHED:
                return
            if question not in self.known and question not in self.ahead:
                self.ahead.append(question)
                self.prefetched += 1

    def ask(self, *questions: Question) -> Flow[tuple[Answer, ...]]:
        """The answers, in order; what was foreseen is asked in the same round."""
        if any(question not in self.known for question in questions):
            batch = tuple(dict.fromkeys([q for q in questions if q not in self.known] + self.ahead))
            self.ahead.clear()
            self.known.update((yield batch))
        return tuple(self.known[question] for question in questions)

    def ask_name(self, name: str, type_: str) -> Flow[Answer | None]:
        """The answer to one question; None for a name that DNS cannot carry. Failure is a temperror (§5)."""
        if not resolvable(name):
            return None
        (answer,) = yield from self.ask(Question(name, type_))
        if answer.status.failed:
            raise SpfError(Result.TEMPERROR, f"dns: {answer.question} {answer.status.value}")
        return answer
