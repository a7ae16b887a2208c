"""What is remembered, what is not, and what happens when the file is locked, damaged or somebody else's."""

import json
import pickle
import sqlite3

import pytest

from mailguard.correspondents import store as store_module
from mailguard.correspondents.model import Contact, Known
from mailguard.correspondents.sighting import Sighting
from mailguard.correspondents.store import load_known, open_store
from mailguard.errors import StoreError


def seen(number, *people, day="2026-11-16", account="", hour=0, selectors=()):
    return Sighting(number.to_bytes(8, "big"), day, hour, tuple(people), account, len(people), selectors)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "correspondents.db"


def test_counts_days_and_names(path):
    with open_store(path, create=True) as store:
        added = store.add(
            [
                seen(1, ("a@minori.example", "Minori")),
                seen(2, ("a@minori.example", "Minori"), day="2026-11-18"),
                seen(3, ("a@minori.example", "M."), day="2026-11-17", account="we@hp.example"),
            ]
        )
    assert added == 3
    contact = load_known(path).contact("A@MINORI.example")
    assert contact == Contact("a@minori.example", ("Minori", "M."), 2, 1, 2, "2026-11-16", "2026-11-18")


def test_the_same_mail_counts_once(path):
    with open_store(path, create=True) as store:
        assert store.add([seen(1, ("a@minori.example", ""))]) == 1
        assert store.add([seen(1, ("a@minori.example", "")), seen(2, ("a@minori.example", ""))]) == 1
    assert load_known(path).contact("a@minori.example").received == 2


def test_forget_an_address_and_a_domain(path):
    with open_store(path, create=True) as store:
        store.add(
            [
                seen(1, ("a@minori.example", "A"), ("b@minori.example", "B"), ("c@sub.minori.example", "C")),
                seen(2, ("d@xminori.example", "D"), selectors=(("minori.example", "s1"),)),
            ]
        )
        assert store.forget("a@minori.example") == 1
        assert store.forget("minori.example") == 2
        assert list(store.known().contacts) == ["d@xminori.example"]
        assert store.known().selectors == ()
        assert "name" not in json.dumps(store.export()["contacts"][0]["address"])
        store.add([seen(1, ("a@minori.example", "A"))])
        assert store.known().contact("a@minori.example") is None  # learned before, and forgotten on purpose


def test_forgotten_addresses_are_counted_once(path):
    """An account with many hours of sent mail, which is a contact, too, is one address."""
    with open_store(path, create=True) as store:
        store.add([seen(n, ("we@hp.example", "We"), account="we@hp.example", hour=n) for n in range(5)])
        store.add([seen(9, ("x@hp.example", "X"), account="you@hp.example", hour=1)])
        assert store.forget("we@hp.example") == 1
        assert store.forget("hp.example") == 2


def test_a_forgotten_name_leaves_nothing(path):
    with open_store(path, create=True) as store:
        store.add([seen(1, ("a@minori.example", "Secret Name"))])
        store.forget("a@minori.example")
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM name").fetchone() == (0,)


def test_sending_habit(path):
    with open_store(path, create=True) as store:
        store.add([seen(n, ("x@y.example", ""), account="we@hp.example", hour=n // 3) for n in range(9)])
    habit = load_known(path).habit("we@hp.example")
    assert (habit.mails, habit.busiest_hour, habit.days) == (9, 3, 1)


def test_missing_store(path):
    with pytest.raises(StoreError, match="no such store"):
        open_store(path)
    assert not path.exists()


def test_damaged_store_is_left_alone(path):
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"damaged|malformed") as error:
        open_store(path, create=True)
    assert "\n" not in str(error.value)
    assert path.read_bytes() == before


def test_somebody_elses_database_is_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a store of correspondents"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_newer_schema(path):
    open_store(path, create=True).__exit__(None, None, None)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer mailguard"):
        open_store(path)


def test_locked_store_loses_nothing(path, monkeypatch):
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.05)
    with open_store(path, create=True) as store:
        store.add([seen(1, ("a@minori.example", ""))])
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program"):
            store.add([seen(2, ("b@minori.example", ""))])
        assert load_known(path).contact("a@minori.example")  # reading goes on
        other.execute("ROLLBACK")
        other.close()
        assert store.add([seen(2, ("b@minori.example", ""))]) == 1


def test_a_step_is_all_or_nothing(path):
    with open_store(path, create=True) as store:
        with pytest.raises(StoreError):
            store.add([seen(1, ("a@minori.example", "")), seen(2, (None, ""))])
        assert not store.known()


@pytest.mark.parametrize("name", ["no\0file", "/dev/null/x"])
def test_impossible_names(name):
    with pytest.raises(StoreError):
        open_store(name, create=True)


def test_readers_see_the_file_only(path):
    open_store(path, create=True).__exit__(None, None, None)
    assert path.stat().st_mode & 0o077 == 0


def test_travels_to_other_processes(path):
    with open_store(path, create=True) as store:
        store.add([seen(1, ("a@minori.example", ""))])
        known = store.known()
    assert len(pickle.dumps(known)) < 500
    assert pickle.loads(pickle.dumps(known)).contact("a@minori.example")
    loose = Known.of([Contact("b@x.example", received=1)])
    assert pickle.loads(pickle.dumps(loose)).contact("b@x.example")
