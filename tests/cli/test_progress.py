"""Progress is shown only on a terminal and only for long work."""

import io
import sys

import pytest

from mailguard.cli.language import default_language
from mailguard.cli.progress import Progress


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("mailguard.cli.progress.time.monotonic", lambda: now[0])
    return now


def test_done_rate_and_time_left(clock, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(300, "en") as progress:
        for _ in range(7):
            clock[0] += 0.125
            progress.advance()
        assert terminal.getvalue() == "", "nothing in the first second"
        clock[0] += 0.125
        progress.advance()
        assert terminal.getvalue() == "\r\x1b[K8 of 300 done, 8/s, 0:36 left"
    assert terminal.getvalue().endswith("\r\x1b[K"), "the line is taken away"


def test_silent_without_a_terminal(clock, monkeypatch):
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with Progress(None, "ja") as progress:
        clock[0] += 50
        progress.advance()
    assert pipe.getvalue() == ""


@pytest.mark.parametrize(
    ("total", "language", "line"),
    [
        (None, "en", "5 done, 5/s"),
        (36_005, "en", "5 of 36005 done, 5/s, 2:00:00 left"),
        (15, "ja", "15件中5件完了、毎秒5件、残り0:02"),
    ],
)
def test_lines(total, language, line):
    progress = Progress(total, language)
    progress.done = 5
    assert progress.line(1.0) == line


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja"}, "ja"),
        ({"LANG": "ja-JP"}, "ja"),
        ({"LANG": "ja.UTF-8"}, "ja"),
        ({"LANG": "ja_JP", "LC_MESSAGES": "C"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "ja_JP.eucJP"}, "ja"),
        ({"LANG": "", "LC_ALL": "", "LC_MESSAGES": "ja_JP"}, "ja"),
        ({"LANG": "jam_XX"}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a language of its own")
def test_language(environment, language):
    assert default_language(environment) == language
