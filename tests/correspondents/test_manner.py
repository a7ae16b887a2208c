"""Habits of writing: counted, kept, forgotten, upgraded; and never a word of a mail."""

import json
import pickle
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mailguard
from mailguard.correspondents import store as store_module
from mailguard.correspondents.learn import learn
from mailguard.correspondents.model import Contact, Known
from mailguard.correspondents.sighting import Sighting
from mailguard.correspondents.store import load_known, open_store
from mailguard.correspondents.writing_style import Manner, merged
from mailguard.errors import StoreError

WHO = "hayashi@minori.example"
SECRET = "Ultramarinkartoffel"


def letter(number, body, who=WHO, day=None):
    return (
        f"From: {who}\r\nTo: a@hp.example\r\nSubject: {SECRET}\r\n"
        f"Date: Mon, {day or number + 1:02} Nov 2026 10:00:00 +0900\r\nMessage-ID: <{number}@x.example>\r\n"
        f"\r\n{body}\r\n"
    ).encode()


def usual(number, **kind):
    return letter(
        number, f"Hi Ben,\r\n\r\nwe come on Friday with the {SECRET}.\r\n\r\nBest regards\r\nMinori\r\n", **kind
    )


def taught(path, mails):
    with open_store(path, create=True) as store:
        reports = (mailguard.scan(raw, offline=True, habits=True) for raw in mails)
        for _ in learn(reports, store, lambda domain: domain == "hp.example"):
            pass
        return store.known()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "correspondents.db"


def test_forms_are_counted(path):
    known = taught(path, [usual(n) for n in range(6)] + [letter(9, "Hello Ben,\r\n\r\nno.\r\n")])
    manner = known.manner_of("HAYASHI@minori.example", shared=False)
    assert (manner.whose, manner.mails, manner.count("greeting", "hi"), manner.count("greeting", "hello")) == (
        WHO,
        7,
        6,
        1,
    )
    assert next(iter(manner.values("closing"))) == "best-regards"
    assert manner.first_seen == "2026-11-01"


def test_no_word_of_a_mail_is_kept(path):
    taught(path, [usual(n) for n in range(6)])
    kept = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert SECRET.encode() not in kept
    assert b"Friday" not in kept


def test_too_little_is_no_habit(path):
    assert taught(path, [usual(n) for n in range(4)]).manner_of(WHO, shared=False) is None


def test_one_day_is_no_habit(path):
    assert taught(path, [usual(n, day=3) for n in range(9)]).manner_of(WHO, shared=False) is None


def test_the_domain_speaks_for_a_new_address_unless_it_is_everybodys(path):
    known = taught(path, [usual(n) for n in range(6)])
    assert known.manner_of("new@minori.example", shared=False).whose == "minori.example"
    assert known.manner_of("new@minori.example", shared=True) is None
    assert known.manner_of("new@other.example", shared=False) is None


def test_own_accounts_have_habits_too(path):
    known = taught(path, [usual(n, who="soumu@hp.example") for n in range(6)])
    assert known.manner_of("soumu@hp.example", shared=False).mails == 6


def test_export_and_forget(path):
    taught(path, [usual(n) for n in range(6)])
    with open_store(path) as store:
        (manner,) = store.export()["manners"]
        assert manner["address"] == WHO
        assert manner["forms"]["greeting=hi"] == 6
        store.forget("minori.example")
        assert store.export()["manners"] == []
        assert store.known().manners == {}


def test_travels(path):
    known = taught(path, [usual(n) for n in range(6)])
    loose = Known.of([Contact(WHO, received=1)], manners=known.manners.values())
    for each in (known, loose):
        assert pickle.loads(pickle.dumps(each)).manner_of(WHO, shared=False) == known.manner_of(WHO, shared=False)


def of_schema_1(path):
    """A store as the version before habits made it."""
    with sqlite3.connect(path) as connection:
        connection.executescript(store_module._TABLES)
        connection.execute(f"PRAGMA application_id = {store_module._APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO contact VALUES ('old@minori.example', 3, 1, 2, '2026-10-01', '2026-10-05')")
    connection.close()


def test_an_older_store_is_read_as_it_is(path):
    of_schema_1(path)
    before = path.read_bytes()
    known = load_known(path)
    assert known.contact("old@minori.example").received == 3
    assert known.manners == {}
    assert path.read_bytes() == before
    with open_store(path) as store:
        assert store.export()["manners"] == []
        assert store.forget("old@minori.example") == 1


def test_learning_upgrades_an_older_store(path):
    of_schema_1(path)
    known = taught(path, [usual(n) for n in range(6)])
    assert known.contact("old@minori.example").received == 3
    assert known.manner_of(WHO, shared=False).mails == 6
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (store_module.SCHEMA_VERSION,)
    connection.close()
    assert taught(path, [usual(7)]).manner_of(WHO, shared=False).mails == 7


def test_an_upgrade_that_finds_the_store_locked_loses_nothing(path, monkeypatch):
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.05)
    of_schema_1(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program"):
        open_store(path, create=True)
    other.execute("ROLLBACK")
    other.close()
    assert load_known(path).contact("old@minori.example")
    open_store(path, create=True).__exit__(None, None, None)


def test_nonsense_in_the_file_is_passed_over(path):
    taught(path, [usual(n) for n in range(6)])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE manner SET forms = ?", ('{"greeting=hi": "many", "x": 3, "a=b": -1, "c=d": 2}',))
    connection.close()
    assert load_known(path).manners[WHO].forms == {"c=d": 2}


VALUES = st.recursive(
    st.one_of(st.none(), st.integers(), st.text()), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(st.one_of(st.text(), VALUES.map(json.dumps)))
def test_stored_text_never_raises(text):
    manner = Manner("a@b.example", 5, 2, "2026-01-01", "2026-01-02", text)
    assert all(type(count) is int for count in manner.forms.values())
    assert Manner.from_dict(manner.to_dict()).forms == manner.forms
    assert merged(text, ["a=b"])


@given(VALUES)
def test_a_stored_excerpt_never_raises(data):
    Manner.from_dict(data)
    Known.of_excerpt({"manner": data, "address": "a@b.example"}).manner_of("a@b.example", shared=False)


def test_many_forms_stay_bounded():
    text = "{}"
    for number in range(400):
        text = merged(text, [f"aspect={number}"])
    assert len(Manner("x", 1, 1, "", "", text).forms) <= 150


def test_sightings_without_forms_teach_no_habits(path):
    with open_store(path, create=True) as store:
        store.add([Sighting(b"12345678", "2026-11-01", 0, ((WHO, ""),), author=WHO)])
        assert store.known().manners == {}
