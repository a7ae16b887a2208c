"""Scan one message: parse, authenticate, run the checks, assess, and return the report."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.claims import as_shown, read_claims
from mailguard.auth.envelope import envelope_of, receipt_time
from mailguard.auth.result import Authentication, Envelope
from mailguard.auth.route import trace
from mailguard.catalogue import Language
from mailguard.checks.run import run_checks
from mailguard.config import Config
from mailguard.correspondents.model import NOBODY, Known
from mailguard.dns.drive import arun, run
from mailguard.dns.flow import Flow
from mailguard.dns.resolver import AsyncResolver, Resolver, default_resolver
from mailguard.dns.transcript import Transcript
from mailguard.errors import InputError
from mailguard.message import Message, parse
from mailguard.names.registry import Registry
from mailguard.pipeline.allow import apply_allow
from mailguard.pipeline.assemble import assemble
from mailguard.pipeline.assess import assess
from mailguard.pipeline.context import Context
from mailguard.pipeline.prove import prove
from mailguard.report.excerpt import passages_of
from mailguard.report.model import Report

_NEWCOMER: Final = Config()  # one object, so that caches that depend on the configuration are shared
Source: TypeAlias = bytes | bytearray | memoryview | str | PathLike[str] | IO[bytes]


@dataclass(frozen=True)
class _Case:
    """One message with everything that is known before the first DNS question."""

    context: Context
    path: str
    language: Language
    started: float
    batch: bool = False
    habits: bool = False
    second_opinion: bool = False

    def flow(self) -> Flow[Authentication]:
        from mailguard.auth.authenticate import authenticate

        context = self.context
        return authenticate(
            context.message, context.envelope, context.at, context.config, second_opinion=self.second_opinion
        )

    def offline(self) -> Report:
        """Return the report without DNS."""
        from mailguard.auth.offline import authenticate_offline

        context = self.context
        found = authenticate_offline(context.message, context.envelope, context.at, second_opinion=self.second_opinion)
        return self.report(found, {})

    def report(self, authentication: Authentication, dns: Mapping[str, Any]) -> Report:
        claimed, other = as_shown(self.context.stated.claims)
        if claimed or other:
            authentication = replace(authentication, claimed=claimed, claimed_other=other)
        context = replace(self.context, authentication=authentication)
        proven = prove(context)
        if proven is not context.proven:  # else the facts found so far are kept with the context
            context = replace(context, proven=proven)
        outcome = run_checks(context)
        raised, accepted = apply_allow(outcome.raised, context)
        report = assemble(
            context,
            outcome if raised is outcome.raised else replace(outcome, raised=raised),
            assess(raised, context),
            path=self.path,
            language=self.language,
            accepted=accepted,
            dns=dns,
            started=self.started,
        )
        if self.batch:
            report = _for_batch(report, context)
        if self.habits:
            report = _with_habits(report, context)
        return report


def _for_batch(report: Report, context: Context) -> Report:
    """Return the report with the brief for the batch checks, and with the quoted password in its passages.

    Only a batch check may report the password, so it must be in the passages before that.
    """
    from mailguard.checks.batch.brief_of import brief_of

    brief = brief_of(context, report.path)
    more = (brief.password,) if brief.password is not None else ()
    passages = passages_of(context.message, report.findings, more) if more else report.passages
    return replace(report, brief=brief, passages=passages)


def _with_habits(report: Report, context: Context) -> Report:
    """Return the report with the data for learning: the writing habits, and whether the sender is proven."""
    from mailguard.checks.words.habit import forms_of
    from mailguard.pipeline.batch_record import Brief

    brief = report.brief or Brief(report.path)
    brief = replace(brief, forms=forms_of(context), proven=context.author_proven, inside=context.from_inside)
    return replace(report, brief=brief)


def scan(
    source: Source,
    *,
    config: Config | None = None,
    resolver: Resolver | None = None,
    offline: bool = False,
    envelope: Envelope | None = None,
    at: datetime | None = None,
    lang: Language = "en",
    path: str | None = None,
    known: Known | None = None,
    batch: bool = False,
    habits: bool = False,
    second_opinion: bool = False,
) -> Report:
    """Analyse one message, given as bytes, a path, or a binary file object, and return its report.

    `resolver` answers every DNS question; the default is the system's resolver, or with `offline` no DNS at all.
    `envelope` is the SMTP envelope, if the caller knows it. `at` is the time, with a time zone, at which to judge; the
    default is the time of receipt, else now. `path` is the name of the message in the report. `known` are the known
    correspondents. `batch` keeps the data for `judge_together` in the report, and `habits` the writing habits for
    `learn`. With `second_opinion` pyspf and dkimpy also judge the same bytes, from the same DNS answers.
    Any bytes give a report. Raises `InputError` if a path cannot be read, `ConfigError` if no check is left to run.
    """
    case = _prepare(source, config, envelope, at, lang, path, known, batch, habits, second_opinion)
    if offline and resolver is None:
        return case.offline()
    transcript = Transcript(resolver or default_resolver(case.context.config.dns))
    return case.report(run(case.flow(), transcript), transcript.to_dict())


async def ascan(
    source: Source,
    *,
    config: Config | None = None,
    resolver: AsyncResolver | None = None,
    offline: bool = False,
    envelope: Envelope | None = None,
    at: datetime | None = None,
    lang: Language = "en",
    path: str | None = None,
    known: Known | None = None,
    batch: bool = False,
    habits: bool = False,
    second_opinion: bool = False,
) -> Report:
    """Do the same as `scan` on asyncio; concurrent scans share a resolver and its cache."""
    case = _prepare(source, config, envelope, at, lang, path, known, batch, habits, second_opinion)
    if offline and resolver is None:
        return case.offline()
    transcript = Transcript(resolver or default_resolver(case.context.config.dns))
    return case.report(await arun(case.flow(), transcript), transcript.to_dict())


def _prepare(
    source: Source,
    config: Config | None,
    envelope: Envelope | None,
    at: datetime | None,
    language: Language,
    path: str | None,
    known: Known | None,
    batch: bool,
    habits: bool,
    second_opinion: bool,
) -> _Case:
    started = time.perf_counter()
    if at is not None and at.tzinfo is None:
        raise ValueError("at= needs a time zone: use datetime.now(UTC), or replace(tzinfo=...)")
    raw, name = _read(source)
    config = config or _NEWCOMER
    message: Message = parse(raw)
    route, border = trace(
        message, config.trust, config.organization.domains, envelope.client_ip if envelope is not None else None
    )
    stated = read_claims(message, config.trust, border)
    found = envelope_of(message, config.trust, envelope, border, stated.claims)
    context = Context(
        message=message,
        config=config,
        registry=_registry(config, known),
        known=known or NOBODY,
        at=at or receipt_time(message, border) or datetime.now(UTC),
        envelope=found,
        route=route,
        border=border,
        stated=stated,
    )
    return _Case(context, path if path is not None else name, language, started, batch, habits, second_opinion)


def _registry(config: Config, known: Known | None) -> Registry:
    if known is None:
        return Registry.of(config.organization, config.trust.free_mail)
    from mailguard.correspondents.protect import registry_with

    return registry_with(config.organization, config.trust.free_mail, known)


def _read(source: Source) -> tuple[bytes, str]:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), "-"
    if isinstance(source, str | PathLike):
        try:
            return Path(source).read_bytes(), str(source)
        except OSError as error:
            raise InputError(f"{source}: {error.strerror or error}") from None
        except ValueError as error:  # a NUL in the name
            raise InputError(f"{source!r}: {error}") from None
    if not hasattr(source, "read"):
        raise TypeError(f"bytes, a path or a binary file object is needed, not {type(source).__name__}")
    name = str(getattr(source, "name", "-"))
    try:
        raw = source.read()
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from None
    if not isinstance(raw, bytes | bytearray | memoryview):
        raise TypeError("the file object gives text: open the message in binary mode ('rb')")
    return bytes(raw), name
