"""The location of the store: a file, a URL, or a file in the user's data folder."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mailguard.errors import MissingExtraError, StoreError

if TYPE_CHECKING:
    from sqlalchemy import URL

_POSTGRES: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


def default_file() -> Path:
    """Return the default file of the store, as this platform's conventions say."""
    name = "posture.db"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "mailguard" / name
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "mailguard" / name
    base = os.environ.get("XDG_DATA_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".local" / "share") / "mailguard" / name


def store_url(location: str, folder: str = "") -> "URL":
    """Return the URL of a store given as a file or a URL; "" means the default file. Raises `StoreError`.

    A relative file name is relative to `folder`, by default the current folder.
    """
    from sqlalchemy import URL
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    if "\0" in location:
        raise StoreError("the store's name contains a NUL character")
    if not location:
        try:
            return URL.create("sqlite", database=str(default_file()))
        except RuntimeError:
            raise StoreError("there is no home folder to keep the store in; name a file with --store") from None
    if "://" not in location:
        return URL.create("sqlite", database=os.path.join(folder, os.path.expanduser(location)))
    try:
        url = make_url(location)
    except (ArgumentError, ValueError):
        raise StoreError("the store's URL cannot be read; write it like postgresql://USER@HOST/DATABASE") from None
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        if not url.database or url.database == ":memory:":
            raise StoreError("the store needs a file; write it like sqlite:///mailguard.db")
        return URL.create("sqlite", database=os.path.join(folder, url.database))
    if url.drivername in _POSTGRES:
        return url.set(drivername=_driver())
    raise StoreError(f"a store of the kind {url.drivername[:40]!r} is not supported; use sqlite or postgresql")


def _driver() -> str:
    from importlib.util import find_spec

    if find_spec("psycopg") is None:
        raise MissingExtraError("a PostgreSQL store needs another package: pip install 'mailguard[postgres]'")
    return "postgresql+psycopg"


def shown(url: "URL") -> str:
    """Return the name of the store for messages: its file, or its URL without the password."""
    return url.database or "" if url.drivername == "sqlite" else url.render_as_string(hide_password=True)
