"""A mail of given words, and what the checks of words say about it."""

from datetime import UTC, datetime
from email.header import Header
from email.mime.text import MIMEText

from mailguard.auth.result import Authentication, DmarcResult, Result
from mailguard.checks.words import CHECKS
from mailguard.config import Config
from mailguard.config.model import Organization
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

SENT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # a Friday, noon in Japan


def mail(text, subject="ご連絡", charset="utf-8", subtype="plain", sender="sender@shiranai.example"):
    message = MIMEText(text, subtype, charset)
    message["From"] = sender
    message["To"] = "uketsuke@hakusandai-hp.example"
    message["Subject"] = Header(subject, charset)
    return message.as_bytes()


def context_of(raw, authenticated=False, organization=None):
    organization = organization or Organization(domains=("hakusandai-hp.example",), partners=("minori.example",))
    result = DmarcResult(Result.PASS) if authenticated else DmarcResult(Result.FAIL)
    return Context(
        message=parse(raw),
        config=Config(organization=organization),
        registry=Registry.of(organization),
        at=SENT,
        authentication=Authentication(dmarc=result),
    )


def hits(raw, **settings):
    """Check name → its hits."""
    context = context_of(raw, **settings)
    found = {check.name: list(check.function(context.message, context)) for check in CHECKS}
    return {name: made for name, made in found.items() if made}


def fired(text, **settings):
    return set(hits(mail(text, **settings)))
