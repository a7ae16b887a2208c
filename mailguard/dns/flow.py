"""Flows: generators that yield DNS questions and receive the answers. They do no I/O themselves.

A flow yields a batch of questions and receives a mapping with an answer for each. `together` runs several flows in
parallel and merges their batches, so that one network round trip serves all of them.
"""

from collections.abc import Generator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from mailguard._internal.lazy_dataclass import dataclass

T = TypeVar("T")


class Status(StrEnum):
    """The outcome of a question. Absence (NXDOMAIN, NODATA) and failure (SERVFAIL, TIMEOUT) are kept apart."""

    OK = "OK"
    NODATA = "NODATA"  # the name exists, without records of this type (RFC 2308 §2.2)
    NXDOMAIN = "NXDOMAIN"  # the name does not exist (RFC 2308 §2.1)
    SERVFAIL = "SERVFAIL"
    TIMEOUT = "TIMEOUT"
    REFUSED = "REFUSED"  # not asked: offline, or the message's limit of questions is reached

    @property
    def absent(self) -> bool:
        """Whether the name server says that there is no such record."""
        return self in (Status.NODATA, Status.NXDOMAIN)

    @property
    def failed(self) -> bool:
        """Whether nothing is known, because the lookup failed or was not made."""
        return self in (Status.SERVFAIL, Status.TIMEOUT, Status.REFUSED)


class Question(NamedTuple):
    """One lookup. `name` is in lower case, with A-labels and no final dot; `type` is in upper case ("TXT").

    `unchecked` asks a validating resolver not to validate (the CD bit, RFC 4035 §3.2.2). If a lookup
    succeeds only with it, the server works, but the DNSSEC data of the name fail validation.
    """

    name: str
    type: str
    unchecked: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.type}+CD" if self.unchecked else f"{self.name} {self.type}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer. `records` are as `dig +short` prints them, with TXT strings joined and decoded as UTF-8.

    `canonical_name` is the name that holds the records after following CNAMEs, else the name in the question. `ttl` is
    in seconds. `detail` says more about a failure.
    """

    question: Question
    status: Status
    records: tuple[str, ...] = ()
    canonical_name: str = ""
    ttl: int = 0
    secure: bool = False  # the resolver has validated it (the AD bit, RFC 4035 §3.2.3)
    detail: str = ""


def resolvable(name: str) -> bool:
    """Whether the name is possible in DNS: labels of 1 to 63 octets, 253 in all (RFC 1035 §2.3.4)."""
    if not name or len(name) > 253:
        return False
    lengths = [len(label) for label in name.encode("utf-8", "replace").split(b".")]
    return min(lengths) > 0 and max(lengths) <= 63


Answers = Mapping[Question, Answer]
Flow = Generator[tuple[Question, ...], Answers, T]


def ask(name: str, type_: str) -> Flow[Answer]:
    """Ask one question and return its answer."""
    question = Question(name, type_)
    answers = yield (question,)
    return answers[question]


def ask_all(questions: tuple[Question, ...]) -> Flow[Answers]:
    """Ask several questions in one round and return their answers."""
    return (yield questions)


def together(*flows: Flow[Any]) -> Flow[tuple[Any, ...]]:
    """Run flows in parallel, with one merged round of questions at a time, and return their results in order."""
    results: list[Any] = [None] * len(flows)
    pending: dict[int, tuple[Question, ...]] = {}
    for index, flow in enumerate(flows):
        try:
            pending[index] = next(flow)
        except StopIteration as stop:
            results[index] = stop.value
    while pending:
        batch = tuple(dict.fromkeys(question for questions in pending.values() for question in questions))
        answers = yield batch
        for index, questions in list(pending.items()):
            try:
                pending[index] = flows[index].send({question: answers[question] for question in questions})
            except StopIteration as stop:
                results[index] = stop.value
                del pending[index]
    return tuple(results)
