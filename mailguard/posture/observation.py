"""One fact that a check noticed about a domain. The catalogue adds the sentences, looked up by the check's name."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence

EVIDENCE: Final = 1_000  # characters of a record that are quoted


@dataclass(frozen=True, slots=True)
class Observation:
    """What one check noticed. `check` is its name; `subject` is the selector, host, tag or domain it is about.

    `values` fill the placeholders of the wording; the value `record` is the record to publish.
    """

    check: str
    severity: Severity
    subject: str = ""
    evidence: tuple[PostureEvidence, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)


def dns_evidence(name: str, type_: str, text: str = "") -> tuple[PostureEvidence, ...]:
    """Return the record that a finding is based on. Without `text` the record is absent.

    The report then shows the name server's answer instead: NXDOMAIN or NODATA (RFC 2308 §2.1, RFC 2308 §2.2).
    """
    return (PostureEvidence(f"dns:{name} {type_}", text[:EVIDENCE]),)


def failed_evidence(failed: str) -> tuple[PostureEvidence, ...]:
    """Return the lookup that failed as evidence. `failed` is written "NAME TYPE STATUS"."""
    question, _, status = failed.rpartition(" ")
    return (PostureEvidence(f"dns:{question}", status),)
