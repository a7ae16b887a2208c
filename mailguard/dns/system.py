"""The resolver that asks name servers, for threads and for asyncio, with one cache."""

import threading
from collections.abc import Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from mailguard.dns.blocking import ask_round
from mailguard.dns.cache import AnswerCache
from mailguard.dns.exchange import unaskable
from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.dns.health import Health
from mailguard.dns.nameserver import nameservers

if TYPE_CHECKING:
    import asyncio

    from mailguard.dns.nonblocking import AsyncClient


class SystemResolver:
    """Asks recursive name servers over UDP with EDNS (RFC 6891 §6.1.1), and over TCP if the answer is too long.

    `nameservers_` are "IP" or "IP:PORT", by default the system's. `timeout` is in seconds for one question, with
    retransmissions to each server in turn. Answers are cached for their TTL, absence and failure too, and a question
    that is already in flight is not asked again. One object serves any number of threads and event loops.

    Raises `ConfigError` if a name server is not an IP address.
    """

    def __init__(self, nameservers_: Iterable[str] = (), timeout: float = 2.0) -> None:
        self.nameservers: Final = nameservers(nameservers_)
        self.timeout: Final = timeout
        self._cache: Final = AnswerCache()
        self._health: Final = Health()
        self._lock: Final = threading.Lock()
        self._under_way: Final[dict[Question, Future[Answer]]] = {}
        self._clients: Final[WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncClient]] = WeakKeyDictionary()

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return the answers. All questions that must be asked are asked at once."""
        answers: dict[Question, Answer] = {}
        mine: dict[Question, Future[Answer]] = {}
        others: dict[Question, Future[Answer]] = {}
        with self._lock:
            for question in questions:
                known = self._cache.get(question) or unaskable(question)
                if known is not None:
                    answers[question] = known
                elif question in self._under_way:
                    others[question] = self._under_way[question]
                else:
                    mine[question] = self._under_way[question] = Future()
        if mine:
            answers.update(self._ask(mine))
        for question, future in others.items():
            try:
                answers[question] = future.result(2 * self.timeout + 1)
            except FutureTimeoutError:
                answers[question] = Answer(question, Status.TIMEOUT, detail="no answer in time")
        return answers

    def _ask(self, mine: dict[Question, "Future[Answer]"]) -> dict[Question, Answer]:
        found: dict[Question, Answer] = {}
        try:
            found = ask_round(self.nameservers, mine, self.timeout, self._health)
        finally:
            for question, future in mine.items():
                answer = found.get(question)
                if answer is not None:
                    self._cache.put(answer)
                self._under_way.pop(question, None)
                future.set_result(answer or Answer(question, Status.SERVFAIL, detail="interrupted"))
        return found

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return the answers, on asyncio. Concurrent callers share the questions in flight."""
        import asyncio

        answers: dict[Question, Answer] = {}
        pending: dict[Question, asyncio.Future[Answer]] = {}
        client = self._client()
        for question in questions:
            known = self._cache.get(question) or unaskable(question)
            if known is not None:
                answers[question] = known
            else:
                pending[question] = client.ask(question)
        if pending:
            await asyncio.wait(pending.values())  # unlike gather, it does not cancel what others wait for
            answers.update((question, future.result()) for question, future in pending.items())
        return answers

    def _client(self) -> "AsyncClient":
        import asyncio

        from mailguard.dns.nonblocking import AsyncClient

        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            client = AsyncClient(self.nameservers, self.timeout, self._health, self._cache.put)
            self._clients[loop] = client
        return client
