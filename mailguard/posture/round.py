"""One round: check every configured domain, compare with what was known, store it all, tell what changed."""

import asyncio
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language
from mailguard.config import Config
from mailguard.config.posture import PostureDomain
from mailguard.errors import ConfigError
from mailguard.posture.change import Change
from mailguard.posture.change_message import Message, Standing
from mailguard.posture.diff import compare
from mailguard.posture.facts import Facts, facts
from mailguard.posture.failure import with_failure
from mailguard.posture.judge import BROKEN
from mailguard.posture.options import DomainOptions, with_learned
from mailguard.posture.outage import LOOK_BACK, UNKNOWN, outage
from mailguard.posture.snapshot import Posture

if TYPE_CHECKING:
    from mailguard.correspondents.model import Known
    from mailguard.dns.resolver import AsyncResolver, Resolver
    from mailguard.posture.fetch import Fetcher
    from mailguard.posture.notify import Undelivered
    from mailguard.posture.store import Store
    from mailguard.posture.store.store import Recorded

SCHEMA: Final = "mailguard.posture-round/1"


@dataclass(frozen=True, slots=True)
class Round:
    """What a round found, in the order of the configuration. `baseline` are domains that were new in it.

    `unchecked` are those about which nothing decisive could be looked up, or which a fault of our own kept from being
    judged or stored; `undelivered` what could not be told,
    and `waiting` how many messages wait in the store.
    """

    at: str  # RFC 3339
    postures: tuple[Posture, ...]
    changes: tuple[Change, ...] = ()
    baseline: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    undelivered: tuple["Undelivered", ...] = ()
    waiting: int = 0


def run_round(
    store: "Store",
    config: Config,
    *,
    resolver: "Resolver | AsyncResolver | None" = None,
    fetcher: "Fetcher | None" = None,
    lang: Language = "en",
    in_flight: int = 64,
    progress: Callable[[Posture], object] = id,
    environ: Mapping[str, str] = os.environ,
    known: "Known | None" = None,
) -> Round:
    """Run one round on `store`; `progress` is called with each posture as it is known.

    `known` are the correspondents learned: DKIM selectors seen on a domain's mail are tried too.

    Raises `ConfigError` without any domain, `StoreError` when another round is running or the store cannot be
    used, `ResolverError` when no name server answers; then nothing was written.
    """
    from mailguard.posture.notify import deliver, messages_for

    entries = tuple(config.posture.entries(config.organization.domains))
    if not entries:
        raise ConfigError("there is no domain to check; name yours under [posture] domains in mailguard.toml")
    with store.lock():
        at = _timestamp(datetime.now(UTC))
        asked = _checked(config, entries, resolver, fetcher, lang, in_flight, progress, known)
        recorded, new = _compared(store, config, asyncio.run(asked), lang)
        changes = tuple(change for each in recorded for change in each.changes)
        message = _message(at, tuple(each.posture for each in recorded), changes, new)
        groups = {entry.name: entry.group for entry in entries}
        messages, unwritten = messages_for(config.posture.notify, message, groups)
        unstored = store.record(recorded, messages, at)
        undelivered = (*unwritten, *deliver(store, config.posture.notify, lang, environ))
        store.prune(_timestamp(datetime.now(UTC) - timedelta(days=config.posture.keep_days)))
        waiting = len(store.waiting())
    postures = tuple(
        with_failure(each.posture, "store", unstored[each.posture.domain], lang)
        if each.posture.domain in unstored
        else each.posture
        for each in recorded
    )
    unchecked = tuple(posture.domain for posture in postures if _unchecked(posture))
    return Round(at, postures, changes, new, unchecked, undelivered, waiting)


def optional_parts(config: Config) -> frozenset[str]:
    """The parts that a round looks at only when the configuration says so."""
    posture = config.posture
    chosen = {"lookalikes": posture.lookalikes, "blocklists": posture.blocklists, "smtp": posture.smtp}
    return frozenset(name for name, wanted in chosen.items() if wanted)


def options_for(config: Config) -> DomainOptions:
    """How every domain is to be checked; what the configuration says of a single one is applied by the check."""
    posture = config.posture
    return DomainOptions(
        http=posture.http,
        lookalikes=posture.lookalikes,
        blocklists=posture.blocklists,
        smtp=posture.smtp,
    )


async def _checked(
    config: Config,
    entries: tuple[PostureDomain, ...],
    resolver: "Resolver | AsyncResolver | None",
    fetcher: "Fetcher | None",
    lang: Language,
    in_flight: int,
    progress: Callable[[Posture], object],
    known: "Known | None",
) -> tuple[Posture, ...]:
    from mailguard.dns.system import SystemResolver
    from mailguard.posture.check_domain import check_domains

    # A resolver of its own: a later round must not see what this one remembers.
    used = resolver or SystemResolver(config.dns.nameservers, timeout=config.dns.timeout)
    found: list[Posture] = []
    async for posture in check_domains(
        (entry.name for entry in entries),
        config=config,
        resolver=used,
        fetcher=fetcher,
        options=with_learned(options_for(config), known),
        lang=lang,
        in_flight=in_flight,
    ):
        progress(posture)
        found.append(posture)
    return tuple(found)


def _unchecked(posture: Posture) -> bool:
    return posture.level == UNKNOWN or any(finding.check == BROKEN for finding in posture.findings)


def _compared(
    store: "Store", config: Config, postures: tuple[Posture, ...], lang: Language
) -> tuple[tuple["Recorded", ...], tuple[str, ...]]:
    """What to write about each domain, and the domains that are new."""
    from mailguard.posture.store.store import Recorded

    checked = optional_parts(config)
    known = store.known(posture.domain for posture in postures)
    levels = store.levels(posture.domain for posture in postures)
    recorded: list[Recorded] = []
    for posture in postures:
        before, changes = known.get(posture.domain), _outages(store, posture, levels)
        try:
            found = facts(posture, checked)
            certain = found.over(before or Facts())
            if before is not None:
                changes = (*changes, *compare(posture.domain, posture.time, before, found))
            recorded.append(Recorded(posture, certain if certain != before else None, checked, changes))
        except Exception as error:  # noqa: BLE001 - the others are compared and stored all the same
            recorded.append(Recorded(with_failure(posture, "compare", error, lang), None, checked, changes))
    return tuple(recorded), tuple(posture.domain for posture in postures if posture.domain not in known)


def _outages(store: "Store", posture: Posture, levels: Mapping[str, str]) -> tuple[Change, ...]:
    """Whether a domain has not been checked for too long, or is again; asked of the store only where it may be."""
    if levels.get(posture.domain) != UNKNOWN:
        return ()
    news = outage(posture, store.entries(posture.domain, limit=LOOK_BACK))
    return (news,) if news is not None else ()


def _message(at: str, postures: tuple[Posture, ...], changes: tuple[Change, ...], new: tuple[str, ...]) -> Message:
    changed = {change.domain for change in changes}
    standing = {each.domain: Standing(each.domain, each.level, each.score) for each in postures}
    return Message(
        at=at,
        changes=changes,
        standing=tuple(each for domain, each in standing.items() if domain in changed),
        baseline=tuple(standing[domain] for domain in new),
    )


def _timestamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
