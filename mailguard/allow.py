"""`[[allow]]`: findings the organization accepts, with a reason and an end."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from mailguard.auth.result import Result
from mailguard.checks.run import Raised
from mailguard.config import Allow
from mailguard.context import Context
from mailguard.report import Report


def apply_allow(raised: Iterable[Raised], context: Context) -> tuple[tuple[Raised, ...], tuple[Mapping[str, Any], ...]]:
    """The hits that stay, and the accepted ones as the report lists them."""
    rules = [rule for rule in context.config.allow if _applies(rule, context)]
    if not rules:
        return tuple(raised), ()
    kept: list[Raised] = []
    accepted: dict[tuple[str, str], None] = {}
    for item in raised:
        rule = next((rule for rule in rules if rule.check in ("", item.check.name)), None)
        if rule is None:
            kept.append(item)
        else:
            accepted[item.check.name, rule.reason] = None
    return tuple(kept), tuple({"check": check, "reason": reason} for check, reason in accepted)


def _applies(rule: Allow, context: Context) -> bool:
    if rule.until is not None and context.at.date() > rule.until:
        return False
    if rule.subject and rule.subject.casefold() not in context.message.subject.casefold():
        return False
    return not rule.sender or _sent_by(rule.sender.lower(), context)


def accepting(rules: Iterable[Allow], report: Report, check: str) -> str | None:
    """The reason of the first rule that accepts a finding of `check` on a mail whose report is made; None without."""
    for rule in rules:
        if rule.check not in ("", check) or (rule.until and datetime.fromisoformat(report.at).date() > rule.until):
            continue
        if rule.subject and rule.subject.casefold() not in report.message.subject.casefold():
            continue
        if rule.sender and not _reported_from(rule.sender.lower(), report):
            continue
        return rule.reason
    return None


def _reported_from(sender: str, report: Report) -> bool:
    author = next((person for person in report.message.from_ if person.domain), None)
    if author is None:
        return False
    named = (
        author.address.lower() == sender
        if "@" in sender
        else author.domain == sender or author.domain.endswith("." + sender)
    )
    return named and report.authentication.dmarc.result in (Result.NOT_EVALUATED, Result.PASS)


def _sent_by(sender: str, context: Context) -> bool:
    """Whether From is this address or domain, and nothing that was verified says otherwise."""
    author = context.message.author
    if author is None:
        return False
    domain = author.domain
    named = author.address.lower() == sender if "@" in sender else domain == sender or domain.endswith("." + sender)
    evaluated = context.authentication.dmarc.result is not Result.NOT_EVALUATED
    return named and (context.authenticated or not evaluated)
