"""Fit the verdict's weights on a folder with phish/ and ham/, and say how well they do on campaigns not seen.

usage: python tests/bench/calibrate.py FOLDER [--folds 5] [--penalty 2.0] [--jobs 2] [--write FILE]

The model is the one of `mailguard.assess`: a base rate plus, for each check, a weight that grows with the severity.
A check is split into "raised at low or above", "at medium or above" … whose weights may not be negative, so the fit
stays monotone and explainable. Folds are split by campaign (subject and From domain), not by copy. Nothing of the
recipients, of the receiving side's headers or of Authentication-Results is a feature: only what checks said.
`--write` stores the findings of each mail, so that a later fit need not scan again (`--read`).
"""

import argparse
import collections
import json
import math
import os
import pathlib
import random
import re
import zlib

import mailguard
from mailguard.finding import Severity

STEPS = (Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
IGNORED = frozenset({"exposed-recipients", "nested-eml"})


def features(report):
    """Every (check, severity reached) pair of a report, the checks of nested mails apart."""
    found = {}
    for finding in report.findings:
        if finding.check not in IGNORED:
            key = finding.check + (" inside" if "inside" in finding.data else "")
            found[key] = max(found.get(key, 0), finding.severity.rank)
    return sorted(f"{check}>={STEPS[step - 1]}" for check, rank in found.items() for step in range(1, rank + 1))


def campaign(report):
    subject = re.sub(r"[\W\d_]+", "", report.message.subject.casefold())[:60]
    author = report.message.from_[0].domain if report.message.from_ else ""
    return f"{subject}|{author}"


def collect(folder, jobs):
    rows = []
    for side in ("phish", "ham"):
        paths = sorted(p for p in (folder / side).iterdir() if p.is_file())
        for report in mailguard.scan_many(paths, jobs=jobs, offline=True):
            name = pathlib.Path(report.path).name
            rows.append(
                {
                    "y": side == "phish",
                    "x": features(report),
                    "campaign": campaign(report),
                    "name": name,
                    "source": name.split("--")[0],
                }
            )
    return rows


def fit(rows, penalty, rounds=400, rate=0.5):
    """Projected gradient descent on the logistic loss, the two sides weighing the same."""
    share = {side: 0.5 / max(1, sum(r["y"] == side for r in rows)) for side in (True, False)}
    weights = collections.defaultdict(float)
    momentum = collections.defaultdict(float)
    base = 0.0
    strength = penalty / len(rows)
    for _ in range(rounds):
        gradient = collections.defaultdict(float)
        base_gradient = 0.0
        for row in rows:
            score = base + sum(weights[f] for f in row["x"])
            error = (1 / (1 + math.exp(-max(-30, min(30, score)))) - row["y"]) * share[row["y"]]
            base_gradient += error
            for f in row["x"]:
                gradient[f] += error
        base -= rate * 4 * base_gradient
        for f, g in gradient.items():
            momentum[f] = 0.9 * momentum[f] + g + strength * weights[f]
            weights[f] = max(0.0, weights[f] - rate * 4 * momentum[f])
    return base, dict(weights)


def scored(rows, base, weights):
    return [(base + sum(weights.get(f, 0.0) for f in row["x"]), row) for row in rows]


def recall_at(pairs, false_positives):
    ham = sorted((s for s, r in pairs if not r["y"]), reverse=True)
    cut = ham[int(len(ham) * false_positives)]
    phish = [s for s, r in pairs if r["y"]]
    return sum(s > cut for s in phish) / len(phish), cut


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=2.0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--read", type=pathlib.Path)
    options = parser.parse_args()
    rows = json.loads(options.read.read_text()) if options.read else collect(options.folder, options.jobs)
    if options.write:
        options.write.write_text(json.dumps(rows))
    random.seed(1)
    held = []
    for fold in range(options.folds):
        test = [r for r in rows if zlib.crc32(r["campaign"].encode()) % options.folds == fold]
        train = [r for r in rows if zlib.crc32(r["campaign"].encode()) % options.folds != fold]
        held += scored(test, *fit(train, options.penalty))
    for rate in (0.005, 0.01, 0.015, 0.02):
        print(f"cross-validated: recall {recall_at(held, rate)[0]:.3f} at {rate:.1%} false positives")
    base, weights = fit(rows, options.penalty)
    share = collections.Counter((r["y"], f) for r in rows for f in r["x"])
    sides = collections.Counter(r["y"] for r in rows)
    print(f"base {base:.2f}; cut at 1 % false positives {recall_at(scored(rows, base, weights), 0.01)[1]:.2f}")
    for f, w in sorted(weights.items(), key=lambda item: item[0]):
        print(f"  {f:45s} {w:6.2f}  phish {share[True, f] / sides[True]:.3f}  ham {share[False, f] / sides[False]:.4f}")


if __name__ == "__main__":
    main()
