"""Scan on several cores; an interruption ends the work at once."""

import os
import signal
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mailguard.auth.result import Envelope
    from mailguard.report.model import Report


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def scan_all(
    messages: Iterable[tuple[str, bytes]],
    *,
    jobs: int,
    envelope: "Envelope | None",
    batch: bool = False,
    **options: Any,
) -> Iterator["Report"]:
    """Yield a report for each message, in order. Worker processes ignore Ctrl-C; this process handles it.

    With an envelope, which belongs to one SMTP session, everything runs in this process.
    """
    if jobs <= 1 or envelope is not None:
        from mailguard.pipeline.scan import scan

        reports = (scan(raw, path=path, envelope=envelope, batch=batch, **options) for path, raw in messages)
        yield from _together(reports, **options) if batch else reports
        return
    from concurrent.futures import ProcessPoolExecutor

    from mailguard.pipeline.many import scan_many

    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
    complete = False
    try:
        yield from scan_many(messages, jobs=jobs, executor=pool, batch=batch, **options)
        complete = True
    finally:
        # After an interruption the results are not needed. After complete work the pool has to end first, because a
        # pool that is still ending at the interpreter's exit may print errors.
        pool.shutdown(wait=complete, cancel_futures=True)


def _together(reports: Iterable["Report"], *, config: Any, known: Any, lang: Any, **_: Any) -> Iterator["Report"]:
    from mailguard.pipeline.batch import judge_together

    return judge_together(reports, config=config, known=known, lang=lang)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
