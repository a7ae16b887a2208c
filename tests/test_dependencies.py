"""What pyproject.toml declares is what the package imports: nothing for show, nothing by luck."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {
    name: wanted for name, wanted in PROJECT["optional-dependencies"].items() if name not in ("all", "docs", "test")
}
# Drivers that another library imports by the name we give it, and the words in our source that name them.
NAMED = {"psycopg": "postgresql+psycopg"}


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def distributions(requirements):
    return {normal(re.match(r"[A-Za-z0-9._-]+", each)[0]) for each in requirements}


def sources():
    return [path.read_text("utf-8") for path in sorted((ROOT / "mailguard").rglob("*.py"))]


def imported():
    """Top-level names that the package imports, also by name (`import_module`, `find_spec`)."""
    found = set()
    for text in sources():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
                found |= {node.value} & BY_NAME
    return {name.partition(".")[0] for name in found} | {name for name in found if name in BY_NAME}


# Modules that are loaded by a name in a string. `backports` is a namespace of several distributions.
BY_NAME = {"publicsuffixlist", "pyppmd", "inflate64", "msoffcrypto", "backports.zstd"}
PROVIDES = {
    **{module: {normal(name) for name in names} for module, names in packages_distributions().items()},
    "backports.zstd": {"backports-zstd"},
}


def used():
    words = {
        name
        for module in imported() - set(sys.stdlib_module_names) - {"mailguard", "backports"}
        for name in PROVIDES.get(module, {f"{module} (not installed)"})
    }
    text = "\n".join(sources())
    return words | {name for name, word in NAMED.items() if word in text}


@pytest.mark.parametrize("name", sorted(distributions(PROJECT["dependencies"])))
def test_a_core_dependency_is_imported(name):
    assert name in used()


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_an_extra_changes_something(extra):
    assert distributions(EXTRAS[extra]) <= used()


def test_all_is_all():
    (everything,) = PROJECT["optional-dependencies"]["all"]
    assert set(re.search(r"\[(.*)\]", everything)[1].split(",")) == set(EXTRAS)


def test_what_is_imported_is_declared():
    declared = distributions(PROJECT["dependencies"]).union(*map(distributions, EXTRAS.values()))
    assert used() - declared - {"mailguard"} == set()
