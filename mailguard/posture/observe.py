"""Run the checks on what was collected, in the order of the record types."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.failure import broken
from mailguard.posture.limits import check_limits
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.options import DomainOptions
from mailguard.posture.parked import check_parked
from mailguard.posture.record_type import AnyType, Judged, Parts
from mailguard.posture.records import DMARC, DNSSEC, MX, PROBED, PUBLISHED, SPF
from mailguard.posture.second_opinion_check import check_second_opinion
from mailguard.posture.snapshot import PostureOpinion

# Findings that `parked-not-hardened` already covers, with the records to publish: one cause, one finding.
_PARKED: Final = frozenset(
    {
        "spf-none",
        "spf-all-softfail",
        "spf-all-neutral",
        "dmarc-none",
        "dmarc-policy-none",
        "dmarc-policy-quarantine",
        "dmarc-subdomain-policy-weaker",
        "dmarc-nonexistent-subdomain-policy-weaker",
    }
)


def observe(
    domain: str, parts: Parts, options: DomainOptions, opinions: tuple[PostureOpinion, ...] = ()
) -> Iterator[Observation]:
    """Yield the observations on `domain`. A domain that does not exist has a single one."""
    judged = Judged(domain, parts, options)
    if not parts.exists:  # RFC 8020 §2: an NXDOMAIN covers every name below it too
        yield Observation(
            "domain-nxdomain", Severity.HIGH, evidence=dns_evidence(domain, "TXT"), values={"domain": domain}
        )
        return
    # RFC 4035 §5.5: a validating resolver answers SERVFAIL for a bogus zone, so nothing else of it can be read.
    if parts[DNSSEC].state == "bogus":
        yield from DNSSEC.check(judged)
        return
    parked = list(_guarded(domain, "parked", partial(_parked, judged)))
    said = _PARKED if any(each.check == "parked-not-hardened" for each in parked) else frozenset()
    yield from parked
    for part, check in _checks(judged, opinions):
        yield from (each for each in _guarded(domain, part, check) if each.check not in said)


def _guarded(domain: str, part: str, check: Callable[[], Iterable[Observation]]) -> Iterator[Observation]:
    """Yield the observations of one check. If it crashes, yield `check-failed`; the other checks still run."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - strangers write the records; one domain must not end the whole run
        yield broken(domain, part, error)


def _parked(judged: Judged) -> Iterator[Observation]:
    if not judged.sends:
        parts = judged.parts
        yield from check_parked(judged.domain, parts[SPF].posture, parts[DMARC], parts[MX])


def _checks(
    judged: Judged, opinions: tuple[PostureOpinion, ...]
) -> Iterator[tuple[str, Callable[[], Iterable[Observation]]]]:
    """Yield each check, not yet run, with the family of its findings."""
    yield from _of(PUBLISHED, judged)
    yield "limit", lambda: check_limits(judged)
    yield "engines", lambda: check_second_opinion(judged.domain, opinions)
    yield from _of(PROBED, judged)


def _of(kinds: Iterable[AnyType], judged: Judged) -> Iterator[tuple[str, Callable[[], Iterable[Observation]]]]:
    for kind in kinds:
        if judged.sends or not kind.meant_for_mail:
            yield kind.name, partial(kind.check, judged)
