"""Every check has two example mails, one that it reports and one that it does not. Both are scanned here."""

import pytest

from check_examples import FOLDER, scan_example
from mailguard.checks import all_checks

NAMES = [check.name for check in all_checks()]


@pytest.mark.parametrize("name", NAMES)
def test_flagged_and_clean(name):
    if name == "qr-code-url":
        pytest.importorskip("zxingcpp", reason="needs the extra qr")
    flagged = scan_example(FOLDER / name, "flagged.eml")
    clean = scan_example(FOLDER / name, "clean.eml")
    assert flagged.errors == clean.errors == ()
    found = [finding for finding in flagged.findings if finding.check == name]
    found += [finding for nested in flagged.nested for finding in nested.findings if finding.check == name]
    assert found
    assert all(finding.evidence and finding.summary and "{" not in finding.summary for finding in found)
    assert name not in {finding.check for finding in clean.findings}


def test_no_example_without_a_check():
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} <= set(NAMES)
