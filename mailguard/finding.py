"""What a check reports: hits without a language, and the findings a report shows."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from mailguard._internal.lazy_dataclass import dataclass


class Severity(StrEnum):
    """How bad the thing found is, if it is what it looks like. `OK` is for good observations of posture only."""

    OK = "ok"
    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for `ok` up to 5 for `critical`."""
        return _RANK[self]


_RANK = {severity: index for index, severity in enumerate(Severity)}


class Confidence(StrEnum):
    """How sure the check is that the thing is what it looks like."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that made a check fire, and where they stand.

    `where` is one of `header:<Name>`, `body:text`, `body:html`, `attachment:<name>`, `route:<index>`,
    `dns:<name> <type>`. `start` and `end` are offsets in characters in the decoded view that `where` names,
    None where a place in a text means nothing.
    """

    where: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One observation of a check, still without words for a reader.

    `variant` picks the wording `<check>/<variant>` of the catalogue (else `<check>`), `values` fill its
    placeholders, `severity` and `confidence` override the check's own, `data` is for programs.
    """

    evidence: tuple[Evidence, ...]
    variant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with its words, its severity and what it did to the verdict.

    `weight` is its term in the sum of log-odds, `points` its part of the score (`mailguard.report.score_shares`).
    """

    check: str
    severity: Severity
    confidence: Confidence
    summary: str
    explanation: str
    advice: str
    evidence: tuple[Evidence, ...]
    attack: tuple[str, ...] = ()
    weight: float = 0.0
    data: Mapping[str, Any] = field(default_factory=dict)
    points: int = 0
