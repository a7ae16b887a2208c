"""docs/trust.md names a test for each rule, and those tests exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "trust.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| claim |")]


def test_every_row_names_a_test_that_exists():
    assert len(ROWS) > 20
    for row in ROWS:
        named = re.search(r"`(tests/[\w/]+\.py)::(test_\w+)` \|$", row)
        assert named is not None, row
        path, function = named.groups()
        assert f"\ndef {function}(" in (ROOT / path).read_text("utf-8"), row


def test_no_test_is_named_twice():
    names = re.findall(r"::(test_\w+)", PAGE)
    assert len(names) == len(set(names))
