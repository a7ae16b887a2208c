"""One round: check every configured domain, compare with the last known state, store the result, report changes."""

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
    """The result of a round, in the order of the configuration. `baseline` are domains checked for the first time.

    `unchecked` are domains whose SPF or DMARC record could not be looked up, or that a fault of mailguard kept from
    being judged or stored. `undelivered` are the notifications that could not be delivered, and `waiting` is the number
    of messages that wait in the store.
    """

    at: str  # RFC 3339 §5.6
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
    """Run one round on `store`. `progress` is called with each posture as soon as it is known.

    `known` are the learned correspondents: DKIM selectors seen on a domain's mail are tried too.

    Raises `ConfigError` if no domain is configured, `StoreError` if another round is running or the store cannot be
    used, and `ResolverError` if no name server answers. In these cases nothing was written.
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
    """Return the names of the optional parts that the configuration turns on."""
    posture = config.posture
    chosen = {"lookalikes": posture.lookalikes, "blocklists": posture.blocklists, "smtp": posture.smtp}
    return frozenset(name for name, wanted in chosen.items() if wanted)


def options_for(config: Config) -> DomainOptions:
    """Return the options for all domains. The check itself adds what the configuration says about a single domain."""
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

    # A new resolver for every round, because a later round must not see the cache of this one.
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
    """Return what to store about each domain, and the domains that are new."""
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
        except Exception as error:  # noqa: BLE001 - the other domains are still compared and stored
            recorded.append(Recorded(with_failure(posture, "compare", error, lang), None, checked, changes))
    return tuple(recorded), tuple(posture.domain for posture in postures if posture.domain not in known)


def _outages(store: "Store", posture: Posture, levels: Mapping[str, str]) -> tuple[Change, ...]:
    """Return the change if a domain could not be checked for too long, or can be checked again after that."""
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
    # RFC 3339 §5.1: with the same offset and precision, times sort as text
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
