"""The vectors of publicsuffix.org, read as data."""

import re
from pathlib import Path

import pytest

from mailguard.names.domain import organizational_domain, to_ascii

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "psl" / "test_psl.txt"
VECTOR = re.compile(r"^checkPublicSuffix\((null|'[^']*'), (null|'[^']*')\);", re.MULTILINE)


def vectors() -> list[tuple[str, str]]:
    if not SUITE.exists():
        return []
    found = VECTOR.findall(SUITE.read_text(encoding="utf-8"))
    return [("" if name == "null" else name[1:-1], "" if want == "null" else want[1:-1]) for name, want in found]


@pytest.mark.skipif(not SUITE.exists(), reason="the conformance suites are not beside this checkout")
def test_every_vector_is_read():
    assert len(vectors()) >= 77


@pytest.mark.parametrize(("name", "want"), vectors())
def test_registrable_domain(name, want):
    assert organizational_domain(name) == to_ascii(want)
