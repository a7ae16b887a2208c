"""Judge the registered lookalikes of a domain."""

from collections.abc import Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.names.domain import to_unicode
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.records.lookalikes.collect import Imitations

_SHOWN: Final = 20  # names without mail servers listed in the finding; `lookalikes` in the report holds all


def check_lookalikes(domain: str, imitations: Imitations) -> Iterator[Observation]:
    """Yield one observation for each lookalike that can receive mail, and one for all others together."""
    silent = [each for each in imitations.found if not each.mx]
    for each in imitations.found:
        if each.mx:
            shown = to_unicode(each.name)  # RFC 5890 §2.3.2.1: readers see U-labels
            name = each.name if shown == each.name else f"{shown} ({each.name})"
            values = {"domain": domain, "name": name, "marked": each.marked, "variant": each.klass}
            evidence = dns_evidence(each.name, "MX", ", ".join(each.mx))
            data = {"class": each.klass, "marked": each.marked}
            yield Observation("lookalike-registered", Severity.MEDIUM, each.name, evidence, values, data)
    if silent:
        shown = ", ".join(each.name for each in silent[:_SHOWN]) + (", …" if len(silent) > _SHOWN else "")
        values = {"domain": domain, "count": str(len(silent)), "names": shown}
        found = [dns_evidence(each.name, "NS" if each.ns else "A", ", ".join(each.ns)) for each in silent[:_SHOWN]]
        evidence = tuple(each for (each,) in found)
        yield Observation("lookalike-without-mx", Severity.INFO, "", evidence, values, {"count": len(silent)})
    if imitations.failed:
        values = {"domain": domain, "count": str(imitations.failed)}
        yield Observation("lookalike-temperror", Severity.INFO, values=values)
