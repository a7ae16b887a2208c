"""The user's language, read from the options and the environment; the locale need not be installed."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import cast

from mailguard.catalogue import LANGUAGES, Language

_JAPANESE_ON_WINDOWS = 0x11  # LANG_JAPANESE


def spoken_language(arguments: Sequence[str]) -> Language:
    """Return the language of a command line: the value of `--lang`, else the language of the environment.

    The option is read before click parses the command line, so that an error message is in the right language, too.
    """
    asked = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and index + 1 < len(arguments):
            asked = arguments[index + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return next((known for known in LANGUAGES if known == asked), None) or default_language()


def default_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return `ja` if the first of LC_ALL, LC_MESSAGES and LANG that is set names Japanese, else `en`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "ja" if value.lower().replace("-", "_").startswith(("ja_", "ja.")) or value.lower() == "ja" else "en"
    return _windows_language()


def _windows_language() -> Language:
    if sys.platform != "win32":
        return "en"
    import ctypes

    language_id = int(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    return cast(Language, "ja" if language_id & 0x3FF == _JAPANESE_ON_WINDOWS else "en")
