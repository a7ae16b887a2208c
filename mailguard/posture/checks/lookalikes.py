"""What registered imitations mean."""

from collections.abc import Iterable, Iterator

from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.snapshot import Lookalike


def check_lookalikes(domain: str, found: Iterable[Lookalike]) -> Iterator[Observation]:
    """One observation for each imitation that can receive mail."""
    for each in found:
        evidence = dns_evidence(each.name, "MX", ", ".join(each.mx))
        values = {"domain": domain, "name": each.name}
        yield Observation("lookalike-registered", Severity.MEDIUM, each.name, evidence, values, {"class": each.klass})
