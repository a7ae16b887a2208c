"""Every question and answer of one run, in the format that `ZoneResolver` reads: a report's `dns`, and `replay`."""

import time
from collections.abc import Mapping
from typing import Final

from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.dns.resolver import AsyncResolver, Resolver

DEADLINE: Final = 10.0  # seconds for all rounds of one message; an ordinary one takes below one


class Transcript:
    """A resolver that passes questions on and notes the answers.

    Questions that nobody was asked (offline) leave no trace. On asyncio a resolver without `aresolve` is asked
    in a thread. `deadline` seconds after the first question everything further is answered `Status.TIMEOUT`:
    many slow answers must not add up.
    """

    def __init__(self, resolver: Resolver | AsyncResolver, deadline: float = DEADLINE) -> None:
        self._resolver: Final = resolver
        self._deadline: Final = deadline
        self._started: float | None = None
        self._answers: Final[dict[Question, Answer]] = {}

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """The resolver's answers, noted."""
        if not isinstance(self._resolver, Resolver):
            raise TypeError("this resolver works on asyncio only")
        return self._note(self._late(questions) or self._resolver.resolve(questions))

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """The resolver's answers, noted."""
        late = self._late(questions)
        if late:
            return self._note(late)
        if isinstance(self._resolver, AsyncResolver):
            return self._note(await self._resolver.aresolve(questions))
        import asyncio  # 60 ms that a synchronous scan need not spend

        return self._note(await asyncio.to_thread(self._resolver.resolve, questions))

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
        """How many different questions were answered."""
        return len(self._answers)

    def to_dict(self) -> Mapping[str, tuple[str, ...] | str]:
        """The `--zone` mapping that gives the same answers again, in the order they were first asked."""
        zone: dict[str, tuple[str, ...] | str] = {}
        for question, answer in self._answers.items():
            zone[str(question)] = answer.records if answer.status is Status.OK else answer.status.value
        for question, answer in self._answers.items():
            if answer.canonical_name not in ("", question.name) and question.type != "CNAME":
                zone.setdefault(f"{question.name} CNAME", (answer.canonical_name,))
        return zone
