"""Apply the proposals of SPF advice to a zone and check it again; shared by tests and the benchmark."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any

from mailguard.dns.zone import ZoneResolver, _parse_key
from mailguard.finding import Severity
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.finding import PostureFinding
from mailguard.posture.options import DomainOptions
from mailguard.posture.snapshot import Posture

_PROPOSED = re.compile(r'(\S+?)\. TXT "([^"\n]*)"')


def check(zone: Mapping[str, Any], domain: str, **options: Any) -> Posture:
    """Return the posture of `domain`, with answers only from the zone."""
    return asyncio.run(acheck_domain(domain, resolver=ZoneResolver(zone), options=DomainOptions(http=False, **options)))


def proposed(finding: PostureFinding) -> dict[str, str]:
    """Return the SPF records in the advice of a finding, by name."""
    return {name: text for name, text in _PROPOSED.findall(finding.advice) if text.lower().startswith("v=spf1")}


def applied(zone: Mapping[str, Any], records: Mapping[str, str]) -> dict[str, Any]:
    """Return the zone with the records in place of every TXT record that looks like SPF."""
    changed = {_key(key): value for key, value in zone.items()}
    for name, text in records.items():
        there = changed.get(f"{name} TXT", [])
        others = [each for each in there if "spf" not in each.lower()] if isinstance(there, list) else []
        changed[f"{name} TXT"] = [*others, text]
    return changed


def _key(key: str) -> str:
    return " ".join(_parse_key(key))


def harm(zone: Mapping[str, Any], domain: str, posture: Posture, finding: PostureFinding, **options: Any) -> str:
    """Return the problem with the records that a finding proposes (it remains, or new ones appear), or ""."""
    after = check(applied(zone, proposed(finding)), domain, **options)
    before = {(each.check, each.subject) for each in posture.findings}
    found = {(each.check, each.subject): Severity(each.severity) for each in after.findings}
    stays = [finding.check] if (finding.check, finding.subject) in found else []
    new = [key[0] for key, severity in found.items() if severity.rank >= Severity.MEDIUM.rank and key not in before]
    return " ".join([*(f"{each} stays" for each in stays), *(f"{each} is new" for each in new)])
