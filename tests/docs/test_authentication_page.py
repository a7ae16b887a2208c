"""docs/authentication.md lists every known difference of the second opinion, each with a test that exists."""

import re
from pathlib import Path

from mailguard.catalogue.second_opinion import DIFFERENCES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "authentication.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([a-z0-9-]+)` \|.*\| `(test_\w+)` \|$", PAGE, re.MULTILINE)


def test_every_difference_is_listed_once():
    assert sorted(name for name, _ in ROWS) == sorted(DIFFERENCES)


def test_every_test_exists():
    folders = (ROOT / "tests" / name for name in ("auth", "posture"))
    defined = {
        name
        for folder in folders
        for path in folder.rglob("test_second_opinion*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert {name for _, name in ROWS} <= defined


def test_every_difference_is_said_in_both_languages():
    for words in DIFFERENCES.values():
        assert words["en"]
        assert re.search(r"[ぁ-ん]", words["ja"])
