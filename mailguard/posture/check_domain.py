"""Check domains: one, one on asyncio, or many side by side with one resolver."""

import asyncio
import functools
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import Final

from mailguard.catalogue import Language
from mailguard.config import Config, DnsConfig
from mailguard.dns.budget import Allowance, Memory
from mailguard.dns.drive import arun
from mailguard.dns.resolver import AsyncResolver, Resolver
from mailguard.dns.system import SystemResolver
from mailguard.dns.transcript import Transcript
from mailguard.errors import ResolverError
from mailguard.posture.assemble import assemble
from mailguard.posture.collect_domain import collect_domain
from mailguard.posture.domain_name import parse_domain
from mailguard.posture.expectations import with_expectations
from mailguard.posture.failure import failed_posture, with_failure
from mailguard.posture.fetch import DocumentFetcher, Fetcher, HttpsFetcher
from mailguard.posture.observe import observe
from mailguard.posture.options import DomainOptions
from mailguard.posture.record_type import Parts
from mailguard.posture.records import BIMI, LOOKALIKES, MTA_STS, MX, SMTP, SPF
from mailguard.posture.records.bimi.collect import certificate_url
from mailguard.posture.records.bimi.value import BimiPosture
from mailguard.posture.records.lookalikes.collect import QUESTIONS as IMITATIONS
from mailguard.posture.records.lookalikes.collect import collect_lookalikes
from mailguard.posture.records.mta_sts.collect import with_policy
from mailguard.posture.records.mta_sts.value import MtaStsPosture
from mailguard.posture.records.spf.advise import advise_spf
from mailguard.posture.resolver_watchdog import Patience, trouble
from mailguard.posture.snapshot import Posture, PostureOpinion

QUESTIONS: Final = 400  # most DNS questions for one domain, without those about lookalikes
DEADLINE: Final = 20.0  # seconds for one domain
_DOUBT: Final = 0.8  # seconds without an answer before it is tested whether the name servers answer at all
_AHEAD: Final = 8  # results per domain in flight that may wait until a slow earlier domain is done

Options = DomainOptions | Callable[[str], DomainOptions]  # one for all domains, or a function from a domain to its own


def check_domain(
    domain: str,
    *,
    config: Config | None = None,
    resolver: Resolver | AsyncResolver | None = None,
    fetcher: Fetcher | None = None,
    options: DomainOptions | None = None,
    lang: Language = "en",
) -> Posture:
    """Return the posture of `domain`. Raises `InputError` if it is not a domain name; network trouble is a result.

    `resolver` answers every DNS question; the default asks the name servers of `config`. `fetcher` fetches MTA-STS
    policies and, if it has a `document` method, mark certificates; the default uses HTTPS. If `config` has
    expectations for `domain`, each deviation is a finding.
    """
    return asyncio.run(
        acheck_domain(domain, config=config, resolver=resolver, fetcher=fetcher, options=options, lang=lang)
    )


async def acheck_domain(
    domain: str,
    *,
    config: Config | None = None,
    resolver: Resolver | AsyncResolver | None = None,
    fetcher: Fetcher | None = None,
    options: DomainOptions | None = None,
    lang: Language = "en",
) -> Posture:
    """Do what `check_domain` does, on asyncio."""
    settings = config or Config()
    used = resolver or default_resolver(settings.dns)
    return (await _check(domain, settings, used, fetcher, options or DomainOptions(), lang))[0]


async def check_domains(
    domains: Iterable[str],
    *,
    config: Config | None = None,
    resolver: Resolver | AsyncResolver | None = None,
    fetcher: Fetcher | None = None,
    options: Options | None = None,
    lang: Language = "en",
    in_flight: int = 64,
) -> AsyncIterator[Posture]:
    """Yield the postures of `domains` in their order, `in_flight` at a time, with one resolver and its cache.

    Raises `InputError` for a text that is not a domain name, and `ResolverError` if no name server answers at all.
    """
    settings = config or Config()
    shared = resolver or default_resolver(settings.dns)
    turn = asyncio.Semaphore(in_flight)
    answering = False

    async def one(domain: str) -> tuple[Posture, bool]:
        async with turn:
            chosen = options(domain) if callable(options) else options
            return await _check(domain, settings, shared, fetcher, chosen or DomainOptions(), lang)

    async def watch() -> str:
        """Return what is wrong with the name servers. Runs while the first domain still waits for them."""
        await asyncio.sleep(_DOUBT)
        return await trouble(shared)

    doubt = asyncio.create_task(watch())
    names = iter(domains)
    waiting = deque(asyncio.create_task(one(name)) for name in islice(names, in_flight * _AHEAD))
    try:
        while waiting:
            posture, heard = await waiting[0]
            waiting.popleft()
            waiting.extend(asyncio.create_task(one(name)) for name in islice(names, 1))
            if not heard and not answering and (problem := await doubt):
                raise ResolverError(f"no name server answers ({problem}): nothing could be checked")
            answering = True
            doubt.cancel()
            yield posture
    finally:
        for task in (doubt, *waiting):
            task.cancel()
        await asyncio.gather(doubt, *waiting, return_exceptions=True)


async def _check(
    domain: str,
    config: Config,
    resolver: Resolver | AsyncResolver,
    fetcher: Fetcher | None,
    options: DomainOptions,
    lang: Language,
) -> tuple[Posture, bool]:
    """Return the posture of one domain, and whether any name server answered.

    An error in here fails this domain only, not the others.
    """
    name, started = parse_domain(domain), time.perf_counter()
    patience = Patience(resolver)
    transcript = Transcript(patience, deadline=DEADLINE)
    try:
        posture = await _examined(name, config, transcript, fetcher, options, lang)
    except Exception as error:  # noqa: BLE001 - strangers write the records; one domain must not end the whole run
        posture = failed_posture(name, error, lang, transcript.to_dict())
    return replace(posture, timing_ms=round((time.perf_counter() - started) * 1000, 3)), patience.heard


async def _examined(
    name: str,
    config: Config,
    transcript: Transcript,
    fetcher: Fetcher | None,
    options: DomainOptions,
    lang: Language,
) -> Posture:
    """Collect and judge the records of one domain, and compare them with the expectations of `config`."""
    entry = next((each for each in config.posture.domain if each.name == name), None)
    if entry is not None:
        selectors = tuple(dict.fromkeys((*options.selectors, *entry.selectors)))
        options = replace(options, selectors=selectors, parked=options.parked or entry.parked)
    memory = Memory()
    parts = await _collected(name, config, transcript, memory, options)
    opinions: tuple[PostureOpinion, ...] = ()
    if options.second_opinion and parts.exists:
        from mailguard.posture.second_opinion import QUESTIONS as SECOND
        from mailguard.posture.second_opinion import second_opinions

        judged = second_opinions(name, parts, memory.answers)
        opinions = await arun(memory.within(judged, Allowance(SECOND)), transcript)
    parts = await _with_documents(name, parts, options, fetcher or _fetcher(options, transcript))
    if options.smtp:
        from mailguard.posture.records.smtp.probe import probe_hosts

        parts = parts.having(SMTP, await probe_hosts(parts[MX].hosts))
    observations = tuple(observe(name, parts, options, opinions))
    posture = assemble(name, parts, opinions, observations, transcript, lang)
    if entry is None:
        return posture
    try:
        return with_expectations(posture, entry, lang)
    except Exception as error:  # noqa: BLE001 - the result without the expectations is still useful
        return with_failure(posture, "expectation", error, lang)


async def _collected(
    name: str, config: Config, transcript: Transcript, memory: Memory, options: DomainOptions
) -> Parts:
    """Look up the records, then what the SPF advice needs, and last the up to 1,000 names that imitate the domain."""
    allowance = Allowance(QUESTIONS)
    parts = await arun(memory.within(collect_domain(name, options), allowance), transcript)
    spf = parts[SPF]
    advising = advise_spf(name, spf.posture, spf.dangling, parts[MX], sends=not options.parked)
    advice = await arun(memory.within(advising, allowance), transcript)
    parts = parts.having(SPF, replace(spf, advice=advice))
    if options.lookalikes and parts.exists:
        flow = memory.within(collect_lookalikes(name, _known(config, options)), Allowance(IMITATIONS))
        parts = parts.having(LOOKALIKES, await arun(flow, transcript))
    return parts.refusing(allowance.exceeded)


@functools.lru_cache(maxsize=4)
def default_resolver(settings: DnsConfig) -> SystemResolver:
    """Return the resolver for these settings. All checks with the same settings share it and its cache."""
    return SystemResolver(settings.nameservers, timeout=settings.timeout)


def _known(config: Config, options: DomainOptions) -> tuple[str, ...]:
    """Return the domains that never count as imitations: own, partners', allowed and watched ones."""
    own, watched = config.organization, (each.name for each in config.posture.entries())
    return (*options.known, *own.domains, *own.partners, *own.allowed, *watched)


def _fetcher(options: DomainOptions, transcript: Transcript) -> Fetcher | None:
    return HttpsFetcher(transcript) if options.http else None


async def _with_documents(domain: str, parts: Parts, options: DomainOptions, fetcher: Fetcher | None) -> Parts:
    """Return the parts with the documents fetched over HTTPS: MTA-STS policy (RFC 8461 §3.3) and mark certificate."""
    sts, bimi = await asyncio.gather(
        _with_policy(domain, parts[MTA_STS], fetcher),
        _with_certificate(domain, parts[BIMI], fetcher if options.http else None),
    )
    return parts.having(MTA_STS, sts).having(BIMI, bimi)


async def _with_policy(domain: str, sts: MtaStsPosture, fetcher: Fetcher | None) -> MtaStsPosture:
    if sts.fetch or sts.failed or not sts.record:
        return sts
    if fetcher is None:
        return replace(sts, fetch="not-fetched")
    return with_policy(sts, await fetcher.fetch(domain))


async def _with_certificate(domain: str, bimi: BimiPosture, fetcher: Fetcher | None) -> BimiPosture:
    url = certificate_url(bimi)
    if not url:
        return bimi
    if not isinstance(fetcher, DocumentFetcher):
        return replace(bimi, fetch="not-fetched")
    fetched = await fetcher.document(url)
    if fetched.problem:
        return replace(bimi, fetch=fetched.problem)
    from mailguard.posture.records.bimi.certificate import read_certificate

    certificate = await asyncio.to_thread(read_certificate, fetched.body, domain)
    return replace(bimi, fetch="ok", certificate=certificate)
