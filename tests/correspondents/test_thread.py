"""Answers and bounces that are proven: by a Message-ID that the store knows as ours."""

import sqlite3

import pytest

import mailguard
from mailguard.correspondents import store as store_module
from mailguard.correspondents import thread
from mailguard.correspondents.learn import learn
from mailguard.correspondents.model import Known
from mailguard.correspondents.store import open_store
from mailguard.message import parse
from mailguard.pipeline.replay import repeat
from mailguard.report.model import Report

OWN = "hakusandai-hp.example"
ASKED = (
    b"From: Yamada <yamada@hakusandai-hp.example>\r\nTo: Hayashi <Hayashi@Minori.example>, b@kita.example\r\n"
    b"Subject: Question\r\nDate: Mon, 16 Nov 2026 10:00:00 +0900\r\nMessage-ID: <q1.77@hakusandai-hp.example>\r\n"
    b"\r\nWhen?\r\n"
)


def answer(field="In-Reply-To", identity="<q1.77@hakusandai-hp.example>", author="hayashi@minori.example", more=""):
    return (
        f"From: {author}\r\nTo: yamada@hakusandai-hp.example\r\nSubject: Re: Question\r\n{field}: {identity}\r\n{more}"
        "Date: Tue, 17 Nov 2026 10:00:00 +0900\r\nMessage-ID: <a@minori.example>\r\n\r\nOn Friday.\r\n"
    ).encode()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("thread") / "known.db"
    with open_store(path, create=True) as store:
        list(learn([mailguard.scan(ASKED, offline=True)], store, lambda domain: domain == OWN))
    return path


@pytest.fixture(scope="module")
def known(path):
    with open_store(path) as store:
        return store.known()


def proven(raw, known):
    return not known.sent.isdisjoint(thread.answer_marks(parse(raw)))


@pytest.mark.parametrize(
    "raw",
    [
        answer(),
        answer("References", "<old@x.example> <q1.77@hakusandai-hp.example> <newer@y.example>"),
        answer(identity="Your message of Monday <q1.77@hakusandai-hp.example>"),
        answer(author="Hayashi <HAYASHI@minori.example>"),
        answer(author="b@kita.example"),
    ],
)
def test_an_answer_of_whom_we_wrote_to(raw, known):
    assert proven(raw, known)


@pytest.mark.parametrize(
    "raw",
    [
        answer(identity="<q9@hakusandai-hp.example>"),  # nobody knows it
        answer(author="stranger@evil.example"),  # ours, but it went to others
        answer(author="other@minori.example"),
        answer(author="hayashi@minori.example, x@evil.example"),
        answer(author="hayashi@minori.example\r\nFrom: x@evil.example"),
        answer(identity="q1.77@hakusandai-hp.example"),  # no Message-ID without brackets
        answer(identity="<>"),
        answer("Message-ID", "<q1.77@hakusandai-hp.example>"),
    ],
)
def test_what_only_says_so(raw, known):
    assert not proven(raw, known)


def test_a_bounce_of_ours(known):
    returned = ASKED.decode().replace("\r\n\r\nWhen?", "\r\n\r\nWhen?")
    head = (
        "From: MAILER-DAEMON@minori.example\r\nTo: yamada@hakusandai-hp.example\r\nSubject: failed\r\n"
        "Return-Path: <>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n'
        "\r\n--b\r\n\r\nIt could not be delivered.\r\n"
    )
    whole = f"{head}--b\r\nContent-Type: message/rfc822\r\n\r\n{returned}\r\n--b--\r\n".encode()
    lines = f"{head}--b\r\nContent-Type: text/rfc822-headers\r\n\r\n{returned}\r\n--b--\r\n".encode()
    for raw in (whole, lines):
        assert not known.sent.isdisjoint(thread.bounce_marks(parse(raw)))
        forged = raw.replace(b"q1.77@", b"q9@")
        assert known.sent.isdisjoint(thread.bounce_marks(parse(forged)))
    assert thread.bounce_marks(parse(answer())) == ()


def test_mail_that_came_in_makes_no_marks(tmp_path):
    with open_store(tmp_path / "k.db", create=True) as store:
        list(learn([mailguard.scan(answer(), offline=True)], store, lambda domain: domain == OWN))
        assert store.known().sent == frozenset()


def test_what_a_proven_answer_is_spared(known):
    raw = answer().replace(b"On Friday.", b"Press Windows + R and paste what I sent you with Ctrl+V.")

    def severities(mail, **how):
        report = mailguard.scan(mail, offline=True, **how)
        return {finding.check: str(finding.severity) for finding in report.findings}

    assert severities(raw)["command-lure"] == "high"
    assert severities(raw.replace(b"q1.77@", b"q9@"), known=known)["command-lure"] == "high"
    assert severities(raw, known=known)["command-lure"] == "low"


def test_a_replay_knows_it_too(known):
    raw = answer()
    report = mailguard.scan(raw, offline=True, known=known)
    again = repeat(Report.from_dict(report.to_dict()), raw)
    assert [(f.check, f.weight) for f in again.findings] == [(f.check, f.weight) for f in report.findings]
    kept = Known.of_excerpt(report.settings["correspondents"])
    assert kept.sent == frozenset(thread.answer_marks(parse(raw)))


def test_the_oldest_marks_go(tmp_path, monkeypatch):
    monkeypatch.setattr(store_module, "SENT", 4)
    with open_store(tmp_path / "k.db", create=True) as store:
        for day in range(10, 16):
            mail = ASKED.replace(b"16 Nov", f"{day} Nov".encode()).replace(b"q1.77", f"q{day}".encode())
            list(learn([mailguard.scan(mail, offline=True)], store, lambda domain: domain == OWN))
        known = store.known()
    assert len(known.sent) == 4
    assert thread.mark("<q15@hakusandai-hp.example>") in known.sent
    assert thread.mark("<q10@hakusandai-hp.example>") not in known.sent


@pytest.mark.parametrize("version", [1, 2])
def test_older_stores_are_read_and_upgraded(path, tmp_path, version):
    older = tmp_path / "older.db"
    older.write_bytes(path.read_bytes())
    with sqlite3.connect(older) as connection:
        connection.execute("DROP TABLE sent")
        if version < 2:
            connection.execute("DROP TABLE manner")
        connection.execute(f"PRAGMA user_version = {version}")
    with open_store(older) as store:
        assert store.known().sent == frozenset()
        assert store.known().contacts
    with open_store(older, create=True) as store:
        list(
            learn(
                [mailguard.scan(ASKED.replace(b"When?", b"And when?"), offline=True)],
                store,
                lambda each: each == OWN,
            )
        )
        assert thread.mark("<q1.77@hakusandai-hp.example>", "hayashi@minori.example") in store.known().sent


def test_no_mark_holds_an_address_or_a_message_id(path):
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT * FROM sent").fetchall()
    assert rows
    assert all(isinstance(mark, bytes) and len(mark) == 8 and day == "2026-11-16" for mark, day in rows)


@pytest.mark.parametrize(
    "field", ["<" * 50_000, "<a@b>" * 10_000, "<" + "a" * 100_000 + ">", "\0<>\ud800<\ud800@x.example>"]
)
def test_any_field_is_read(field):
    assert len(thread.message_ids(field)) <= thread.MESSAGE_IDS
    thread.mark(field, field)
