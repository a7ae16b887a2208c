"""The stretches of a text near the few words that a long pattern cannot do without."""

import re
from collections.abc import Iterator


def around(anchors: re.Pattern[str], text: str, reach: int) -> Iterator[tuple[int, int]]:
    """Where `text` is within `reach` characters of an anchor, in order; stretches that touch are one. Linear.

    A pattern whose matches hold an anchor, and go on for less than `reach` on either side, matches nowhere else.
    """
    start = end = -1
    for anchor in anchors.finditer(text):
        first, last = max(0, anchor.start() - reach), min(len(text), anchor.end() + reach)
        if first > end:
            if end >= 0:
                yield start, end
            start = first
        end = last
    if end >= 0:
        yield start, end
