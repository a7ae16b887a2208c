"""pyspf and dkimpy agree with us on the conformance suites, or differ for a known reason."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUITES = ROOT.parent / "shared" / "suites"
BENCH = runpy.run_path(str(ROOT / "tests" / "bench" / "second_opinion.py"))


@pytest.mark.skipif(not SUITES.is_dir(), reason=f"{SUITES} is not here")
@pytest.mark.parametrize(("suite", "least"), [("spf_suite", 203), ("dkim_suites", 20), ("arc_suite", 300)])
def test_silent(suite, least):
    found = [(where, each) for where, opinions in BENCH[suite](SUITES) for each in opinions]
    assert len(found) >= least
    assert [(where, each) for where, each in found if not each.agrees and not each.reason] == []
    assert sum(each.agrees for _, each in found) >= 0.98 * len(found) - 3
