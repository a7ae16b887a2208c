"""From the report of one mail to what is remembered of it: addresses, names, the day. Never a word of its text."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.inputs import RECONSTRUCTED
from mailguard.auth.result import Result
from mailguard.auth.vouch import Vouch, vouched
from mailguard.correspondents.thread import marks
from mailguard.report.model import Person, Report

RECIPIENTS: Final = 200  # of one mail that are remembered; beyond that it is a circular
NAME_CHARACTERS: Final = 100
_ADDRESS: Final = re.compile(r"[^\s@<>\"\x00-\x20\x7f]{1,64}@[^\s@<>\"\x00-\x20\x7f]{1,253}\Z")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_EARLIEST: Final = 1990


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mail: a fingerprint against counting it twice, its day, and the people on the other side.

    `account` is our own address that sent it, "" for mail that came in; `hour` counts hours since 1970. `author` wrote
    it, and `forms` are the names of the habits of writing that it shows ("greeting=osewa").
    """

    fingerprint: bytes
    day: str
    hour: int
    people: tuple[tuple[str, str], ...]  # (address, display name)
    account: str = ""
    recipients: int = 0
    selectors: tuple[tuple[str, str], ...] = ()  # (domain, DKIM selector)
    author: str = ""
    forms: tuple[str, ...] = ()
    sent: tuple[bytes, ...] = ()  # of mail that we sent: the marks that tell its answers and bounces


def sighting(report: Report, is_own: Callable[[str], bool]) -> Sighting | None:
    """What to remember of a mail; None for mail that names nobody, or that scanning found suspicious.

    `is_own` tells our own domains. Mail that we sent from them has its recipients as correspondents. Mail in our name
    that came from outside without any proof, and mail that our border refuted, is remembered of nobody.
    """
    if report.verdict.level != "clean" or _is_refuted(report):
        return None
    author = next((person for person in report.message.from_ if usable(person)), None)
    if author is None:
        return None
    outgoing = is_own(author.domain)
    if outgoing and not _is_ours(report):
        return None
    recipients = report.message.to + report.message.cc
    others = [person for person in recipients[:RECIPIENTS] if usable(person)] if outgoing else [author]
    people = {
        normal_address(person): _CONTROLS.sub("", person.name)[:NAME_CHARACTERS].strip()
        for person in others
        if not is_own(person.domain)
    }
    when = _time(report)
    return Sighting(
        fingerprint=bytes.fromhex(report.message.sha256)[:8],
        day=when.date().isoformat(),
        hour=int(when.timestamp() // 3600),
        people=tuple(people.items()),
        account=normal_address(author) if outgoing else "",
        recipients=len(recipients) if outgoing else 0,
        selectors=_selectors(report, author.domain),
        author=normal_address(author),
        forms=report.brief.forms if report.brief is not None else (),
        sent=marks(report.message.message_id, people) if outgoing else (),
    )


def _is_refuted(report: Report) -> bool:
    """Whether the mail is not from whom it says, by our own evaluation or that of a border we trust."""
    authentication = report.authentication
    return authentication.dmarc.result is Result.FAIL or vouched(authentication.claimed, "") is Vouch.FAIL


def _is_ours(report: Report) -> bool:
    """Whether mail with our own domain in From is mail of ours: it never left us, or bears a proof.

    What the author's mail program put into its folder of sent mail has passed no server, so there is no Received
    field; what somebody else sends in our name gets one from our border, whatever else he writes.
    """
    if report.brief is not None and (report.brief.inside or report.brief.proven):
        return True
    return not report.route and report.authentication.dmarc.reason != RECONSTRUCTED.dmarc.reason


def usable(person: Person) -> bool:
    """Whether the address is one that could be written to."""
    return bool(person.domain) and _ADDRESS.match(person.address) is not None


def normal_address(person: Person) -> str:
    """The address as it is compared: lower case, the domain as A-labels."""
    return f"{person.address.rpartition('@')[0].casefold()}@{person.domain}"


def _selectors(report: Report, domain: str) -> tuple[tuple[str, str], ...]:
    """Selectors of signatures by the author's own domain (RFC 6376 §3.1), where nothing says they are wrong."""
    found = {
        (each.domain, each.selector)
        for each in report.authentication.dkim
        if each.selector and each.domain and each.result.value in ("pass", "not_evaluated")
        if domain == each.domain or domain.endswith("." + each.domain)
    }
    return tuple(sorted(found))


def _time(report: Report) -> datetime:
    """When it was written, by its own clock as far as that can be true; else when it was judged."""
    judged = datetime.fromisoformat(report.at)
    try:
        written = datetime.fromisoformat(report.message.date)
        plausible = written.year >= _EARLIEST and written <= max(judged, datetime.now(UTC)) + timedelta(days=1)
        return (written if plausible else judged).astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one at the end of time
        return judged.astimezone(UTC)
