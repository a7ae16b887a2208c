"""One difference between two rounds, as it is stored and told."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Severity

Direction = Literal["worse", "better", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became different about a domain at `at`.

    `what` names the thing ("dmarc-policy", "mx", "spf-term", …, or "finding"), `subject` which one of several.
    `old` and `new` are its values, "" where there was or is none; of a finding, its severities, and then `check`
    and `values` say which it is and fill its wording. `severity` is how much the thing matters, in either direction.
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
        """Which wording of `catalogue.posture_change` tells it."""
        if not self.old:
            return "added"
        return "changed" if self.new else "removed"
