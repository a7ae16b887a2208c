"""Read what the header claims about authentication, and decide which claims to believe.

A claim is believed if it has an authserv-id that we trust (RFC 8601 §2.5) *and* is above the Received field of our own
border. A field below that came with the message, and anyone can have written it (RFC 8601 §7.1). A field without an
authserv-id, as Microsoft 365 writes it, does not say who wrote it and is never believed.
`mailguard.auth.vouch` decides for which domain a believed claim counts.
"""

from operator import attrgetter
from typing import Final, NamedTuple

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.authres_value import MAX_CHARACTERS, parse_authentication_results, parse_received_spf
from mailguard.auth.result import Claimed, ClaimedOther, ClaimedResult
from mailguard.config import Trust
from mailguard.message.address import normal_domain
from mailguard.message.defect import Defect
from mailguard.message.header import HeaderField
from mailguard.message.model import Message

MAX_FIELDS: Final = 100  # fields read per message; real mail has up to 14

# Related fields: copies of Authentication-Results that gateways keep under another name.
_OTHER: Final = (
    "arc-authentication-results", "x-ms-exchange-authentication-results", "authentication-results-original",
    "x-original-authentication-results", "x-authentication-results", "old-authentication-results",
    "x-arc-authentication-results",
)  # fmt: skip
_STATING: Final = ("authentication-results", "received-spf", *_OTHER)


@dataclass(frozen=True, slots=True)
class Claim:
    """One field that states results. `above_border`: it is above our border's Received field, so our hosts wrote it."""

    field: HeaderField
    authserv_id: str
    results: tuple[ClaimedResult, ...]
    above_border: bool
    trusted: bool

    @property
    def is_authentication_results(self) -> bool:
        """Whether this is Authentication-Results itself, not a related field."""
        return self.field.key == "authentication-results"


class Stated(NamedTuple):
    """The fields of a message that state results, topmost first, and defects that say what was not read."""

    claims: tuple[Claim, ...] = ()
    defects: tuple[Defect, ...] = ()


NOTHING_STATED: Final = Stated()


def read_claims(message: Message, trust: Trust, border: int | None) -> Stated:
    """Return every field that states results, at most `MAX_FIELDS` of them."""
    fields = [field for name in _STATING for field in message.header.all(name)]
    if not fields:
        return NOTHING_STATED
    fields.sort(key=attrgetter("start"))
    trusted_ids = frozenset([normal_domain(name) for name in trust.authserv_ids]) - {""}
    border_at = message.header.all("received")[border].start if border is not None else -1
    found: list[Claim] = []
    defects: list[Defect] = []
    for field in fields:
        if len(found) >= MAX_FIELDS:
            defects.append(Defect("limit-authentication-results", "message", f"the first {MAX_FIELDS} were read"))
            break
        cut = len(field.raw) > MAX_CHARACTERS and len(field.unfolded) > MAX_CHARACTERS
        if cut:
            detail = f"the first {MAX_CHARACTERS} characters were read"
            defects.append(Defect("limit-authentication-results-characters", f"header:{field.name}", detail))
        authserv_id, results = _read(field)
        if field.key == "received-spf" and not results:
            continue
        above = field.start < border_at
        trusted = above and normal_domain(authserv_id) in trusted_ids  # RFC 8601 §7.1
        if trusted and cut:  # the unread rest may contradict a pass
            results = tuple(result for result in results if result.result != "pass")
        found.append(Claim(field, authserv_id, results, above, trusted))
    return Stated(tuple(found), tuple(defects))


def _read(field: HeaderField) -> tuple[str, tuple[ClaimedResult, ...]]:
    if field.key != "received-spf":
        return parse_authentication_results(field.unfolded)
    spf = parse_received_spf(field.unfolded)  # RFC 7208 §9.1: `receiver` is the host that checked
    return (spf.properties.get("receiver", ""), (spf,)) if spf is not None else ("", ())


def claims(message: Message, trust: Trust, border: int | None) -> tuple[tuple[Claimed, ...], tuple[ClaimedOther, ...]]:
    """Return the claims as the report shows them: Authentication-Results, then related fields, topmost first."""
    return as_shown(read_claims(message, trust, border).claims)


def as_shown(found: tuple[Claim, ...]) -> tuple[tuple[Claimed, ...], tuple[ClaimedOther, ...]]:
    """Return claims that were already read, in the same form."""
    own = tuple(
        Claimed(claim.authserv_id, claim.trusted, claim.results) for claim in found if claim.is_authentication_results
    )
    other = tuple(
        ClaimedOther(claim.field.name, claim.trusted, claim.results)
        for claim in found
        if not claim.is_authentication_results
    )
    return own, other
