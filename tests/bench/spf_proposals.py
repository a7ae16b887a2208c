"""Every SPF record that posture proposes, applied to real zones and checked again.

    python tests/bench/spf_proposals.py ZONES.jsonl.xz [--count 1000] [--seed 1] [--show 20]

ZONES has one JSON object a line with `domain` and `zone`, as `--zone` takes it. Each proposal is put into the zone in
memory; wrong is one after which its finding stays, or a finding of medium or above is new. Printed are the findings
with and without a proposal, what is wrong, terms that a proposal leaves out, and whether any check raised.
"""

import argparse
import json
import lzma
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
import applied_spf as tried


def lost(zone: dict[str, object], records: dict[str, str]) -> list[str]:
    """The words of the one SPF record at each name that its proposal lacks."""
    found = []
    for name, text in records.items():
        there = zone.get(f"{name} TXT", [])
        old = [each for each in there if each.lower().startswith("v=spf1 ")] if isinstance(there, list) else []
        words = old[0].split() if len(old) == 1 else []
        found += [word for word in words if word not in text.split() and not word.lower().endswith("all")]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zones", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    arguments = parser.parse_args()
    with lzma.open(arguments.zones, "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    random.Random(arguments.seed).shuffle(entries)
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    left_out: list[str] = []
    started = time.perf_counter()
    for entry in entries[: arguments.count]:
        domain, zone = entry["domain"], entry["zone"]
        try:
            posture = tried.check(zone, domain)
        except Exception as error:  # that none is raised is what is measured
            wrong.append(f"{domain}: {error!r}")
            continue
        for finding in posture.findings:
            if not finding.check.startswith("spf-") or finding.severity == "ok":
                continue
            records = tried.proposed(finding)
            tally[f"{finding.check} {'with' if records else 'without'} a proposal"] += 1
            if not records:
                continue
            if harm := tried.harm(zone, domain, posture, finding):
                wrong.append(f"{domain}: {records}: {harm}")
            if words := lost(zone, records):
                left_out.append(f"{domain} {finding.check}: {' '.join(words)} not in {records}")
    for name, number in sorted(tally.items()):
        print(f"{number:6} {name}")
    print(f"{len(wrong)} wrong", *wrong[: arguments.show], sep="\n  ")
    print(f"{len(left_out)} leave a term out", *left_out[: arguments.show], sep="\n  ")
    print(f"{min(arguments.count, len(entries))} domains in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
