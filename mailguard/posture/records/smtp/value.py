"""What a mail server said when it was connected to."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SmtpHost:
    """A mail server that was connected to.

    `state`: "ok", "unreachable", "no-starttls", "tls-failed" or "certificate" (not valid for the host); `days_left`
    of a valid certificate.
    """

    host: str
    address: str
    port: int
    state: str
    detail: str = ""
    tls: str = ""
    days_left: int | None = None
