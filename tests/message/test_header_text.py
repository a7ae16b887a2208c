"""The text of header fields: letters without a declared charset, and blanks from folding."""

import pytest

from mailguard.message.parse import parse

NAME = {"koi8-r": "Бухгалтерия", "windows-1251": "Бухгалтерия", "big5": "會計部門", "gb2312": "财务部门",
        "euc-kr": "경리과", "shift_jis": "経理課", "iso-8859-2": "Účtárna"}  # fmt: skip


@pytest.mark.parametrize("charset", NAME)
def test_letters_that_declare_nothing_have_the_charset_of_the_body(charset):
    head = f"From: {NAME[charset]} <a@b.example>\r\nSubject: {NAME[charset]}\r\n".encode(charset)
    plain = parse(head + f"Content-Type: text/plain; charset={charset}\r\n\r\nx\r\n".encode())
    mixed = parse(
        head + b"Content-Type: multipart/alternative; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/html; charset=" + charset.encode() + b"\r\n\r\nx\r\n--x--\r\n"
    )
    for message in (plain, mixed):
        assert (message.author.name, message.subject) == (NAME[charset], NAME[charset])
        assert message.author.domain == "b.example"


def test_utf_8_stays_what_it_is_whatever_the_body_says():
    raw = "From: 経理課 <a@b.example>\r\nContent-Type: text/plain; charset=shift_jis\r\n\r\nx\r\n".encode()
    assert parse(raw).author.name == "経理課"


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-7", "\x00", "utf-8", "us-ascii", "x" * 5000])
def test_a_charset_that_is_none_costs_nothing(charset):
    raw = b"From: caf\xe9 <a@b.example>\r\nContent-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\nx\r\n"
    assert parse(raw).author.domain == "b.example"


@pytest.mark.parametrize("fold", ["\r\n\t", "\n\t", "\r\n \t", "\r\n\t\t"])
def test_a_subject_keeps_no_tab_of_a_fold(fold):
    subject = parse(f"Subject: one{fold}two\tthree\r\n\r\nx\r\n".encode()).subject
    assert subject.split() == ["one", "two", "three"]
    assert subject.count("\t") == 1  # only the TAB that the sender wrote
