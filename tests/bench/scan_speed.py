"""How fast mails are parsed and scanned, beside two libraries that only parse: messages a second, ratios, memory.

    python tests/bench/scan_speed.py FOLDER [SAMPLE [RUNS]]

Reads every .eml below FOLDER (or SAMPLE of them, evenly chosen). First our own scan goes over all of them alone, for
memory, failures and the slowest mails. Then the jobs take turns at every mail, and that RUNS times (3); the best CPU
time of each mail counts: what else the machine does then changes the figures little and the ratios hardly. The peers
are optional and no dependency: `pip install eml-parser mail-parser`.
"""

import logging
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import mailguard

Job = Callable[[bytes], object]
AT = datetime(2026, 1, 1, tzinfo=UTC)
SCAN = "mailguard, full scan"


def parse_only(raw: bytes) -> object:
    """Header, parts, bodies, links and files of a mail, as a scan reads them."""
    message = mailguard.parse(raw)
    return message.views, message.links, message.attachments, message.mailboxes("from")


def full_scan(raw: bytes) -> object:
    """The whole report, as JSON values."""
    return mailguard.scan(raw, offline=True, at=AT).to_dict()


def jobs() -> Iterator[tuple[str, Job]]:
    """Ours, then the peers that are installed."""
    yield "mailguard, parse only", parse_only
    yield SCAN, full_scan
    try:
        import eml_parser

        yield "eml_parser, parse only", lambda raw: eml_parser.EmlParser().decode_email_bytes(raw)
    except ImportError:
        print("eml_parser: not installed (pip install eml-parser)")
    try:
        import mailparser

        yield "mail-parser, parse only", mailparser.parse_from_bytes
    except ImportError:
        print("mail-parser: not installed (pip install mail-parser)")


def seconds(job: Job, raw: bytes) -> float:
    """CPU time of one run; an exception ends it early, as it would for its user."""
    started = time.process_time()
    try:
        job(raw)
    except Exception:
        return -(time.process_time() - started)
    return time.process_time() - started


def alone(paths: list[Path]) -> None:
    """Our scan of every mail, with nothing else in the process; the first one loads what is loaded once."""
    full_scan(paths[0].read_bytes())
    times = [(seconds(full_scan, path.read_bytes()), path.name) for path in paths]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    failed = sum(spent < 0 for spent, _ in times)
    print(f"{SCAN}: {failed} failed, peak memory {peak:.0f} MB; slowest:", end=" ")
    print(", ".join(f"{name} {spent * 1000:.0f} ms" for spent, name in sorted(times, reverse=True)[:5]))


def compared(paths: list[Path], runs: int) -> dict[str, list[float]]:
    """The best of each job's runs for each mail.

    The jobs alternate, so that all of them meet the same machine, and a mail comes back only after all the others, so
    that no cache still has it.
    """
    chosen = dict(jobs())
    best = {name: [float("inf")] * len(paths) for name in chosen}
    for _ in range(runs):
        for number, path in enumerate(paths):
            raw = path.read_bytes()
            for name, job in chosen.items():
                best[name][number] = min(best[name][number], abs(seconds(job, raw)))
    return best


def main(folder: str, sample: str = "0", runs: str = "3") -> None:
    """Print the table."""
    paths = sorted(Path(folder).rglob("*.eml"))
    if not paths:
        sys.exit(f"no .eml below {folder}")
    step = max(1, len(paths) // int(sample)) if int(sample) else 1
    paths = paths[::step]
    print(f"{len(paths)} mails, {sum(path.stat().st_size for path in paths) / len(paths) / 1000:.1f} kB on average")
    logging.disable()  # the peers' own remarks
    alone(paths)
    best = compared(paths, int(runs))
    for name, times in best.items():
        median = sorted(times)[len(times) // 2]
        mean = sum(times) / len(times)
        print(f"{name:<24} {1 / mean:8.0f} messages/s  mean {mean * 1000:6.2f} ms  median {median * 1000:6.2f} ms")
    for name, times in best.items():
        if not name.startswith("mailguard"):
            print(f"full scan : {name} = {sum(times) / sum(best[SCAN]):.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
