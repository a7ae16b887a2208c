"""The route of a message: its hops with their delays, and what is odd about each."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from mailguard.auth.border import find_border
from mailguard.auth.network import Relays, reach
from mailguard.auth.result import Hop
from mailguard.config import Trust
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField
from mailguard.names.domain import organizational_domain

CLOCK_SKEW: Final = timedelta(minutes=10)  # clocks often differ by less than this
LONG_DELAY: Final = timedelta(hours=24)

# The possible anomalies of a hop, in the order in which they are listed.
ANOMALIES: Final = (
    "below-border",  # the sender may have written it
    "claims-our-name",  # it gives the name of one of our hosts and is not that host
    "invalid-address",  # in place of an address it has a text that is not one
    "private-address-outside",  # a private address between hosts on the Internet
    "loopback-outside",  # a loopback address with the name of a host elsewhere
    "broken-chain",  # the host that delivered the mail is not the one that wrote the field below
    "helo-differs-from-reverse-name",
    "reverse-name-unconfirmed",  # the server says that the name does not resolve back to the address
    "ambiguous-form",  # the client may have chosen text that looks like the server's
    "no-date",
    "negative-delay",  # it received the mail before the hop below did
    "long-delay",
)


def trace(
    message: Message, trust: Trust, own_domains: tuple[str, ...] = (), client_ip: str | None = None
) -> tuple[tuple[Hop, ...], int | None]:
    """Return the hops, topmost (last) first, and the index of the one that our border wrote (None if there is none).

    `delay_seconds` is the time since the next lower hop with a readable date, negative if the clocks contradict
    the order. `own_domains` are used to find hops that claim our names. `client_ip` is the address of the SMTP client,
    if the caller knows it (see `find_border`).
    """
    fields = message.received.fields
    border = find_border(message, trust, client_ip)
    ours = _OurNames(trust, own_domains)
    delays = _delays([field.time for field in fields])
    hops = []
    for index, field in enumerate(fields):
        below = fields[index + 1] if index + 1 < len(fields) else None
        outside = border is None or index > border
        found = frozenset(_anomalies(field, below, delays[index], outside, index == border, ours))
        hops.append(_hop(index, field, delays[index], tuple(filter(found.__contains__, ANOMALIES))))
    return tuple(hops), border


def _hop(index: int, field: ReceivedField, delay: timedelta | None, anomalies: tuple[str, ...]) -> Hop:
    return Hop(
        index=index,
        from_=field.helo or field.from_,
        by=field.by,
        ip=field.ip or field.invalid_ip,
        with_=field.with_,
        tls=field.tls,
        time=field.time.isoformat().replace("+00:00", "Z") if field.time else "",
        delay_seconds=delay.total_seconds() if delay is not None else None,
        anomalies=anomalies,
        reverse_name=field.reverse_name,
        id=field.id,
        for_=field.for_,
    )


def _delays(times: Sequence[datetime | None]) -> list[timedelta | None]:
    delays: list[timedelta | None] = [None] * len(times)
    earlier: datetime | None = None
    for index in range(len(times) - 1, -1, -1):
        time = times[index]
        if time is not None:
            delays[index] = time - earlier if earlier is not None else None
            earlier = time
    return delays


class _OurNames:
    """Names that only our own hosts may use."""

    def __init__(self, trust: Trust, own_domains: tuple[str, ...]) -> None:
        self._relays: Final = Relays.of(trust.relays)
        self._domains: Final = tuple(domain.lower().rstrip(".") for domain in own_domains)
        self._ids: Final = frozenset([name.lower().rstrip(".") for name in trust.authserv_ids if "." in name])
        self._any: Final = bool(self._domains or self._ids or self._relays.names)

    def has(self, name: str) -> bool:
        if not self._any:
            return False
        name = name.lower().rstrip(".")
        if not name or "." not in name:
            return False
        if name in self._ids or self._relays.has_name(name):
            return True
        return any(name == domain or name.endswith(f".{domain}") for domain in self._domains)

    def is_relay(self, ip: str) -> bool:
        return self._relays.has_ip(ip)


def _anomalies(
    field: ReceivedField,
    below: ReceivedField | None,
    delay: timedelta | None,
    outside: bool,
    is_border: bool,
    ours: _OurNames,
) -> Iterator[str]:
    if outside:
        yield "below-border"
        yield from _place_anomalies(field, below)
    if (outside and (ours.has(field.by) or ours.has(field.helo))) or (is_border and _pretends(field, ours)):
        yield "claims-our-name"
    if field.invalid_ip:
        yield "invalid-address"
    if below is not None and (outside or is_border) and _broken(field, below):
        yield "broken-chain"
    if field.reverse_name and _differ(field.helo, field.reverse_name) and reach(field.ip) == "public":
        yield "helo-differs-from-reverse-name"
    if field.doubt in ("form", "address"):
        yield "ambiguous-form"
    if field.may_be_forged or field.name_unchecked:
        yield "reverse-name-unconfirmed"
    if field.time is None:
        yield "no-date"
    elif delay is not None and delay < -CLOCK_SKEW:
        yield "negative-delay"
    elif delay is not None and delay > LONG_DELAY:
        yield "long-delay"


def _pretends(field: ReceivedField, ours: _OurNames) -> bool:
    """Whether a stranger at our border gives one of our names in HELO, and no lookup confirms it."""
    if reach(field.ip) != "public" or ours.is_relay(field.ip):
        return False
    return ours.has(field.helo) and not (ours.has(field.reverse_name) and not field.may_be_forged)


def _place_anomalies(field: ReceivedField, below: ReceivedField | None) -> Iterator[str]:
    """Yield the anomalies of addresses that cannot occur between hosts on the Internet."""
    kind = reach(field.ip) if field.ip else "invalid"
    # At the lowest hop the author's own computer submits the mail: a private address is normal there.
    if kind == "private" and below is not None and below.has_client and _differ(field.by, field.helo):
        yield "private-address-outside"
    if kind == "loopback" and _differ(field.by, field.helo):
        yield "loopback-outside"


def _broken(field: ReceivedField, below: ReceivedField) -> bool:
    """Whether the names say that the host that delivered the mail is not the one that wrote the field below."""
    if not below.by or not field.has_client or (below.by_ip and below.by_ip == field.ip):
        return False
    names = [name for name in (field.helo, field.reverse_name, field.from_) if organizational_domain(name)]
    return bool(names) and all(_differ(name, below.by) for name in names)


def _differ(one: str, other: str) -> bool:
    """Whether two host names belong to different organizations; False if one has no organizational domain."""
    first, second = organizational_domain(one), organizational_domain(other)
    return bool(first) and bool(second) and first != second
