"""Flows: generators that yield DNS questions and are sent the answers, with no I/O of their own.

A flow yields a batch of questions and receives a mapping with an answer for each of them. `together` merges
the batches of flows that stand side by side, so that one round on the network serves all of them.
"""

from collections.abc import Generator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from mailguard._internal.lazy_dataclass import dataclass

T = TypeVar("T")


class Status(StrEnum):
    """How a question ended. Absence (NXDOMAIN, NODATA) and failure (SERVFAIL, TIMEOUT) are never the same."""

    OK = "OK"
    NODATA = "NODATA"
    NXDOMAIN = "NXDOMAIN"
    SERVFAIL = "SERVFAIL"
    TIMEOUT = "TIMEOUT"
    REFUSED = "REFUSED"  # not asked: offline, or the message's budget of questions is used up

    @property
    def absent(self) -> bool:
        """Whether the name server says that there is no such record."""
        return self in (Status.NODATA, Status.NXDOMAIN)

    @property
    def failed(self) -> bool:
        """Whether nothing is known, because the look-up failed or was not made."""
        return self in (Status.SERVFAIL, Status.TIMEOUT, Status.REFUSED)


class Question(NamedTuple):
    """One look-up. `name` is lower case, A-labels, without a final dot; `type` upper case ("TXT").

    `unchecked` asks a validating resolver not to validate (the CD bit): what fails with it off and succeeds
    with it on is bogus, not broken.
    """

    name: str
    type: str
    unchecked: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.type}+CD" if self.unchecked else f"{self.name} {self.type}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `records` as `dig +short` prints them, TXT strings joined and decoded as UTF-8.

    `canonical_name` is the name the records stand at when CNAMEs were followed, else the question's own;
    `ttl` in seconds; `detail` says more about a failure.
    """

    question: Question
    status: Status
    records: tuple[str, ...] = ()
    canonical_name: str = ""
    ttl: int = 0
    secure: bool = False  # the validating resolver vouches for it (AD bit)
    detail: str = ""


def resolvable(name: str) -> bool:
    """Whether DNS can carry the name: labels of 1 to 63 octets, 253 in all (RFC 1035 §2.3.4)."""
    if not name or len(name) > 253:
        return False
    lengths = [len(label) for label in name.encode("utf-8", "replace").split(b".")]
    return min(lengths) > 0 and max(lengths) <= 63


Answers = Mapping[Question, Answer]
Flow = Generator[tuple[Question, ...], Answers, T]


def ask(name: str, type_: str) -> Flow[Answer]:
    """The answer to one question."""
    question = Question(name, type_)
    answers = yield (question,)
    return answers[question]


def ask_all(questions: tuple[Question, ...]) -> Flow[Answers]:
    """The answers to several questions, asked in one round."""
    return (yield questions)


def together(*flows: Flow[Any]) -> Flow[tuple[Any, ...]]:
    """Run flows side by side, one merged round of questions at a time; their results in the same order."""
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
