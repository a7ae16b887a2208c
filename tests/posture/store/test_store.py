"""The store on both databases: it returns what was written, and loses nothing if a process dies or has to wait."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from dataclasses import replace

import pytest

from mailguard.errors import StoreError
from mailguard.finding import Severity
from mailguard.posture.change import Change
from mailguard.posture.facts import Facts, facts
from mailguard.posture.finding import PostureFinding
from mailguard.posture.snapshot import Posture
from mailguard.posture.store import open_store
from mailguard.posture.store.store import Recorded


def posture(domain="a.example", time="2026-11-20T00:00:00Z", level="good", **more):
    finding = PostureFinding("dmarc-policy-none", "medium", "only watches", "raise it", values={"domain": domain})
    return Posture(domain=domain, time=time, level=level, score=90, findings=(finding,), **more)


def recorded(*arguments, changes=(), **more):
    found = posture(*arguments, **more)
    return Recorded(found, facts(found), frozenset({"http"}), changes)


def change(at="2026-11-20T00:00:00Z", domain="a.example"):
    return Change(domain, at, "dmarc-policy", "reject", "none", "worse", Severity.HIGH, values={"k": "値"})


def test_a_round_comes_back_as_it_was(store):
    store.record([recorded(changes=(change(),))], [("slack", {"words": "変化"})], "2026-11-20T00:00:01Z")
    (entry,) = store.entries("a.example")
    assert (entry.at, entry.level, entry.score) == ("2026-11-20T00:00:00Z", "good", 90)
    assert store.posture(entry) == posture()
    assert store.latest() == (posture(),)
    assert store.changes() == store.changes("a.example") == (change(),)
    assert store.changes("b.example") == ()
    (message,) = store.waiting()
    assert (message.channel, message.content, message.attempts) == ("slack", {"words": "変化"}, 0)
    assert store.known(["a.example", "b.example"]) == {"a.example": facts(posture())}
    assert store.domains() == ("a.example",)


def test_entries_come_newest_first_and_can_be_limited(store):
    for day in (1, 2, 3):
        store.record([recorded(time=f"2026-11-0{day}T00:00:00Z")], (), "")
    assert [entry.at[:10] for entry in store.entries("a.example")] == ["2026-11-03", "2026-11-02", "2026-11-01"]
    assert len(store.entries("a.example", limit=2)) == 2
    assert [entry.at[:10] for entry in store.entries("a.example", since="2026-11-02T00:00:00Z")] == [
        "2026-11-03",
        "2026-11-02",
    ]


def test_rounds_that_found_the_same_share_their_content(location):
    with open_store(location) as store:
        for day in range(1, 10):
            dns = {"a.example NS": ["ns1.example.", "ns2.example."][:: 1 if day % 2 else -1]}
            store.record([recorded(time=f"2026-11-0{day}T00:00:00Z", dns=dns, timing_ms=float(day))], (), "")
        store.record([recorded(time="2026-11-10T00:00:00Z", level="critical")], (), "")
        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM posture_body").scalar() == 2
        first = store.entries("a.example")[-1]
        assert store.posture(first).time == "2026-11-01T00:00:00Z"


def test_a_message_waits_until_it_is_delivered(store):
    store.record((), [("a", {}), ("b", {})], "2026-11-20T00:00:00Z")
    first, second = store.waiting()
    store.failed(first, "503")
    store.delivered(second)
    (left,) = store.waiting()
    assert (left.channel, left.attempts, left.problem) == ("a", 1, "503")


def test_old_rounds_go_but_never_the_newest_nor_the_changes(store):
    for at in ("2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z"):
        store.record([recorded(time=at, changes=(change(at),))], (), at)
    store.record([recorded("b.example", "2026-11-20T00:00:00Z", level="critical")], (), "")
    assert store.prune("2026-01-01T00:00:00Z") == 1
    assert [entry.at for entry in store.entries("a.example")] == ["2025-02-01T00:00:00Z"]
    assert len(store.changes()) == 2
    assert [each.domain for each in store.latest()] == ["a.example", "b.example"]


def test_a_failing_round_writes_nothing(store):
    def broken():
        yield recorded()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.record(broken(), [("a", {})], "")
    assert store.domains() == ()
    assert store.waiting() == ()


def test_what_was_certain_is_found_again_in_older_rounds(store):
    both = Facts({"dmarc": {"policy": "reject"}}, {})
    known = posture(dns={"a.example NS": ["ns1.example."]}, ns=("ns1.example",))
    unknown = posture(time="2026-11-21T00:00:00Z", dns={"a.example NS": "TIMEOUT"})
    store.record([Recorded(known, both)], (), "")
    store.record([Recorded(unknown, both)], (), "")
    newest, oldest = store.entries("a.example")
    assert store.facts(newest).records["ns"] == {"ns1.example": "present"}
    assert store.facts(oldest).records["ns"] == {"ns1.example": "present"}


def test_facts_of_another_form_are_made_again_from_the_rounds(store):
    found = posture(dns={"a.example NS": ["ns1.example."]}, ns=("ns1.example",))
    store.record([Recorded(found, replace(Facts(), version=0))], (), "")
    assert store.known(["a.example"]) == {"a.example": facts(found)}


def test_two_rounds_exclude_each_other(location):
    with open_store(location) as one, open_store(location) as other:
        with one.lock(), pytest.raises(StoreError, match="another round is running"), other.lock():
            pass
        with other.lock():  # the first lock is released
            pass


def test_reading_does_not_wait_for_a_running_round(location):
    with open_store(location) as one, open_store(location) as other, one.lock(), one._writing() as connection:
        connection.exec_driver_sql("DELETE FROM posture_outbox")
        assert other.domains() == ()


def test_opening_twice_at_once_makes_one_store(location):
    code = "import sys; from mailguard.posture.store import open_store; open_store(sys.argv[1]).close()"
    started = [subprocess.Popen([sys.executable, "-c", code, location], stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[1] for process in started] == [b"", b"", b""]
    with open_store(location, create=False) as store:
        assert store.domains() == ()


# SQLite only


def test_a_store_that_is_only_read_is_not_made(tmp_path):
    with pytest.raises(StoreError, match="no store"):
        open_store(str(tmp_path / "none.db"), create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["posture.db", "sqlite:///posture.db"])
def test_a_relative_file_stands_beside_the_configuration(tmp_path, url):
    open_store(url, folder=str(tmp_path)).close()
    assert (tmp_path / "posture.db").is_file()


def test_the_default_file_follows_the_platform(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    open_store().close()
    assert (tmp_path / "data" / "mailguard" / "posture.db").is_file()


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("mysql://h/d", "not supported"),
        ("://", "cannot be read"),
        ("sqlite://", "needs a file"),
        ("/nonexistent/folder/x.db", "no folder"),
        ("/dev", "not a file"),
        ("nul\0.db", "NUL"),
        ("postgresql://user:geheim@127.0.0.1:1/db", "127.0.0.1"),
    ],
)
def test_a_place_that_cannot_be_used_is_said_in_one_line(location, words):
    with pytest.raises(StoreError) as caught:
        open_store(location)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("content", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_said_in_one_line_and_left_alone(tmp_path, content):
    path = tmp_path / "posture.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        open_store(str(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_content_that_cannot_be_read_is_said_in_one_line(tmp_path):
    path = str(tmp_path / "posture.db")
    with open_store(path) as store:
        store.record([recorded()], (), "")
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE posture_body SET content = x'00'")
        raw.execute("UPDATE posture_known SET facts = x'00'")
    raw.close()
    with open_store(path) as store:
        for reading in (lambda: store.known(["a.example"]), store.latest):
            with pytest.raises(StoreError, match="content cannot be read"):
                reading()


def test_a_newer_store_is_refused_and_untouched(tmp_path):
    path = tmp_path / "posture.db"
    open_store(str(path)).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE posture_meta SET value = '99' WHERE name = 'schema'")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer mailguard"):
        open_store(str(path))
    assert path.read_bytes() == before


def first_version(path):
    """A store of schema version 1, in which every snapshot has its own content."""
    raw = sqlite3.connect(path)
    raw.executescript(
        """
        CREATE TABLE posture_meta (name VARCHAR(40) PRIMARY KEY, value TEXT);
        INSERT INTO posture_meta VALUES ('schema', '1');
        CREATE TABLE posture_snapshot (
            id INTEGER PRIMARY KEY, domain VARCHAR(253) NOT NULL, at VARCHAR(32) NOT NULL,
            level VARCHAR(16) NOT NULL, score INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE INDEX posture_snapshot_domain_at ON posture_snapshot (domain, at);
        CREATE TABLE posture_known (domain VARCHAR(253) PRIMARY KEY, facts BLOB NOT NULL);
        CREATE TABLE posture_change (
            id INTEGER PRIMARY KEY, domain VARCHAR(253) NOT NULL, at VARCHAR(32) NOT NULL, content TEXT NOT NULL);
        CREATE INDEX posture_change_domain_at ON posture_change (domain, at);
        CREATE TABLE posture_outbox (
            id INTEGER PRIMARY KEY, channel VARCHAR(200) NOT NULL, created VARCHAR(32) NOT NULL, content TEXT NOT NULL,
            attempts INTEGER NOT NULL, problem TEXT NOT NULL);
        INSERT INTO posture_outbox VALUES (1, 'slack', '2026-11-01T00:00:00Z', '{"still": "waiting"}', 2, '503');
        """
    )
    for number, level in enumerate(("good", "good", "critical"), 1):
        at = f"2026-11-0{number}T00:00:00Z"
        content = json.dumps({"posture": posture(time=at, level=level).to_dict(), "checked": ["http"]})
        row = (number, "a.example", at, level, 90, zlib.compress(content.encode()))
        raw.execute("INSERT INTO posture_snapshot VALUES (?, ?, ?, ?, ?, ?)", row)
    raw.commit()
    raw.close()


def test_an_older_store_is_brought_up_to_date_with_everything_in_it(tmp_path):
    path = str(tmp_path / "posture.db")
    first_version(path)
    with open_store(path) as store:
        assert [(entry.at[:10], entry.level) for entry in store.entries("a.example")] == [
            ("2026-11-03", "critical"),
            ("2026-11-02", "good"),
            ("2026-11-01", "good"),
        ]
        assert store.posture(store.entries("a.example")[1]) == posture(time="2026-11-02T00:00:00Z")
        assert store.waiting()[0].content == {"still": "waiting"}
        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM posture_body").scalar() == 2
        store.record([recorded(time="2026-11-04T00:00:00Z")], (), "")
    with open_store(path) as store:  # the upgrade is done only once
        assert len(store.entries("a.example")) == 4


def test_an_upgrade_that_fails_leaves_the_old_store_as_it_was(tmp_path):
    path = str(tmp_path / "posture.db")
    first_version(path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE posture_snapshot SET content = x'00' WHERE id = 3")
    raw.close()
    with pytest.raises(StoreError):
        open_store(path)
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT value FROM posture_meta").fetchone() == ("1",)
    assert raw.execute("SELECT count(content) FROM posture_snapshot").fetchone() == (3,)
    assert not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'posture_body'").fetchone()
    raw.close()


WRITER = """
import sys
from dataclasses import replace
from mailguard.posture.facts import Facts
from mailguard.posture.snapshot import Posture
from mailguard.posture.store import open_store
from mailguard.posture.store.store import Recorded

store = open_store(sys.argv[1])
with store.lock():
    for number in range(10**6):
        at = f"2026-11-20T00:00:{number:09}Z"
        found = [Recorded(Posture(f"d{n}.example", at, "good", number), Facts()) for n in range(20)]
        store.record(found, [("slack", {"number": number})], at)
        print(number, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.031])
def test_a_round_killed_while_it_writes_is_there_whole_or_not_at_all(tmp_path, delay):
    path = str(tmp_path / "posture.db")
    process = subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE)
    for _ in range(3):
        process.stdout.readline()
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    told = process.stdout.read().split()
    process.wait()
    with open_store(path) as store, store.lock():  # its lock was released when the process died
        rounds = len(store.entries("d0.example"))
        assert rounds >= max(3, int(told[-1]) + 1 if told else 0)
        assert {len(store.entries(domain)) for domain in store.domains()} == {rounds}
        assert len(store.waiting()) == rounds
        with store._reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
