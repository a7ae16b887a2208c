"""What answers questions: a protocol small enough to write in five lines, and the resolver that asks nothing."""

import functools
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mailguard.config.model import DnsConfig
from mailguard.dns.flow import Answer, Answers, Question, Status

if TYPE_CHECKING:
    from mailguard.dns.system import SystemResolver


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


@functools.lru_cache(maxsize=8)
def default_resolver(config: DnsConfig) -> "SystemResolver":
    """The process's one resolver for these settings: all scans share its cache. Raises `ConfigError`."""
    from mailguard.dns.system import SystemResolver

    return SystemResolver(config.nameservers, config.timeout)
