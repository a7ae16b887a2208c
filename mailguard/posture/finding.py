"""A finding about a domain: an observation with its sentences, and the record that it is about."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PostureEvidence:
    """The record a finding is about: `where` is `dns:<name> <type>` or `https:<url>`."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class PostureFinding:
    """One finding in one language. `subject` is the selector, host, tag or domain it is about.

    `values` are those of the wording's placeholders; the value `record` is the record to publish.
    """

    check: str
    severity: str
    summary: str
    advice: str
    subject: str = ""
    evidence: tuple[PostureEvidence, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    explanation: str = ""
    values: Mapping[str, str] = field(default_factory=dict)  # kept to word it again in another language
