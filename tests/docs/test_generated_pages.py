"""docs/checks/, docs/command.md and docs/configuration.md are up to date with the program."""

import runpy
from pathlib import Path

import pytest
import standards

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


def test_standards():
    assert (DOCS / "standards.md").read_text("utf-8") == standards.standards_page(), "run python docs/generate.py"


def test_every_title_is_of_a_standard_that_is_named():
    named = {reference.standard for reference in standards.references()}
    assert named == set(standards.TITLES) | set(standards.OTHERS)


@pytest.mark.parametrize("folder", ["auth", "posture"])
def test_a_section_stands_with_its_standard(folder):
    """A bare §4.5 would be missing on the page, and a reader could not tell whose it is."""
    bare = []
    for path in sorted((standards.PACKAGE / folder).rglob("*.py")):
        text = path.read_text("utf-8")
        known = sum(text[found.start() : found.end()].count("§") for found in standards.REFERENCE.finditer(text))
        if text.count("§") != known:
            bare.append(path.relative_to(standards.PACKAGE).as_posix())
    assert bare == []


@pytest.mark.parametrize("folder", ["auth", "posture"])
def test_rules_name_the_section_they_follow(folder):
    """Four references in a hundred lines of code; blank lines and the wording of findings are not code."""
    references = [each for each in standards.references() if each.file.startswith(f"{folder}/")]
    assert len(references) >= 0.04 * sum(lines_of_code(path) for path in (standards.PACKAGE / folder).rglob("*.py"))


def lines_of_code(path):
    """The lines that are neither blank nor, in a table of texts, a sentence of its own."""
    return sum(1 for line in path.read_text("utf-8").splitlines() if line.strip() and not line.strip().startswith('"'))
