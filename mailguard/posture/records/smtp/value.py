"""The result of probing a mail server."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SmtpHost:
    """The result of probing one mail server.

    `state` is "ok", "unreachable", "no-starttls", "tls-failed" or "certificate" (not valid for the host). `days_left`
    counts the days until a valid certificate expires.
    """

    host: str
    address: str
    port: int
    state: str
    detail: str = ""  # what the server or the TLS library said
    tls: str = ""  # version of the protocol, such as "TLSv1.3"
    days_left: int | None = None
