"""What the commands that read the store share: the configuration, and the store that it or `--store` names."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailguard.config import Config
    from mailguard.posture.store import Store


def opened_store(config_path: str | None, location: str, *, create: bool = False) -> "tuple[Config, Store]":
    """The configuration and its store; a relative file of the configuration stands beside it.

    Raises `ConfigError` or `StoreError`, each in one line.
    """
    from mailguard.cli.settings import load_settings
    from mailguard.posture.store import open_store

    config, sources = load_settings(config_path)
    if location:
        return config, open_store(location, create=create)
    folder = os.path.dirname(sources.file) if sources.file else ""
    return config, open_store(config.posture.store, folder=folder, create=create)
