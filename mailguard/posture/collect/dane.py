"""DANE (RFC 7672): the TLSA records of an MX host."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from mailguard.dns.flow import Flow, ask, resolvable
from mailguard.lazy_dataclass import dataclass
from mailguard.posture.snapshot import MxHost

_USAGES: Final = frozenset({"2", "3"})  # RFC 7672 §3.1.3: PKIX-TA and PKIX-EE are unusable for mail
_DIGITS: Final = {"1": 64, "2": 128}  # matching types SHA-256 and SHA-512 (RFC 6698 §2.1.3), in hexadecimal
_HEXADECIMAL: Final = frozenset("0123456789abcdef")


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


def usable(records: Iterable[str]) -> bool:
    """Whether senders can verify a server by one of these TLSA records (RFC 7672 §3.1)."""
    return any(map(_usable, records))


def _usable(record: str) -> bool:
    usage, selector, matching, *data = (*record.lower().split(), "", "", "")
    digits = "".join(data)
    whole = len(digits) == _DIGITS[matching] if matching in _DIGITS else matching == "0" and bool(digits)
    return usage in _USAGES and selector in ("0", "1") and whole and _HEXADECIMAL.issuperset(digits)


def with_tlsa(host: MxHost, tlsa: Tlsa) -> MxHost:
    """The host with its TLSA records, which mean nothing for one that is not in order."""
    if host.state != "ok" or not (tlsa.records or tlsa.failed):
        return host
    return replace(host, tlsa=tlsa.records, tlsa_failed=tlsa.failed)
