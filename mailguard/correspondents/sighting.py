"""Extract from the report of a mail what is remembered: addresses, names and the day, but never a word of its text."""

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

RECIPIENTS: Final = 200  # remembered for each mail; a mail with more is a circular
NAME_CHARACTERS: Final = 100
_ADDRESS: Final = re.compile(r"[^\s@<>\"\x00-\x20\x7f]{1,64}@[^\s@<>\"\x00-\x20\x7f]{1,253}\Z")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_EARLIEST: Final = 1990


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is remembered of one mail: its day, the people outside, and a fingerprint so that it is counted only once.

    `account` is our own address that sent it, or "" for received mail. `hour` counts hours since 1970. `author` is the
    address that wrote it. `forms` names the writing habits that the mail shows ("greeting=osewa").
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
    sent: tuple[bytes, ...] = ()  # if we sent it: marks by which its replies and bounces are recognized


def sighting(report: Report, is_own: Callable[[str], bool]) -> Sighting | None:
    """Return what to remember of a mail, or None if it is suspicious or has no usable author.

    `is_own` says whether a domain is ours. The correspondents of a mail that we sent are its recipients. None is also
    returned if a mail uses our domain but came from outside without proof, or if it failed authentication.
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
    """Whether the mail failed authentication, by our own evaluation or by that of a trusted border server."""
    authentication = report.authentication
    return authentication.dmarc.result is Result.FAIL or vouched(authentication.claimed, "") is Vouch.FAIL


def _is_ours(report: Report) -> bool:
    """Whether mail with our own domain in From is really ours: it never left our servers, or there is proof.

    A copy from the author's folder of sent mail has passed no server, so it has no Received field. A forgery in our
    name always gets one from our border server, whatever its header says.
    """
    if report.brief is not None and (report.brief.inside or report.brief.proven):
        return True
    return not report.route and report.authentication.dmarc.reason != RECONSTRUCTED.dmarc.reason


def usable(person: Person) -> bool:
    """Whether mail could be sent to the address."""
    return bool(person.domain) and _ADDRESS.match(person.address) is not None


def normal_address(person: Person) -> str:
    """Return the address in the form used for comparing: in lower case, the domain in A-labels."""
    return f"{person.address.rpartition('@')[0].casefold()}@{person.domain}"


def _selectors(report: Report, domain: str) -> tuple[tuple[str, str], ...]:
    """Return the selectors (RFC 6376 §3.1) of signatures by the author's domain that did not fail verification."""
    found = {
        (each.domain, each.selector)
        for each in report.authentication.dkim
        if each.selector and each.domain and each.result.value in ("pass", "not_evaluated")
        if domain == each.domain or domain.endswith("." + each.domain)
    }
    return tuple(sorted(found))


def _time(report: Report) -> datetime:
    """Return the time in the Date field if it is plausible, else the time of the scan."""
    judged = datetime.fromisoformat(report.at)
    try:
        written = datetime.fromisoformat(report.message.date)
        plausible = written.year >= _EARLIEST and written <= max(judged, datetime.now(UTC)) + timedelta(days=1)
        return (written if plausible else judged).astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one at the end of time
        return judged.astimezone(UTC)
