"""What the sender's own words take away, over whole folders of phishing mail: every change of every mail.

usage: python tests/bench/own_words.py FOLDER [--jobs 2] [--mails N] [--flagged] [--open]

Prints for each change of `tests/support/own_text.py` how many mails lost a finding or a point, with some of them;
exits 1 when one did. `--flagged` looks only at mails that are flagged without the change, `--open` only at
the changes that are known to take something away.
"""

import argparse
import collections
import concurrent.futures
import functools
import os
import pathlib
import sys

import mailguard

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import own_text as words

SHOWN = 5


def lost(path, flagged, changes):
    """How many changes were made, and what each took away."""
    raw = pathlib.Path(path).read_bytes()
    before = mailguard.scan(raw, offline=True)
    if flagged and before.verdict.level == "clean":
        return path, 0, []
    made, found = 0, []
    for kind, name in changes:
        after = words.changed(raw, kind, name)
        if after is None or after == raw:
            continue
        made += 1
        report = mailguard.scan(after, offline=True)
        gone = words.worse(before, report, kind)
        if gone:
            cleaned = before.verdict.level != "clean" and report.verdict.level == "clean"
            found.append(((kind, name), gone, cleaned))
    return path, made, found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--mails", type=int, default=0)
    parser.add_argument("--flagged", action="store_true")
    parser.add_argument("--open", action="store_true")
    options = parser.parse_args()
    changes = words.OPEN if options.open else words.CHANGES
    paths = sorted(str(path) for path in options.folder.rglob("*") if path.is_file())
    paths = paths[:: max(1, len(paths) // options.mails)] if options.mails else paths
    total, cleaned, by_change = 0, 0, collections.defaultdict(list)
    look = functools.partial(lost, flagged=options.flagged, changes=changes)
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for path, made, found in pool.map(look, paths, chunksize=8):
            total += made
            for change, gone, clean in found:
                cleaned += clean
                by_change[change].append((pathlib.Path(path).name, gone))
    for change, cases in sorted(by_change.items(), key=lambda item: -len(item[1])):
        print(f"{'/'.join(change)}: {len(cases)}")
        for name, gone in cases[:SHOWN]:
            print(f"    {name} {gone}")
    losses = sum(map(len, by_change.values()))
    print(f"{len(paths)} mails, {total} changed ones: {losses} lost something, {cleaned} became clean")
    sys.exit(bool(by_change))


if __name__ == "__main__":
    main()
