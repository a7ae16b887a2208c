"""Where answers come from instead of the network: `--zone` and `--mta-sts-policy-dir`."""

import os
from typing import TYPE_CHECKING

from mailguard.errors import InputError

if TYPE_CHECKING:
    from mailguard.dns.zone import ZoneResolver
    from mailguard.posture.fetch import FolderFetcher


def zone_resolver(path: str | None) -> "ZoneResolver | None":
    """The resolver that answers from a zone file, None without one."""
    if path is None:
        return None
    from mailguard.dns.zone import load_zone

    return load_zone(path)


def policy_folder(folder: str | None) -> "FolderFetcher | None":
    """The fetcher that reads policies from a folder, None without one."""
    if folder is None:
        return None
    from mailguard.posture.fetch import FolderFetcher

    if not os.path.isdir(folder):
        raise InputError(f"--mta-sts-policy-dir: {folder} is no folder")
    return FolderFetcher(folder)
