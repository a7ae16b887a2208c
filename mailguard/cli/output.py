"""Output of results: to standard output, or to a file that is replaced only when the new content is complete."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from typing import IO, Protocol

from mailguard.errors import ConfigError, InputError, reason_of


class Sink(Protocol):
    """An open output that takes text."""

    def write(self, text: str) -> None:
        """Write `text` now."""
        ...


class _Stream:
    """A binary stream that takes text; characters missing from its encoding are escaped."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self.stream, self.encoding = stream, encoding

    def write(self, text: str) -> None:
        """Write all of it, or raise `OSError`."""
        rest = memoryview(text.encode(self.encoding, "backslashreplace"))
        while rest:  # an unbuffered stream may write only a part, and returns how much
            written = self.stream.write(rest)
            if not written:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            rest = rest[written:]
        self.stream.flush()


class _Terminal:
    """The terminal; click translates colours where the platform needs it."""

    def write(self, text: str) -> None:
        encoding = sys.stdout.encoding or "ascii"
        import click

        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False, color=True)


class _Nowhere:
    def write(self, text: str) -> None:
        """Drop the text, because standard output is closed."""


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether the stream is an open terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def shows_boxes(output: str) -> bool:
    """Whether the encoding of `output` has the characters for boxes, ellipses and arrows."""
    encoding = "utf-8" if output not in ("", "-") else (getattr(sys.stdout, "encoding", None) or "ascii")
    try:
        "│…→".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def columns() -> int:
    """Return the width to wrap at: that of the terminal, kept between 40 and 120, or 100 without a terminal."""
    if not is_terminal(sys.stdout) and "COLUMNS" not in os.environ:
        return 100
    import shutil

    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 120)


@contextlib.contextmanager
def open_output(output: str, *, utf8: bool) -> Iterator[Sink]:
    """Open standard output for "" and "-", else a file that is replaced in one step at the end.

    After a failure the old file stays unchanged. With `utf8`, as formats for programs need it, standard output is
    written as UTF-8 whatever the locale is. Raises `InputError` if the file cannot be written.
    """
    if output in ("", "-"):
        yield _standard_output(utf8=utf8)
        return
    from mailguard._internal.temporary import replacing

    target = os.path.realpath(output)
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else None
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as device:  # /dev/stdout or a named pipe cannot be replaced
                yield _Stream(device, "utf-8")
            return
        with replacing(target, mode) as stream:
            yield _Stream(stream, "utf-8")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write {output}: {reason_of(error)}") from None


def _standard_output(*, utf8: bool) -> Sink:
    if sys.stdout is None:
        return _Nowhere()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is not None and (utf8 or not is_terminal(sys.stdout)):
        sys.stdout.flush()
        return _Stream(buffer, "utf-8" if utf8 else sys.stdout.encoding)
    return _Terminal()


def write_new(target: str, text: str) -> None:
    """Write `text` as a new file. Raises `ConfigError`, also if the file exists."""
    try:
        with open(target, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise ConfigError(f"{target} already exists and was not changed") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot write {target}: {reason_of(error)}") from None
