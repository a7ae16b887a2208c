"""Record every question and answer of one run, for a report's `dns` and for `replay`."""

import time
from collections.abc import Mapping
from typing import Final

from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.dns.resolver import AsyncResolver, Resolver

DEADLINE: Final = 10.0  # seconds for all rounds of one message; usually less than one


class Transcript:
    """A resolver that passes questions to another resolver and records the answers.

    Questions that were not asked (offline) are not recorded. On asyncio, a resolver without `aresolve` runs in a
    thread. If the resolver raises, its questions are answered with `Status.SERVFAIL` and the error as detail; so is a
    question that it leaves out. `deadline` seconds after the first question, all further questions are answered with
    `Status.TIMEOUT`, so that many slow answers cannot add up.
    """

    def __init__(self, resolver: Resolver | AsyncResolver, deadline: float = DEADLINE) -> None:
        self._resolver: Final = resolver
        self._deadline: Final = deadline
        self._started: float | None = None
        self._answers: Final[dict[Question, Answer]] = {}

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return the resolver's answers and record them."""
        if not isinstance(self._resolver, Resolver):
            raise TypeError("this resolver works on asyncio only")
        late = self._late(questions)
        if late:
            return self._note(late)
        try:
            answers = self._resolver.resolve(questions)
        except Exception as error:  # noqa: BLE001 - a caller's resolver may raise anything; the lookup failed
            answers = _failed(questions, error)
        return self._note(_complete(questions, answers))

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return the resolver's answers and record them."""
        late = self._late(questions)
        if late:
            return self._note(late)
        try:
            if isinstance(self._resolver, AsyncResolver):
                answers = await self._resolver.aresolve(questions)
            else:
                import asyncio  # takes 60 ms, which a synchronous scan saves

                answers = await asyncio.to_thread(self._resolver.resolve, questions)
        except Exception as error:  # noqa: BLE001 - as above
            answers = _failed(questions, error)
        return self._note(_complete(questions, answers))

    def _late(self, questions: tuple[Question, ...]) -> Answers:
        now = time.monotonic()
        if self._started is None:
            self._started = now
        if now - self._started < self._deadline:
            return {}
        return {question: Answer(question, Status.TIMEOUT, detail="time is used up") for question in questions}

    def _note(self, answers: Answers) -> Answers:
        for question, answer in answers.items():
            if answer.status is not Status.REFUSED:
                self._answers.setdefault(question, answer)
        return answers

    @property
    def questions(self) -> int:
        """The number of different questions that were answered."""
        return len(self._answers)

    def to_dict(self) -> Mapping[str, tuple[str, ...] | str]:
        """Return the `--zone` mapping that gives the same answers again, in the order of the first questions."""
        zone: dict[str, tuple[str, ...] | str] = {}
        for question, answer in self._answers.items():
            zone[str(question)] = answer.records if answer.status is Status.OK else answer.status.value
        for question, answer in self._answers.items():
            if answer.canonical_name not in ("", question.name) and question.type != "CNAME":
                zone.setdefault(f"{question.name} CNAME", (answer.canonical_name,))
        return zone


def _failed(questions: tuple[Question, ...], error: Exception) -> Answers:
    detail = f"the resolver raised {type(error).__name__}: {error}"[:500]
    return {question: Answer(question, Status.SERVFAIL, detail=detail) for question in questions}


def _complete(questions: tuple[Question, ...], answers: Answers) -> Answers:
    missing = [question for question in questions if question not in answers]
    if not missing:
        return answers
    return {**answers, **{each: Answer(each, Status.SERVFAIL, detail="the resolver left it out") for each in missing}}
