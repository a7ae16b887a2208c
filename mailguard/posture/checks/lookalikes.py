"""What registered imitations mean."""

from collections.abc import Iterator

from mailguard.finding import Severity
from mailguard.posture.collect.lookalikes import Imitations
from mailguard.posture.observation import Observation, dns_evidence


def check_lookalikes(domain: str, imitations: Imitations) -> Iterator[Observation]:
    """One observation for each imitation that can receive mail."""
    for each in imitations.found:
        evidence = dns_evidence(each.name, "MX", ", ".join(each.mx))
        values = {"domain": domain, "name": each.name}
        yield Observation("lookalike-registered", Severity.MEDIUM, each.name, evidence, values, {"class": each.klass})
    if imitations.failed:
        values = {"domain": domain, "count": str(imitations.failed)}
        yield Observation("lookalike-temperror", Severity.INFO, values=values)
