"""Look up the MX hosts of a domain, their addresses and the reverse names of these."""

import functools
import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.dns.flow import Answer, Answers, Flow, Question, Status, ask_all, resolvable, together
from mailguard.dns.record import mail_exchanger
from mailguard.posture.records.dane import Tlsa, collect_tlsa, with_tlsa
from mailguard.posture.records.mx.value import MxHost

HOSTS: Final = 12  # hosts examined
ADDRESSES: Final = 6  # addresses of one host whose reverse names are looked up
REVERSE_NAMES: Final = 10  # reverse names of one address that are looked up, as for ptr in RFC 7208 §4.6.4


@dataclass(frozen=True, slots=True)
class MxSet:
    """All MX records of a domain, with the hosts that were examined.

    `kind` is "mx", "null" (RFC 7505 §3), "null-with-others", "implicit" (RFC 5321 §5.1), "none" or "failed".
    `published` holds all records as host → preference, where "." is the host of a null MX, or None if the lookup
    failed. `left_out` are the hosts that were not examined. `tlsa_failed` is a TLSA lookup that was not answered.
    """

    kind: str
    hosts: tuple[MxHost, ...] = ()
    failed: str = ""
    left_out: tuple[str, ...] = ()
    published: Mapping[str, str] | None = field(default_factory=dict)
    tlsa_failed: str = ""


def collect_mx(domain: str) -> Flow[MxSet]:
    """Look up the MX of `domain` and examine each host.

    TLSA records are looked up only if the zone is signed, because DANE need not apply otherwise (RFC 7672 §2.2.1).
    """
    question, apex = Question(domain, "MX"), Question(domain, "TXT")
    answers = yield from ask_all((question, apex))
    answer, signed = answers[question], answers[apex].secure
    if answer.status.failed:
        return MxSet("failed", failed=f"{answer.question} {answer.status.value}", published=None)
    published = published_hosts(answer.records)
    found = exchangers(answer)
    if not found:  # RFC 5321 §5.1: the addresses of the domain take the place of MX
        own = yield from _addresses(domain)
        failed = next((f"{each.question} {each.status.value}" for each in own.values() if each.status.failed), "")
        if failed:
            return MxSet("failed", failed=failed)
        return MxSet("implicit" if any(answer.records for answer in own.values()) else "none")
    if all(host in ("", ".") for _, host in found):  # RFC 7505 §3
        return MxSet("null", published=published)
    # A host that is listed twice counts once, with its better preference.
    best = {host: preference for preference, host in reversed(found) if host not in ("", ".")}
    named = sorted((preference, host) for host, preference in best.items())
    flows = [_host(preference, host) for preference, host in named[:HOSTS]]
    tlsa = [collect_tlsa(host) if signed else _unsigned() for _, host in named[:HOSTS]]
    examined = yield from together(*flows, *tlsa)
    hosts = tuple(map(with_tlsa, examined[: len(flows)], examined[len(flows) :]))
    left_out = tuple(host for _, host in named[HOSTS:])
    alone = all(host not in ("", ".") for _, host in found)
    kind = "mx" if alone else "null-with-others"  # RFC 7505 §3: a null MX MUST be the only MX record
    failed = next((each.failed for each in examined[len(flows) :] if each.failed), "")
    return MxSet(kind, hosts, left_out=left_out, published=published, tlsa_failed=failed)


def published_hosts(records: Iterable[str]) -> Mapping[str, str]:
    """Return MX records as host → preference; "." is the host of a null MX (RFC 7505 §3)."""
    return {each[1] or ".": str(each[0]) for each in map(mail_exchanger, records) if each is not None}


def exchangers(answer: Answer) -> list[tuple[int, str]]:
    """Return preference and host of each MX record, the most preferred first (RFC 5321 §5.1)."""
    return sorted({each for each in map(mail_exchanger, answer.records) if each is not None})


def _unsigned() -> Flow[Tlsa]:
    return Tlsa()
    yield ()


def _host(preference: int, host: str) -> Flow[MxHost]:
    bare = MxHost(preference, host)
    if _address(host) is not None:  # RFC 5321 §5.1: the exchanger MUST be a domain name
        return replace(bare, state="ip-literal")
    if not resolvable(host):
        return replace(bare, state="nxdomain")
    answers = yield from _addresses(host)
    addresses = tuple(text for answer in answers.values() for text in answer.records if _address(text))
    alias = next((a.canonical_name for a in answers.values() if a.canonical_name not in ("", host)), "")
    if not addresses:
        return _without_address(replace(bare, alias=alias), answers)
    bare = replace(bare, addresses=addresses, alias=alias)
    if any(is_private(address) for address in addresses):
        return replace(bare, state="private-address")
    if alias:  # RFC 2181 §10.3
        return replace(bare, state="cname")
    return (yield from _reverse(bare))


def _addresses(host: str) -> Flow[Answers]:
    """Look up the addresses of a host. IPv6 is asked for only if there is no IPv4 address, to save a question."""
    question = Question(host, "A")
    answers = yield from ask_all((question,))
    if answers[question].records:
        return answers
    return {**answers, **(yield from ask_all((Question(host, "AAAA"),)))}


def _without_address(bare: MxHost, answers: Answers) -> MxHost:
    failed = next((answer for answer in answers.values() if answer.status.failed), None)
    if failed is not None:
        return replace(bare, state="failed", failed=f"{failed.question} {failed.status.value}")
    gone = any(answer.status is Status.NXDOMAIN for answer in answers.values())  # RFC 2308 §2.1
    return replace(bare, state="nxdomain" if gone else "no-address")


def _reverse(host: MxHost) -> Flow[MxHost]:
    """Look up the reverse names of each address, and whether one of them resolves to it again (RFC 8601 §3)."""
    pointers = {address: Question(_pointer(address), "PTR") for address in host.addresses[:ADDRESSES]}
    answers = yield from ask_all(tuple(pointers.values()))
    names = {
        address: tuple(name.rstrip(".").lower() for name in answers[question].records)
        for address, question in pointers.items()
    }
    failed = next((str(q) for q in pointers.values() if answers[q].status.failed), "")
    wanted = {
        Question(name, "AAAA" if ":" in address else "A")
        for address, found in names.items()
        for name in found[:REVERSE_NAMES]
        if resolvable(name)
    }
    forward = (yield from ask_all(tuple(sorted(wanted, key=str)))) if wanted else {}
    confirmed = tuple(
        address for address, found in names.items() if any(_holds(forward, name, address) for name in found)
    )
    return replace(host, reverse=names, confirmed=confirmed, failed=failed)


def _holds(forward: Answers, name: str, address: str) -> bool:
    answer = forward.get(Question(name, "AAAA" if ":" in address else "A"))
    return answer is not None and any(_address(text) == _address(address) for text in answer.records)


def _pointer(address: str) -> str:
    return ipaddress.ip_address(address).reverse_pointer  # RFC 1035 §3.5, RFC 3596 §2.5


@functools.lru_cache(maxsize=512)
def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.rstrip("."))
    except ValueError:
        return None


# `is_global` is not used: it also excludes the documentation networks (RFC 5737 §3), which examples and tests need.
_PRIVATE: Final = tuple(
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8",  # RFC 1918 §3
        "172.16.0.0/12",  # RFC 1918 §3
        "192.168.0.0/16",  # RFC 1918 §3
        "127.0.0.0/8",  # loopback: RFC 1122 §3.2.1.3
        "169.254.0.0/16",  # link-local: RFC 3927 §2.1
        "100.64.0.0/10",  # shared by customers of a provider: RFC 6598 §7
        "0.0.0.0/8",  # this network: RFC 1122 §3.2.1.3
        "fc00::/7",  # unique local: RFC 4193 §3.1
        "fec0::/10",  # site-local: RFC 4291 §2.5.7
        "fe80::/10",  # link-local: RFC 4291 §2.5.6
        "::1/128",  # loopback: RFC 4291 §2.5.3
        "::/128",  # unspecified: RFC 4291 §2.5.2
    )
)


@functools.lru_cache(maxsize=512)
def is_private(text: str) -> bool:
    """Whether an address cannot be reached from the Internet."""
    address = _address(text)
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address  # RFC 4291 §2.5.5.2
    return address is not None and any(address in network for network in _PRIVATE if network.version == address.version)
