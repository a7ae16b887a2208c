"""Block lists: whether they have the addresses of the mail servers (RFC 5782). Only on request."""

import ipaddress
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language, Wording
from mailguard.catalogue.posture_report import label
from mailguard.dns.flow import Answer, Flow, Question, Status, ask_all, resolvable
from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import Judged, LeftOut, RecordType, both
from mailguard.posture.records.mx import MX
from mailguard.posture.records.mx.value import MxHost

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture

ZONES: Final = ("zen.spamhaus.org", "bl.spamcop.net", "psbl.surriel.com")  # the default; the settings may name others
ADDRESSES: Final = 6  # addresses looked up
LISTS: Final = 10  # lists asked
_LISTED: Final = ipaddress.ip_network("127.0.0.0/8")  # RFC 5782 §2.1; an address outside it does not come from the list
_REFUSED: Final = ipaddress.ip_network("127.255.255.0/24")  # the list refuses this resolver or client


@dataclass(frozen=True, slots=True)
class Listing:
    """A block list with an address of a mail server; `failed` is why the list gave no usable answer."""

    zone: str
    address: str
    codes: tuple[str, ...] = ()  # 127.0.0.x: the kind of listing
    reason: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """The question about one address in one list."""

    zone: str
    address: str
    name: str


def collect_blocklists(hosts: tuple[MxHost, ...], zones: tuple[str, ...]) -> Flow[tuple[Listing, ...]]:
    """Look up which lists have an address of `hosts`, and which gave no usable answer (RFC 5782 §2.1)."""
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
    """Return how many addresses and lists `collect_blocklists` leaves out because there are too many."""
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


def _check(judged: Judged) -> Iterator[Observation]:
    listings: tuple[Listing, ...] = judged.parts[BLOCKLISTS]
    return check_blocklists(listings)


def check_blocklists(listings: Iterable[Listing]) -> Iterator[Observation]:
    """Yield one observation for each list and address."""
    for each in listings:
        values = {"zone": each.zone, "address": each.address, "failed": each.failed, "reason": each.reason}
        where = f"dnsbl:{each.zone} {each.address}"
        if each.failed:
            evidence = (PostureEvidence(where, each.failed),)
            yield Observation("blocklist-temperror", Severity.INFO, each.zone, evidence, values)
        else:
            evidence = (PostureEvidence(where, " ".join((*each.codes, each.reason)).strip()),)
            data = {"address": each.address, "codes": list(each.codes)}
            yield Observation("blocklist-listed", Severity.MEDIUM, each.zone, evidence, values, data)


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    if judged.options.blocklists:
        zones = judged.options.zones
        addresses, unasked = left_out(judged.parts[MX].hosts, zones)
        yield "blocklist-addresses", addresses, ()
        yield "blocklist-zones", unasked, zones[-unasked:] if unasked else ()


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    for each in posture.blocklists:
        said = label("failed.detail", language, detail=each.failed) if each.failed else each.reason
        yield f"{each.address}: {each.zone}" + (f" – {said}" if said else "")


TEXTS: Final[Mapping[str, Wording]] = {
    "blocklist-temperror": both(
        (
            "The block list {zone} could not be asked about {address} ({failed}).",
            "Many lists refuse questions that come through a public resolver. This says nothing about the address.",
            "Ask through a name server of your own, or look the address up on the list's web page.",
        ),
        (
            "ブロックリスト {zone} に {address} を照会できませんでした（{failed}）。",
            "公共の DNS サーバー経由の照会を断るリストは多く、登録の有無とは別の問題です。",
            "自組織のネームサーバーから照会するか、リストの Web ページで確認してください。",
        ),
    ),
    "blocklist-listed": both(
        (
            "The mail server address {address} is on the block list {zone}.",
            "Receivers that use this list refuse your mail.",
            "Find the cause (often a hijacked account), mend it, then ask the list for removal.",
        ),
        (
            "メールサーバーのアドレス {address} が、ブロックリスト {zone} に登録されています。",
            "このリストを使う受信側に、メールを拒否されます。",
            "原因（アカウントの乗っ取りなど）を取り除いたうえで、リストの運営元に解除を申請してください。",
        ),
    ),
}

BLOCKLISTS: Final = RecordType[tuple[Listing, ...]](
    name="blocklist",
    title={"en": "Block lists", "ja": "ブロックリスト"},
    place=15,
    empty=tuple,
    held_as="blocklists",
    check=_check,
    left_out=_left_out,
    texts=TEXTS,
    lines=_lines,
    optional="blocklists",
    incomplete={"blocklist-temperror": ("blocklist",)},
)
