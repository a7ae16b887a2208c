"""Whether the records that posture proposes do what they promise, on what people really publish.

    python tests/bench/posture_proposals.py ZONES.jsonl.xz [--count 1000] [--published]

Each line of the file is an object with `domain` and `zone`; with `--published` those are taken that hold a text at
`_dmarc`. Every proposed DMARC record is put into its zone and
the domain is checked again: the finding must be gone, none of medium or above be new, and every tag still be there.
Prints what was found how often, and each proposal that breaks a promise.
"""

import argparse
import asyncio
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from mailguard.dns.zone import ZoneResolver
from mailguard.finding import Severity
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.options import DomainOptions
from mailguard.posture.records.dmarc.repair import meant_tag
from mailguard.posture.snapshot import Posture

PROPOSED = re.compile(r'(?<!_report\.)_dmarc\.(\S+?)\. TXT "([^"]*)"')
MENDED_AWAY = {"t", "v"}  # a test ends with the proposal


def sample(path: str, count: int, *, published: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Domains and zones, spread evenly over the file."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        lines = [line for line in stream if not published or '"_dmarc.' in line]
    for line in lines[:: max(1, len(lines) // count)]:
        entry = json.loads(line)
        yield entry["domain"], entry["zone"]


def checked(domain: str, zone: dict[str, Any]) -> Posture:
    """The posture of a domain in its zone."""
    options = DomainOptions(http=False)
    return asyncio.run(acheck_domain(domain, resolver=ZoneResolver(zone), options=options))


def broken_promises(domain: str, zone: dict[str, Any], posture: Posture) -> Iterator[str]:
    """What is wrong about the records that the DMARC findings of a posture propose."""
    known = {(each.check, each.subject) for each in posture.findings}
    for finding in posture.findings:
        if not finding.check.startswith("dmarc-"):
            continue
        for name, record in PROPOSED.findall(finding.advice):
            after = checked(domain, {**zone, f"_dmarc.{name} TXT": [record]})
            left = {(each.check, each.subject): Severity(each.severity) for each in after.findings}
            if (finding.check, finding.subject) in left and finding.check != "dmarc-wrong-location":
                yield f"{domain}: {finding.check} {finding.subject} stays: {record}"
            for key, severity in left.items():
                if key not in known and severity.rank >= Severity.MEDIUM.rank:
                    yield f"{domain}: {finding.check} brings {key}: {record}"
            tags = {tag for tag in posture.dmarc.tags if not meant_tag(tag)} - MENDED_AWAY
            kept = {part.partition("=")[0].strip().lower() for part in record.split(";")}
            if name == posture.dmarc.location and (lost := tags - kept - set(posture.dmarc.errors)):
                yield f"{domain}: {finding.check} loses {sorted(lost)}: {record}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("zones")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--published", action="store_true")
    arguments = parser.parse_args()
    found: Counter[str] = Counter()
    proposals = broken = domains = 0
    for domain, zone in sample(arguments.zones, arguments.count, published=arguments.published):
        domains += 1
        posture = checked(domain, zone)
        found.update({each.check for each in posture.findings})
        proposals += sum(
            len(PROPOSED.findall(each.advice)) for each in posture.findings if each.check.startswith("dmarc-")
        )
        for line in broken_promises(domain, zone, posture):
            broken += 1
            print(line)
    for check, times in sorted(found.items()):
        print(f"{times:6} {check}")
    print(f"{domains} domains, {proposals} DMARC records proposed, {broken} promises broken")


if __name__ == "__main__":
    main()
