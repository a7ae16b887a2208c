"""Fit the verdict's weights, and say how well they do on campaigns and on sources that the fit has not seen.

usage: python tests/bench/calibrate.py FOLDER [--more FOLDER LABELS.csv] [--folds 5] [--penalty 8] [--jobs 2]
                                       [--apart SOURCE ...] [--write FILE | --read FILE]

FOLDER has phish/ and ham/; the folder of --more has one folder a source and a table `path, label`. The model is the
one of `mailguard.pipeline.assess`: a base rate plus, for each check, a weight that grows with the severity. A check is
split into "raised at low or above", "at medium or above" … whose weights may not be negative, so the fit stays monotone
and explainable. For the table to adopt the weights are drawn towards the reviewed ones that the checks declare: a check
that the folders hardly hold keeps the weight it was given by judgement. `HELD_DOWN` caps what marks the collection
rather than the crime.

Two figures are honest estimates. Folds are split by campaign (subject and From domain), not by copy. And each source
is left out once: the weights are fitted on the others, drawn towards weights that know no mail (those of a check that
declares none), and the mails of the source left out are judged at the cut that one in a hundred wanted mails of the
others passes. Unwanted mail (marketing, backscatter) and the sources named with --apart (abuse desks, whose mail quotes
phishing) have their own shares in the fit, and do not set the cut. The tuning half of tests/detection takes part in the
fits, since the folders lack modern honest mail, and not in the figures. `--write` stores the findings of each mail, so
that a later fit need not scan again.
"""

import argparse
import collections
import json
import os
import pathlib
import zlib
from collections.abc import Iterable, Sequence

from calibrate_fit import fit, plain, reviewed, score
from calibrate_rows import STEPS, Row, of_examples, of_folder, of_sources

from mailguard.finding import Severity

FEWEST = 8  # mails of one side that a source must have to be judged alone


def recall_at(pairs: Iterable[tuple[float, Row]], false_positives: float) -> tuple[float, float]:
    """Return the share of attacks above the cut that this share of honest mail passes, and the cut."""
    pairs = list(pairs)
    honest = sorted((s for s, row in pairs if not row.attack and not row.kind), reverse=True)
    cut = honest[int(len(honest) * false_positives)]
    attacks = [s for s, row in pairs if row.attack]
    return sum(s > cut for s in attacks) / len(attacks), cut


def over_campaigns(rows: Sequence[Row], own: Sequence[Row], folds: int, penalty: float) -> None:
    """Print the recall on campaigns that the fit has not seen."""
    held = []
    for fold in range(folds):
        inside = [zlib.crc32(row.campaign.encode()) % folds == fold for row in rows]
        train = [row for row, left_out in zip(rows, inside, strict=True) if not left_out]
        base, weights = fit(train, own, penalty=penalty)
        held += [(score(row, base, weights), row) for row, left_out in zip(rows, inside, strict=True) if left_out]
    for rate in (0.002, 0.005, 0.01, 0.015, 0.02):
        recall, cut = recall_at(held, rate)
        print(f"campaigns left out: recall {recall:.3f} at {rate:.1%} false positives (log-odds above {cut:.2f})")


def over_sources(rows: Sequence[Row], own: Sequence[Row], penalty: float) -> None:
    """Print what is flagged of each source when the fit has not seen it."""
    totals = {True: [0, 0], False: [0, 0]}
    sizes = collections.Counter((row.source, row.attack) for row in rows)
    sources = sorted({source for (source, _), size in sizes.items() if size >= FEWEST})
    for source in sources:
        train = [row for row in rows if row.source != source]
        base, weights = fit(train, own, penalty=penalty, prior=plain)
        _, cut = recall_at(((score(row, base, weights, plain), row) for row in train), 0.01)
        for attack in (True, False):
            mails = [row for row in rows if row.source == source and row.attack == attack]
            if len(mails) < FEWEST:
                continue
            flagged = sum(score(row, base, weights, plain) > cut for row in mails)
            kind = mails[0].kind or ("attacks" if attack else "honest")
            print(f"source left out: {source:40s} {kind:12s} {flagged:4d} of {len(mails)}")
            if not mails[0].kind:
                totals[attack][0] += flagged
                totals[attack][1] += len(mails)
    for attack, (flagged, judged) in totals.items():
        share = flagged / max(judged, 1)
        print(
            f"sources left out: {'attacks' if attack else 'honest mails'} flagged {share:.3f} ({flagged} of {judged})"
        )


def proposed(base: float, weights: dict[str, float], rows: Sequence[Row]) -> None:
    """Print the fitted table, cumulative as the checks declare it, and how often each check fires."""
    share = collections.Counter((row.attack, feature) for row in rows for feature in row.features)
    sides = collections.Counter(row.attack for row in rows)
    print(f"base {base:.2f}")
    for check in sorted({feature.partition(">=")[0] for feature in weights}):
        total, before, cells = 0.0, 0.0, []
        for step in STEPS:
            name = f"{check}>={step}"
            total += weights.get(name, reviewed(name))
            before += reviewed(name)
            cells.append(f"{before:.2f}→{total:.2f}" if name in weights else "     –     ")
        fired = [
            f"{side} " + " ".join(f"{share[attack, f'{check}>={step}'] / sides[attack]:.4f}" for step in STEPS[:2])
            for side, attack in (("attacks", True), ("honest", False))
        ]
        print(f"  {check:32s} {' '.join(cells)}   low+ medium+: {'  '.join(fired)}")


def rates(rows: Sequence[Row]) -> None:
    """Print the checks that fire on more than one in a hundred honest mails of a source, at weights that matter."""
    sizes = collections.Counter(row.source for row in rows if not row.attack)
    fired = collections.Counter((row.source, feature) for row in rows if not row.attack for feature in row.features)
    heavy: dict[tuple[str, str, float], int] = {}
    for (source, feature), count in fired.items():
        check = feature.partition(">=")[0]
        total = sum(reviewed(f"{check}>={step}") for step in STEPS if step.rank <= _step_of(feature).rank)
        if total >= 0.29 and count > max(1, 0.01 * sizes[source]):
            heavy[source, feature, round(total, 2)] = count
    for (source, feature, total), count in sorted(heavy.items()):
        print(f"honest: {source:34s} {feature:38s} weight {total:4.2f}  {count:4d} of {sizes[source]}")


def _step_of(feature: str) -> Severity:
    return next(step for step in STEPS if feature.endswith(f">={step}"))


def main() -> None:
    """Scan or read, estimate, fit, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--more", type=pathlib.Path, nargs=2, metavar=("FOLDER", "LABELS"))
    parser.add_argument("--apart", nargs="+", default=(), metavar="SOURCE")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=8.0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--read", type=pathlib.Path)
    options = parser.parse_args()
    if options.read:
        rows = [
            Row(attack, tuple(found), *rest) for attack, found, *rest in json.loads(options.read.read_text("utf-8"))
        ]
    else:
        rows = list(of_folder(options.folder, options.jobs))
        rows += of_sources(options.more[0], options.more[1], options.apart, options.jobs) if options.more else ()
    if options.write:
        options.write.write_text(json.dumps(rows), "utf-8")
    own = list(of_examples())
    rates(rows)
    over_campaigns(rows, own, options.folds, options.penalty)
    over_sources(rows, own, options.penalty)
    proposed(*fit(rows, own, penalty=options.penalty), rows)


if __name__ == "__main__":
    main()
