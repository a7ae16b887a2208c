"""DANE (RFC 7672): the TLSA records of an MX host."""

from dataclasses import replace

from mailguard.dns.flow import Flow, ask, resolvable
from mailguard.lazy_dataclass import dataclass
from mailguard.posture.snapshot import MxHost


@dataclass(frozen=True, slots=True)
class Tlsa:
    """TLSA records, or in `failed` why nothing is known."""

    records: tuple[str, ...] = ()
    failed: str = ""


def collect_tlsa(host: str) -> Flow[Tlsa]:
    """The TLSA records of `host`, as far as the resolver vouches for them (RFC 7672 §2.2)."""
    name = f"_25._tcp.{host}"
    if not resolvable(name):
        return Tlsa()
    answer = yield from ask(name, "TLSA")
    if answer.status.failed:
        return Tlsa(failed=f"{answer.question} {answer.status.value}")
    return Tlsa(answer.records if answer.secure else ())


def with_tlsa(host: MxHost, tlsa: Tlsa) -> MxHost:
    """The host with its TLSA records, which mean nothing for one that is not in order."""
    if host.state != "ok" or not (tlsa.records or tlsa.failed):
        return host
    return replace(host, tlsa=tlsa.records, tlsa_failed=tlsa.failed)
