"""The default path of the store of correspondents."""

import os
import sys
from pathlib import Path
from typing import Final

FILE: Final = "correspondents.db"


def default_path() -> str:
    """Return the path that follows this platform's conventions, or "" if there is no home folder."""
    try:
        if sys.platform == "win32":
            folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            folder = Path.home() / "Library" / "Application Support"
        else:
            base = os.environ.get("XDG_DATA_HOME", "")
            folder = Path(base) if os.path.isabs(base) else Path.home() / ".local" / "share"
    except RuntimeError:
        return ""
    return str(folder / "mailguard" / FILE)
