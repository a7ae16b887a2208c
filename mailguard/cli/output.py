"""Where results go: standard output, or a file that is replaced only when it is complete."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from typing import IO, Protocol

from mailguard.errors import ConfigError, InputError, reason_of


class Sink(Protocol):
    """Takes text."""

    def write(self, text: str) -> None:
        """Write `text` now."""
        ...


class _Stream:
    """Text to a binary stream, in an encoding that may lack some characters."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self.stream, self.encoding = stream, encoding

    def write(self, text: str) -> None:
        """Write all of it, or raise `OSError`."""
        rest = memoryview(text.encode(self.encoding, "backslashreplace"))
        while rest:  # an unbuffered stream takes as much as there is room for, and says how much that was
            written = self.stream.write(rest)
            if not written:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            rest = rest[written:]
        self.stream.flush()


class _Terminal:
    """Text to the terminal, through whatever the platform needs for colours."""

    def write(self, text: str) -> None:
        encoding = sys.stdout.encoding or "ascii"
        import click

        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False, color=True)


class _Nowhere:
    def write(self, text: str) -> None:
        """Drop it: standard output is closed."""


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person is looking at the stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def shows_boxes(output: str) -> bool:
    """Whether box-drawing characters can be written there."""
    encoding = "utf-8" if output not in ("", "-") else (getattr(sys.stdout, "encoding", None) or "ascii")
    try:
        "│…→".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def columns() -> int:
    """The width to wrap at: the terminal's, between 40 and 120; 100 where there is none."""
    if not is_terminal(sys.stdout) and "COLUMNS" not in os.environ:
        return 100
    import shutil

    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 120)


@contextlib.contextmanager
def open_output(output: str, *, utf8: bool) -> Iterator[Sink]:
    """Standard output for "" and "-", else a file, replaced in one step at the end, and not at all on a failure.

    With `utf8` standard output is written as UTF-8 whatever the locale says: formats for programs.
    Raises `InputError` when the file cannot be written.
    """
    if output in ("", "-"):
        yield _standard_output(utf8=utf8)
        return
    from mailguard._internal.temporary import replacing

    target = os.path.realpath(output)
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else None
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as device:  # /dev/stdout, a named pipe: nothing to replace
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
    """`text` as a new file; what exists stays as it is. Raises `ConfigError`."""
    try:
        with open(target, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise ConfigError(f"{target} exists already and stays as it is") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot write {target}: {reason_of(error)}") from None
