"""Inputs: which files count as mail, and where the messages of an mbox begin and end."""

import io
import os
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mailguard.errors import InputError
from mailguard.message.mbox import is_mbox, spans, unquote
from mailguard.pipeline.source import Source, find_messages, looks_like_mail

MAIL = b"From: a@example.com\nSubject: one\n\nbody\n"
ENVELOPE = b"From a@example.com Sun Nov 22 03:00:00 2026\n"


def found(*paths):
    errors = []
    sources = list(find_messages([str(path) for path in paths], errors.append))
    return sources, [str(error) for error in errors]


def test_a_named_file_is_one_message_whatever_it_holds(tmp_path):
    rubbish = tmp_path / "rubbish.bin"
    rubbish.write_bytes(bytes(range(256)))
    (source,), errors = found(rubbish)
    assert source.read() == bytes(range(256))
    assert source.path == str(rubbish)
    assert not errors


def test_a_file_that_begins_with_from_is_one_message(tmp_path):
    for name in ("mail.eml", "mail"):
        path = tmp_path / name
        path.write_bytes(ENVELOPE + MAIL + b"\nFrom the desk of the director\nFrom now on it is so.\n")
        (source,), _ = found(path)
        assert source.path == str(path)
        assert source.read().startswith(b"From a@")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("name", ["box.mbox", "archive"])
def test_an_mbox_is_told_by_name_or_by_from_lines(tmp_path, name, end):
    path = tmp_path / name
    two = MAIL.replace(b"one", b"two") + b">From here on\n>>From quoted twice\nFrom the desk of the director\n"
    path.write_bytes((ENVELOPE + MAIL + b"\n" + ENVELOPE + two + b"\n").replace(b"\n", end))
    sources, errors = found(path)
    assert [source.path for source in sources] == [f"{path}#1", f"{path}#2"]
    assert sources[0].read() == MAIL.replace(b"\n", end)
    assert sources[1].read() == two.replace(b">From here", b"From here").replace(b">>From", b">From").replace(
        b"\n", end
    )
    assert not errors


def test_an_mbox_without_from_lines_is_a_message(tmp_path):
    path = tmp_path / "x.mbox"
    path.write_bytes(MAIL)
    (source,), _ = found(path)
    assert source.path == str(path)
    assert source.read() == MAIL


def test_what_stands_before_the_first_from_line_is_kept(tmp_path):
    path = tmp_path / "x.mbox"
    path.write_bytes(MAIL + b"\n" + ENVELOPE + MAIL)
    sources, _ = found(path)
    assert [source.read() for source in sources] == [MAIL, MAIL]


def test_an_empty_message_in_an_mbox_is_said(tmp_path):
    path = tmp_path / "x.mbox"
    path.write_bytes(ENVELOPE + b"\n" + ENVELOPE + MAIL)
    sources, errors = found(path)
    assert [source.path for source in sources] == [f"{path}#2"]
    assert errors == [f"{path}#1: the message is empty"]


def test_folders_are_searched_in_sorted_order_for_what_looks_like_mail(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.eml").write_bytes(b"anything")
    (tmp_path / "b" / "1").write_bytes(MAIL)
    (tmp_path / "a.eml").write_bytes(MAIL)
    (tmp_path / "c.msg").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "notes.txt").write_bytes(b"Note: not a mail\n\ntext")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    sources, errors = found(tmp_path)
    expected = ["a.eml", os.path.join("b", "1"), os.path.join("b", "2.eml"), "c.msg"]
    assert [source.path for source in sources] == [os.path.join(tmp_path, name) for name in expected]
    assert not errors


def test_maildir(tmp_path):
    for name in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "cur" / "1700000000.M1P2.host:2,S").write_bytes(b"odd, but named so")
    (tmp_path / "new" / "1700000001.M1P2.host").write_bytes(MAIL)
    (tmp_path / "tmp" / "1700000002.M1P2.host").write_bytes(MAIL)
    (tmp_path / ".Sent" / "cur" / "1700000003.M1P2.host:2,").write_bytes(MAIL)
    (tmp_path / "dovecot-uidlist").write_bytes(b"3 V1700000000 N2\n1 :x\n")
    sources, errors = found(tmp_path)
    names = [os.path.basename(source.path) for source in sources]
    assert names == ["1700000003.M1P2.host:2,", "1700000000.M1P2.host:2,S", "1700000001.M1P2.host"]
    assert not errors


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege on Windows")
def test_loops_of_links_end(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "up").symlink_to(tmp_path)
    (tmp_path / "inner" / "a.eml").write_bytes(MAIL)
    (tmp_path / "dangling.eml").symlink_to(tmp_path / "nowhere")
    sources, _ = found(tmp_path)
    assert [os.path.basename(source.path) for source in sources] == ["a.eml"]


def test_mistakes_are_said_and_the_others_go_on(tmp_path):
    (tmp_path / "empty.eml").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    good = tmp_path / "good.eml"
    good.write_bytes(MAIL)
    sources, errors = found(tmp_path / "empty.eml", tmp_path / "folder", tmp_path / "missing", good)
    assert [source.path for source in sources] == [str(good)]
    assert errors == [
        f"{tmp_path / 'empty.eml'}: the file is empty",
        f"{tmp_path / 'folder'}: no mail in this folder",
        f"{tmp_path / 'missing'}: no such file or directory",
    ]


def test_without_a_handler_a_mistake_raises(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(find_messages([tmp_path / "missing"]))


def test_a_name_with_nul_is_a_mistake_not_a_crash():
    _, errors = found("a\0b")
    assert len(errors) == 1


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ENVELOPE + MAIL + b"\n" + ENVELOPE + MAIL)))
    (source,), errors = found("-")
    assert source.path == "-"
    assert source.read().count(b"Subject: one") == 2, "one message, as the contract says"
    assert not errors


def test_an_empty_standard_input_is_a_mistake(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert found("-") == ([], ["standard input is empty"])


def test_a_file_that_vanishes_is_a_mistake(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        Source("x.eml", str(tmp_path / "x.eml")).read()


@pytest.mark.parametrize(
    ("head", "mail"),
    [
        (b"Received: by x\nFrom: a\n\n", True),
        (b"\xef\xbb\xbf\r\n\r\nSubject: x\r\nDate: y\r\n\r\n", True),
        (b"From a@b Mon Jan  1 00:00:00 2001\nFrom: a\nTo: b\n\n", True),
        (b"Metadata-Version: 2.1\nName: x\nSummary: y\n\n", False),
        (b"HTTP/1.1 200 OK\nDate: x\nFrom: y\nTo: z\n\n", False),
        (b"To: x\nhello\n", False),
        (b"", False),
    ],
)
def test_looks_like_mail(head, mail):
    assert looks_like_mail(head) is mail


def quoted(message: bytes) -> bytes:
    """Return a body as an mboxrd writer stores it."""
    return b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in message.split(b"\n"))


@given(
    st.lists(
        st.lists(
            st.sampled_from([b"text", b"", b"From me", b">From me", b">>From x", b"\xff\r", b"From a@b"]), max_size=6
        ),
        min_size=1,
        max_size=5,
    )
)
def test_an_mbox_gives_back_what_was_put_in(bodies):
    messages = [b"Subject: x\nFrom: a@b\n\n" + b"\n".join(lines) + b"\n" for lines in bodies]
    stored = b"".join(ENVELOPE + quoted(message) + b"\n" for message in messages)
    stream = io.BytesIO(stored)
    assert [unquote(stored[span.start : span.end]) for span in spans(stream)] == messages


@given(
    st.lists(st.sampled_from([b"\n", b"\r\n", ENVELOPE, MAIL, b"From x", b"x" * 3000, b"From - \nA: b\n"]), max_size=12)
)
@example([b"\n"])
@example([b"\n", ENVELOPE])
def test_splitting_loses_no_bytes(pieces):
    stored = b"".join(pieces)
    stream = io.BytesIO(stored)
    position = 0
    for span in spans(stream):
        assert not stored[position : span.line].strip(), "only blank lines stand between messages"
        assert span.line <= span.start <= span.end
        position = span.end
    assert not stored[position:].strip()


def test_blocks_do_not_hide_a_separator(monkeypatch):
    monkeypatch.setattr("mailguard.message.mbox._BLOCK", 2_100)
    messages = [b"Subject: %d\nFrom: a@b\n\n" % number + b"y\n" * number for number in range(400)]
    stored = b"".join(ENVELOPE + message + b"\n" for message in messages)
    assert [stored[span.start : span.end] for span in spans(io.BytesIO(stored))] == messages


@given(st.binary(max_size=4000))
def test_any_bytes(raw):
    list(spans(io.BytesIO(raw)))
    is_mbox(io.BytesIO(raw))
    looks_like_mail(raw)
    unquote(raw)
