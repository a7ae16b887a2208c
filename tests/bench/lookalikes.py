"""Recall, false alarms and speed of the lookalike engine on ../shared/data.

    python tests/bench/lookalikes.py [--misses] [--alarms]

Recall is shown for each class of imitation; false alarms are legitimate domains of the list that are taken for an
imitation, counted for each protected domain, once for the domains of positives.csv as an organization's own and once
for the table of brands.
"""

import argparse
import collections
import csv
import sys
import time
from pathlib import Path

from mailguard.config.model import Organization
from mailguard.names.registry import Registry

DATA = Path(__file__).parents[3] / "shared" / "data"
DEV = DATA / "lookalike-dev"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recall(registry: Registry, positives: list[dict[str, str]], show: bool) -> None:
    found = collections.Counter()
    total = collections.Counter()
    for row in positives:
        imitation = registry.imitation(row["candidate"])
        right = imitation is not None and imitation.protected == row["protected"]
        total[row["class"]] += 1
        found[row["class"]] += right
        if show and not right:
            other = imitation and (imitation.protected, imitation.klass)
            print("  missed", row["class"], row["protected"], row["candidate"], other)
    for name, count in sorted(total.items()):
        print(f"  {name:20} {found[name]:5} of {count:5}  {found[name] / count:6.1%}")
    print(f"  mean over {len(total)} classes: {sum(found[k] / total[k] for k in total) / len(total):.2%}")


def alarms(registry: Registry, legitimate: list[str], protected: set[str], show: bool) -> None:
    mine = collections.Counter()
    others = 0
    for domain in legitimate:
        imitation = registry.imitation(domain)
        if imitation is None:
            continue
        if imitation.protected in protected:
            mine[imitation.klass] += 1
            if show:
                print("  alarm", imitation.protected, domain, imitation.klass, imitation.marked)
        else:
            others += 1
    count = sum(mine.values())
    print(f"  {count} of {len(legitimate)}: {count / len(protected):.2f} for each of {len(protected)} {dict(mine)}")
    print(f"  taken for others: {others}")


def speed(legitimate: list[str]) -> None:
    for count in (10, 10_000):
        registry = Registry.of(Organization(domains=tuple(legitimate[-count:])))
        start = time.process_time()
        registry.imitation("warm-up.example")
        built = time.process_time() - start
        queries = legitimate[:10_000]
        start = time.process_time()
        for domain in queries:
            registry.imitation(domain)
        took = (time.process_time() - start) / len(queries)
        print(f"  {count:6} protected: {took * 1e6:6.1f} µs a query, index built in {built * 1e3:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list the imitations that were missed")
    parser.add_argument("--alarms", action="store_true", help="list the legitimate domains taken for imitations")
    options = parser.parse_args()
    if not DEV.exists():
        sys.exit(f"{DEV} is not there")
    positives = rows(DEV / "positives.csv")
    legitimate = [row["domain"] for row in rows(DEV / "toplist.csv")]
    protected = {row["protected"] for row in positives}
    registry = Registry.of(Organization(domains=tuple(sorted(protected))))
    print("imitations found")
    recall(registry, positives, options.misses)
    print("legitimate domains flagged: an organization's own domains")
    alarms(registry, legitimate, protected, options.alarms)
    print("legitimate domains flagged: the table of brands")
    brands = {domain for row in rows(DATA / "brands.csv") for domain in row["domains"].split(";")}
    alarms(Registry.of(Organization()), legitimate, brands, options.alarms)
    print("speed")
    speed(legitimate)


if __name__ == "__main__":
    main()
