"""Analyse the header of one message: its route, claims and which to believe, verdicts of services, oddities."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.claims import read_claims
from mailguard.auth.envelope import envelope_of, receipt_time
from mailguard.auth.result import ClaimedResult, Envelope, Hop
from mailguard.auth.route import trace
from mailguard.auth.verdict_headers import VerdictHeader, explain_verdicts
from mailguard.config import Config
from mailguard.message.address import normal_domain
from mailguard.message.date import parse_date
from mailguard.message.defect import Defect
from mailguard.message.esp import esp_of_host
from mailguard.message.model import Message
from mailguard.message.traits import (
    esp_name,
    is_auto_reply,
    is_bounce,
    is_bulk,
    is_mailing_list,
    is_reply,
    list_id,
)
from mailguard.names.domain import organizational_domain

SCHEMA: Final = "mailguard.headers/1"
# Fields that may occur only once (RFC 5322 §3.6; the MIME fields: RFC 2045 §3).
_SINGLE: Final = (
    "date", "from", "sender", "reply-to", "to", "cc", "bcc", "message-id", "in-reply-to", "references", "subject",
    "mime-version", "content-type", "content-transfer-encoding",
)  # fmt: skip
_DAY: Final = 86_400.0
_AHEAD: Final = 3_600.0  # seconds; a Date that is later than receipt by more than this is odd


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One field that states authentication results. `above_border`: our hosts wrote it; `trusted`: it is believed."""

    header: str
    authserv_id: str
    above_border: bool
    trusted: bool
    results: tuple[ClaimedResult, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One oddity or fact. `key` selects its text in `mailguard.catalogue.headers`, `data` fills the placeholders."""

    key: str
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeaderAnalysis:
    """What `mailguard headers` shows. `border` is the index in `route` of the hop that our own border wrote.

    `believe` says which claims to believe: "trusted" (a field above the border has our authserv-id), "no-trusted-id"
    (no authserv-id above the border is configured as ours), "nothing-above" (all claims came with the mail),
    "no-claims", or "no-route" (without a Received field it is unknown who wrote which field).
    """

    path: str
    from_: tuple[str, ...]
    subject: str
    date: str
    message_id: str
    return_path: str
    envelope: Envelope
    route: tuple[Hop, ...]
    border: int | None
    believe: str
    claims: tuple[ClaimRow, ...]
    verdicts: tuple[VerdictHeader, ...]
    list_id: str
    mail_service: str
    traits: tuple[str, ...]
    remarks: tuple[Remark, ...]
    forgeable: tuple[str, ...]  # names of the fields below the border's Received: the sender may have written them
    defects: tuple[Defect, ...]
    schema: str = SCHEMA


def analyse_headers(message: Message, config: Config, path: str = "-") -> HeaderAnalysis:
    """Analyse the header of a message; its body is not read. Never raises."""
    route, border = trace(message, config.trust, config.organization.domains)
    stated = read_claims(message, config.trust, border)
    claims = tuple(
        ClaimRow(claim.field.name, claim.authserv_id, claim.above_border, claim.trusted, claim.results)
        for claim in stated.claims
    )
    written = message.header.first("date")
    date = parse_date(written.unfolded) if written is not None else None
    return HeaderAnalysis(
        path=path,
        from_=tuple(
            f"{box.name} <{box.address}>" if box.name else box.address for box in message.mailboxes("from")[:20]
        ),
        subject=message.subject,
        date=date.isoformat().replace("+00:00", "Z") if date is not None else "",
        message_id=message.header.get("message-id").strip(),
        return_path=message.header.get("return-path").strip(" <>"),
        envelope=envelope_of(message, config.trust, None, border, stated.claims),
        route=route,
        border=border,
        believe=_believe(claims, border),
        claims=claims,
        verdicts=explain_verdicts(message, border),
        list_id=list_id(message),
        mail_service=_mail_service(message, route, border),
        traits=tuple(_traits(message)),
        remarks=tuple(_remarks(message, route, border)),
        forgeable=_forgeable(message, border),
        defects=tuple(
            defect for defect in (*message.header_defects, *stated.defects) if not defect.where.startswith("part:")
        ),  # without the defects of body parts
    )


def _believe(claims: tuple[ClaimRow, ...], border: int | None) -> str:
    if border is None:
        return "no-route"
    if not claims:
        return "no-claims"
    if any(claim.trusted for claim in claims):
        return "trusted"
    return "no-trusted-id" if any(claim.above_border for claim in claims) else "nothing-above"


def _mail_service(message: Message, route: tuple[Hop, ...], border: int | None) -> str:
    if border is not None:
        service = esp_of_host(route[border].reverse_name) or esp_of_host(route[border].from_)
        if service:
            return service
    return esp_name(message)


def _traits(message: Message) -> Iterator[str]:
    if is_mailing_list(message):
        yield "mailing-list"
    elif is_bulk(message):
        yield "bulk"
    if is_bounce(message):
        yield "bounce"
    if is_auto_reply(message):
        yield "auto-reply"
    if is_reply(message):
        yield "reply"


def _forgeable(message: Message, border: int | None) -> tuple[str, ...]:
    passed = -1
    names: dict[str, None] = {}
    for each in message.header:
        if each.key == "received":
            passed += 1
            if border is not None and passed <= border:
                continue
        if border is None or passed >= border:
            names.setdefault(each.name)
    return tuple(names)


def _remarks(message: Message, route: tuple[Hop, ...], border: int | None) -> Iterator[Remark]:
    header = message.header
    for name in _SINGLE:
        count = len(header.all(name))
        if count > 1:
            yield Remark("remark.duplicated", {"header": header.all(name)[0].name, "count": str(count)})
    for name in ("From", "Date", "Message-ID"):
        if name not in header:
            yield Remark("remark.missing", {"header": name})
    yield from _date_remarks(message, border)
    yield from _message_id_remarks(message)
    if border is not None:
        yield from _border_remarks(route[border])


def _date_remarks(message: Message, border: int | None) -> Iterator[Remark]:
    field_ = message.header.first("date")
    if field_ is None:
        return
    written, received = parse_date(field_.unfolded), receipt_time(message, border)
    if written is None:
        yield Remark("remark.date-unreadable", {"text": field_.unfolded[:100]})
    elif received is not None:
        seconds = (received - written).total_seconds()
        if seconds < -_AHEAD:
            yield Remark("remark.date-ahead", {"hours": f"{-seconds / 3600:.0f}"})
        elif seconds > _DAY:
            yield Remark("remark.date-old", {"days": f"{seconds / _DAY:.0f}"})


def _message_id_remarks(message: Message) -> Iterator[Remark]:
    author = message.author.domain if message.author else ""
    identifier = message.header.get("message-id").strip().strip("<>")
    domain = normal_domain(identifier.rpartition("@")[2][:255]) if "@" in identifier else ""
    theirs, own = organizational_domain(domain), organizational_domain(author)
    if theirs and own and theirs != own:
        yield Remark("remark.message-id-domain", {"domain": domain, "author": author})


def _border_remarks(hop: Hop) -> Iterator[Remark]:
    if hop.tls is False and hop.ip:
        yield Remark("remark.not-encrypted", {"by": hop.by or "?"})
    if "helo-differs-from-reverse-name" in hop.anomalies:
        yield Remark("remark.helo", {"helo": hop.from_, "name": hop.reverse_name})
