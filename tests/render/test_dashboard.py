"""The dashboard of all domains: order, trend and changes; stored text can do nothing in it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.render.common.sparkline import HEIGHT, POINTS, WIDTH, Point, sparkline
from mailguard.render.posture.dashboard import CHANGES, ChangeRow, Dashboard, DomainRow, render_dashboard
from posture_sample import make
from report_sample import HOSTILE


def days(*scores):
    return tuple(Point(f"2026-11-{day:02d}T03:00:00Z", score, "warning") for day, score in enumerate(scores, 1))


def page(*rows, language="en", **more):
    return "".join(render_dashboard(Dashboard(tuple(rows), **more), language))


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend((tag, name, value or "") for name, value in attrs)

    def handle_data(self, data):
        self.text += data


ROWS = (
    DomainRow(make(domain="good.example", level="good", score=98, findings=False), "", days(90, 98)),
    DomainRow(make(domain="bad.example"), "hospital", days(60, 50, 38)),
    DomainRow(make(domain="down.example", level="unknown", score=100), "", days(80, None)),
    DomainRow(make(domain="middle.example", level="warning", score=76), "hospital", days(70)),
)


def test_the_worst_domain_comes_first_and_each_leads_to_its_details():
    html = page(*ROWS)
    order = [re.search(f'href="#(d\\d+)"><bdi>{name}', html) for name in ("bad", "down", "middle", "good")]
    assert [match[1] for match in order] == ["d1", "d2", "d3", "d4"]
    for anchor in ("d1", "d2", "d3", "d4"):
        assert html.count(f'id="{anchor}"') == 1


def test_levels_are_counted_and_groups_named():
    text = Page(page(*ROWS)).text
    for words in ("1critical", "1unknown", "1warning", "1good", "hospital", "Other domains"):
        assert words in text.replace("\n", "")
    assert text.index("hospital") < text.index("Other domains")


def test_trend_is_a_picture_with_its_meaning_in_words():
    html = page(*ROWS)
    assert "Score from 60 to 38, lowest 38, in 3 checks since 2026-11-01" in html
    assert html.count('<svg class="trend"') == 2, "no picture of fewer than two scores"
    assert html.count("one check so far") == 2


def test_changes_are_told_with_their_direction_and_bounded():
    changes = [ChangeRow("bad.example", "2026-11-21T03:00:00Z", "DMARC p=reject → none", "worse")]
    changes += [ChangeRow("gone.example", "2026-11-20T03:00:00Z", f"MX mail{n} removed") for n in range(CHANGES + 4)]
    html = page(*ROWS, changes=tuple(changes), since="2026-11-01T00:00:00Z")
    text = Page(html).text
    assert "DMARC p=reject → none" in text
    assert "since 2026-11-01" in text
    assert '<span class="badge worse">worse</span>' in html
    assert "5 more" in text
    assert "Nothing changed." in Page(page(*ROWS)).text


def test_domains_no_round_has_seen_are_named():
    assert "Not checked yet: new.example" in Page(page(*ROWS, unchecked=("new.example",))).text
    empty = Page(page(unchecked=("new.example",))).text
    assert "posture run" in empty
    assert "new.example" in empty


def test_japanese():
    html = page(*ROWS, language="ja")
    assert '<html lang="ja">' in html
    for words in ("変化したこと", "ドメイン一覧", "要対応", "確認不能", "評価は 60 から 38"):
        assert words in html


@pytest.mark.parametrize("hostile", HOSTILE)
def test_stored_text_does_nothing(hostile):
    def built(text):
        row = DomainRow(
            replace(make(text), time=text), text, (Point(text, 5, text), Point(text, None, text), Point("", 7))
        )
        change = ChangeRow(text or "x", text, text, "worse")
        return page(row, row, changes=(change,), since=text, unchecked=(text or "x",), language="ja")

    html = built(hostile)
    found, honest = Page(html), Page(built("x"))
    assert set(found.tags) <= set(honest.tags)
    for tag, name, value in found.attributes:
        assert not name.startswith("on")
        assert name not in ("src", "style", "action")
        if name == "href":
            assert tag == "a"
            assert re.fullmatch(r"#d\d+", value)
    assert "default-src 'none'" in html
    html.encode()


# the picture


def coordinates(svg):
    root = ET.fromstring(svg)
    lines = [line.get("points").split() for line in root.iter("polyline")]
    return [[tuple(map(float, point.split(","))) for point in line] for line in lines]


def test_the_line_goes_from_left_to_right_and_is_broken_where_nothing_is_known():
    lines = coordinates(sparkline(days(0, 100, None, 50), "meaning"))
    assert [len(line) for line in lines] == [2, 1]
    (left, bottom), (_, top) = lines[0]
    assert bottom > top, "a better score is drawn higher"
    assert left < lines[1][0][0] <= WIDTH


def test_no_picture_without_a_score():
    assert sparkline((), "x") == ""
    assert sparkline(days(None, None), "x") == ""


def test_a_long_history_is_thinned_without_losing_a_dip():
    points = [Point(f"2026-01-01T00:{n // 60:02d}:{n % 60:02d}Z", 3 if n == 1234 else 90) for n in range(3_000)]
    (line,) = coordinates(sparkline(points, "x"))
    assert len(line) == POINTS
    assert max(y for _, y in line) > HEIGHT * 0.8


@given(
    st.lists(
        st.builds(
            Point,
            st.text(max_size=30) | st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
            st.none() | st.integers(-10, 1_000),
            st.sampled_from(["good", '"><script>', ""]),
        ),
        max_size=300,
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40),
)
@settings(max_examples=100, deadline=None)
def test_any_history_is_drawn_within_the_frame(points, meaning):
    svg = sparkline(points, meaning)
    if svg:
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for line in coordinates(svg) for x, y in line)
