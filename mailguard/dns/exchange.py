"""The protocol for one question, without I/O: what to send next, and how to interpret a reply."""

import secrets
from collections.abc import Container
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from mailguard.dns.flow import Answer, Question, Status
from mailguard.dns.wire import TYPES, Record, Reply, WireError, encode_name, encode_query, parse_reply, type_number

ATTEMPTS: Final = 4  # datagrams sent for one question within its timeout
_CNAMES: Final = 12  # aliases followed in one chain
_NEGATIVE_TTL: Final = 60  # seconds, if a server gives none
_FAILURE_TTL: Final = 30  # RFC 9520 §3.2: failures are cached for one second to five minutes
_RCODES: Final = {1: "FORMERR", 2: "SERVFAIL", 4: "NOTIMP", 5: "REFUSED"}  # RFC 1035 §4.1.1


class Next(Enum):
    """What to do after a reply that is not yet an answer."""

    SEND = "send"
    TCP = "tcp"


@dataclass(slots=True, eq=False)
class Exchange:
    """One question in flight. `server` is the index of the name server to send to."""

    question: Question
    servers: int
    server: int = 0
    sent: int = 0
    id: int = 0
    name: str = ""
    edns: bool = True
    refused: int = 0  # how many name servers failed for this name
    chain: list[Record] = field(default_factory=list)
    trouble: str = ""

    def __post_init__(self) -> None:
        self.name = self.question.name

    def query(self) -> bytes:
        """Return the octets to send now. `renew` sets their id; a retransmission keeps it."""
        self.sent += 1
        return encode_query(self.id, self.name, self.question.type, edns=self.edns, unchecked=self.question.unchecked)

    def renew(self, taken: Container[int] = ()) -> None:
        """Choose a new random id that is not in `taken`. An unpredictable id makes forging hard (RFC 5452 §9.2)."""
        self.id = secrets.randbelow(65536)
        while self.id in taken:
            self.id = secrets.randbelow(65536)

    def later(self) -> None:
        """Change to the next name server after no reply came in time."""
        self.server = (self.server + 1) % self.servers

    def accept(self, data: bytes, *, tcp: bool = False) -> Answer | Next | None:
        """Return what follows from the reply `data`, or None if it does not answer the last query."""
        if len(data) < 12 or int.from_bytes(data[:2], "big") != self.id:
            return None
        try:
            reply = parse_reply(data)
        except WireError as error:
            return self._next_server(f"malformed answer: {error}")
        if reply.name != self.name.lower() or reply.type != type_number(self.question.type):
            return None
        if reply.truncated:  # RFC 7766 §5
            return self._next_server("truncated over TCP") if tcp else Next.TCP
        if reply.rcode in (1, 4) and self.edns:  # RFC 6891 §7: the server does not know EDNS
            self.edns = False
            return Next.SEND
        if reply.rcode not in (0, 3):
            word = _RCODES.get(reply.rcode, f"RCODE{reply.rcode}")
            return self._next_server(f"{word} {reply.extended_error}".strip())
        return self._interpret(reply)

    def failed(self, trouble: str) -> Answer | Next:
        """Return what follows from a failed connection: the next name server, or a failure."""
        return self._next_server(trouble)

    def expired(self) -> Answer:
        """Return the answer after the timeout."""
        if self.trouble:
            return Answer(self.question, Status.SERVFAIL, ttl=_FAILURE_TTL, detail=self.trouble)
        return Answer(self.question, Status.TIMEOUT, ttl=_FAILURE_TTL, detail="no answer in time")

    def _next_server(self, trouble: str) -> Answer | Next:
        self.trouble = trouble
        self.refused += 1
        if self.refused >= self.servers:
            return Answer(self.question, Status.SERVFAIL, ttl=_FAILURE_TTL, detail=trouble)
        self.later()
        return Next.SEND

    def _interpret(self, reply: Reply) -> Answer | Next:
        name = self.name.lower()
        aliases: dict[str, Record] = {}
        if reply.type != TYPES["CNAME"]:
            aliases = {record.name: record for record in reply.records if record.type == TYPES["CNAME"]}
        while name in aliases:
            record = aliases[name]
            name = record.text.rstrip(".").lower()
            self.chain.append(record)
            if len(self.chain) > _CNAMES:
                return Answer(self.question, Status.SERVFAIL, ttl=_FAILURE_TTL, detail="CNAME chain without end")
        found = [record for record in reply.records if record.type == reply.type and record.name == name]
        if found:
            ttl = min(record.ttl for record in (*found, *self.chain))
            texts = tuple(record.text for record in found)
            return Answer(self.question, Status.OK, texts, name, ttl, reply.authentic)
        if name != self.name.lower() and reply.rcode == 0 and reply.negative_ttl is None:
            # The server did not follow the alias to its end, so its target is asked next.
            try:
                encode_name(name)
            except WireError:
                return Answer(self.question, Status.SERVFAIL, ttl=_FAILURE_TTL, detail="CNAME to no name")
            self.name = name
            self.refused = 0
            return Next.SEND
        status = Status.NXDOMAIN if reply.rcode == 3 else Status.NODATA  # RFC 2308 §2.1, RFC 2308 §2.2
        ttl = _NEGATIVE_TTL if reply.negative_ttl is None else reply.negative_ttl
        return Answer(self.question, status, (), name, ttl, reply.authentic)


def unaskable(question: Question) -> Answer | None:
    """Return NXDOMAIN for a question that cannot be sent, since such a name cannot exist; else None."""
    try:
        encode_name(question.name)
        type_number(question.type)
    except WireError as error:
        return Answer(question, Status.NXDOMAIN, detail=str(error))
    return None
