"""The documentation site in a browser: no page scrolls sideways, and no page loads anything from another host."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import headless_browser as browsing

ROOT = Path(__file__).parents[2]
PAGES = ["", *sorted(path.stem for path in (ROOT / "docs").glob("*.md") if path.stem != "index")]
PAGES += ["checks", "checks/lookalike-sender-domain"]
GROUND = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color].join(' on ')"

pytestmark = [
    pytest.mark.skipif(browsing.find() is None, reason="chromium is not installed (apt-get install chromium)"),
    pytest.mark.skipif(importlib.util.find_spec("mkdocs") is None, reason="the extra docs is not installed"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build the site and return its folder."""
    target = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-d", target], cwd=ROOT, check=True)
    return target


@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways(site, browser, listener, page, width):
    listener.asked.clear()
    browser.open(site / page / "index.html", width=width)
    assert browser.ask("document.documentElement.scrollWidth") <= width
    assert browser.ask("[...document.images].every(each => each.complete)")
    assert [line for line in listener.asked if not browsing.OWN.search(line)] == []


def test_it_is_dark_where_its_reader_is(site, browser):
    seen = set()
    for dark in (False, True):
        browser.open(site / "index.html", dark=dark)
        seen.add(browser.ask(GROUND))
    assert len(seen) == 2
