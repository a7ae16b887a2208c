"""The project's own examples: all phishing is at least suspicious, and honest mail is never more than clean.

One half, chosen by the hash of the path, was not used for choosing the weights. Both halves are tested.
"""

import subprocess
import sys

import pytest

import mailguard
from own_sets import CONFIG, FOLDER, kept_apart, name, paths


def explained(report):
    return report.verdict, [(f.check, str(f.severity), f.weight) for f in report.findings if f.weight]


@pytest.mark.parametrize("path", paths("phish"), ids=name)
def test_phishing_is_told(path):
    report = mailguard.scan(path, config=CONFIG, offline=True)
    assert not report.errors
    assert report.verdict.level in ("suspicious", "malicious"), explained(report)


@pytest.mark.parametrize("path", paths("legit"), ids=name)
def test_honest_mail_stays_clean(path):
    report = mailguard.scan(path, config=CONFIG, offline=True)
    assert not report.errors
    assert report.verdict.level == "clean", explained(report)


def test_the_sets_are_as_big_as_they_have_to_be():
    legit_ja, legit_en = (len(list((FOLDER / language / "legit").glob("*.eml"))) for language in ("ja", "en"))
    assert legit_ja >= 180
    assert legit_en >= 40
    assert len(paths("phish")) >= 160
    halves = [kept_apart(path) for path in paths("legit") + paths("phish")]
    assert 0.4 < sum(halves) / len(halves) < 0.6


def test_the_examples_are_what_the_tables_say(tmp_path):
    subprocess.run([sys.executable, str(FOLDER / "make.py"), str(tmp_path)], check=True)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.eml")}
    assert made == {path.relative_to(FOLDER): path.read_bytes() for path in paths("legit") + paths("phish")}
