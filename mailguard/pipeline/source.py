"""Find messages in files, folders, Maildirs, mboxes and standard input."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.errors import InputError, reason_of
from mailguard.message.limits import MESSAGE_BYTES
from mailguard.message.mbox import is_mbox, spans, unquote

STDIN: Final = "-"
_HEAD: Final = 8_192  # bytes read to decide whether a file is a mail
_MBOX_NAMES: Final = (".mbox", ".mbx")
_MAIL_NAMES: Final = (".eml", ".msg")
_MAILDIR_NAME: Final = lazy_pattern(r"\d{6,}\.[^/]{1,200}[:;!]2,[A-Za-z]{0,30}\Z")

_FIELD_LINE: Final = lazy_pattern(rb"([!-9;-~]{1,200})[ \t]{0,20}:")
_MAIL_FIELDS: Final = frozenset(
    b"from to cc subject sender reply-to received return-path message-id delivered-to x-original-to envelope-to "
    b"dkim-signature authentication-results arc-seal in-reply-to references list-id".split()
)
_OTHER_FIELDS: Final = frozenset(b"date mime-version content-type content-transfer-encoding x-mailer".split())


@dataclass(frozen=True, slots=True)
class Source:
    """The location of one message that is not read yet; small, so that it can be sent to another process.

    `path` is the name of the message in the report. `file` is the file to open, and `start` and `end` are the offsets
    of the message in it (`end=None`: to the end of the file). `mbox` is whether "From " lines are quoted. `data` has
    the bytes of an input that cannot be opened again (standard input).
    """

    path: str
    file: str
    start: int = 0
    end: int | None = None
    mbox: bool = False
    data: bytes | None = field(default=None, repr=False)

    def read(self) -> bytes:
        """Read the message, at most `MESSAGE_BYTES` + 1 bytes. Raises `InputError`."""
        raw = self.data
        if raw is None:
            size = MESSAGE_BYTES + 1 if self.end is None else min(self.end - self.start, MESSAGE_BYTES + 1)
            try:
                with open(self.file, "rb") as stream:
                    if self.start:
                        stream.seek(self.start)
                    raw = stream.read(size)
            except (OSError, ValueError) as error:
                raise _unreadable(self.path, error) from error
        if not raw:
            raise InputError(f"{self.path}: the file is empty")
        return unquote(raw) if self.mbox else raw


def find_messages(
    paths: Iterable[str | os.PathLike[str]], on_error: Callable[[InputError], None] | None = None
) -> Iterator[Source]:
    """Yield the messages at `paths`, in order; folders are searched in sorted order.

    For a path without messages `on_error` is called with an `InputError`, and the search continues. Without `on_error`
    the error is raised.
    """

    def report(error: InputError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            yield from _standard_input(report)
            continue
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            report(_unreadable(path, error))
            continue
        if stat.S_ISDIR(status.st_mode):
            found = False
            for source in _folder(path, {(status.st_dev, status.st_ino)}, report):
                found = True
                yield source
            if not found:
                report(InputError(f"{path}: no mail in this folder"))
        else:
            yield from _file(path, status, report)


def looks_like_mail(head: bytes) -> bool:
    """Whether a file that begins with `head` is a mail: it has header fields that only mail has."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, as some editors save text
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t").splitlines()
    if lines and lines[0].startswith((b"From ", b">From ")):
        del lines[0]
    names: set[bytes] = set()
    for line in lines:
        if line[:1] in (b" ", b"\t"):
            continue
        field_name = _FIELD_LINE.match(line)
        if field_name is None:
            break
        names.add(field_name.group(1).lower())
    mail = len(names & _MAIL_FIELDS)
    return mail > 0 and mail + len(names & _OTHER_FIELDS) > 1


def _standard_input(report: Callable[[InputError], None]) -> Iterator[Source]:
    try:
        raw = sys.stdin.buffer.read(MESSAGE_BYTES + 1) if sys.stdin is not None else b""
    except (OSError, ValueError) as error:
        report(_unreadable("standard input", error))
        return
    if raw:
        yield Source(STDIN, STDIN, data=raw)
    else:
        report(InputError("standard input is empty"))


def _file(path: str, status: os.stat_result, report: Callable[[InputError], None]) -> Iterator[Source]:
    """Yield the message in a file, or the messages of an mbox."""
    try:
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device can be read only once
            with open(path, "rb") as stream:
                raw = stream.read(MESSAGE_BYTES + 1)
            if raw:
                yield Source(path, path, data=raw)
            else:
                report(InputError(f"{path}: the file is empty"))
            return
        if not status.st_size:
            report(InputError(f"{path}: the file is empty"))
            return
        with open(path, "rb") as stream:
            name = os.path.basename(path).lower()
            named = name == "mbox" or name.endswith(_MBOX_NAMES)
            if not named and (name.endswith(_MAIL_NAMES) or not is_mbox(stream)):
                yield Source(path, path)
                return
            number = 0
            for number, span in enumerate(spans(stream), 1):
                if number == 1 and span.line == span.start == 0 and span.end == status.st_size:
                    yield Source(path, path)  # named like an mbox, but without a "From " line
                elif span.end > span.start:
                    yield Source(f"{path}#{number}", path, span.start, span.end, mbox=True)
                else:
                    report(InputError(f"{path}#{number}: the message is empty"))
            if not number:
                report(InputError(f"{path}: no mail in this file"))
    except (OSError, ValueError) as error:
        report(_unreadable(path, error))


def _folder(path: str, seen: set[tuple[int, int]], report: Callable[[InputError], None]) -> Iterator[Source]:
    """Yield the mails in a folder and its subfolders, in sorted order; `seen` stops loops of symbolic links."""
    pending = [path]
    while pending:
        current = pending.pop()
        try:
            status = os.stat(current)
        except (OSError, ValueError):
            continue  # a broken link, or a file that was removed meanwhile
        if stat.S_ISDIR(status.st_mode):
            identity = (status.st_dev, status.st_ino)
            if current != path and identity in seen:
                continue
            seen.add(identity)
            try:
                names = sorted(os.listdir(current), reverse=True)
            except OSError as error:
                report(_unreadable(current, error))
                continue
            maildir = {"cur", "new", "tmp"} <= set(names)
            pending.extend(os.path.join(current, name) for name in names if not (maildir and name == "tmp"))
        elif stat.S_ISREG(status.st_mode) and _is_mail(current, status):
            yield from _file(current, status, report)


def _is_mail(path: str, status: os.stat_result) -> bool:
    """Whether a file in a folder counts as mail."""
    folder, name = os.path.split(path)
    lower = name.lower()
    if lower.endswith((*_MAIL_NAMES, *_MBOX_NAMES)) or _MAILDIR_NAME.match(name):
        return True
    if not status.st_size or (os.path.basename(folder) not in ("cur", "new") and name.startswith(".")):
        return False
    try:
        with open(path, "rb") as stream:
            return looks_like_mail(stream.read(_HEAD))
    except OSError:
        return True  # reported as unreadable; skipping it silently would look like a clean result


def _unreadable(path: str, error: Exception) -> InputError:
    return InputError(f"{path}: {reason_of(error)}")
