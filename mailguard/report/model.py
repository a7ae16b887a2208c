"""The report of one message, schema `mailguard.report/1`: the object that the library returns, and its JSON form."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from mailguard._internal.codec import decode, encode
from mailguard._internal.lazy_dataclass import dataclass
from mailguard._version import __version__
from mailguard.auth.result import Authentication, Envelope, Hop
from mailguard.finding import Finding
from mailguard.message.defect import Defect, NotExamined
from mailguard.pipeline.batch_record import Brief
from mailguard.report.passage import Passage

SCHEMA = "mailguard.report/1"


@dataclass(frozen=True, slots=True)
class Person:
    """A mailbox: display name, address and domain."""

    name: str
    address: str
    domain: str


@dataclass(frozen=True, slots=True)
class MessageSummary:
    """The decoded header fields of the message. `date` is an RFC 3339 time, "" if the mail has no readable date."""

    sha256: str
    size: int
    subject: str = ""
    date: str = ""
    message_id: str = ""
    from_: tuple[Person, ...] = ()
    sender: Person | None = None
    reply_to: tuple[Person, ...] = ()
    to: tuple[Person, ...] = ()
    cc: tuple[Person, ...] = ()
    return_path: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class UrlReport:
    """One link. `final` is the URL inside a link wrapper; `kinds` says what the link is ("shortener", "ip", …)."""

    url: str
    host: str
    domain: str
    text: str
    where: str
    final: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentReport:
    """One file, and the files inside it."""

    name: str
    size: int
    sha256: str
    declared_type: str
    detected_type: str
    kinds: tuple[str, ...] = ()
    children: tuple["AttachmentReport", ...] = ()


@dataclass(frozen=True, slots=True)
class NestedReport:
    """A mail inside the mail: its name, subject and From, and the findings about its own sender and authentication."""

    name: str
    subject: str
    from_: tuple[Person, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict. `score` is 0 to 100; `reasons` are the checks that raised it, the heaviest first.

    `base` is the score of a mail without findings. `base` and the points of the findings add up to the score.
    """

    level: str
    score: int
    reasons: tuple[str, ...] = ()
    base: int = 0


@dataclass(frozen=True, slots=True)
class CheckError:
    """A check that crashed. This is a bug in mailguard or a plugin, which the report shows instead of hiding it."""

    check: str
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found about one message. Immutable; `to_dict` returns the JSON values, `from_dict` reads them.

    `passages` have the text of the mail around the evidence, for the HTML report. They are not part of the JSON.
    """

    path: str
    at: str
    message: MessageSummary
    verdict: Verdict
    settings: Mapping[str, Any] = field(default_factory=dict)
    envelope: Envelope = field(default_factory=Envelope)
    authentication: Authentication = field(default_factory=Authentication)
    route: tuple[Hop, ...] = ()
    urls: tuple[UrlReport, ...] = ()
    attachments: tuple[AttachmentReport, ...] = ()
    nested: tuple[NestedReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Mapping[str, Any], ...] = ()  # findings that an [[allow]] rule accepts, with its reason
    defects: tuple[Defect, ...] = ()
    not_examined: tuple[NotExamined, ...] = ()
    errors: tuple[CheckError, ...] = ()
    dns: Mapping[str, Any] = field(default_factory=dict)
    timing_ms: float = 0.0
    brief: Brief | None = field(
        default=None, metadata={"json": False}, repr=False, compare=False
    )  # for the batch checks
    passages: tuple[Passage, ...] = field(default=(), metadata={"json": False}, repr=False, compare=False)
    mailguard: str = __version__
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values; the most important keys come first."""
        encoded: dict[str, Any] = encode(self)
        return {key: encoded[key] for key in _ORDER} | encoded

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Report":
        """Read what `to_dict` returned. Raises `ValueError` for another schema, `TypeError` for wrong types."""
        if data.get("schema") != SCHEMA:
            raise ValueError(f"not a {SCHEMA} report")
        return decode(cls, data)


_ORDER = ("schema", "mailguard", "path", "at", "verdict", "message", "findings", "settings")
