"""The tables that people edit: each is read whole, each line that is wrong is named, nothing is asked for in vain."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mailguard
from mailguard.data.brands import brands
from mailguard.data.tables import CHARACTERS, ENTRIES, LONGEST, listed, read_list, read_rows, rows, sections

PACKAGE = Path(mailguard.__file__).parent
LISTS = sorted(path.stem for path in (PACKAGE / "data").glob("*.txt"))
TABLES = sorted((PACKAGE / "data").glob("*.csv"))
DOMAINS = ("download_hosts", "esp_trackers", "free_hosting", "free_mail", "multi_tenant", "shorteners")
ASKED = sorted(
    {
        (name, section)
        for path in PACKAGE.rglob("*.py")
        for name, section in re.findall(r'\blisted\(\s*"(\w+)"(?:,\s*"(\w+)")?\s*\)', path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize(("name", "section"), ASKED)
def test_every_list_that_is_asked_for_has_entries(name, section):
    assert listed(name, section)


def test_no_section_is_left_unread():
    unread = {(name, section) for name in DOMAINS for section in sections(name)} - set(ASKED)
    assert not unread


@pytest.mark.parametrize("path", [*(PACKAGE / "data").glob("*.txt"), *TABLES], ids=lambda path: path.name)
def test_every_table_says_its_source_and_date(path):
    head = re.match(r"(?:#.*\n)+", path.read_text("utf-8"))
    assert head is not None
    assert re.search(r"compil", head[0], re.IGNORECASE)
    assert re.search(r"\b20[0-9]{2}-[0-9]{2}\b", head[0])


@pytest.mark.parametrize("name", DOMAINS)
def test_domains_are_written_as_they_are_compared(name):
    for section, entries in sections(name).items():
        form = r"[a-z0-9.-]+/[a-z0-9/-]+/" if section == "path" else r"[a-z0-9.-]+"
        assert [entry for entry in entries if not re.fullmatch(form, entry)] == []


def test_sections_and_comments():
    text = "# ours, 2026-11\n\n[near]\nb.example\n  a.example  \r\n# more\n[far]\nc.example"
    assert read_list(text, "x.txt") == {"near": ("b.example", "a.example"), "far": ("c.example",)}
    assert read_list("b.example\na.example\n", "x.txt") == {"": ("b.example", "a.example")}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[near\na.example", "x.txt:1: a head such as"),
        ("[]\na.example", "x.txt:1: a head such as"),
        ("[near]\na.example\n[near]", "x.txt:3: a head such as"),
        ("a.example\n[near]", "x.txt:2: a head such as"),
        ("# ours\na.example\n\na.example", 'x.txt:4: "a.example" is in line 2 already'),
        ("a" * (LONGEST + 1), "x.txt:1: an entry has up to 200 characters"),
        ("a" * (CHARACTERS + 1), "x.txt: too large"),
        ("\n" * (ENTRIES + 1), "x.txt: too large"),
    ],
)
def test_a_broken_list_is_refused_in_one_line(text, wrong):
    with pytest.raises(ValueError, match="^" + re.escape(wrong)) as caught:
        read_list(text, "x.txt")
    assert "\n" not in str(caught.value)


def test_rows_may_be_quoted():
    text = '# ours, 2026-11\nname,domains\n"Minori, Inc.",minori.example\nHikari,'
    assert list(read_rows(text, ("name", "domains"), "x.csv")) == [["Minori, Inc.", "minori.example"], ["Hikari", ""]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("domains,name\n", "x.csv:1: the columns have to be name,domains"),
        ("name,domains\n\nMinori", "x.csv:3: 2 fields are needed, here are 1"),
        ("name,domains\nMinori,a,b", "x.csv:2: 2 fields are needed, here are 3"),
        ('name,domains\n"Minori,a', "x.csv:2: a quotation mark is out of place"),
    ],
)
def test_a_broken_table_is_refused_in_one_line(text, wrong):
    with pytest.raises(ValueError, match="^" + re.escape(wrong)):
        list(read_rows(text, ("name", "domains"), "x.csv"))


@given(st.text(st.characters(codec="utf-8") | st.sampled_from('[]#,"\n'), max_size=200))
def test_any_text_is_read_or_refused_in_one_line(text):
    refused = [_refused(lambda: read_list(text, "x.txt"))]
    refused.append(_refused(lambda: list(read_rows(text, ("name", "domains"), "x.csv"))))
    assert all(re.fullmatch(r"(?:x\.(?:txt|csv):[^\n]+)?", said) for said in refused)


def _refused(read: Callable[[], object]) -> str:
    """What is wrong, "" where nothing is."""
    try:
        read()
    except ValueError as wrong:
        return str(wrong)
    return ""


def test_brands_are_read_once():
    assert brands() is brands()
    assert list(rows("brands", type(brands()[0])._fields))
