"""Run a library that makes DNS lookups while it works: it starts again whenever an answer is missing."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from mailguard.dns.flow import Answer, Flow, Question, Status

T = TypeVar("T")
Ask = Callable[[Question], Answer]

_RUNS: Final = 40  # of one engine over one message; each run may ask for one more answer


class _UnaskedError(BaseException):
    """A question that has no answer yet. It is not an `Exception`, because the libraries catch those."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question: Final = question


def asking(judge: Callable[[Ask], T], known: Mapping[Question, Answer]) -> Flow[T]:
    """Return the result of `judge`, given the answers in `known` and to the further questions that it asks."""
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
    """Return the name and version of an engine, as the report shows them."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{name} {version(distribution)}"
    except PackageNotFoundError:  # for example in a frozen program
        return name
