"""Text in the HTML report: escaped, with its writing direction isolated, and with links made harmless."""

import re
from html import escape
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.render.common.visible import shortened, visible

_SCHEME: Final = lazy_pattern(
    r"\b(h)tt(ps?)(?=:)|\b(f)t(ps?)(?=:)|\b(javascript|data|blob|file|vbscript)(?=:\S)", re.IGNORECASE
)
_HOST_DOT: Final = lazy_pattern(r"(?<=[^\s.])\.(?=[^\s.])")
_URL: Final = lazy_pattern(
    r"\b[a-z][a-z0-9+]{1,19}:(?:[/\\]{1,4})([^\s/\\?#]{1,300})|\bwww\.[^\s/\\?#]{1,300}", re.IGNORECASE
)


def element(tag: str, text: str) -> str:
    """Return an element with text of mailguard's own, escaped."""
    return f"<{tag}>{escape(text)}</{tag}>\n"


def isolated(text: str, length: int) -> str:
    """Return text from a message: shortened and escaped, with harmless links and an isolated writing direction."""
    return f"<bdi>{escape(shortened(defanged(text[: 2 * length]), length))}</bdi>"


def prose(text: str) -> str:
    """Return a sentence of a report, which may quote the message; links in it are made harmless."""
    return f"<bdi>{escape(visible(defanged(text)))}</bdi>"


def defanged(text: str) -> str:
    """Rewrite URLs so that no program makes links of them: `hxxps://evil[.]example/`."""
    without_dots = _URL.sub(lambda match: _HOST_DOT.sub("[.]", match.group()), text)
    return _SCHEME.sub(_changed, without_dots)


def _changed(match: re.Match[str]) -> str:
    if match.group(1):
        return f"{match.group(1)}xx{match.group(2)}"
    if match.group(3):
        return f"{match.group(3)}x{match.group(4)}"
    return f"{match.group(5)}[x]"
