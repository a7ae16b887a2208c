"""What was not looked at because there was too much of it: every cap of the collection that bit."""

from collections.abc import Iterator

from mailguard.finding import Severity
from mailguard.posture.collect.blocklist import left_out
from mailguard.posture.collect.domain import Records
from mailguard.posture.collect.mx import ADDRESSES, REVERSE_NAMES
from mailguard.posture.collect.spf import walk
from mailguard.posture.judge import LIMIT
from mailguard.posture.observation import Observation
from mailguard.posture.options import DomainOptions
from mailguard.posture.snapshot import DmarcPosture, SpfPosture

_SHOWN = 10  # names in one sentence


def check_limits(domain: str, records: Records, options: DomainOptions) -> Iterator[Observation]:
    """One observation for each thing of which some were left out; it costs nothing and names how many."""
    for what, count, names in _left_out(records, options):
        if count:
            shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
            values = {"domain": domain, "variant": what, "count": str(count), "names": shown}
            yield Observation(LIMIT, Severity.INFO, what, values=values, data={"left_out": count})


def _left_out(records: Records, options: DomainOptions) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """What, how many of it, and their names where they are known."""
    yield "questions", records.refused, ()
    unread = _unread(records.spf)
    yield "spf-records", len(unread), unread
    yield "dkim-selectors", len(records.untried), records.untried
    unasked = _unasked(records.dmarc)
    yield "dmarc-destinations", len(unasked), unasked
    yield "mx-hosts", len(records.mx.left_out), records.mx.left_out
    crowded = tuple(host.host for host in records.mx.hosts if host.state == "ok" and len(host.addresses) > ADDRESSES)
    yield "mx-addresses", sum(max(0, len(host.addresses) - ADDRESSES) for host in records.mx.hosts), crowded
    named = tuple(
        address
        for host in records.mx.hosts
        for address, names in host.reverse.items()
        if len(names) > REVERSE_NAMES and address not in host.confirmed
    )
    yield "mx-reverse-names", len(named), named
    yield "mta-sts-lines", records.mta_sts.left_out, ()
    yield "caa-names", records.caa.left_out, ()
    yield "lookalikes", records.lookalikes.left_out, ()
    if options.blocklists:
        addresses, zones = left_out(records.mx.hosts, options.zones)
        yield "blocklist-addresses", addresses, ()
        yield "blocklist-zones", zones, options.zones[-zones:] if zones else ()
    if options.smtp:
        probed = {host.host for host in records.smtp}
        missed = tuple(host.host for host in records.mx.hosts if host.state == "ok" and host.host not in probed)
        yield "smtp-hosts", len(missed), missed


def _unread(spf: SpfPosture) -> tuple[str, ...]:
    if spf.record is None:
        return ()
    found = (term.record for _, term in walk(spf.record) if term.record is not None)
    return tuple(dict.fromkeys(record.domain for record in found if record.problem == "not-read"))


def _unasked(dmarc: DmarcPosture) -> tuple[str, ...]:
    return tuple(name.partition(" ")[2] for name, state in dmarc.destinations.items() if state == "not-asked")
