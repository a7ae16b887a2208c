"""The pages in a real browser: nothing is loaded, nothing runs, and everyone can read them, also on paper."""

import io
import itertools
import re
import time
import unicodedata
from pathlib import Path

import pypdf
import pytest

import headless_browser as browsing
import hostile_mail as hostile
import posture_sample
import report_sample as sample
from mailguard import scan
from mailguard.config import Config
from mailguard.config.model import Organization
from mailguard.render import render
from mailguard.render.common.sparkline import Point
from mailguard.render.common.style import Style
from mailguard.render.posture.dashboard import ChangeRow, Dashboard, DomainRow, render_dashboard
from mailguard.render.posture.html import render_html as render_postures

pytestmark = pytest.mark.skipif(browsing.find() is None, reason="chromium is not installed (apt-get install chromium)")

CONFIG = Config(organization=Organization(domains=("imakiire.test",)))


def mail_page(language="en", raw=None):
    report = scan(raw or hostile.hostile_mail(), offline=True, config=CONFIG, lang=language, path="a folder/mail.eml")
    return "".join(render([report], "html", Style(language)))


def honest_page(language="en"):
    raw = (Path(__file__).parents[2] / "examples" / "mail" / "phish-ja-zip-and-password.eml").read_bytes()
    return mail_page(language, raw)


def several_page(language="ja"):
    reports = [sample.make(text, path=text or "x") for text in (*sample.HOSTILE, hostile.ALL)]
    return "".join(render(reports, "html", Style(language)))


def posture_page(language="en"):
    postures = [posture_sample.make(hostile.ALL, domain="bad.example"), posture_sample.make(domain="good.example")]
    return "".join(render_postures(postures, Style(language)))


def dashboard_page(language="ja"):
    points = tuple(Point(f"2026-11-{day:02d}T03:00:00Z", 40 + day, "warning") for day in range(1, 9))
    rows = (
        DomainRow(posture_sample.make(hostile.ALL, domain="bad.example"), hostile.ALL, points),
        DomainRow(posture_sample.make(domain="good.example", level="good", score=97, findings=False), "", points),
    )
    changes = (ChangeRow("bad.example", "2026-11-21T03:00:00Z", hostile.ALL, "worse"),)
    return "".join(render_dashboard(Dashboard(rows, changes, "2026-11-01T00:00:00Z", (hostile.ALL,)), language))


PAGES = {
    "mail": mail_page,
    "honest": honest_page,
    "several": several_page,
    "posture": posture_page,
    "dashboard": dashboard_page,
}
both = pytest.mark.parametrize("language", ["en", "ja"])
every = pytest.mark.parametrize("name", PAGES)


@pytest.fixture
def show(browser, tmp_path):
    def shown(html, **how):
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8", "backslashreplace")
        return browser.open(path, **how)

    return shown


def test_the_listener_and_the_browser_would_notice(show, browser, listener):
    before = len(listener.asked)
    show('<title>x</title><img src="http://evil.test/i.png"><script>document.title="OWNED"</script>')
    assert browser.ask("document.title") == "OWNED"
    end = time.monotonic() + 10
    while not any("evil.test" in line for line in listener.asked[before:]) and time.monotonic() < end:
        time.sleep(0.05)
    assert any("evil.test/i.png" in line for line in listener.asked[before:])


def every_element(browser, selector, expression):
    """Return the values of `expression` for each element `e`, without nulls."""
    return browser.ask(f"[...document.querySelectorAll({selector!r})].map(e => {expression}).filter(x => x !== null)")


OPEN = "document.querySelectorAll('details').forEach(each => each.open = true)"
FOREIGN = "script,img,iframe,object,embed,link,form,input,video,base,[style]"


@every
def test_nothing_is_loaded_and_nothing_runs(show, browser, listener, name):
    before = len(listener.asked)
    html = PAGES[name]()
    events = show(html)
    browser.ask(OPEN)
    browser.ask("document.querySelectorAll('a,summary,[tabindex]').forEach(each => each.focus())")
    title = re.search("<title>(.*?)</title>", html)[1]
    assert browser.ask("document.title") == title
    assert browser.ask("document.documentElement.id") == ""
    assert browser.ask("location.protocol") == "file:"
    assert browser.ask("performance.getEntriesByType('resource').length") == 0
    assert every_element(browser, FOREIGN, "e.outerHTML") == []
    assert every_element(browser, "*", "e.getAttributeNames().find(name => name.startsWith('on')) ?? null") == []
    assert not [each for each in events if each.get("method") == "Log.entryAdded"], "the policy had to refuse something"
    time.sleep(0.2)
    assert not [line for line in listener.asked[before:] if not browsing.OWN.search(line)]


@every
def test_links_stay_within_the_page(show, browser, name):
    show(PAGES[name]())
    assert (
        browser.ask(
            "[...document.querySelectorAll('[href]')].map(e => e.getAttribute('href'))"
            ".filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"
        )
        == []
    )
    ids = browser.ask("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@both
@every
def test_the_structure_tells_where_one_is(show, browser, name, language):
    show(PAGES[name](language))
    assert browser.ask("document.documentElement.lang") == language
    assert browser.ask("[...document.querySelectorAll('main,footer')].map(e => e.tagName)") == ["MAIN", "FOOTER"]
    levels = browser.ask("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels
    wrong = {
        "h1,h2,h3,h4,summary,th": "!e.textContent.trim()",
        "th": "!e.scope",
        "table": "!e.querySelector('th')",
        "details": "e.firstElementChild.tagName != 'SUMMARY'",
        "svg": "!e.ariaHidden && !(e.role == 'img' && e.querySelector('title'))",
        "[aria-labelledby]": "!document.getElementById(e.getAttribute('aria-labelledby'))",
        "[role=region]": "!e.ariaLabel || e.tabIndex < 0",
    }
    for selector, predicate in wrong.items():
        assert every_element(browser, selector, f"({predicate}) ? e.outerHTML.slice(0, 200) : null") == [], selector


@every
def test_everything_that_folds_can_be_reached_and_is_seen_to_be(show, browser, name):
    show(PAGES[name]())
    folded = browser.ask("document.querySelectorAll('summary').length")
    browser.ask(OPEN)
    assert folded
    reached = browser.ask(
        "[...document.querySelectorAll('summary')].filter(e => {e.focus({focusVisible: true});"
        " return document.activeElement == e && parseFloat(getComputedStyle(e).outlineWidth) >= 2}).length"
    )
    assert reached == folded


CONTRAST = r"""
(() => {
  document.querySelectorAll('details').forEach(each => each.open = true);
  const parse = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n };
  const light = ([r, g, b]) => { const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b) };
  const behind = element => { for (; element; element = element.parentElement) {
    const color = parse(getComputedStyle(element).backgroundColor); if (color[3] == 1) return color }
    return matchMedia('(prefers-color-scheme:dark)').matches ? [18, 18, 18, 1] : [255, 255, 255, 1] };
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.data.trim()) continue;
    const element = walker.currentNode.parentElement, style = getComputedStyle(element);
    const one = light(parse(style.color)), other = light(behind(element));
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    const size = parseFloat(style.fontSize);
    if (ratio < 4.5) found[element.tagName + '.' + element.className] = ratio.toFixed(2);
    if (size < 11.5) found[element.tagName + '.' + element.className + ' size'] = size;
  }
  return found;
})()
"""


@every
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_word_stands_out_from_its_ground(show, browser, name, dark):
    show(PAGES[name](), dark=dark)
    assert browser.ask(CONTRAST) == {}
    black = browser.ask("getComputedStyle(document.body).backgroundColor")
    assert (black != "rgb(255, 255, 255)") == dark


@both
@every
@pytest.mark.parametrize("width", [390, 1000])
def test_no_page_is_wider_than_the_screen(show, browser, name, language, width):
    show(PAGES[name](language), width=width)
    browser.ask(OPEN)
    assert browser.ask("document.documentElement.scrollWidth") <= width


def plain(text):
    return "".join(re.sub("[\u2f00-\u2fdf]", "", unicodedata.normalize("NFKC", text)).split())


@pytest.mark.parametrize(("name", "language"), [("honest", "ja"), ("posture", "en")])
def test_paper_has_everything_the_screen_has(show, browser, name, language):
    show(PAGES[name](language))
    texts = browser.ask(
        "(() => {const w = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), t = [];"
        " while (w.nextNode()) t.push(w.currentNode.data); return t})()"
    )
    pages = pypdf.PdfReader(io.BytesIO(browser.pdf())).pages
    printed = plain("".join(page.extract_text() for page in pages))
    assert len(pages) >= 2
    words = [plain(text) for text in texts if plain(text) and plain(text).isascii()]
    assert words
    missing = [text for text in words if text not in printed]
    assert not missing, "cut or folded away on paper"


def test_paper_shows_the_verdict_and_the_last_section(show, browser):
    show(honest_page("ja"))
    printed = plain("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(browser.pdf())).pages))
    assert plain("このメールは危険です") in printed
    assert "SHA-256" in printed
