"""Driving a library that asks DNS in the middle of its work: it is run again whenever an answer was missing."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from mailguard.dns.flow import Answer, Flow, Question, Status

T = TypeVar("T")
Ask = Callable[[Question], Answer]

_RUNS: Final = 40  # of one engine over one message; each but the last is for one more question


class _UnaskedError(BaseException):
    """A question without an answer yet. No `Exception`: the libraries catch those."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question: Final = question


def asking(judge: Callable[[Ask], T], known: Mapping[Question, Answer]) -> Flow[T]:
    """What `judge` gives with the answers in `known` and those to the further questions it asks."""
    answers = dict(known)

    def ask(question: Question) -> Answer:
        if question not in answers:
            raise _UnaskedError(question)
        return answers[question]

    def last(question: Question) -> Answer:
        return answers.get(question) or Answer(question, Status.TIMEOUT, detail="too many questions")

    for _ in range(_RUNS):
        try:
            return judge(ask)
        except _UnaskedError as unasked:
            wanted = unasked.question
        answers.update((yield (wanted,)))
    return judge(last)


def release(name: str, distribution: str) -> str:
    """Name and version of an engine, as the report shows it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{name} {version(distribution)}"
    except PackageNotFoundError:  # frozen into a program, for example
        return name
