"""Scan many messages, in order, on several cores, with a bounded number in progress."""

import collections
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from os import PathLike
from typing import TYPE_CHECKING, Final, TypeAlias

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language
from mailguard.config import Config
from mailguard.correspondents.model import Known
from mailguard.dns.resolver import Resolver
from mailguard.errors import MailguardError
from mailguard.pipeline.scan import Source, scan
from mailguard.pipeline.source import Source as Located
from mailguard.pipeline.source import find_messages
from mailguard.report.model import Report

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Progress = Callable[[int, Report], None]
Named = tuple[str, bytes]  # the path for the report, and the bytes of the message
_Item: TypeAlias = Source | Named | Located

BATCH: Final = 16  # messages sent to a worker together
BATCH_BYTES: Final = 1_000_000  # or fewer, if they have this size together


@dataclass(frozen=True)
class _Job:
    """The options of every scan in one run; it is pickled for the worker processes."""

    config: Config | None
    resolver: Resolver | None
    offline: bool
    at: datetime | None
    lang: Language
    known: Known | None = None
    batch: bool = False
    habits: bool = False
    second_opinion: bool = False

    def __call__(self, item: _Item) -> Report:
        if isinstance(item, Located):
            item = (item.path, item.read())
        path, source = (item[0], item[1]) if isinstance(item, tuple) else (None, item)
        return scan(
            source,
            config=self.config,
            resolver=self.resolver,
            offline=self.offline,
            at=self.at,
            lang=self.lang,
            path=path,
            known=self.known,
            batch=self.batch,
            habits=self.habits,
            second_opinion=self.second_opinion,
        )


def scan_many(
    sources: Iterable[Source | Named],
    *,
    jobs: int = 1,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
    config: Config | None = None,
    resolver: Resolver | None = None,
    offline: bool = False,
    at: datetime | None = None,
    lang: Language = "en",
    known: Known | None = None,
    batch: bool = False,
    habits: bool = False,
    second_opinion: bool = False,
) -> Iterator[Report]:
    """Yield a report for each source, in the order of the sources, as they become ready.

    A source is a path (a file, or a folder, Maildir or mbox with all its messages), bytes, a binary file object, or a
    pair of a name and bytes. `jobs` worker processes share the work; with a `resolver` they are threads, because it
    stays in this process. `executor` is any concurrent.futures executor to use instead. `known` are the correspondents
    that were learned. With `batch` the mails are also judged together, and a report waits as long as one of the next
    thousand mails can change it. `habits` and `second_opinion` are as for `scan`. `progress` is called with the number
    of finished messages and the report.
    Raises `InputError` at the first source that cannot be read.
    """
    job = _Job(config, resolver, offline, at, lang, known, batch, habits, second_opinion)
    reports = _reports(job, _expanded(sources), jobs, executor)
    if batch:
        from mailguard.pipeline.batch import judge_together

        reports = judge_together(reports, config=config, known=known, lang=lang)
    yield from _told(reports, progress)


def _reports(job: _Job, sources: Iterator[_Item], jobs: int, executor: "Executor | None") -> Iterator[Report]:
    if executor is None and jobs <= 1:
        yield from map(job, sources)
    elif executor is not None:
        yield from _windowed(executor, job, sources, window=max(2 * jobs, 8))
    else:
        # Imported here, because scanning one mail needs no worker processes.
        from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

        pool: Executor = ThreadPoolExecutor(jobs) if job.resolver is not None else ProcessPoolExecutor(jobs)
        try:
            yield from _windowed(pool, job, sources, window=jobs * 4)
        finally:
            # Wait for the batches in progress: a pool that is still ending at the interpreter's exit may print errors.
            pool.shutdown(wait=True, cancel_futures=True)


def _told(reports: Iterator[Report], progress: Progress | None) -> Iterator[Report]:
    for done, report in enumerate(reports, 1):
        if progress is not None:
            progress(done, report)
        yield report


def _expanded(sources: Iterable[Source | Named]) -> Iterator[_Item]:
    for source in sources:
        if isinstance(source, str | PathLike):
            yield from find_messages((source,))
        else:
            yield source


def _windowed(pool: "Executor", job: _Job, sources: Iterable[_Item], window: int) -> Iterator[Report]:
    """Yield results in order, with at most `window` batches read ahead, so that a huge mailbox fits into memory."""
    waiting: collections.deque[Future[list[Report | MailguardError]]] = collections.deque()
    unreadable: MailguardError | None = None
    batches = _batches(map(_portable, sources), singly=window)
    while True:
        try:
            batch = next(batches, None)
        except MailguardError as error:  # it is raised after the reports of the earlier sources
            unreadable, batch = error, None
        if batch is None:
            break
        waiting.append(pool.submit(_scan_batch, job, batch))
        if len(waiting) >= window:
            yield from _unpacked(waiting.popleft().result())
    while waiting:
        yield from _unpacked(waiting.popleft().result())
    if unreadable is not None:
        raise unreadable


def _batches(sources: Iterable[_Item], singly: int) -> Iterator[list[_Item]]:
    """Group the sources, because sending a batch to a worker costs about as much as the analysis of a small mail.

    The first `singly` sources go one by one, so that every worker gets some of a few mails, and the first reports come
    at once.
    """
    batch: list[_Item] = []
    size = 0
    unreadable: MailguardError | None = None
    try:
        for count, source in enumerate(sources, 1):
            batch.append(source)
            size += len(source[1]) if isinstance(source, tuple) else len(source) if isinstance(source, bytes) else 0
            if count <= singly or len(batch) >= BATCH or size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
    except MailguardError as error:
        unreadable = error
    if batch:
        yield batch
    if unreadable is not None:
        raise unreadable


def _scan_batch(job: _Job, sources: list[_Item]) -> list[Report | MailguardError]:
    """Return the reports of `sources`. An error follows the reports of the earlier sources and ends the list."""
    done: list[Report | MailguardError] = []
    for source in sources:
        try:
            done.append(job(source))
        except MailguardError as error:
            done.append(error)
            break
    return done


def _unpacked(done: list[Report | MailguardError]) -> Iterator[Report]:
    for each in done:
        if isinstance(each, MailguardError):
            raise each
        yield each


def _portable(source: _Item) -> _Item:
    if isinstance(source, bytes | str | tuple | PathLike | Located):
        return source
    if isinstance(source, bytearray | memoryview):
        return bytes(source)
    return (str(getattr(source, "name", "-")), source.read())
