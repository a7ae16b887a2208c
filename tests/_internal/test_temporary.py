"""What a killed run leaves behind is removed by the next one, and nothing else is."""

import os
import signal
import subprocess
import sys
import time

import pytest

from mailguard._internal.temporary import folder_in, replacing, sweep

MAIL = b"From: a@kasumi.example\nTo: b@hp.example\nSubject: Hello\n\nSee you at noon.\n"


def left_in(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".mailguard-"))


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    target = tmp_path / "report.json"
    target.write_text("old")

    def fails():
        with replacing(str(target)) as stream:
            stream.write(b"half")
            stream.flush()
            assert target.read_text() == "old"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert target.read_text() == "old"
    with replacing(str(target)) as stream:
        stream.write(b"new")
    assert target.read_text() == "new"
    assert left_in(tmp_path) == []


def test_what_another_run_works_in_stays(tmp_path):
    with folder_in(tmp_path) as made, replacing(str(tmp_path / "x")) as stream:
        (made / "a").write_text("a")
        stream.write(b"b")
        code = f"from mailguard._internal.temporary import sweep; sweep({str(tmp_path)!r})"
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
        assert (made / "a").exists()
    assert left_in(tmp_path) == []
    assert (tmp_path / "x").read_bytes() == b"b"


def test_only_files_of_ours_are_removed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("kept")
    (tmp_path / ".mailguard-link").symlink_to(elsewhere)
    (tmp_path / ".mailguard.toml").write_text("kept")
    (tmp_path / ".mailguard-young").mkdir()  # of a run that has not made its lock yet
    old = tmp_path / ".mailguard-old"
    old.mkdir()
    os.utime(old, (time.time() - 7200,) * 2)
    sweep(tmp_path)
    assert (elsewhere / "kept").exists()
    assert (tmp_path / ".mailguard.toml").exists()
    assert left_in(tmp_path) == [".mailguard-link", ".mailguard-young"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("option", ["--evidence", "--output"])
def test_the_next_run_removes_what_a_killed_one_left(tmp_path, option):
    """The first run waits for its second mail on a named pipe, and is killed there."""
    (tmp_path / "a.eml").write_bytes(MAIL)
    os.mkfifo(tmp_path / "b.eml")
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "mailguard", "scan", "--offline", "--fail-on", "never"]

    def scan(*names, target):
        arguments = [*command, option, target, *names]
        return subprocess.Popen(arguments, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)

    killed = scan("a.eml", "b.eml", target="first.zip")
    ends = time.monotonic() + 30
    while not left_in(tmp_path) and time.monotonic() < ends:
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.wait(30)
    assert left_in(tmp_path)
    assert scan("a.eml", target="second.zip").wait(60) == 0
    assert left_in(tmp_path) == []
    assert (tmp_path / "second.zip").exists()
    assert not (tmp_path / "first.zip").exists()
