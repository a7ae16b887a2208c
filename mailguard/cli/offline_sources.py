"""Sources of answers that replace the network: `--zone` and `--mta-sts-policy-dir`."""

import os
from typing import TYPE_CHECKING

from mailguard.errors import InputError

if TYPE_CHECKING:
    from mailguard.dns.zone import ZoneResolver
    from mailguard.posture.fetch import FolderFetcher


def zone_resolver(path: str | None) -> "ZoneResolver | None":
    """Return a resolver that answers from the zone file, or None without a file."""
    if path is None:
        return None
    from mailguard.dns.zone import load_zone

    return load_zone(path)


def policy_folder(folder: str | None) -> "FolderFetcher | None":
    """Return a fetcher that reads MTA-STS policies from the folder, or None without a folder. Raises `InputError`."""
    if folder is None:
        return None
    from mailguard.posture.fetch import FolderFetcher

    if not os.path.isdir(folder):
        raise InputError(f"--mta-sts-policy-dir: {folder} is not a folder")
    return FolderFetcher(folder)
