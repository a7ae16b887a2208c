"""Apply `[[allow]]` rules: findings that the organization accepts, with a reason and until a day."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from mailguard.auth.inputs import OFFLINE
from mailguard.auth.result import Authentication
from mailguard.auth.vouch import certain_author
from mailguard.checks.run import Raised
from mailguard.config import Allow, Config, Trust
from mailguard.pipeline.context import Context
from mailguard.report.model import Report


def apply_allow(raised: Iterable[Raised], context: Context) -> tuple[tuple[Raised, ...], tuple[Mapping[str, Any], ...]]:
    """Return the hits that remain, and the accepted ones as the report lists them."""
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


def accepting(config: Config, report: Report, check: str) -> str | None:
    """Return the reason of the first rule that accepts a finding of `check` in a finished report, or None."""
    for rule in config.allow:
        if rule.check not in ("", check) or (rule.until and datetime.fromisoformat(report.at).date() > rule.until):
            continue
        if rule.subject and rule.subject.casefold() not in report.message.subject.casefold():
            continue
        if rule.sender and not _reported_from(rule.sender.lower(), report, config.trust):
            continue
        return rule.reason
    return None


def _reported_from(sender: str, report: Report, trust: Trust) -> bool:
    author = next((person for person in report.message.from_ if person.domain), None)
    if author is None:
        return False
    alone = all(person.domain == author.domain for person in report.message.from_)
    proven = report.brief is not None and report.brief.proven
    if not proven and not (alone and _nobody_could_tell(report.authentication, trust)):
        return False
    return _names(sender, author.address, author.domain)


def _sent_by(sender: str, context: Context) -> bool:
    """Whether From is this address or domain and is proven, or could not be verified at all (see below)."""
    author = context.message.author
    if author is None or not _names(sender, author.address, author.domain):
        return False
    if context.author_proven:
        return True
    return bool(certain_author(context.message)) and _nobody_could_tell(context.authentication, context.config.trust)


def _names(sender: str, address: str, domain: str) -> bool:
    return address.lower() == sender if "@" in sender else domain == sender or domain.endswith("." + sender)


def _nobody_could_tell(authentication: Authentication, trust: Trust) -> bool:
    """Whether no proof was possible at all: the scan is offline, and no server of ours is configured to add results.

    Then a From field with one author is enough for the rule. A sender cannot cause this: a missing client address or a
    broken border has another reason, and then the rule does not apply.
    """
    return authentication.dmarc.reason == OFFLINE and not trust.authserv_ids
