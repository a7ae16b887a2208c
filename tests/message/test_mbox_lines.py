"""The "From " lines that separate the messages of an mbox, in the forms of various programs."""

import io

import pytest

from mailguard.message.mbox import is_mbox, spans

MAIL = b"Received: from a by b; Tue, 17 Nov 2026 09:00:00 +0900\nFrom: a@kikyo.example\nSubject: plan\n\nText\n\n"
LINES = [
    b"From a@kikyo.example Tue Nov 17 09:00:00 2026",
    b"From a@kikyo.example  Tue Nov 17 09:00 2026 remote from host",
    b"From - Tue Nov 17 09:00:00 2026",
    b"From ???@??? Tue Nov 17 09:00:00 2026",
    b"From MAILER-DAEMON",
    b"From a@kikyo.example",
    b"From root 17 Nov 2026 09:00:00",
    b"From root 2026-11-17 09:00:00",
    b"From ",
    b"From",
    b"From \t",
]


def found(raw):
    return [raw[span.start : span.end] for span in spans(io.BytesIO(raw))]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_lines_that_separate(line, end):
    raw = (line + b"\n" + MAIL + line + b"\n" + MAIL).replace(b"\n", end)
    assert found(raw) == [MAIL[:-1].replace(b"\n", end)] * 2
    assert is_mbox(io.BytesIO(raw))


@pytest.mark.parametrize(
    "text",
    [
        b"From \nnow on we meet in room 4.\n",
        b"From\nnow on: room 4\n",
        b"From Peter\nSubject: a poem\n",
        b"From: Peter\nTo: Paul\n",
        b"Fromage: a\nTo: b\n",
        b"From the office\nDate: open\n",
    ],
)
def test_words_of_a_text_separate_nothing(text):
    first = LINES[0] + b"\n" + MAIL + text + b"\n"
    assert len(found(first + LINES[0] + b"\n" + MAIL)) == 2
