"""The stretches of a text near the few words that a long pattern cannot do without.

A pattern whose matches hold one of the words, and go on for less than `reach` characters on either side, matches
nowhere else. All stretches are in order, and those that touch are one. Linear in the text.
"""

import re
from collections.abc import Iterable, Iterator

from mailguard._internal.whole_word import whole_words


def around(anchors: re.Pattern[str], text: str, reach: int) -> Iterator[tuple[int, int]]:
    """The stretches of `text` within `reach` of what `anchors` finds."""
    return _joined((anchor.span() for anchor in anchors.finditer(text)), len(text), reach)


def around_words(
    words: Iterable[str], text: str, reach: int, more: Iterable[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """The stretches of normalised `text` within `reach` of one of a few whole `words`, or of the places `more`."""
    places = [place for word in words for place in whole_words(word, text)]
    return _joined(sorted((*places, *more)), len(text), reach)


def _joined(places: Iterable[tuple[int, int]], length: int, reach: int) -> Iterator[tuple[int, int]]:
    start = end = -1
    for first, last in places:
        if first - reach > end:
            if end >= 0:
                yield start, end
            start = max(0, first - reach)
        end = max(end, min(length, last + reach))
    if end >= 0:
        yield start, end
