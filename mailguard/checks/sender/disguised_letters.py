"""Letters that only look like letters, in the lines an inbox shows."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message

_LONGEST: Final = 2_000
# Mathematical, circled, parenthesised, squared and small-capital Latin letters (Unicode 16, charts 1D400, 2460, 1F100).
_STYLED: Final = lazy_pattern(
    "[\U0001d400-\U0001d7ff\u24b6-\u24e9\u249c-\u24b5\U0001f110-\U0001f189\u1d00-\u1d22]{2,400}"
)
_MATHEMATICAL: Final = lazy_pattern("[\U0001d400-\U0001d7ff]")
# A zero-width or filler character between two letters of one word; not the joiners that scripts and emoji need.
_SPLIT: Final = lazy_pattern(
    "[A-Za-z\u00c0-\u024f\u3041-\u30ff\u4e00-\u9fff]{1,40}(?:[\u200b\u200c\u200d\u2060-\u2064\ufeff\u034f\u180e\u00ad]{1,40}"
    "[A-Za-z\u00c0-\u024f\u3041-\u30ff\u4e00-\u9fff]{1,40}){1,40}"
)
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u034f\u180e\u00ad"
_ENCLOSED: Final = 5


@check(severity=Severity.MEDIUM, confidence=Confidence.HIGH, attack=("T1027", "T1656"))
def disguised_letters(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The sender's name or the subject is written with signs that only look like letters.

    What it finds
        Mathematical, circled and similar signs used as letters, and invisible characters between the letters of a
        word, in the display name, the address or the subject.
    Why it matters
        The eye reads the name of a brand; a filter that looks for the name finds none. Keyboards don't have these
        signs: somebody put them there on purpose.
    False positives
        Advertising that wants to stand out. One or two such signs are not reported.
    What to do
        Treat the name as forged. Delete the mail unless you can tell from elsewhere that it is expected.
    References
        Unicode TR 36 §3.5, UTS #39
    """
    texts = [("From", field.value) for field in message.header.all("from")[:AUTHORS]] + [("Subject", message.subject)]
    for field, text in texts:
        found = _styled(text[:_LONGEST]) or _split(text[:_LONGEST])
        if found is not None:
            variant, match = found
            words = re.sub("[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff]", "", match.group())
            yield Hit(
                (Evidence(f"header:{field}", match.group(), *match.span()),),
                variant=variant,
                values={"words": words[:60]},
                data={"field": field, "class": variant or "styled"},
            )


def _styled(text: str) -> tuple[str, re.Match[str]] | None:
    if text.isascii():
        return None
    for match in _STYLED.finditer(text):
        if len(match.group()) >= _ENCLOSED or len(_MATHEMATICAL.findall(match.group())) >= 2:
            return "", match
    return None


def _split(text: str) -> tuple[str, re.Match[str]] | None:
    found = _SPLIT.search(text) if any(sign in text for sign in _INVISIBLE) else None
    return ("split", found) if found else None
