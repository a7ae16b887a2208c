"""Encode and parse DNS messages (RFC 1035 §4.1, EDNS: RFC 6891 §6.1). A malformed reply raises `WireError`.

The record types that mail needs most are parsed here, in a tenth of the time of a general library; dnspython parses
the others.
"""

import functools
import struct
from ipaddress import IPv6Address
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass

TYPES: Final = {
    "A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "SRV": 33, "DS": 43,
    "RRSIG": 46, "NSEC": 47, "DNSKEY": 48, "NSEC3": 50, "TLSA": 52, "HTTPS": 65, "SPF": 99, "CAA": 257,
}  # fmt: skip
_CNAME: Final = 5
_SOA: Final = 6
_OPT: Final = 41
_CAA: Final = 257
_QUOTED: Final = {0x22: '\\"', 0x5C: "\\\\"}
_PAYLOAD: Final = 1232  # octets; a UDP reply of this size is not fragmented on its way (dnsflagday.net/2020)
_RECORDS: Final = 4000  # the most that are read of one answer
_EXTENDED_ERROR: Final = 15  # RFC 8914 §2

_HEADER: Final = struct.Struct("!HHHHHH")  # RFC 1035 §4.1.1
_FIXED: Final = struct.Struct("!HHIH")  # RFC 1035 §4.1.3
_OPTION: Final = struct.Struct("!HH")  # RFC 6891 §6.1.2


class WireError(Exception):
    """The octets are not a valid DNS message. Never leaves this package."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an answer. `name` is in lower case without a final dot; `text` is as `dig +short` prints it."""

    name: str
    type: int
    ttl: int
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A response. `negative_ttl` is set if the authority section has an SOA record (RFC 2308 §5)."""

    id: int
    name: str
    type: int
    rcode: int
    truncated: bool
    authentic: bool
    records: tuple[Record, ...]
    negative_ttl: int | None
    extended_error: str


def type_number(type_: str) -> int:
    """Return the number of a record type, a known name or TYPEn (RFC 3597 §5). Raises `WireError`."""
    known = TYPES.get(type_)
    if known is not None:
        return known
    digits = type_.removeprefix("TYPE")
    if type_.startswith("TYPE") and digits.isascii() and digits.isdigit() and len(digits) <= 5 and int(digits) < 65536:
        return int(digits)
    raise WireError(f"unknown record type {type_[:20]}")


@functools.lru_cache(maxsize=1024)
def encode_name(name: str) -> bytes:
    """Encode a name as labels (RFC 1035 §3.1). Only the dot has a special meaning. Raises `WireError`."""
    out = bytearray()
    for label in name.encode("utf-8", "replace").split(b".") if name else ():
        if not 0 < len(label) < 64:  # RFC 1035 §2.3.4
            raise WireError("a label has 1 to 63 octets")
        out.append(len(label))
        out += label
    if len(out) > 254:
        raise WireError("a name has at most 255 octets")
    out.append(0)
    return bytes(out)


def encode_query(id_: int, name: str, type_: str, *, edns: bool = True, unchecked: bool = False) -> bytes:
    """Encode a recursive query. AD asks for the DNSSEC status (RFC 6840 §5.7), CD for no validation."""
    flags = 0x0120 | (0x0010 if unchecked else 0)
    query = _HEADER.pack(id_, flags, 1, 0, 0, 1 if edns else 0) + encode_name(name)
    query += struct.pack("!HH", type_number(type_), 1)
    if edns:  # RFC 6891 §6.1.2
        query += b"\0" + _FIXED.pack(_OPT, _PAYLOAD, 0, 0)
    return query


def parse_reply(data: bytes) -> Reply:
    """Parse the response in `data`. Raises `WireError` and nothing else."""
    try:
        return _parse(data)
    except (struct.error, IndexError, ValueError) as error:
        raise WireError(str(error)) from error


def _parse(data: bytes) -> Reply:
    id_, flags, questions, answers, authorities, additionals = _HEADER.unpack_from(data)
    if not flags & 0x8000 or questions != 1:
        raise WireError("not a response to one question")
    name, position = _name(data, 12)
    type_, class_ = struct.unpack_from("!HH", data, position)
    position += 4
    if class_ != 1:
        raise WireError("not of class IN")
    truncated = bool(flags & 0x0200)
    records: list[Record] = []
    negative_ttl: int | None = None
    extended_error = ""
    rcode = flags & 15
    if not truncated:
        for index in range(min(answers + authorities + additionals, _RECORDS)):
            if index == answers and rcode == 0 and records and records[-1].type == type_:
                break  # the rest matters only if there are no records
            if data[position] == 0xC0 and data[position + 1] == 12:  # usually a pointer to the question's name
                owner, position = name, position + 2
            else:
                owner, position = _name(data, position)
            kind, kind_class, ttl, length = _FIXED.unpack_from(data, position)
            position += 10
            if position + length > len(data):
                raise WireError("a record runs past the end")
            if index < answers:
                if kind_class == 1 and kind in (type_, _CNAME):
                    records.append(Record(owner.lower(), kind, _ttl(ttl), _text(data, position, length, kind)))
            elif kind == _SOA and index < answers + authorities:
                # RFC 2308 §5: the smaller of the SOA's TTL and its minimum
                negative_ttl = min(_ttl(ttl), struct.unpack_from("!I", data, position + length - 4)[0])
            elif kind == _OPT:
                rcode |= (ttl >> 24) << 4  # RFC 6891 §6.1.3
                extended_error = _extended_error(data[position : position + length])
            position += length
    return Reply(
        id_, name.lower(), type_, rcode, truncated, bool(flags & 0x0020), tuple(records), negative_ttl, extended_error
    )


def _ttl(seconds: int) -> int:
    return seconds if seconds < 0x80000000 else 0  # RFC 2181 §8


def _name(data: bytes, position: int) -> tuple[str, int]:
    """Return the name at `position` (RFC 1035 §4.1.4) and its end. Pointers may only go back, so there is no loop."""
    labels: list[bytes] = []
    end = -1
    size = 0
    limit = position
    while True:
        length = data[position]
        if length >= 0xC0:
            if end < 0:
                end = position + 2
            position = (length & 0x3F) << 8 | data[position + 1]
            if position >= limit:
                raise WireError("a name points forwards")
            limit = position
            continue
        if length > 63:
            raise WireError("not a label")
        position += 1
        if length == 0:
            break
        size += length + 1
        if size > 254:
            raise WireError("a name has at most 255 octets")
        label = data[position : position + length]
        if len(label) < length:
            raise WireError("a label runs past the end")
        labels.append(label)
        position += length
    name = b".".join(label.replace(b".", b"\\.") for label in labels).decode("utf-8", "replace")
    return name, position if end < 0 else end


def _text(data: bytes, position: int, length: int, kind: int) -> str:
    if kind == 1:
        if length != 4:
            raise WireError("an A record has four octets")
        return ".".join(map(str, data[position : position + 4]))
    if kind == 28:
        return str(IPv6Address(data[position : position + length]))
    if kind in (16, 99):
        return _strings(data[position : position + length]).decode("utf-8", "replace")
    if kind in (2, _CNAME, 12):
        return _name(data, position)[0] + "."
    if kind == 15:
        return f"{struct.unpack_from('!H', data, position)[0]} {_name(data, position + 2)[0]}."
    if kind == _CAA:
        return _caa(data[position : position + length])
    return _rare_text(data, position, length, kind)


def _caa(rdata: bytes) -> str:
    """Return flags, tag and value of a CAA record (RFC 8659 §4.1), the value quoted as in a zone file."""
    tag, value = rdata[2 : 2 + rdata[1]], rdata[2 + rdata[1] :]
    if not tag.isalnum() or len(tag) != rdata[1]:
        raise WireError("a CAA record needs a tag")
    escaped = "".join(_QUOTED.get(octet) or (chr(octet) if 32 <= octet < 127 else f"\\{octet:03}") for octet in value)
    return f'{rdata[0]} {tag.decode("ascii")} "{escaped}"'


def _strings(rdata: bytes) -> bytes:
    """Join the character-strings of a TXT record (RFC 1035 §3.3.14)."""
    out = bytearray()
    position = 0
    while position < len(rdata):
        length = rdata[position]
        position += 1
        if position + length > len(rdata):
            raise WireError("a string runs past the end")
        out += rdata[position : position + length]
        position += length
    return bytes(out)


def _rare_text(data: bytes, position: int, length: int, kind: int) -> str:
    import dns.exception
    import dns.rdata
    import dns.rdataclass
    import dns.rdatatype

    try:
        rdata = dns.rdata.from_wire(dns.rdataclass.IN, dns.rdatatype.RdataType.make(kind), data, position, length)
        return str(rdata.to_text())
    except (dns.exception.DNSException, ValueError, IndexError, TypeError) as error:
        raise WireError(f"a record of type {kind} cannot be read") from error


def _extended_error(options: bytes) -> str:
    """Return why a resolver failed (RFC 8914 §2), or "" if it does not say."""
    position = 0
    while position + 4 <= len(options):
        code, length = _OPTION.unpack_from(options, position)
        position += 4
        if code == _EXTENDED_ERROR and length >= 2 and position + length <= len(options):
            number = struct.unpack_from("!H", options, position)[0]
            words = options[position + 2 : position + length][:200].decode("utf-8", "replace")
            return f"EDE {number} {words}".strip()
        position += length
    return ""
