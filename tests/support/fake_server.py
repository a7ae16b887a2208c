"""A name server on loopback, UDP and TCP on one port; each test chooses its behaviour."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Self

from mailguard.dns.wire import TYPES

NAMES = {number: name for name, number in TYPES.items()}


def encode(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label for label in name.encode().split(b".") if label) + b"\0"


def txt(text: str) -> bytes:
    data = text.encode()
    return b"".join(bytes([len(data[i : i + 255])]) + data[i : i + 255] for i in range(0, max(1, len(data)), 255))


def reply(
    query: bytes,
    *,
    rcode: int = 0,
    answers: Sequence[Any] = (),
    authority: Sequence[Any] = (),
    tc: bool = False,
    ad: bool = False,
    id_: int | None = None,
    question: bytes | None = None,
) -> bytes:
    """Return the bytes of a response; `answers` are (owner, type, rdata)."""
    end = 12
    while query[end]:
        end += query[end] + 1
    body = question if question is not None else query[12 : end + 5]
    flags = 0x8180 | rcode | (0x0200 if tc else 0) | (0x20 if ad else 0)
    head = struct.pack(
        "!HHHHHH",
        id_ if id_ is not None else int.from_bytes(query[:2], "big"),
        flags,
        1,
        len(answers),
        len(authority),
        0,
    )
    for owner, type_, rdata in (*answers, *authority):
        body += encode(owner) + struct.pack("!HHIH", TYPES[type_], 1, 300, len(rdata)) + rdata
    return head + body


def question_of(query: bytes) -> Any:
    labels, position = [], 12
    while query[position]:
        labels.append(query[position + 1 : position + 1 + query[position]].decode().lower())
        position += query[position] + 1
    return ".".join(labels), NAMES[int.from_bytes(query[position + 1 : position + 3], "big")]


SOA = ("test", "SOA", encode("ns.test") + encode("root.test") + struct.pack("!5I", 1, 2, 3, 4, 60))


class FakeServer:
    """The server; `behave(query, name, type_, tcp)` returns the datagrams to send, in order; a float is a pause."""

    def __init__(self, behave: Callable[..., Any]) -> None:
        self.behave = behave
        self.asked: list[str] = []
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        self.port = self.udp.getsockname()[1]
        self.tcp = socket.socket()
        self.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.tcp.bind(("127.0.0.1", self.port))
        self.tcp.listen(8)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        for target in (self._serve_udp, self._serve_tcp):
            threading.Thread(target=target, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for each in (self.udp, self.tcp):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _answers(self, query: bytes, tcp: bool) -> Any:
        name, type_ = question_of(query)
        self.asked.append(f"{name} {type_}")
        return self.behave(query, name, type_, tcp) or ()

    def _serve_udp(self) -> None:
        while True:
            try:
                query, peer = self.udp.recvfrom(4096)
            except OSError:
                return
            if query:
                threading.Thread(target=self._send_udp, args=(query, peer), daemon=True).start()

    def _send_udp(self, query: bytes, peer: Any) -> None:
        for each in self._answers(query, False):
            if isinstance(each, float):
                time.sleep(each)
                continue
            try:
                self.udp.sendto(each, peer)
            except OSError:
                return

    def _serve_tcp(self) -> None:
        while True:
            try:
                stream, _ = self.tcp.accept()
            except OSError:
                return
            with stream:
                query = stream.recv(4096)[2:]
                if not query:
                    continue
                for each in self._answers(query, True):
                    stream.sendall(len(each).to_bytes(2, "big") + each)
