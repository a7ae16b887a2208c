"""Make a mail of given words, and run the checks of words on it."""

from datetime import UTC, datetime
from email.header import Header
from email.mime.text import MIMEText
from typing import Any

from mailguard.auth.result import Authentication, DmarcResult, Result
from mailguard.checks.words import CHECKS
from mailguard.config import Config
from mailguard.config.model import Organization
from mailguard.finding import Hit
from mailguard.message.defect import Defect
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

SENT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # Friday noon in Japan


def mail(
    text: str,
    subject: str = "ご連絡",
    charset: str = "utf-8",
    subtype: str = "plain",
    sender: str = "sender@shiranai.example",
) -> bytes:
    message = MIMEText(text, subtype, charset)
    message["From"] = sender
    message["To"] = "uketsuke@hakusandai-hp.example"
    message["Subject"] = Header(subject, charset)  # type: ignore[assignment]  # which `email` accepts, too
    return message.as_bytes()


def context_of(raw: bytes, authenticated: bool = False, organization: Organization | None = None) -> Context:
    organization = organization or Organization(domains=("hakusandai-hp.example",), partners=("minori.example",))
    result = DmarcResult(Result.PASS) if authenticated else DmarcResult(Result.FAIL)
    return Context(
        message=parse(raw),
        config=Config(organization=organization),
        registry=Registry.of(organization),
        at=SENT,
        authentication=Authentication(dmarc=result),
    )


def hits(raw: bytes, **settings: Any) -> dict[str, list[Hit | Defect]]:
    """Return the hits by check name."""
    context = context_of(raw, **settings)
    found: dict[str, list[Hit | Defect]] = {}
    for check in CHECKS:
        found[check.name] = list(check.function(context.message, context))
    return {name: made for name, made in found.items() if made}


def fired(text: str, **settings: Any) -> set[str]:
    return set(hits(mail(text, **settings)))
