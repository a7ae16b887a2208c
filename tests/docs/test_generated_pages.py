"""docs/checks/, docs/command.md and docs/configuration.md are up to date with the program."""

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
GENERATE = runpy.run_path(str(DOCS / "generate.py"))
WANTED = GENERATE["pages"]()


@pytest.mark.parametrize("name", sorted(WANTED))
def test_page(name):
    path = DOCS / "checks" / name
    assert path.is_file(), "run python docs/generate.py"
    assert path.read_text("utf-8") == WANTED[name], "run python docs/generate.py"


def test_no_page_of_a_check_that_is_gone():
    assert {path.name for path in (DOCS / "checks").glob("*.md")} <= set(WANTED)


def test_help():
    assert (DOCS / "command.md").read_text("utf-8") == GENERATE["command_page"](), "run python docs/generate.py"


def test_configuration():
    assert (DOCS / "configuration.md").read_text("utf-8") == GENERATE["configuration_page"](), (
        "run python docs/generate.py"
    )
