"""Ask questions over UDP for a synchronous caller: a whole round at once, with one socket per name server."""

import selectors
import socket
import time
from collections.abc import Iterable, Sequence
from typing import Final

from mailguard.dns.exchange import ATTEMPTS, Exchange, Next
from mailguard.dns.flow import Answer, Question
from mailguard.dns.health import Health
from mailguard.dns.nameserver import Nameserver
from mailguard.dns.stream import ask_over_tcp, connect

IN_FLIGHT: Final = 100  # questions in flight at once; with many more, datagrams get lost


def ask_round(
    servers: Sequence[Nameserver], questions: Iterable[Question], timeout: float, health: Health
) -> dict[Question, Answer]:
    """Return the answers to all questions, each within `timeout` seconds, or twice that if TCP is needed."""
    current = _Round(servers, timeout, health)
    current.run(tuple(questions))
    return current.answers


class _Round:
    """The questions of one round and their sockets."""

    def __init__(self, servers: Sequence[Nameserver], timeout: float, health: Health) -> None:
        self._servers: Final = servers
        self._timeout: Final = timeout
        self._health: Final = health
        self._selector: Final = selectors.DefaultSelector()
        self._sockets: Final[dict[int, socket.socket]] = {}
        self._by_id: Final[dict[int, Exchange]] = {}
        self._times: Final[dict[int, tuple[float, float]]] = {}  # by id: the deadline, and when to send again
        self._tcp: Final[list[Exchange]] = []
        self.answers: Final[dict[Question, Answer]] = {}

    def run(self, questions: Sequence[Question]) -> None:
        """Ask all questions and collect their answers."""
        waiting = list(reversed(questions))
        try:
            while waiting or self._by_id:
                while waiting and len(self._by_id) < IN_FLIGHT:
                    self._start(Exchange(waiting.pop(), len(self._servers)))
                if self._by_id:
                    self._wait()
        finally:
            self._selector.close()
            for each in self._sockets.values():
                each.close()
        deadline = time.monotonic() + self._timeout
        for exchange in self._tcp:
            self._finish(ask_over_tcp(self._servers, exchange, deadline))

    def _start(self, exchange: Exchange) -> None:
        if self._health.silent:
            self._finish(exchange.expired())
        else:
            self._send(exchange, time.monotonic() + self._timeout)

    def _send(self, exchange: Exchange, deadline: float) -> None:
        exchange.renew(self._by_id)
        self._by_id[exchange.id] = exchange
        self._transmit(exchange, deadline)

    def _transmit(self, exchange: Exchange, deadline: float) -> None:
        self._times[exchange.id] = deadline, time.monotonic() + self._timeout / ATTEMPTS
        query = exchange.query()
        try:
            self._socket(exchange.server).send(query)
        except OSError as error:  # unreachable: the next attempt goes to the next name server
            exchange.trouble = error.strerror or "cannot send"

    def _socket(self, server: int) -> socket.socket:
        found = self._sockets.get(server)
        if found is None:
            found = connect(self._servers[server], socket.SOCK_DGRAM)
            self._sockets[server] = found
            self._selector.register(found, selectors.EVENT_READ, server)
        return found

    def _wait(self) -> None:
        pause = max(0.0, min(min(times) for times in self._times.values()) - time.monotonic())
        if self._sockets:
            for key, _ in self._selector.select(pause):
                self._receive(self._sockets[key.data], key.data)
        else:  # nothing could be sent to any name server
            time.sleep(pause)
        now = time.monotonic()
        for id_, (deadline, again) in list(self._times.items()):
            exchange = self._by_id[id_]
            if now >= deadline or (now >= again and exchange.sent >= ATTEMPTS):
                self._forget(exchange)
                self._health.timed_out()
                self._finish(exchange.expired())
            elif now >= again:
                exchange.later()
                self._transmit(exchange, deadline)

    def _receive(self, source: socket.socket, server: int) -> None:
        while True:
            try:
                data = source.recv(65535)
            except BlockingIOError:
                return
            except OSError as error:  # ICMP: no server listens on that port
                for exchange in [each for each in self._by_id.values() if each.server == server]:
                    self._act(exchange, exchange.failed(error.strerror or "refused"))
                return
            self._health.heard()
            found = self._by_id.get(int.from_bytes(data[:2], "big"))
            if found is not None:
                self._act(found, found.accept(data))

    def _act(self, exchange: Exchange, outcome: Answer | Next | None) -> None:
        if outcome is None:
            return
        deadline = self._forget(exchange)
        if isinstance(outcome, Answer):
            self._finish(outcome)
        elif outcome is Next.TCP:
            self._tcp.append(exchange)
        else:
            self._send(exchange, deadline)

    def _forget(self, exchange: Exchange) -> float:
        del self._by_id[exchange.id]
        return self._times.pop(exchange.id)[0]

    def _finish(self, answer: Answer) -> None:
        self.answers[answer.question] = answer
