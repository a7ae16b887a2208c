"""How often `unusual-expression` speaks of honest mail, and of phishing in a known name.

usage: python tests/bench/habits.py FOLDER

FOLDER has ham/ and phish/. The older half of each sender's honest mail is learned, the newer half scanned. Then
phishing mails are scanned as if each came from one of the senders whose habits are settled: their From is replaced,
no more.
"""

import collections
import pathlib
import random
import re
import sys
import time
from datetime import UTC, datetime

import mailguard
from mailguard.correspondents.model import Contact, Known
from mailguard.correspondents.writing_style import Manner, merged
from mailguard.message import parse
from mailguard.message.date import parse_date

CHECK = "unusual-expression"
LURES = 40  # phishing mails tried in each sender's name
FROM = re.compile(rb"(?im)^from:.*(?:\r?\n[ \t].*)*")


def by_sender(folder):
    found = collections.defaultdict(list)
    for path in sorted(folder.glob("*.eml")):
        message = parse(path.read_bytes())
        if message.author and message.author.domain:
            when = parse_date(message.header.get("date")) or datetime.now(UTC)
            found[message.author.address.casefold()].append((when.astimezone(UTC), path))
    return {who: sorted(mails) for who, mails in found.items()}


def learned(who, mails):
    manner = None
    for when, path in mails:
        report = mailguard.scan(path, offline=True, habits=True)
        day, before = when.date().isoformat(), manner or Manner(who, 0, 0, "9", "")
        manner = Manner(
            who,
            before.mails + 1,
            before.days + (day != before.last_seen),
            min(day, before.first_seen),
            day,
            merged(before.stored, report.brief.forms),
        )
    return Known.of([Contact(who, received=len(mails))], manners=[manner])


def severities(source, known):
    return [str(f.severity) for f in mailguard.scan(source, offline=True, known=known).findings if f.check == CHECK]


def main():
    folder = pathlib.Path(sys.argv[1])
    lures = sorted((folder / "phish").glob("*.eml"))
    honest, told = collections.Counter(), collections.Counter()
    started = time.process_time()
    for who, mails in by_sender(folder / "ham").items():
        half = len(mails) // 2
        known = learned(who, mails[:half]) if half else None
        settled = known is not None and any(manner.is_settled for manner in known.manners.values())
        for _, path in mails[half:] if settled else ():
            honest["mails"] += 1
            for severity in severities(path, known):
                honest[severity] += 1
                print(f"  {path.name}: {severity}")
        for path in random.Random(who).sample(lures, min(LURES, len(lures))) if settled else ():
            told["mails"] += 1
            told.update(severities(FROM.sub(b"From: <" + who.encode() + b">", path.read_bytes(), count=1), known))
        honest["senders"] += settled
    print("honest mail:", dict(honest))
    print("phishing in a known name:", dict(told), f"; {time.process_time() - started:.0f} s of CPU")


if __name__ == "__main__":
    main()
