"""One difference between two rounds, as the store keeps it and the notifications report it."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Severity

Direction = Literal["worse", "better", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a domain, found at `at` (UTC, RFC 3339 §5.6).

    `what` names the thing that changed ("dmarc-policy", "mx", "spf-term", …, or "finding"); `subject` says which one
    where there are several. `old` and `new` are its values, or "" if it is absent. For a finding they are its
    severities; `check` then names the check, and `values` fill its wording. `severity` says how much the thing
    matters, whether it got worse or better.
    """

    domain: str
    at: str
    what: str
    old: str
    new: str
    direction: Direction
    severity: Severity
    subject: str = ""
    check: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def variant(self) -> Literal["added", "removed", "changed"]:
        """The key of the wording of this change: "added", "removed" or "changed"."""
        if not self.old:
            return "added"
        return "changed" if self.new else "removed"
