"""Stories told by their parts: a fortune for the reader, a recording to pay for. Any wording, in one passage."""

import re
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.stories import COINS, ORIGIN, RECORDED, SHARE, SITES, SUM
from mailguard.finding import Evidence
from mailguard.language.prefilter import vocabulary
from mailguard.message.model import Message

_READ: Final = 6_000  # characters read of a text
_NEAR: Final = 900  # characters on either side of the first part: in a newsletter they belong to different articles
_PLACES: Final = 5  # sums or coins of a text that are looked at
# Pieces of which a text has one if it has a sum or coins: most texts have none, and are not searched.
_MILLIONS: Final = ("milli", "millon", "milhoe", "milion", "miljoen", "mio", "万", "萬", "亿", "億", "억", "만")
_MONEY: Final = (
    "bitcoin",
    "btc",
    "crypto",
    "krypto",
    "cripto",
    "usdt",
    "코인",
    "比特",
    "ビットコイン",
    "仮想通貨",
    "暗号資産",
)
_SUM: Final = lazy_pattern(SUM)
_FORTUNE: Final = (lazy_pattern(ORIGIN), lazy_pattern(SHARE))
_COINS: Final = lazy_pattern(COINS)
_RECORDING: Final = (lazy_pattern(RECORDED), lazy_pattern(SITES))


def fortune_story(message: Message) -> tuple[Evidence, ...]:
    """Return a sum in millions, its origin and the reader's share; () unless all are in one passage. Linear."""
    return _story(message, _MILLIONS, _SUM, _FORTUNE)


def recording_story(message: Message) -> tuple[Evidence, ...]:
    """Return the coins to pay, the recording and the sites looked at; () unless all are in one passage. Linear."""
    return _story(message, _MONEY, _COINS, _RECORDING)


def _story(
    message: Message, pieces: tuple[str, ...], first: re.Pattern[str], others: tuple[re.Pattern[str], ...]
) -> tuple[Evidence, ...]:
    for view in message.views:
        normalised = vocabulary(view.text).normalised
        text = normalised.text[:_READ]
        if not any(map(text.__contains__, pieces)):
            continue
        for place in islice(first.finditer(text), _PLACES):
            start, end = max(0, place.start() - _NEAR), place.end() + _NEAR
            found = [each.search(text, start, end) for each in others]
            spans = [normalised.original(*match.span()) for match in (place, *found) if match is not None]
            if len(spans) > len(others):
                return tuple(Evidence(view.where, view.text[slice(*span)], *span) for span in spans)
    return ()
