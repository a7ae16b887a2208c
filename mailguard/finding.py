"""The results of checks: hits, which have no wording yet, and the findings that a report shows."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from mailguard._internal.lazy_dataclass import dataclass


class Severity(StrEnum):
    """How bad a finding is if it is what it looks like. Only posture findings use `OK`, for good results."""

    OK = "ok"
    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """The severity as a number, from 0 for `ok` to 5 for `critical`."""
        return _RANK[self]


_RANK = {severity: index for index, severity in enumerate(Severity)}


class Confidence(StrEnum):
    """How sure a check is that its finding is what it looks like."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that made a check fire, and their place in the mail.

    `where` is one of `header:<Name>`, `body:text`, `body:html`, `attachment:<name>`, `route:<index>`,
    `dns:<name> <type>`. `start` and `end` are offsets, in characters, in the decoded text that `where` names, or None
    if the evidence is not a part of a text.
    """

    where: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One observation of a check, without wording for a reader yet.

    `variant` selects one of the wordings of the check (`<check>/<variant>`; "" is `<check>`) and `values` fill its
    placeholders. `severity` and `confidence`, if set, replace those of the check. `data` is for programs.
    """

    evidence: tuple[Evidence, ...]
    variant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with its wording, its severity and its effect on the verdict.

    `weight` is its term in the sum of log-odds, `points` its share of the score (`mailguard.report.score_shares`).
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
