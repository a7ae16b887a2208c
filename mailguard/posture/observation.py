"""One thing observed about a domain, still without words; the catalogue words it by its check's name."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence

EVIDENCE: Final = 1_000  # characters of a record that are quoted


@dataclass(frozen=True, slots=True)
class Observation:
    """`check` is the contract's name, `subject` the selector, host, tag or domain it is about.

    `values` fill the wording's placeholders; `record` in them is what to publish.
    """

    check: str
    severity: Severity
    subject: str = ""
    evidence: tuple[PostureEvidence, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)


def dns_evidence(name: str, type_: str, text: str = "") -> tuple[PostureEvidence, ...]:
    """The record a finding rests on; without `text` its absence, shown as the name server's word for it."""
    return (PostureEvidence(f"dns:{name} {type_}", text[:EVIDENCE]),)


def failed_evidence(failed: str) -> tuple[PostureEvidence, ...]:
    """The look-up that failed, written "NAME TYPE STATUS"."""
    question, _, status = failed.rpartition(" ")
    return (PostureEvidence(f"dns:{question}", status),)
