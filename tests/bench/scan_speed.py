"""How fast mails are parsed and scanned, beside two libraries that only parse: messages a second, ratios, memory.

    python tests/bench/scan_speed.py FOLDER [SAMPLE]

Reads every .eml below FOLDER (or SAMPLE of them, evenly chosen) and runs each job on all of them in turn, in CPU
time, so that a busy machine changes the figures but hardly the ratios. The peers are optional and no dependency:
`pip install eml-parser mail-parser`.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import mailguard

Job = Callable[[bytes], object]
AT = datetime(2026, 1, 1, tzinfo=UTC)


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
    yield "mailguard, full scan", full_scan
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


def run(name: str, job: Job, paths: list[Path]) -> tuple[float, list[tuple[float, str]]]:
    """Messages a second of CPU time, and the slowest mails."""
    failed = 0
    times: list[tuple[float, str]] = []
    job(paths[0].read_bytes())  # what is loaded once
    for path in paths:
        raw = path.read_bytes()
        started = time.process_time()
        try:
            job(raw)
        except Exception:
            failed += 1
        times.append((time.process_time() - started, path.name))
    total = sum(seconds for seconds, _ in times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    median = sorted(times)[len(times) // 2][0] * 1000
    rate = len(paths) / total
    print(
        f"{name:<24} {rate:8.0f} messages/s  mean {1000 / rate:6.2f} ms  median {median:6.2f} ms"
        f"  failed {failed}  peak so far {peak:.0f} MB"
    )
    return rate, sorted(times, reverse=True)[:5]


def main(folder: str, sample: str = "0") -> None:
    """Print the table."""
    paths = sorted(Path(folder).rglob("*.eml"))
    if not paths:
        sys.exit(f"no .eml below {folder}")
    step = max(1, len(paths) // int(sample)) if int(sample) else 1
    paths = paths[::step]
    print(f"{len(paths)} mails, {sum(path.stat().st_size for path in paths) / len(paths) / 1000:.1f} kB on average")
    rates: dict[str, float] = {}
    for name, job in jobs():
        rates[name], slowest = run(name, job, paths)
        if name == "mailguard, full scan":
            ours = slowest
    for peer in ("eml_parser, parse only", "mail-parser, parse only"):
        if peer in rates:
            print(f"full scan : {peer} = {rates['mailguard, full scan'] / rates[peer]:.2f}")
    print("slowest scans:", ", ".join(f"{name} {seconds * 1000:.0f} ms" for seconds, name in ours))


if __name__ == "__main__":
    main(*sys.argv[1:])
