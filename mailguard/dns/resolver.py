"""The resolver protocols, small enough to implement in five lines, and a resolver for offline use."""

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
        """Return an answer to every question. A network failure is a `Status`, never an exception."""
        ...


@runtime_checkable
class AsyncResolver(Protocol):
    """Answers batches of questions on asyncio."""

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return an answer to every question. A network failure is a `Status`, never an exception."""
        ...


class OfflineResolver:
    """Asks no name server: every answer is `Status.REFUSED`."""

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return `Status.REFUSED` for every question."""
        return {question: Answer(question, Status.REFUSED, detail="offline") for question in questions}

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return `Status.REFUSED` for every question."""
        return self.resolve(questions)


@functools.lru_cache(maxsize=8)
def default_resolver(config: DnsConfig) -> "SystemResolver":
    """Return the process's only resolver for these settings, whose cache all scans share. Raises `ConfigError`."""
    from mailguard.dns.system import SystemResolver

    return SystemResolver(config.nameservers, config.timeout)
