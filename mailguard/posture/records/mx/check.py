"""Judge the MX records of a domain."""

from collections.abc import Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.records.mx.collect import REVERSE_NAMES, MxSet
from mailguard.posture.records.mx.value import MxHost

_STATES: Final = {
    "no-address": ("mx-target-no-address", Severity.HIGH),  # RFC 5321 §5.1: MUST have one
    "nxdomain": ("mx-target-nxdomain", Severity.HIGH),
    "private-address": ("mx-target-private-address", Severity.HIGH),
    "ip-literal": ("mx-target-ip-literal", Severity.HIGH),  # RFC 5321 §5.1: MUST be a domain name
}


def check_mx(domain: str, mx: MxSet, *, spf_allows: bool) -> Iterator[Observation]:
    """Yield the observations on the MX records of `domain`; `spf_allows` says whether its SPF allows any sender."""
    values = {"domain": domain, "failed": mx.failed, "record": f"{domain}. MX 0 ."}
    if mx.kind == "failed":
        yield Observation("mx-temperror", Severity.INFO, evidence=failed_evidence(mx.failed), values=values)
        return
    evidence = dns_evidence(domain, "MX", ", ".join(f"{each.preference} {each.host}" for each in mx.hosts))
    if mx.kind in ("none", "implicit"):  # RFC 5321 §5.1: without MX, the address of the domain counts
        yield Observation(f"mx-{mx.kind}", Severity.LOW, evidence=evidence, values=values)
        return
    if mx.kind == "null":  # RFC 7505 §3
        evidence = dns_evidence(domain, "MX", "0 .")
        yield Observation("mx-null", Severity.OK, evidence=evidence, values=values)
        if spf_allows:  # RFC 7505 §4.2: SHOULD NOT send
            yield Observation("mx-null-but-sends", Severity.LOW, evidence=evidence, values=values)
        return
    if mx.kind == "null-with-others":  # RFC 7505 §3
        evidence = dns_evidence(domain, "MX", f"0 ., {evidence[0].text}")
        yield Observation("mx-null-with-others", Severity.HIGH, evidence=evidence, values=values)
    observed = [each for host in mx.hosts for each in _host(domain, host)]
    if not observed and mx.kind == "mx":
        yield Observation("mx-ok", Severity.OK, evidence=evidence, values=values)
    yield from observed


def _host(domain: str, host: MxHost) -> Iterator[Observation]:
    evidence = dns_evidence(domain, "MX", f"{host.preference} {host.host}")
    values = {"domain": domain, "host": host.host, "failed": host.failed, "address": ", ".join(host.addresses)}
    if host.alias:
        evidence += dns_evidence(host.host, "CNAME", host.alias)
        values |= {"alias": host.alias, "variant": "alias"}
        named = {
            **values,
            "variant": "alias" if host.state == "cname" else "",
        }  # MX can name the target of the CNAME only if that exists
        # RFC 2181 §10.3
        yield Observation("mx-target-cname", Severity.MEDIUM, host.host, evidence, named)
    if host.state in _STATES:
        check, severity = _STATES[host.state]
        yield Observation(check, severity, host.host, evidence, values)
        return
    if host.state == "failed" or host.failed:
        yield Observation("mx-temperror", Severity.INFO, host.host, failed_evidence(host.failed), values)
        return
    for address, names in host.reverse.items():  # RFC 8601 §3
        if not names:
            yield Observation("mx-fcrdns-missing", Severity.LOW, host.host, evidence, {**values, "address": address})
        elif address not in host.confirmed and len(names) <= REVERSE_NAMES:
            claimed = ", ".join(names)
            yield Observation(
                "mx-fcrdns-mismatch",
                Severity.LOW,
                host.host,
                evidence,
                {**values, "address": address, "names": claimed},
            )
