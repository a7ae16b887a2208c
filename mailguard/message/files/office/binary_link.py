"""Find URLs in the streams of old Office files, where text has one or two bytes per letter."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.examination import Examination

_NARROW: Final = lazy_pattern(rb"(?:https?|ftp)://[A-Za-z0-9][!#-;=?-_a-z~%]{3,1000}", re.IGNORECASE)
_WIDE: Final = lazy_pattern(
    rb"(?:h\0t\0t\0p\0(?:s\0)?|f\0t\0p\0):\0/\0/\0[A-Za-z0-9]\0(?:[!#-;=?-_a-z~%]\0){3,1000}", re.IGNORECASE
)
_NAMESPACE: Final = lazy_pattern(r"https?://(?:schemas\.|www\.w3\.org/|purl\.org/|ns\.adobe\.com/)", re.IGNORECASE)
_KEPT: Final = 500


def note_links(content: bytes, examination: Examination) -> None:
    """Record the URLs, except XML namespaces."""
    found = [raw.decode("ascii") for raw in _NARROW.findall(content)[:_KEPT]]
    found += [raw.decode("utf-16-le") for raw in _WIDE.findall(content)[:_KEPT]]
    for url in dict.fromkeys(url.rstrip(".,;:!?)]}'") for url in found):
        if not _NAMESPACE.match(url):
            examination.url(url)
