"""Hops that cannot be true, or that honest mail seldom has."""

from collections.abc import Iterator

from mailguard.auth.network import reach
from mailguard.auth.result import Hop
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain
from mailguard.names.registry import Owner

_HOUR = 3600.0
_DAY = 24 * _HOUR


@check(severity=Severity.LOW, confidence=Confidence.MEDIUM, attack=("T1672",))
def received_anomaly(message: Message, context: Context) -> Iterator[Hit]:
    """The delivery record contains a hop that cannot be true.

    What it finds
        A hop under your border that bears your own host names or those of a known organization which did not hand
        the mail over (an invented hop); an address that cannot exist; a private address between hosts of the
        Internet; hops in an impossible order; a hop that took more than a day.
    Why it matters
        Every server adds one Received line on top. A sender who wants a mail to look as if it came from elsewhere
        writes some of his own underneath, and rarely gets all of them right.
    False positives
        Clocks that run wrong, wrong time zones, queues after an outage, moderated lists. Differences below an hour
        are not reported; long delays and clock errors alone are of low severity.
    What to do
        Look at the hop table. Trust only the lines at and above the border; judge the mail without the others.
    References
        RFC 5321 §4.4, RFC 5322 §3.6.7
    """
    del message
    from_list = bool(context.proven.by_list)
    seen: set[str] = set()
    for hop in context.route:
        for hit in _hits(hop, context.route, context, from_list):
            if hit.variant not in seen:  # the topmost of each kind says enough
                seen.add(hit.variant)
                yield hit


def _hits(hop: Hop, hops: tuple[Hop, ...], context: Context, from_list: bool) -> Iterator[Hit]:
    anomalies = frozenset(hop.anomalies)
    if not (context.authenticated or from_list) and _claims_our_name(hop, context):
        name = _claimed(hop, context)
        # At the border a host of ours may be missing from trust.relays: without a looked-up name nothing refutes it.
        severity = Severity.LOW if hop.index == context.border and not hop.reverse_name else Severity.HIGH
        yield _hit(hop, "claims-our-name", name, severity, host=name, ip=hop.ip or "?")
    below = hops[hop.index + 1] if hop.index + 1 < len(hops) else None
    if hop.index == context.border and "broken-chain" in anomalies and below is not None and not context.authenticated:
        invented = _invented(hop, below, context)
        if invented is not None:
            client = hop.reverse_name or hop.from_ or hop.ip
            yield _hit(
                below, "invented-hop", below.by, Severity.MEDIUM, host=below.by, client=client, owner=invented.name
            )
    if "invalid-address" in anomalies:
        yield _hit(hop, "invalid-address", hop.ip, Severity.MEDIUM, ip=hop.ip)
    if "private-address-outside" in anomalies and not from_list:
        yield _hit(hop, "private-address-outside", hop.ip, Severity.LOW, ip=hop.ip, host=hop.from_, by=hop.by)
    yield from _time_hits(hop, context, from_list)


def _time_hits(hop: Hop, context: Context, from_list: bool) -> Iterator[Hit]:
    delay = hop.delay_seconds
    if delay is None:
        return
    outside = context.border is None or hop.index >= context.border
    if "negative-delay" in hop.anomalies and delay < -_HOUR and outside:
        severity = Severity.MEDIUM if delay < -2 * _DAY else Severity.LOW
        yield _hit(hop, "impossible-order", hop.time, severity, time=hop.time, by=hop.by, hours=f"{-delay / _HOUR:.0f}")
    if "long-delay" in hop.anomalies:
        severity = Severity.INFO if from_list or not outside else Severity.LOW
        yield _hit(hop, "long-delay", hop.time, severity, time=hop.time, by=hop.by, hours=f"{delay / _HOUR:.0f}")


def _claims_our_name(hop: Hop, context: Context) -> bool:
    """Whether a hop of the sender's, or the stranger at our border, bears a name of ours."""
    if "claims-our-name" in hop.anomalies:
        return True
    if "below-border" in hop.anomalies:
        return context.registry.is_own(hop.by) or context.registry.is_own(hop.from_)
    at_border = hop.index == context.border and reach(hop.ip) == "public"
    looked_up = context.registry.is_own(hop.reverse_name)  # a host of ours that is not entered in trust.relays
    return at_border and context.registry.is_own(hop.from_) and not looked_up


def _claimed(hop: Hop, context: Context) -> str:
    """The name of ours that the hop bears: of the receiving host, else of its client."""
    at_border = hop.index == context.border
    by_is_ours = context.registry.is_own(hop.by) or hop.by.lower() in context.config.trust.authserv_ids
    return hop.by if by_is_ours and not at_border else hop.from_


def _invented(hop: Hop, below: Hop, context: Context) -> Owner | None:
    """The known organization that is said to have received the mail before, when another one handed it over."""
    owner = context.registry.owner_of(below.by)
    if owner is None or owner.kind == "own":  # our own names are the other finding
        return None
    theirs = {organizational_domain(domain) for domain in owner.domains}
    if organizational_domain(hop.reverse_name) in theirs or organizational_domain(hop.from_) in theirs:
        return None
    return owner


def _hit(hop: Hop, variant: str, text: str, severity: Severity, **values: str) -> Hit:
    values["hop"] = str(hop.index)
    return Hit(
        (Evidence(f"route:{hop.index}", text),),
        variant=variant,
        values=values,
        data={"anomaly": variant, "hop": hop.index},
        severity=severity,
    )
