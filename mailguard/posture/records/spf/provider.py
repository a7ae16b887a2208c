"""Find mail services that receive the mail of a domain (MX) but that its SPF record does not allow to send.

Only services that send from other servers than those of the MX count. A spam filter in front of the mailboxes, or a
server that both receives and sends, does not show whether an include is needed.
"""

from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Final

from mailguard.data.spf_includes import SEPARATE_SENDERS, spf_include
from mailguard.dns.flow import Flow
from mailguard.posture.records.mx.collect import MxSet
from mailguard.posture.records.spf.collect import collect_spf, is_open, walk
from mailguard.posture.records.spf.ranges import Network, is_used
from mailguard.posture.records.spf.value import SpfPosture, SpfRecord

_UNREAD: Final = frozenset({"not-read", "temperror", "multiple-records", "loop", "malformed"})


def collect_missing(domain: str, spf: SpfPosture, mx: MxSet) -> Flow[tuple[str, ...]]:
    """Return the includes of services that receive the mail of `domain` and may not send for it.

    Nothing is returned unless the record is usable and all its senders are known.
    """
    record = spf.record
    if record is None or spf.failed or spf.result != "pass" or spf.all_ == "pass" or not _is_clear(record):
        return ()
    names = dict.fromkeys(map(spf_include, (host.host for host in mx.hosts)))
    missing: list[str] = []
    for name in names:
        if name not in SEPARATE_SENDERS or name in _names(record):
            continue
        service = yield from collect_spf(domain, f"v=spf1 include:{name} -all")
        if service.result == "pass" and service.record is not None and not _shares(record, service.record):
            missing.append(name)
    return tuple(missing)


def _is_clear(record: SpfRecord) -> bool:
    """Whether a record names senders, and all of them are known. `-all` alone means that the domain sends no mail."""
    terms = [term for _, term in walk(record) if not term.ignored]
    known = not any(
        term.mechanism == "exists"  # RFC 7208 §5.7: depends on the mail
        or (term.mechanism in ("include", "redirect") and is_open(term.target))
        or (term.record is not None and term.record.problem in _UNREAD)
        for term in terms
    )
    return known and any(term.mechanism in ("ip4", "ip6", "a", "mx", "include", "redirect") for term in terms)


def _shares(record: SpfRecord, service: SpfRecord) -> bool:
    """Whether a record allows the service without its include.

    It does so by naming another record of the service, by listing some of its networks, or by covering all of them.
    """
    if _names(record) & _names(service):
        return True
    ours, theirs = _networks(record), _networks(service)
    used = [each for each in theirs if is_used(each)]
    copied = any(_lies_in(each, other) for each in ours for other in theirs)
    return copied or (bool(used) and all(any(_lies_in(each, other) for other in ours) for each in used))


def _lies_in(inner: Network, outer: Network) -> bool:
    if isinstance(inner, IPv4Network):
        return isinstance(outer, IPv4Network) and inner.subnet_of(outer)
    return isinstance(outer, IPv6Network) and inner.subnet_of(outer)


def _names(record: SpfRecord) -> set[str]:  # RFC 7208 §5.2, RFC 7208 §6.1
    return {term.target for _, term in walk(record) if term.mechanism in ("include", "redirect")}


def _networks(record: SpfRecord) -> set[Network]:  # RFC 7208 §5.6
    terms = (term for _, term in walk(record) if term.mechanism in ("ip4", "ip6") and not term.ignored)
    return {ip_network(term.target, strict=False) for term in terms}
