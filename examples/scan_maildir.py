"""Scan a Maildir on all cores and list what deserves a look, worst first.

usage: python examples/scan_maildir.py MAILDIR
"""

import os
import sys
from pathlib import Path

import mailguard


def main(folder: str) -> int:
    mails = sorted(path for part in ("new", "cur") for path in (Path(folder) / part).iterdir() if path.is_file())

    def progress(done: int, _: mailguard.Report) -> None:
        if done % 100 == 0:
            print(f"{done}/{len(mails)}", file=sys.stderr)

    reports = mailguard.scan_many(mails, jobs=os.cpu_count() or 1, progress=progress, offline=True)
    worst = sorted((r for r in reports if r.verdict.level != "clean"), key=lambda r: -r.verdict.score)
    for report in worst:
        sender = report.message.from_[0].address if report.message.from_ else "(no sender)"
        # ascii(): words of a message never reach a terminal as they are
        print(report.verdict.score, report.verdict.level, ascii(sender), ascii(report.message.subject), report.path)
    return 1 if worst else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
