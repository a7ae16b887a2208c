"""The mails that the weights are fitted on: what the checks said of each, its campaign, and where it comes from.

Nothing of the recipients, of the receiving side's fields or of Authentication-Results is a feature: only the findings.
"""

import csv
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import mailguard
from mailguard.checks import all_checks
from mailguard.finding import Severity

STEPS = (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
WEIGHTS = {check.name: check.weights for check in all_checks()}
IGNORED = frozenset(name for name, weights in WEIGHTS.items() if not any(weights.values()))
ATTACKS = frozenset({"phish", "fraud"})  # labels of mails that should be flagged
UNWANTED = frozenset({"marketing", "backscatter"})  # labels of mails that are no attack
HONEST = UNWANTED | {"legit"}


class Row(NamedTuple):
    """One mail: whether it is an attack, its features, campaign, source and file name.

    `kind` is "" for phishing, fraud and wanted mail, "marketing" or "backscatter", or "apart" for the mail of abuse
    desks, which is honest and quotes phishing.
    """

    attack: bool
    features: tuple[str, ...]
    campaign: str
    source: str
    name: str
    kind: str = ""


def features(report: mailguard.Report) -> tuple[str, ...]:
    """Return every pair of a check and a severity that it reached, without the findings of nested mails."""
    found: dict[str, int] = {}
    for finding in report.findings:
        if finding.check not in IGNORED and "inside" not in finding.data:
            found[finding.check] = max(found.get(finding.check, 0), finding.severity.rank)
    return tuple(sorted(f"{check}>={step}" for check, rank in found.items() for step in STEPS if rank >= step.rank))


def campaign(report: mailguard.Report) -> str:
    """Return what copies of one mailing share: the letters of the subject, and the author's domain."""
    subject = re.sub(r"[\W\d_]+", "", report.message.subject.casefold())[:60]
    author = report.message.from_[0].domain if report.message.from_ else ""
    return f"{subject}|{author}"


def of_folder(folder: pathlib.Path, jobs: int) -> Iterator[Row]:
    """Scan a folder with phish/ and ham/. The source of a mail is the first part of its file name."""
    for side in ("phish", "ham"):
        paths = sorted(path for path in (folder / side).iterdir() if path.is_file())
        for report, name in _scanned(paths, jobs):
            yield Row(side == "phish", features(report), campaign(report), re.split(r"-+[^a-z]|--", name)[0], name)


def of_sources(folder: pathlib.Path, labels: pathlib.Path, apart: Sequence[str], jobs: int) -> Iterator[Row]:
    """Scan a folder of sources: those named ham-* are honest, of the others only mails with a label take part."""
    with labels.open(encoding="utf-8", newline="") as file:
        label = {row["path"]: row["label"] for row in csv.DictReader(file)}
    kinds = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        kind = label.get(name, "legit" if name.startswith("ham-") else "")
        if kind in ATTACKS | HONEST:
            kinds[path] = kind
    for report, name in _scanned(kinds, jobs):
        label_of = kinds[pathlib.Path(report.path)]
        source = pathlib.Path(report.path).relative_to(folder).parts[0]
        kind = "apart" if source in apart else label_of if label_of in UNWANTED else ""
        name_of = f"{source}, {kind}" if kind in UNWANTED else source
        yield Row(label_of in ATTACKS, features(report), campaign(report), name_of, name, kind)


def of_examples() -> Iterator[Row]:
    """The tuning half of the own examples, without mails whose words weigh half (`mailguard.pipeline.assess`)."""
    sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
    import own_sets as sets

    known = {*sets.CONFIG.organization.domains, *sets.CONFIG.organization.partners}
    for side in ("phish", "legit"):
        for path in sets.paths(side):
            report = mailguard.scan(path, config=sets.CONFIG, offline=True)
            author = report.message.from_[0].domain if report.message.from_ else ""
            if not sets.kept_apart(path) and author not in known:
                yield Row(side == "phish", features(report), path.name, "own examples", path.name)


def _scanned(paths: Iterable[pathlib.Path], jobs: int) -> Iterator[tuple[mailguard.Report, str]]:
    for report in mailguard.scan_many(list(paths), jobs=jobs, offline=True):
        yield report, pathlib.Path(report.path).name
