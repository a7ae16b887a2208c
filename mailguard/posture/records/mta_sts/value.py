"""The MTA-STS record of a domain and the policy behind it."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class MtaStsPosture:
    """RFC 8461: record and policy. `fetch` is "ok", "not-fetched" or why the policy could not be had.

    `left_out` counts the lines of the policy that were not read.
    """

    record: str = ""
    mode: str = ""
    mx: tuple[str, ...] = ()
    max_age: int | None = None
    fetch: str = ""
    failed: str = ""
    left_out: int = 0
    reason: str = ""  # of a record or policy that cannot be read
