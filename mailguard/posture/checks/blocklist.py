"""What block lists say about the mail servers."""

from collections.abc import Iterable, Iterator

from mailguard.finding import Severity
from mailguard.posture.observation import Observation
from mailguard.posture.snapshot import Listing, PostureEvidence


def check_blocklists(listings: Iterable[Listing]) -> Iterator[Observation]:
    """One observation for each list and address."""
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
