"""Find and load the store of correspondents for a command."""

import os
from typing import TYPE_CHECKING

from mailguard.errors import StoreError

if TYPE_CHECKING:
    from mailguard.config import Config
    from mailguard.correspondents.model import Known


def store_path(option: str, config: "Config") -> str:
    """Return the file named by `--store`, else by the configuration, else the default. Raises `StoreError`."""
    from mailguard.correspondents.location import default_path

    path = os.path.expanduser(option or config.correspondents.store) or default_path()
    if not path:
        raise StoreError("there is no home folder for the list of correspondents; name a file with --store")
    return path


def known_correspondents(option: str, config: "Config") -> "Known | None":
    """Load the known correspondents. None if no store is named and the default one does not exist.

    Raises `StoreError`.
    """
    from mailguard.correspondents.location import default_path

    named = option or config.correspondents.store
    if not named and not os.path.exists(default_path()):
        return None
    from mailguard.correspondents.store import load_known

    return load_known(store_path(option, config))
