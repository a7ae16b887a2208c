"""The store of correspondents that a command works with."""

import os
from typing import TYPE_CHECKING

from mailguard.errors import StoreError

if TYPE_CHECKING:
    from mailguard.config import Config
    from mailguard.correspondents.model import Known


def store_path(option: str, config: "Config") -> str:
    """The file: of `--store`, else of the configuration, else the usual one. Raises `StoreError`."""
    from mailguard.correspondents.location import default_path

    path = os.path.expanduser(option or config.correspondents.store) or default_path()
    if not path:
        raise StoreError("there is no home folder to keep the correspondents in; name a file with --store")
    return path


def known_correspondents(option: str, config: "Config") -> "Known | None":
    """What was learned; None where nobody named a store and the usual one does not exist. Raises `StoreError`."""
    from mailguard.correspondents.location import default_path

    named = option or config.correspondents.store
    if not named and not os.path.exists(default_path()):
        return None
    from mailguard.correspondents.store import load_known

    return load_known(store_path(option, config))
