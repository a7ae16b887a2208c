"""Temporary files and folders beside their target, locked while they are in use.

A lock ends with its process, even if that is killed. So an unlocked file is a leftover, and `sweep` removes it.
"""

import contextlib
import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

PREFIX: Final = ".mailguard-"
_LOCK: Final = ".lock"  # a file beside the folder, because not every system can lock a folder
_UNLOCKED: Final = 3600  # seconds after which a folder without a lock file counts as a leftover
_TRIES: Final = 10

if sys.platform == "win32":
    import msvcrt

    def take_lock(handle: int) -> None:
        """Lock an open file for this process. Raises `OSError` at once when somebody else holds it."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def take_lock(handle: int) -> None:
        """Lock an open file for this process. Raises `OSError` at once when somebody else holds it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def replacing(target: str, mode: int | None = None) -> Iterator[IO[bytes]]:
    """Open a stream whose bytes become the file `target` in one step at the end, but not if an exception is raised.

    `mode` is the permissions, by default those of any new file. Raises `OSError`.
    """
    handle, path = _new_file(os.path.dirname(target) or ".")
    lock = None if sys.platform == "win32" else os.dup(handle)  # keeps the lock until the file has its final name
    try:
        with open(handle, "wb") as stream:
            yield stream
        os.chmod(path, mode if mode is not None else 0o666 & ~_umask())
        os.replace(path, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(path)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def _new_file(folder: str | os.PathLike[str], suffix: str = "") -> tuple[int, str]:
    sweep(folder)
    for _ in range(_TRIES):
        handle, path = tempfile.mkstemp(suffix, PREFIX, folder)
        if sys.platform == "win32":  # Windows does not let others remove an open file
            return handle, path
        try:
            take_lock(handle)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):  # a file system without locks
                return handle, path
            os.close(handle)  # another run is sweeping at this moment, and removes it
            continue
        return handle, path
    raise FileExistsError(errno.EEXIST, "no temporary file could be kept", os.fspath(folder))


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


@contextlib.contextmanager
def folder_in(parent: str | os.PathLike[str]) -> Iterator[Path]:
    """Make a locked folder in `parent`, and remove it at the end unless it was moved. Raises `OSError`."""
    handle, lock = _new_file(parent, _LOCK)
    made = Path(lock.removesuffix(_LOCK))
    try:
        made.mkdir(0o700)
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(handle)
        with contextlib.suppress(OSError):
            os.unlink(lock)


def sweep(folder: str | os.PathLike[str]) -> None:
    """Remove the leftovers of killed runs in `folder`. Never raises; what cannot be removed stays."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if entry.name.startswith(PREFIX)]
    except OSError:
        return
    for entry in sorted(found, key=lambda entry: len(entry.name)):  # the folder first, then its lock file
        with contextlib.suppress(OSError):
            _remove_if_left(entry)


def _remove_if_left(entry: "os.DirEntry[str]") -> None:
    if entry.is_symlink() or not _ours(entry):
        return
    if entry.is_dir():
        if _is_left(entry.path + _LOCK, entry.stat().st_mtime):
            shutil.rmtree(entry.path, ignore_errors=True)
    elif entry.is_file() and _is_left(entry.path, 0):
        os.unlink(entry.path)


def _ours(entry: "os.DirEntry[str]") -> bool:
    """Whether it belongs to this user. In a folder that many can write to, a name proves nothing."""
    return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _is_left(lock: str, changed: float) -> bool:
    """Whether no process holds the lock, or, without a lock file, whether nothing changed for an hour."""
    try:
        handle = os.open(lock, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return time.time() - changed > _UNLOCKED
    try:
        take_lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
