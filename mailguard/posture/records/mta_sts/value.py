"""The MTA-STS record of a domain and its policy."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class MtaStsPosture:
    """The record (RFC 8461 §3.1) and the policy (RFC 8461 §3.2).

    `fetch` is "ok", "not-fetched", "none", "multiple" or "syntax" (of the record), "policy-syntax", or the reason why
    the policy could not be fetched. `left_out` counts the lines of the policy that were not read.
    """

    record: str = ""
    mode: str = ""  # "enforce" "testing" "none": RFC 8461 §5
    mx: tuple[str, ...] = ()  # patterns of host names: RFC 8461 §4.1
    max_age: int | None = None  # seconds
    fetch: str = ""
    failed: str = ""  # the lookup of the record, if it was not answered
    left_out: int = 0
    reason: str = ""  # code of what is wrong with an invalid record or policy
