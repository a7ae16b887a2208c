"""Scanning on several cores; ends at once when it is interrupted."""

import os
import signal
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mailguard.report import Report


def cores() -> int:
    """The processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def scan_all(messages: Iterable[tuple[str, bytes]], *, jobs: int, **options: Any) -> Iterator["Report"]:
    """`scan_many` with worker processes that leave Ctrl-C to this one."""
    from mailguard.many import scan_many

    if jobs <= 1:
        yield from scan_many(messages, **options)
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
    try:
        yield from scan_many(messages, jobs=jobs, executor=pool, **options)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
