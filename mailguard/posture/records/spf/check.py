"""Judge an SPF tree: turn what DNS answered into observations."""

from collections.abc import Iterator
from dataclasses import field
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.data.spf_includes import SEPARATE_SENDERS
from mailguard.finding import Severity
from mailguard.names.domain import organizational_domain
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.records.spf.characters import visible
from mailguard.posture.records.spf.collect import deciding_record, has_top_level, is_bearable, is_open, walk
from mailguard.posture.records.spf.ranges import passing, too_wide
from mailguard.posture.records.spf.spelling import is_mistaken
from mailguard.posture.records.spf.value import SpfPosture, SpfRecord, SpfTerm

LONG_RECORD: Final = 450  # octets; RFC 7208 §3.4: then the answer fits into a packet of 512
MISTAKEN: Final = 20  # modifiers without effect that are reported
SHOWN: Final = 300  # characters of a TXT record quoted in a sentence

_ALL: Final = {  # result for all other senders → finding
    "pass": ("spf-all-pass", Severity.CRITICAL),  # RFC 7208 §8.3
    "neutral": ("spf-all-neutral", Severity.MEDIUM),  # RFC 7208 §8.2: treated like "none"
    "softfail": ("spf-all-softfail", Severity.LOW),  # RFC 7208 §8.5: no reason to reject by itself
    "fail": ("spf-all-fail", Severity.OK),  # RFC 7208 §8.4
    "": ("spf-all-missing", Severity.MEDIUM),  # RFC 7208 §4.7: neutral
}
_ERRORS: Final = {  # permanent error (RFC 7208 §8.7) → finding
    "multiple-records": "spf-multiple-records",  # RFC 7208 §4.5
    "syntax": "spf-syntax",  # RFC 7208 §4.6
    "too-many-lookups": "spf-too-many-lookups",  # RFC 7208 §4.6.4
    "too-many-void-lookups": "spf-too-many-void-lookups",  # RFC 7208 §4.6.4
    "too-many-mx": "spf-too-many-mx",  # RFC 7208 §4.6.4
    "include-none": "spf-include-none",  # RFC 7208 §5.2
    "include-loop": "spf-include-loop",  # ends at the limit of lookups: RFC 7208 §4.6.4
    "redirect-loop": "spf-redirect-loop",  # RFC 7208 §4.6.4
    "redirect-none": "spf-redirect-none",  # RFC 7208 §6.1
}


@dataclass(frozen=True, slots=True)
class SpfAdvice:
    """The records to propose to a domain, as whole texts, or "" if there is nothing to propose.

    - `near`: a TXT record that is nearly an SPF record, where there is no SPF record; `beside`: one in addition to it.
    - `faults`: codes of what is wrong in that text.
    - `publish`: the corrected record, or a first one; `hidden`: the findings that this record will have.
    - `stricter`: the record of `stricter_at` with an ending one step stricter.
    - `missing`: the includes of mail services in the MX that may not send; `allowing`: the record of `allowing_at`
      with these includes.
    """

    near: str = ""
    beside: str = ""
    faults: tuple[str, ...] = ()
    publish: str = ""
    hidden: tuple[Observation, ...] = ()
    stricter: str = ""
    stricter_at: str = ""
    missing: tuple[str, ...] = ()
    allowing: str = ""
    allowing_at: str = ""


_NO_ADVICE: Final = SpfAdvice()


@dataclass(frozen=True, slots=True)
class SpfFound:
    """The tree, the names in it whose registrable domain anyone can register, and the records to propose."""

    posture: SpfPosture = field(default_factory=SpfPosture)
    dangling: tuple[str, ...] = ()
    advice: SpfAdvice = field(default_factory=SpfAdvice)


def check_spf(
    domain: str,
    spf: SpfPosture,
    dangling: tuple[str, ...] = (),
    advice: SpfAdvice = _NO_ADVICE,
    *,
    sends: bool = True,
) -> Iterator[Observation]:
    """Yield the observations on the SPF tree of `domain`.

    `dangling` are the names of the tree whose registrable domain does not exist. `sends` is False for a domain that
    is meant to send no mail.
    """
    record = spf.record
    if record is None or spf.result == "none":  # RFC 7208 §2.6.1
        yield from _without_record(domain, advice, sends=sends)
        return
    evidence = dns_evidence(domain, "TXT", record.text)
    if spf.failed:  # RFC 7208 §2.6.6
        values = {"domain": domain, "failed": spf.failed}
        name, type_, _ = spf.failed.split(" ")
        host = name if type_ != "TXT" else ""  # a failed lookup of a, mx or exists hides no further record
        yield Observation("spf-temperror", Severity.INFO, host, failed_evidence(spf.failed), values)
        if record.problem == "temperror":
            return
    for reason in spf.reason.split(", ") if spf.reason else ():  # RFC 7208 §2.6.7
        yield _error(domain, spf, record, reason, advice)
    if record.problem == "multiple-records":
        return
    glued = [term.text for term in record.terms if is_glued(term)]
    if glued and record.problem != "syntax":
        yield _syntax(domain, record, glued, advice, "glued")
    yield from _ending(domain, spf, record, advice, skip=bool(glued))
    for where in _open_inside(record):  # RFC 7208 §5.2: an include matches what its record lets pass
        own = organizational_domain(where.domain) == organizational_domain(domain)
        values = {"domain": where.domain, "variant": "own" if own else "inside"}
        inner = dns_evidence(where.domain, "TXT", where.text)
        yield Observation("spf-all-pass", Severity.CRITICAL, where.domain, inner, values)
    yield from _terms(domain, record, advice)
    for name in dangling:
        yield Observation("spf-include-dangling", Severity.CRITICAL, name, evidence, {"domain": domain, "name": name})
    if too_wide(record):  # RFC 7208 §5.6
        yield Observation("spf-range-too-wide", Severity.HIGH, evidence=evidence, values={"domain": domain})
    length = len(record.text.encode("utf-8", "replace"))
    if length > LONG_RECORD:  # RFC 7208 §3.4
        values = {"domain": domain, "length": str(length)}
        yield Observation("spf-record-long", Severity.LOW, evidence=evidence, values=values)
    if advice.beside:
        yield _near(domain, advice.beside, Severity.LOW, {"variant": "beside"})
    yield from advice.hidden
    yield from _missing_providers(domain, record, advice)


def _missing_providers(domain: str, record: SpfRecord, advice: SpfAdvice) -> Iterator[Observation]:
    """Yield one observation for each mail service that receives the domain's mail but may not send for it."""
    evidence = dns_evidence(domain, "TXT", record.text)
    for include in advice.missing:
        provider = SEPARATE_SENDERS[include]
        values = {"domain": domain, "provider": provider, "include": include, "where": advice.allowing_at}
        elsewhere = advice.allowing_at != domain and not advice.allowing
        values |= {"variant": "elsewhere"} if elsewhere else _proposed(advice.allowing_at, advice.allowing)
        yield Observation("provider-not-in-spf", Severity.MEDIUM, provider, evidence, values)


def _line(name: str, record: str) -> str:
    """Write a record as a line of a zone file."""
    return f'{name}. TXT "{record}"'


def _proposed(name: str, record: str, variant: str = "") -> dict[str, str]:
    """Return the values for a text that proposes a record, or the name of its variant without one."""
    if record:
        return {"record": _line(name, record), "variant": variant}
    return {"variant": f"{variant}-unmended".removeprefix("-")}


def _without_record(domain: str, advice: SpfAdvice, *, sends: bool) -> Iterator[Observation]:
    if advice.near:
        values = {"faults": "\n".join(advice.faults), **_proposed(domain, advice.publish)}
        yield _near(domain, advice.near, Severity.HIGH, values)
        yield from advice.hidden
        return
    silent = not sends or advice.publish == "v=spf1 -all"
    values = {"domain": domain, **_proposed(domain, advice.publish, "no-mail" if silent and advice.publish else "")}
    yield Observation("spf-none", Severity.HIGH, evidence=dns_evidence(domain, "TXT"), values=values)


def _near(domain: str, text: str, severity: Severity, values: dict[str, str]) -> Observation:
    shown = {"domain": domain, "text": visible(text)[:SHOWN], **values}
    return Observation("spf-near-miss", severity, evidence=dns_evidence(domain, "TXT", text), values=shown)


def _ending(domain: str, spf: SpfPosture, record: SpfRecord, advice: SpfAdvice, *, skip: bool) -> Iterator[Observation]:
    """Yield the observation on the result for all other senders, unless an error or a failed lookup hides it."""
    end = deciding_record(record)
    if skip or record.problem == "syntax" or end is None or (spf.failed and spf.all_ == ""):
        return
    check, severity = _ALL[spf.all_]
    values = {"domain": domain, "where": end.domain}
    if advice.stricter:
        values |= _proposed(advice.stricter_at, advice.stricter)
    else:
        values["variant"] = "unmended" if end is record else "elsewhere"
    yield Observation(check, severity, evidence=dns_evidence(domain, "TXT", record.text), values=values)


def is_glued(term: SpfTerm) -> bool:
    """Whether a term without a syntax error has a target that no server can have, such as `mail.example.com-all`."""
    if term.ignored or term.record is not None or term.mechanism not in ("a", "mx", "exists", "include", "redirect"):
        return False
    return not has_top_level(term.target) if is_open(term.target) else term.void and not is_bearable(term.target)


def _error(domain: str, spf: SpfPosture, root: SpfRecord, reason: str, advice: SpfAdvice) -> Observation:
    """Return the finding for a permanent error of the tree, with the record that causes it."""
    inside = [term.record for _, term in walk(root) if term.record is not None]
    cause = next((record for record in (root, *inside) if record.problem == reason and record.text), root)
    if reason == "syntax":
        return _syntax(domain, cause, list(cause.errors), advice if cause is root else _NO_ADVICE)
    evidence = dns_evidence(cause.domain, "TXT", cause.text)
    values = {
        "domain": domain,
        "where": cause.domain,
        "lookups": str(spf.lookups),
        "void": str(spf.void_lookups),
    }
    if reason == "multiple-records" and cause is root and advice.publish:
        values |= _proposed(domain, advice.publish, "merged")
    return Observation(_ERRORS[reason], Severity.HIGH, evidence=evidence, values=values)


def _syntax(domain: str, cause: SpfRecord, wrong: list[str], advice: SpfAdvice, variant: str = "") -> Observation:
    """Return the finding for invalid terms, with their mistakes and the corrected record where these are known."""
    values = {
        "domain": domain,
        "where": cause.domain,
        "terms": visible(" ".join(wrong))[:200],
        "variant": variant,
        "faults": "\n".join(advice.faults),
    }
    if advice.publish:
        values |= _proposed(domain, advice.publish, "glued-mended" if variant else "mended")
    elif any(not each.isascii() or not each.isprintable() for each in wrong) and advice.faults:
        values["variant"] = "characters"
    return Observation(
        "spf-syntax", Severity.HIGH, evidence=dns_evidence(cause.domain, "TXT", cause.text), values=values
    )


def _terms(domain: str, record: SpfRecord, advice: SpfAdvice) -> Iterator[Observation]:
    own = [term.mechanism for term in record.terms]
    evidence = dns_evidence(domain, "TXT", record.text)
    values = {"domain": domain}
    if "all" in own and "redirect" in own:  # RFC 7208 §6.1
        yield Observation("spf-redirect-ignored", Severity.LOW, evidence=evidence, values=values)
    if "all" in own:
        after = [term.text for term in record.terms if term.ignored and term.qualifier]
        if after:  # RFC 7208 §5.1: MUST be ignored
            yield Observation(
                "spf-terms-after-all", Severity.LOW, evidence=evidence, values={**values, "terms": " ".join(after)}
            )
    terms = walk(record)
    if any(term.mechanism == "ptr" for _, term in terms):  # RFC 7208 §5.5: SHOULD NOT be published
        yield Observation("spf-ptr-used", Severity.LOW, evidence=evidence, values=values)
    asked = (term for _, term in terms if not (term.ignored or term.mechanism == "exp" or term.mechanism.endswith("=")))
    if any(is_open(term.target) for term in asked):  # RFC 7208 §7.2
        yield Observation("spf-macro-used", Severity.INFO, evidence=evidence, values=values)
    yield from _mistaken(domain, terms, advice)
    for where, term in terms:
        if is_glued(term) and where is record:
            continue
        if term.record.problem == "none" if term.record is not None else term.void:  # RFC 7208 §4.6.4
            yield _void(where, term)


def _mistaken(domain: str, terms: tuple[tuple[SpfRecord, SpfTerm], ...], advice: SpfAdvice) -> Iterator[Observation]:
    """Yield mechanisms that are written as modifiers, such as `ip4=`. Receivers ignore them (RFC 7208 §6)."""
    told: set[str] = set()
    for where, term in terms:
        name = term.mechanism.removesuffix("=")
        text = term.text.lower()
        if name == term.mechanism or not is_mistaken(name) or text in told or len(told) >= MISTAKEN:
            continue
        told.add(text)
        ours = where.domain == domain
        values = {"domain": domain, "where": where.domain, "term": term.text}
        values |= _proposed(domain, advice.publish) if ours else {"variant": "elsewhere"}
        yield Observation(
            "spf-unknown-modifier",
            Severity.MEDIUM if ours else Severity.LOW,
            text,
            dns_evidence(where.domain, "TXT", where.text),
            values,
        )


def _void(where: SpfRecord, term: SpfTerm) -> Observation:
    return Observation(
        "spf-target-missing",
        Severity.MEDIUM,
        term.target,
        dns_evidence(where.domain, "TXT", where.text),
        {"domain": where.domain, "term": term.text, "name": term.target},
    )


def _open_inside(root: SpfRecord) -> list[SpfRecord]:
    """Return the included records that end in +all, so that every sender passes (RFC 7208 §5.2)."""
    found = (record for record, term in passing(root) if term.mechanism == "all" and record is not root)
    # The record that a redirect leads to takes the place of the domain's own (RFC 7208 §6.1): _ending judges its `all`.
    redirected = {id(term.record) for term in root.terms if term.mechanism == "redirect"}
    return [record for record in found if id(record) not in redirected]


def allows_senders(spf: SpfPosture) -> bool:
    """Whether an SPF record allows any server to send."""
    return spf.record is not None and _names_senders(spf.record)


def _names_senders(record: SpfRecord) -> bool:
    for term in record.terms:
        if term.qualifier == "+" and not term.ignored:  # RFC 7208 §4.6.2
            return True
        if term.mechanism == "redirect" and term.record is not None and _names_senders(term.record):
            return True
    return False
