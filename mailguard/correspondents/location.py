"""Where the store of correspondents is, when nobody names one."""

import os
import sys
from pathlib import Path
from typing import Final

FILE: Final = "correspondents.db"


def default_path() -> str:
    """The file that this platform's conventions give it; "" without a home folder."""
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
