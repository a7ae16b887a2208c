"""Ask questions over UDP on asyncio: all messages share one socket per name server, and their lookups."""

import asyncio
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, cast

from mailguard.dns.exchange import ATTEMPTS, Exchange, Next
from mailguard.dns.flow import Answer, Question
from mailguard.dns.health import Health
from mailguard.dns.nameserver import Nameserver
from mailguard.dns.stream import ask_over_tcp, connect

IN_FLIGHT: Final = 128  # questions in flight at once; at 300, datagrams got lost
_DATAGRAMS_PER_SOCKET: Final = 500  # then the port changes, so that answers stay hard to forge (RFC 5452 §9.2)


class _Channel(asyncio.DatagramProtocol):
    """One connected socket. Datagrams that are sent before it is open wait."""

    def __init__(self, received: Callable[[bytes], None], failed: Callable[[OSError], None]) -> None:
        self._received: Final = received
        self._failed: Final = failed
        self._transport: asyncio.DatagramTransport | None = None
        self._early: list[bytes] = []
        self.closed = False
        self.sent = 0
        self.opening: asyncio.Task[None] | None = None

    def send(self, datagram: bytes) -> None:
        self.sent += 1
        if self._transport is None:
            self._early.append(datagram)
        else:
            self._transport.sendto(datagram)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self.closed:
            transport.close()
            return
        # In Python 3.11 datagram transports are not instances of DatagramTransport.
        self._transport = cast(asyncio.DatagramTransport, transport)
        for datagram in self._early:
            self._transport.sendto(datagram)
        self._early.clear()

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002 - a connected socket has one peer
        self._received(data)

    def error_received(self, exc: Exception) -> None:
        if isinstance(exc, OSError):
            self._failed(exc)

    def close(self) -> None:
        self.closed = True
        if self._transport is not None:
            self._transport.close()


@dataclass(slots=True)
class _Pending:
    """A question in flight, and the future that its callers wait for."""

    exchange: Exchange
    future: "asyncio.Future[Answer]"
    deadline: float
    timer: asyncio.TimerHandle | None = None


class AsyncClient:
    """Asks questions for one event loop, and refers to the loop only while a question is in flight.

    `on_answer` is called once with every answer.
    """

    def __init__(
        self, servers: Sequence[Nameserver], timeout: float, health: Health, on_answer: Callable[[Answer], None]
    ) -> None:
        self._servers: Final = servers
        self._timeout: Final = timeout
        self._health: Final = health
        self._on_answer: Final = on_answer
        self._channels: Final[dict[int, _Channel]] = {}
        self._retired: Final[list[_Channel]] = []
        self._by_id: Final[dict[int, _Pending]] = {}
        self._futures: Final[dict[Question, asyncio.Future[Answer]]] = {}
        self._waiting: Final[deque[Question]] = deque()
        self._over_tcp: Final[set[asyncio.Future[Answer]]] = set()
        self._starting = False

    def ask(self, question: Question) -> "asyncio.Future[Answer]":
        """Return a future for the answer. All callers with the same question share it, so it must not be cancelled."""
        found = self._futures.get(question)
        if found is None:
            found = self._futures[question] = asyncio.get_running_loop().create_future()
            self._waiting.append(question)
            self._start_waiting()
        return found

    def _start_waiting(self) -> None:
        if self._starting:  # an immediate answer called this method again
            return
        self._starting = True
        while self._waiting and len(self._by_id) < IN_FLIGHT:
            self._start(self._waiting.popleft())
        self._starting = False
        if not self._by_id and not self._waiting:
            self._close()

    def _start(self, question: Question) -> None:
        exchange = Exchange(question, len(self._servers))
        if self._health.silent:
            self._finish(exchange.expired())
            return
        pending = _Pending(exchange, self._futures[question], time.monotonic() + self._timeout)
        self._send(pending)

    def _send(self, pending: _Pending) -> None:
        pending.exchange.renew(self._by_id)
        self._by_id[pending.exchange.id] = pending
        self._transmit(pending)

    def _transmit(self, pending: _Pending) -> None:
        pending.timer = asyncio.get_running_loop().call_later(self._timeout / ATTEMPTS, self._late, pending)
        query = pending.exchange.query()
        try:
            self._channel(pending.exchange.server).send(query)
        except OSError as error:  # unreachable: the next attempt goes to the next name server
            pending.exchange.trouble = error.strerror or "cannot send"

    def _late(self, pending: _Pending) -> None:
        if time.monotonic() >= pending.deadline or pending.exchange.sent >= ATTEMPTS:
            self._health.timed_out()
            self._forget(pending)
            self._finish(pending.exchange.expired())
        else:
            pending.exchange.later()
            self._transmit(pending)

    def _channel(self, server: int) -> _Channel:
        found = self._channels.get(server)
        if found is not None and found.sent < _DATAGRAMS_PER_SOCKET:
            return found
        if found is not None:  # answers to it may still arrive
            self._retired.append(found)
            if len(self._retired) > len(self._servers):
                self._retired.pop(0).close()
        opened = connect(self._servers[server], socket.SOCK_DGRAM)
        channel = _Channel(self._received, lambda error: self._unreachable(server, error))
        channel.opening = asyncio.get_running_loop().create_task(self._open(channel, opened))
        self._channels[server] = channel
        return channel

    async def _open(self, channel: _Channel, opened: socket.socket) -> None:
        try:
            await asyncio.get_running_loop().create_datagram_endpoint(lambda: channel, sock=opened)
        except BaseException:
            opened.close()
            raise

    def _received(self, data: bytes) -> None:
        self._health.heard()
        pending = self._by_id.get(int.from_bytes(data[:2], "big"))
        if pending is not None:
            self._act(pending, pending.exchange.accept(data))

    def _unreachable(self, server: int, error: OSError) -> None:
        for pending in [each for each in self._by_id.values() if each.exchange.server == server]:
            self._act(pending, pending.exchange.failed(error.strerror or "refused"))

    def _act(self, pending: _Pending, outcome: Answer | Next | None) -> None:
        if outcome is None:
            return
        self._forget(pending)
        if isinstance(outcome, Answer):
            self._finish(outcome)
        elif outcome is Next.TCP:
            deadline = time.monotonic() + self._timeout
            task = asyncio.get_running_loop().run_in_executor(
                None, ask_over_tcp, self._servers, pending.exchange, deadline
            )
            self._over_tcp.add(task)
            task.add_done_callback(lambda done: self._tcp_done(pending, done))
        else:
            self._send(pending)

    def _tcp_done(self, pending: _Pending, done: "asyncio.Future[Answer]") -> None:
        self._over_tcp.discard(done)
        broken = done.cancelled() or done.exception() is not None
        self._finish(pending.exchange.expired() if broken else done.result())

    def _forget(self, pending: _Pending) -> None:
        del self._by_id[pending.exchange.id]
        if pending.timer is not None:
            pending.timer.cancel()

    def _finish(self, answer: Answer) -> None:
        self._on_answer(answer)
        future = self._futures.pop(answer.question, None)
        if future is not None and not future.done():
            future.set_result(answer)
        self._start_waiting()

    def _close(self) -> None:
        """Close the sockets while no question is in flight, so that none is left open if the loop ends now."""
        for channel in (*self._channels.values(), *self._retired):
            channel.close()
        self._channels.clear()
        self._retired.clear()
