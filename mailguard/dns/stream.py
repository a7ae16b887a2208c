"""Connect to a name server, and ask one question over TCP (RFC 7766 §5) if the answer does not fit a datagram."""

import socket
import time
from collections.abc import Sequence
from typing import Final

from mailguard.dns.exchange import Exchange
from mailguard.dns.flow import Answer
from mailguard.dns.nameserver import Nameserver

_RECEIVE_BUFFER: Final = 1 << 20


def connect(server: Nameserver, kind: socket.SocketKind, timeout: float | None = None) -> socket.socket:
    """Return a connected socket, which receives only what that server sends. Raises `OSError`.

    A datagram socket does not block and has a large buffer, because all answers of a round arrive at once.
    """
    info = socket.getaddrinfo(server.address, server.port, type=kind, flags=socket.AI_NUMERICHOST)[0]
    made = socket.socket(info[0], kind)
    try:
        if kind is socket.SOCK_DGRAM:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)
            made.setblocking(False)
        else:
            made.settimeout(timeout)
        made.connect(info[4])
    except OSError:
        made.close()
        raise
    return made


def ask_over_tcp(servers: Sequence[Nameserver], exchange: Exchange, deadline: float) -> Answer:
    """Ask over TCP, from the next name server if one fails. `deadline` is a time of the monotonic clock."""
    while time.monotonic() < deadline:
        exchange.renew()
        try:
            data = _exchange(servers[exchange.server], exchange.query(), deadline)
        except OSError as error:
            outcome = exchange.failed(f"TCP: {error.strerror or error}")
        else:
            outcome = exchange.accept(data, tcp=True) or exchange.failed("TCP: not an answer to the question")
        if isinstance(outcome, Answer):
            return outcome
    return exchange.expired()


def _exchange(server: Nameserver, query: bytes, deadline: float) -> bytes:
    with connect(server, socket.SOCK_STREAM, max(0.01, deadline - time.monotonic())) as stream:
        stream.sendall(len(query).to_bytes(2, "big") + query)  # RFC 1035 §4.2.2
        return _read(stream, int.from_bytes(_read(stream, 2, deadline), "big"), deadline)


def _read(stream: socket.socket, length: int, deadline: float) -> bytes:
    data = bytearray()
    while len(data) < length:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("no answer in time")
        stream.settimeout(left)
        piece = stream.recv(length - len(data))
        if not piece:
            raise ConnectionError("closed too early")
        data += piece
    return bytes(data)
