"""Find the stretches of a text near certain words, so that a slow pattern need not search the whole text.

If each match of a pattern contains one of the words and extends less than `reach` characters to either side, it can
only match in these stretches. They are in order, and overlapping ones are joined. Linear in the text.
"""

import re
from collections.abc import Iterable, Iterator

from mailguard._internal.whole_word import whole_words


def around(anchors: re.Pattern[str], text: str, reach: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` within `reach` of the matches of `anchors`."""
    return _joined((anchor.span() for anchor in anchors.finditer(text)), len(text), reach)


def around_words(
    words: Iterable[str], text: str, reach: int, more: Iterable[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of normalised `text` within `reach` of one of the whole `words` or of the places `more`."""
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
