"""What a round found out for certain, in comparable form.

Facts are grouped by what had to answer for them: a group whose look-up failed is left out, so that comparing with
the last certain value of each group never takes a failure for an absence.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from mailguard.auth.spf.record import canonical_term
from mailguard.dns.record import mail_exchanger
from mailguard.finding import Severity
from mailguard.lazy_dataclass import dataclass
from mailguard.posture.judge import BROKEN, is_unseen
from mailguard.posture.snapshot import DkimKey, Posture, PostureFinding
from mailguard.posture.spelling import same_caa, same_record, same_subject, same_uris

VERSION: Final = 3  # of the form below; facts stored in another form are made again from the snapshots
_OPTIONAL: Final = {"lookalike": "lookalikes", "blocklist": "blocklists", "smtp": "smtp"}  # of findings → the option
_UNCERTAIN: Final = frozenset({"smtp-unreachable"})  # observations that say "could not be seen", as *-temperror do
# Of these several names are asked for: which groups are incomplete when one of them could not be seen.
_PARTIAL: Final = {
    "smtp-unreachable": ("smtp",),
    "blocklist-temperror": ("blocklist",),
    "lookalike-temperror": ("lookalike", "lookalikes"),
}
_EXPECTED: Final = {"spf-term": "includes", "spf-all": "spf"}  # facts → what an expectation about them is called
PRESENT: Final = "present"  # what a fact without a value of its own says
_FETCHED: Final = frozenset({"ok", "policy-syntax"})
_NO_POLICY: Final = frozenset({"none", "multiple", "syntax"})
_FAILED: Final = ("SERVFAIL", "TIMEOUT", "REFUSED")


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding that is not `ok`."""

    check: str
    severity: Severity
    subject: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """By group: `records` by name of the fact, `findings` by check and subject.

    Of the groups in `partial` some look-ups failed: what they hold is certain, what they lack is not.
    """

    records: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    findings: Mapping[str, Mapping[str, Seen]] = field(default_factory=dict)
    partial: tuple[str, ...] = ()
    version: int = VERSION

    def completed(self, older: "Facts") -> "Facts":
        """These facts, with what `older` knows of the groups in `partial`."""
        records, findings = dict(self.records), dict(self.findings)
        for group in self.partial:
            if group in records:
                records[group] = {**older.records.get(group, {}), **records[group]}
            if group in findings:
                findings[group] = {**older.findings.get(group, {}), **findings[group]}
        return Facts(records, findings)

    def over(self, older: "Facts") -> "Facts":
        """These facts, and for every group that they lack the older ones, unless its MX host is gone."""
        whole = self.completed(older)
        kept = {group: each for group, each in older.findings.items() if not self.without(group)}
        return Facts({**older.records, **whole.records}, {**kept, **whole.findings})

    def without(self, group: str) -> bool:
        """Whether `group` is about an MX host that is certainly no longer one."""
        name, _, host = group.partition(" ")
        return name == "mx" and bool(host) and "mx" in self.records and host not in self.records["mx"]


def facts(posture: Posture, checked: frozenset[str] = frozenset()) -> Facts:
    """The facts of one round. `checked` names the optional parts that were looked at (`smtp`, `lookalikes`, …)."""
    names = {finding.check for finding in posture.findings}
    crashed = {finding.subject for finding in posture.findings if finding.check == BROKEN}
    if "" in crashed:
        return Facts()
    if "domain-nxdomain" in names:
        return Facts({"domain": {"domain": "nxdomain"}}, _only(posture, "domain"))
    if posture.dnssec.state == "bogus":  # a validating resolver shows nothing else of the zone
        return Facts({"dnssec": {"dnssec": "bogus"}}, _only(posture, "dnssec"))
    records = dict(_records(posture, checked))
    certain = _certain(posture, records, checked)
    findings: dict[str, dict[str, Seen]] = {group: {} for group in certain if group.partition(" ")[0] not in crashed}
    for finding in posture.findings:
        group = _group(finding)
        if group in findings and _counts(finding):
            findings[group][f"{finding.check} {same_subject(finding.subject)}"] = _seen(finding)
    partial = tuple(group for name, group in _PARTIAL.items() if name in names)
    return Facts(records, findings, tuple(name for groups in partial for name in groups))


def _only(posture: Posture, family: str) -> dict[str, dict[str, Seen]]:
    found = {
        f"{each.check} {same_subject(each.subject)}": _seen(each)
        for each in posture.findings
        if each.check.startswith(family)
    }
    return {family: found}


def _seen(finding: PostureFinding) -> Seen:
    return Seen(finding.check, Severity(finding.severity), same_subject(finding.subject), finding.values)


def _counts(finding: PostureFinding) -> bool:
    uncertain = is_unseen(finding.check) or finding.check in _UNCERTAIN
    return finding.severity != Severity.OK and not uncertain


def family(check: str) -> str:
    """The subject a check is about: "dmarc" of "dmarc-policy-none", "mta-sts" of "mta-sts-none"."""
    for known in ("mta-sts", "tls-rpt"):
        if check.startswith(known):
            return known
    return check.partition("-")[0]


def _group(finding: PostureFinding) -> str:
    """What had to answer for a finding: a selector and an MX host answer for their own."""
    name = family(finding.check)
    if name == "dkim" or (name == "mx" and finding.subject):
        return f"{name} {finding.subject}"
    return f"expectation {finding.subject}" if name == "expectation" else name


def _certain(posture: Posture, records: Mapping[str, Mapping[str, str]], checked: frozenset[str]) -> Iterator[str]:
    """The groups whose findings, and whose lack of findings, can be relied on."""
    for group in records:
        yield group
        yield f"expectation {_EXPECTED.get(group, group)}"
    if not posture.spf.failed:
        yield "spf"
    if not (posture.spf.failed or posture.dmarc.failed) and "mx" in records:
        yield "parked"
        yield "provider"
    for host in posture.mx:
        if not host.failed and host.state != "failed":
            yield f"mx {host.host}"
    if posture.dns.get(f"_domainkey.{posture.domain} TXT", "") not in _FAILED:  # asked where no key was found
        yield "dkim "
    yield from (name for name, option in _OPTIONAL.items() if option in checked)


def _records(posture: Posture, checked: frozenset[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Group → its facts, for every group that was answered."""
    yield from _spf(posture)
    if not posture.dmarc.failed:
        yield "dmarc", _dmarc(posture)
    for key in posture.dkim:
        if key.state != "failed":
            yield f"dkim {key.selector}", _dkim(key)
    yield from _unlisted_selectors(posture)
    if not _asked_in_vain(posture, f"{posture.domain} MX"):
        yield "mx", _mx(posture)
    yield from _mta_sts(posture)
    yield from _written(posture)
    if not any(question.endswith(" CAA") and answer in _FAILED for question, answer in posture.dns.items()):
        yield "caa", dict.fromkeys(map(same_caa, posture.caa), "present")
    if not _asked_in_vain(posture, f"{posture.domain} NS"):
        yield "ns", dict.fromkeys(posture.ns, "present")
    if posture.dnssec.state != "unknown":
        yield "domain", {"domain": "exists"}
        yield "dnssec", {"dnssec": posture.dnssec.state}
        if not any(" TLSA" in question and answer in _FAILED for question, answer in posture.dns.items()):
            yield "dane", dict.fromkeys(posture.dane.hosts, "present")
    if "lookalikes" in checked:
        yield "lookalikes", {each.name: ", ".join(each.mx) or PRESENT for each in posture.lookalikes}


def _written(posture: Posture) -> Iterator[tuple[str, dict[str, str]]]:
    """Records that count as a whole."""
    tls, bimi = posture.tls_rpt, posture.bimi
    if not tls.failed:
        text = tls.record if tls.problem else same_record("v=TLSRPTv1", tls.tags, lists=("rua",))
        yield "tls-rpt", {"tls-rpt": text} if tls.record else {}
    if not bimi.failed:
        text = bimi.record if bimi.problem else same_record("v=BIMI1", bimi.tags, uris=("l", "a"))
        yield "bimi", {"bimi": text} if bimi.record else {}


def _asked_in_vain(posture: Posture, question: str) -> bool:
    return posture.dns.get(question, "TIMEOUT") in _FAILED


def _spf(posture: Posture) -> Iterator[tuple[str, dict[str, str]]]:
    """The record itself, the terms of its first level, and what it says of everybody else."""
    spf = posture.spf
    if spf.record is None or spf.result == "none":
        if not spf.failed:
            yield "spf-record", {}
            yield "spf-term", {}
            yield "spf-all", {}
        return
    if spf.record.problem == "temperror":
        return
    state = spf.record.problem if spf.record.problem in ("multiple-records", "syntax") else "present"
    yield "spf-record", {"spf": state}
    if state != "present":
        return
    terms = {canonical_term(term.text): "present" for term in spf.record.terms if term.mechanism != "all"}
    yield "spf-term", terms
    if spf.all_ or not spf.failed:
        yield "spf-all", {"all": spf.all_ or "missing"}


def _dmarc(posture: Posture) -> dict[str, str]:
    dmarc = posture.dmarc
    if dmarc.problem:
        return {} if dmarc.problem == "none" else {"policy": dmarc.problem}
    found = {"policy": dmarc.effective_policy or dmarc.tags.get("p", "none").lower()}
    if dmarc.location != posture.domain:
        found["location"] = dmarc.location
    for tag in ("sp", "np", "pct", "t"):
        if tag in dmarc.tags:
            found[tag] = dmarc.tags[tag].lower()
    for tag in ("rua", "ruf"):
        found |= {f"{tag} {address}": "present" for address in same_uris(dmarc.tags.get(tag, ""))}
    return found


def _dkim(key: DkimKey) -> dict[str, str]:
    if key.state == "none":
        return {}
    strength = f"{key.algorithm} {key.bits}".strip() if key.state == "ok" else key.state
    digest = hashlib.sha256("".join(key.record.split()).encode("utf-8", "replace")).hexdigest()[:8]
    return {"key": f"{strength} ({digest})" if key.record and key.state == "ok" else strength}


def _unlisted_selectors(posture: Posture) -> Iterator[tuple[str, dict[str, str]]]:
    """Selectors that were asked for and have no key: nobody lists them, but their absence is certain."""
    listed = {key.selector for key in posture.dkim}
    ending = f"._domainkey.{posture.domain} TXT"
    for question, answer in posture.dns.items():
        selector = question.removesuffix(ending)
        if selector != question and selector not in listed and answer in ("NXDOMAIN", "NODATA"):
            yield f"dkim {selector}", {}


def _mx(posture: Posture) -> dict[str, str]:
    answer = posture.dns.get(f"{posture.domain} MX", ())
    found = [mail_exchanger(text) for text in answer] if not isinstance(answer, str) else []
    return {each[1] or ".": str(each[0]) for each in found if each is not None}


def _mta_sts(posture: Posture) -> Iterator[tuple[str, dict[str, str]]]:
    """Only what was read or is certainly missing: a policy that could not be fetched says nothing."""
    sts = posture.mta_sts
    if sts.failed:
        return
    if sts.fetch in _NO_POLICY:
        yield "mta-sts", {} if sts.fetch == "none" else {"mode": "invalid"}
    elif sts.fetch in _FETCHED:
        mode = sts.mode if sts.fetch == "ok" else "invalid"
        yield "mta-sts", {"mode": mode, **{f"mx {pattern}": "present" for pattern in sts.mx}}
    elif sts.fetch.isdigit() and sts.fetch.startswith("4"):  # the server says that there is none
        yield "mta-sts", {"mode": "invalid"}
