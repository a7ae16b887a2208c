"""Standard output that cannot be written: exit status 2, one line, and nothing that looks like success."""

import errno
import io
import os
import subprocess
import sys

import pytest

from mailguard.cli.output import _Stream

PAGE = b"From: a@b.example\nSubject: minutes\nContent-Type: text/html\n\n" + b"".join(
    b"<p><a href='https://www.b.example/page/%d'>page %d</a></p>\n" % (n, n) for n in range(400)
)


class Narrow(io.RawIOBase):
    """A stream that takes a few bytes at a time, as an unbuffered file may, and `room` bytes in total."""

    def __init__(self, room):
        self.taken, self.room = bytearray(), room

    def writable(self):
        return True

    def write(self, data):
        if len(self.taken) >= self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        part = bytes(data[: min(7, self.room - len(self.taken))])
        self.taken += part
        return len(part)


def test_what_is_taken_in_pieces_arrives_whole():
    stream = Narrow(10_000)
    _Stream(stream, "utf-8").write("日本語 " * 300)
    assert stream.taken.decode() == "日本語 " * 300


def test_what_is_cut_off_raises():
    with pytest.raises(OSError, match="No space"):
        _Stream(Narrow(100), "utf-8").write("x" * 1000)


def test_a_stream_that_takes_nothing_raises():
    class Full(Narrow):
        def write(self, data):
            return None  # non-blocking, and full

    with pytest.raises(BlockingIOError):
        _Stream(Full(100), "utf-8").write("x")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a limit of the file size")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("format_", ["json", "text", "html"])
def test_a_file_that_may_not_grow(tmp_path, format_, unbuffered):
    (tmp_path / "mail.eml").write_bytes(PAGE)
    scan = f"{sys.executable} -m mailguard scan --offline -v --format {format_} mail.eml"
    command = f"trap '' XFSZ; ulimit -f 2; exec {scan} > out"
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot write" in done.stderr
