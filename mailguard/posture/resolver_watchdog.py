"""Whether any name server answers: a dead one ends the work within seconds, instead of costing every domain."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.dns.resolver import AsyncResolver, Resolver

_SILENCE: Final = 4  # questions of a first round; fewer that time out together may be bad luck
_PROBE: Final = Question("", "NS")  # the root's name servers: every recursive resolver has them at hand
_PROBE_SECONDS: Final = 1.0


class Patience:
    """A resolver for one domain, which asks nothing more when the whole first round timed out.

    On asyncio a resolver without `aresolve` is asked in a thread. `heard` says whether anything was answered.
    """

    def __init__(self, resolver: Resolver | AsyncResolver) -> None:
        self._ask: Final = asking(resolver)
        self._rounds = 0
        self._gave_up = False
        self.heard = False

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """The resolver's answers, `Status.TIMEOUT` once it was given up."""
        if self._gave_up:
            return {question: Answer(question, Status.TIMEOUT, detail="no answer so far") for question in questions}
        answers = await self._ask(questions)
        self._rounds += 1
        self.heard = self.heard or any(not answer.status.failed for answer in answers.values())
        if self._rounds == 1 and len(answers) >= _SILENCE:
            self._gave_up = all(answer.status is Status.TIMEOUT for answer in answers.values())
        return answers


def asking(resolver: Resolver | AsyncResolver) -> Callable[[tuple[Question, ...]], Awaitable[Answers]]:
    """How to ask a resolver of either kind on asyncio."""
    if isinstance(resolver, AsyncResolver):
        return resolver.aresolve
    resolve = resolver.resolve

    async def in_a_thread(questions: tuple[Question, ...]) -> Answers:
        return await asyncio.to_thread(resolve, questions)

    return in_a_thread


async def trouble(resolver: Resolver | AsyncResolver) -> str:
    """Why no question can be answered at all, "" when a name server says anything."""
    try:
        async with asyncio.timeout(_PROBE_SECONDS):
            answers = await asking(resolver)((_PROBE,))
    except TimeoutError:
        return "no answer in time"
    answer = answers.get(_PROBE)
    if answer is None or not answer.status.failed:
        return ""
    return answer.detail or answer.status.value
