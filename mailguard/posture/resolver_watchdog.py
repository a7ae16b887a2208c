"""Detect that no name server answers, so that the run ends within seconds instead of waiting for every domain."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.dns.resolver import AsyncResolver, Resolver

_SILENCE: Final = 4  # questions of the first round that must all time out; fewer may be a coincidence
_PROBE: Final = Question("", "NS")  # RFC 8109 §3: the root's name servers, which every recursive resolver knows
_PROBE_SECONDS: Final = 1.0


class Patience:
    """A resolver for one domain that stops asking when the whole first round timed out.

    A resolver without `aresolve` runs in a thread. `heard` says whether any question was answered.
    """

    def __init__(self, resolver: Resolver | AsyncResolver) -> None:
        self._ask: Final = asking(resolver)
        self._rounds = 0
        self._gave_up = False
        self.heard = False

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return the resolver's answers, or `Status.TIMEOUT` for all questions after giving up (RFC 2308 §7.2)."""
        if self._gave_up:
            return {question: Answer(question, Status.TIMEOUT, detail="no answer so far") for question in questions}
        answers = await self._ask(questions)
        self._rounds += 1
        self.heard = self.heard or any(not answer.status.failed for answer in answers.values())
        if self._rounds == 1 and len(answers) >= _SILENCE:
            self._gave_up = all(answer.status is Status.TIMEOUT for answer in answers.values())
        return answers


def asking(resolver: Resolver | AsyncResolver) -> Callable[[tuple[Question, ...]], Awaitable[Answers]]:
    """Return a function that asks a resolver of either kind on asyncio."""
    if isinstance(resolver, AsyncResolver):
        return resolver.aresolve
    resolve = resolver.resolve

    async def in_a_thread(questions: tuple[Question, ...]) -> Answers:
        return await asyncio.to_thread(resolve, questions)

    return in_a_thread


async def trouble(resolver: Resolver | AsyncResolver) -> str:
    """Return why no question can be answered, or "" if a name server answers anything."""
    try:
        async with asyncio.timeout(_PROBE_SECONDS):
            answers = await asking(resolver)((_PROBE,))
    except TimeoutError:
        return "no answer in time"
    answer = answers.get(_PROBE)
    if answer is None or not answer.status.failed:
        return ""
    return answer.detail or answer.status.value
