"""Whether public block lists hold the addresses of the mail servers (RFC 5782). Asked for only on request."""

import ipaddress
from typing import Final

from mailguard.dns.flow import Answer, Flow, Question, Status, ask_all, resolvable
from mailguard.lazy_dataclass import dataclass
from mailguard.posture.snapshot import Listing, MxHost

ZONES: Final = ("zen.spamhaus.org", "bl.spamcop.net", "psbl.surriel.com")  # asked where nobody names others
ADDRESSES: Final = 6  # looked up
LISTS: Final = 10  # asked
_LISTED: Final = ipaddress.ip_network("127.0.0.0/8")  # RFC 5782 §2.1; what lies outside is no list's answer
_REFUSED: Final = ipaddress.ip_network("127.255.255.0/24")  # the list does not serve whoever asks


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one address stands in one list."""

    zone: str
    address: str
    name: str


def collect_blocklists(hosts: tuple[MxHost, ...], zones: tuple[str, ...]) -> Flow[tuple[Listing, ...]]:
    """The lists that hold an address of `hosts`, and those that gave no usable answer."""
    places = _places(hosts, zones or ZONES)
    if not places:
        return ()
    questions = {place: Question(place.name, "A") for place in places}
    answers = yield from ask_all(tuple(questions.values()))
    listings = {place: _listing(place, answers[question]) for place, question in questions.items()}
    reasons = {
        place: Question(place.name, "TXT") for place, each in listings.items() if each is not None and not each.failed
    }
    texts = (yield from ask_all(tuple(reasons.values()))) if reasons else {}
    found: list[Listing] = []
    for place, listing in listings.items():
        if listing is not None:
            told = texts[reasons[place]].records if place in reasons else ()
            found.append(Listing(place.zone, place.address, listing.codes, " ".join(told)[:500], listing.failed))
    return tuple(found)


def left_out(hosts: tuple[MxHost, ...], zones: tuple[str, ...]) -> tuple[int, int]:
    """How many addresses and lists `collect_blocklists` leaves out because there are too many."""
    return max(0, len(_public(hosts)) - ADDRESSES), max(0, len(zones or ZONES) - LISTS)


def _public(hosts: tuple[MxHost, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(address for host in hosts if host.state == "ok" for address in host.addresses))


def _places(hosts: tuple[MxHost, ...], zones: tuple[str, ...]) -> list[_Place]:
    places: list[_Place] = []
    for zone in dict.fromkeys(zone.lower().strip(".") for zone in zones[:LISTS]):
        for address in _public(hosts)[:ADDRESSES]:
            reverse = ipaddress.ip_address(address).reverse_pointer.removesuffix(".in-addr.arpa")
            name = f"{reverse.removesuffix('.ip6.arpa')}.{zone}"
            if resolvable(name):
                places.append(_Place(zone, address, name))
    return places


def _listing(place: _Place, answer: Answer) -> Listing | None:
    if answer.status.failed:
        return Listing(place.zone, place.address, failed=f"{answer.question} {answer.status.value}")
    if answer.status is not Status.OK:
        return None
    codes = tuple(answer.records[:10])
    if not all(_within(code, _LISTED) for code in codes) or any(_within(code, _REFUSED) for code in codes):
        return Listing(place.zone, place.address, codes, failed=f"{answer.question} {', '.join(codes)}")
    return Listing(place.zone, place.address, codes)


def _within(code: str, network: ipaddress.IPv4Network | ipaddress.IPv6Network) -> bool:
    try:
        return ipaddress.ip_address(code) in network
    except ValueError:
        return False
