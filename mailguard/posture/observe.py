"""All observations on what was collected, in the order of the record types."""

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

# What `parked-not-hardened` says by itself, with the records to publish: one cause is one finding.
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
    """The observations on `domain`. One that does not exist has a single one."""
    judged = Judged(domain, parts, options)
    if not parts.exists:
        yield Observation(
            "domain-nxdomain", Severity.HIGH, evidence=dns_evidence(domain, "TXT"), values={"domain": domain}
        )
        return
    if parts[DNSSEC].state == "bogus":  # nothing else of the zone can be read through a validating resolver
        yield from DNSSEC.check(judged)
        return
    parked = list(_guarded(domain, "parked", partial(_parked, judged)))
    said = _PARKED if any(each.check == "parked-not-hardened" for each in parked) else frozenset()
    yield from parked
    for part, check in _checks(judged, opinions):
        yield from (each for each in _guarded(domain, part, check) if each.check not in said)


def _guarded(domain: str, part: str, check: Callable[[], Iterable[Observation]]) -> Iterator[Observation]:
    """The observations of one check; one that crashes says so, and the others are made all the same."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - records are what strangers publish, and one domain is one of many
        yield broken(domain, part, error)


def _parked(judged: Judged) -> Iterator[Observation]:
    if not judged.sends:
        parts = judged.parts
        yield from check_parked(judged.domain, parts[SPF].posture, parts[DMARC], parts[MX])


def _checks(
    judged: Judged, opinions: tuple[PostureOpinion, ...]
) -> Iterator[tuple[str, Callable[[], Iterable[Observation]]]]:
    """Each check with the family of its findings, not yet run."""
    yield from _of(PUBLISHED, judged)
    yield "limit", lambda: check_limits(judged)
    yield "engines", lambda: check_second_opinion(judged.domain, opinions)
    yield from _of(PROBED, judged)


def _of(kinds: Iterable[AnyType], judged: Judged) -> Iterator[tuple[str, Callable[[], Iterable[Observation]]]]:
    for kind in kinds:
        if judged.sends or not kind.meant_for_mail:
            yield kind.name, partial(kind.check, judged)
