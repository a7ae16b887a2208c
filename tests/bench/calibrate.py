"""Fit the verdict's weights on a folder with phish/ and ham/, and say how well they do on campaigns not seen.

usage: python tests/bench/calibrate.py FOLDER [--folds 5] [--penalty 8] [--jobs 2] [--write FILE | --read FILE]

The model is the one of `mailguard.pipeline.assess`: a base rate plus, for each check, a weight that grows with the
severity. A check is split into "raised at low or above", "at medium or above" … whose weights may not be negative, so
the fit stays monotone and explainable. The weights are drawn towards the reviewed ones that the checks declare, not
towards nothing: a check that the folder hardly holds keeps the weight it was given by judgement. `HELD_DOWN` caps
what marks the collection rather than the crime. Folds are split by campaign (subject and From domain), not by copy.
Nothing of the recipients, of the receiving side's fields or of Authentication-Results is a feature: only what checks
said. The tuning half of tests/detection takes part in the fit, since the folder lacks modern honest mail, and not in
the figures. `--write` stores the findings of each mail, so that a later fit need not scan again.
"""

import argparse
import collections
import json
import math
import os
import pathlib
import re
import sys
import zlib

import mailguard
from mailguard.checks import all_checks
from mailguard.finding import Severity

STEPS = (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
WEIGHTS = {check.name: check.weights for check in all_checks()}
IGNORED = frozenset(name for name, weights in WEIGHTS.items() if not any(weights.values()))
OWN_SHARE = 0.1  # of each side's weight in the fit that the own examples have together
# The most a check may weigh at any severity, whatever the folder says. Signing and sealing tell how the collection
# was made; the others are common in honest mail of kinds that the folder lacks.
HELD_DOWN = {
    "weak-dkim-key": 0.2, "arc-fail": 0.3, "dmarc-absent": 0.2, "received-anomaly": 0.8, "from-mismatch-received": 0.8,
    "unrelated-links": 2.1, "unrelated-return-path": 0.2, "decorated-sender-name": 0.9, "random-sender-address": 1.2,
    "encrypted-archive": 0.9, "encrypted-document": 0.8, "html-attachment": 2.4, "secrecy-request": 1.2,
    "link-text-mismatch": 2.4, "picture-only-mail": 1.8,
}  # fmt: skip


def features(report):
    """Every (check, severity reached) pair of a report, nested mails left out."""
    found = {}
    for finding in report.findings:
        if finding.check not in IGNORED and "inside" not in finding.data:
            found[finding.check] = max(found.get(finding.check, 0), finding.severity.rank)
    return sorted(f"{check}>={step}" for check, rank in found.items() for step in STEPS if rank >= step.rank)


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
            rows.append({"y": side == "phish", "x": features(report), "campaign": campaign(report), "name": name})
    return rows


def own_examples():
    """The tuning half of the own examples, without those whose words count half (see `mailguard.pipeline.assess`)."""
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
    import own_sets as sets

    rows = []
    for side in ("phish", "legit"):
        for path in sets.paths(side):
            report = mailguard.scan(path, config=sets.CONFIG, offline=True)
            known = report.message.from_ and report.message.from_[0].domain in (
                *sets.CONFIG.organization.domains,
                *sets.CONFIG.organization.partners,
            )
            if not sets.kept_apart(path) and not known:
                rows.append({"y": side == "phish", "x": features(report), "campaign": path.name, "name": path.name})
    return rows


def prior(feature):
    """The step that the reviewed weights have for a feature."""
    check, _, severity = feature.partition(">=")
    table = WEIGHTS.get(check, {})
    step = Severity(severity)
    below = max((weight for each, weight in table.items() if each.rank < step.rank), default=0.0)
    return max(0.0, table.get(step, 0.0) - below)  # a severity left out never occurs


def fit(rows, own, penalty, rounds=600, rate=1.0):
    """Projected gradient descent on the logistic loss, the two sides weighing the same."""
    counted = collections.Counter()
    for group, part in ((rows, 1 - OWN_SHARE), (own, OWN_SHARE)):
        sides = collections.Counter(r["y"] for r in group)
        for row in group:
            counted[row["y"], tuple(row["x"])] += 0.5 * part / sides[row["y"]]
    start = {f: prior(f) for _, x in counted for f in x}
    weights, momentum = dict(start), dict.fromkeys(start, 0.0)
    base, base_momentum = -2.0, 0.0
    strength = penalty / len(rows)
    for _ in range(rounds):
        gradient = dict.fromkeys(start, 0.0)
        base_gradient = 0.0
        for (y, x), share in counted.items():
            error = (1 / (1 + math.exp(-max(-30, min(30, base + sum(weights[f] for f in x))))) - y) * share
            base_gradient += error
            for f in x:
                gradient[f] += error
        base_momentum = 0.9 * base_momentum + base_gradient
        base -= rate * base_momentum
        for f, g in gradient.items():
            momentum[f] = 0.9 * momentum[f] + g + strength * (weights[f] - start[f])
            weights[f] = max(0.0, weights[f] - rate * momentum[f])
        _cap(weights)
    return base, weights


def _cap(weights):
    for check, most in HELD_DOWN.items():
        left = most
        for step in STEPS:
            name = f"{check}>={step}"
            if name in weights:
                weights[name] = min(weights[name], left)
                left -= weights[name]


def scored(rows, base, weights):
    return [(base + sum(weights.get(f, prior(f)) for f in row["x"]), row) for row in rows]


def recall_at(pairs, false_positives):
    ham = sorted((s for s, r in pairs if not r["y"]), reverse=True)
    cut = ham[int(len(ham) * false_positives)]
    phish = [s for s, r in pairs if r["y"]]
    return sum(s > cut for s in phish) / len(phish), cut


def fold_of(row, folds):
    return zlib.crc32(row["campaign"].encode()) % folds


def proposed(base, weights, rows):
    """The fitted table, cumulative as the checks declare it, and how often each check fires."""
    share = collections.Counter((r["y"], f) for r in rows for f in r["x"])
    sides = collections.Counter(r["y"] for r in rows)
    print(f"base {base:.2f}")
    for check in sorted({f.partition(">=")[0] for f in weights}):
        total, cells = 0.0, []
        for step in STEPS:
            name = f"{check}>={step}"
            total += weights.get(name, prior(name))
            cells.append(f"{total:5.2f}")
        fired = [
            f"{side} {share[y, f'{check}>=low'] / sides[y]:.3f} {share[y, f'{check}>=medium'] / sides[y]:.4f}"
            for side, y in (("phish", True), ("ham", False))
        ]
        print(f"  {check:32s} {' '.join(cells)}   low+ medium+: {'  '.join(fired)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=8.0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--read", type=pathlib.Path)
    options = parser.parse_args()
    rows = json.loads(options.read.read_text()) if options.read else collect(options.folder, options.jobs)
    if options.write:
        options.write.write_text(json.dumps(rows))
    own = own_examples()
    held = []
    for fold in range(options.folds):
        test = [r for r in rows if fold_of(r, options.folds) == fold]
        train = [r for r in rows if fold_of(r, options.folds) != fold]
        held += scored(test, *fit(train, own, options.penalty))
    for rate in (0.002, 0.005, 0.01, 0.015, 0.02):
        recall, cut = recall_at(held, rate)
        print(f"cross-validated: recall {recall:.3f} at {rate:.1%} false positives (log-odds above {cut:.2f})")
    base, weights = fit(rows, own, options.penalty)
    proposed(base, weights, rows)


if __name__ == "__main__":
    main()
