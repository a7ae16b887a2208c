"""What answers questions: a protocol small enough to write in five lines, and the resolver that asks nothing."""

from typing import Protocol, runtime_checkable

from mailguard.dns.flow import Answer, Answers, Question, Status


@runtime_checkable
class Resolver(Protocol):
    """Answers batches of questions for a synchronous caller."""

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """An answer to every question. Trouble on the network is a `Status`, never an exception."""
        ...


@runtime_checkable
class AsyncResolver(Protocol):
    """The same on asyncio."""

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """An answer to every question. Trouble on the network is a `Status`, never an exception."""
        ...


class OfflineResolver:
    """Asks nobody: every answer is `Status.REFUSED`."""

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """`Status.REFUSED` for every question."""
        return {question: Answer(question, Status.REFUSED, detail="offline") for question in questions}

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """`Status.REFUSED` for every question."""
        return self.resolve(questions)
