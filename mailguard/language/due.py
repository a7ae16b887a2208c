"""Find the date on which a deadline ends, as far as its words say so."""

import calendar
import functools
import re
from datetime import date, datetime, timedelta
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.time_limits import MONTHS, NUMBERS

_YEAR_DAYS: Final = 366  # a longer deadline does not press, and may exceed the calendar
_PAST: Final = 60  # days: a date without a year that is this recent is in the past, not in ten months

_EAST: Final = lazy_pattern(r"(?:(\d{4})(?: ?[年년] ?|[/.\-] ?))?(\d{1,2}) ?[月월/.\-] ?(\d{1,2})(?!\d) ?[日일号號]?")
_SPAN: Final = lazy_pattern(
    r"(\d{1,3}|[一二两兩三四五六七八九十]{1,4})\)?[\s>*_-]*(?:个|個)?"
    r"(?:(時間|小时|小時|시간|hours?|hrs?|h\b|stunden?|heures?|horas?|ore\b|uur|uren|u\b|分钟|分鐘|分|분|min)"
    r"|(週間|星期|周|주|weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week)"
    r"|(営業日|工作[日天]|영업일|日|天|일|(?:business |working |calendar )?days?"
    r"|(?:werk|arbeits)?tage?n?|jours?|dias?|giorni|(?:werk)?dagen))"
)
_TODAY: Final = lazy_pattern(
    r"本日|今日|当日|當日|今夜|今晩|今晚|今天|深夜|오늘|금일|당일"
    r"|\btoday|tonight|\bheute|\bhoy\b|\bhoje\b|\boggi\b|stasera|vandaag|vanavond"
    r"|aujourd'hui|ce soir|end of (?:the |this )?(?:business |working )?day|\beod\b|\bcob\b|midnight|minuit|medianoche"
    r"|mezzanotte|middernacht"
)
_TOMORROW: Final = lazy_pattern(
    r"明日|翌日|明朝|明天|내일|익일|tomorrow|\bdemain|\bamanha|\bdomani|\bmanana\b|\bmorgen\b"
)


def due(folded: str, sent: datetime, language: str = "") -> date | None:
    """Return the date on which a deadline (normalised text) ends, for a mail sent at `sent`, or None if it is unclear.

    `language` decides whether 5/6/2026 is a day in May or in June. Without it, and in English, such a date is not read.
    """
    try:
        return _named(folded, sent) or _numbered(folded, sent, language) or _counted(folded, sent)
    except (ValueError, OverflowError):  # 2月30日, or the end of the calendar
        return None


def _counted(folded: str, sent: datetime) -> date | None:
    span = _SPAN.search(_digits(folded))
    if span:
        count = int(span[1])
        if span[2]:
            minutes = span[2].startswith(("分", "분", "min"))
            return (sent + (timedelta(minutes=count) if minutes else timedelta(hours=count))).date()
        days = count * 7 if span[3] else count
        return (sent + timedelta(days=days)).date() if days <= _YEAR_DAYS else None
    if "月末" in folded:
        return sent.date().replace(day=calendar.monthrange(sent.year, sent.month)[1])
    if _TOMORROW.search(folded):
        return sent.date() + timedelta(days=1)
    return sent.date() if _TODAY.search(folded) else None


def _numbered(folded: str, sent: datetime, language: str) -> date | None:
    """Read a date in digits: 11月27日, 2026/11/27, 27.11.2026."""
    western = re.search(r"(?<!\d)(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})", folded)
    if western:
        first, second, year = int(western[1]), int(western[2]), int(western[3])
        if language in ("", "en") and first <= 12 and second <= 12 and first != second:
            return None
        month_first = second > 12
        return date(year, first, second) if month_first else date(year, second, first)
    found = _EAST.search(folded)
    if found is None:
        return None
    first, second = int(found[2]), int(found[3])
    if found[1] or language in ("", "ja", "zh", "ko", "en") or first > 12 >= second:
        if not found[1] and first > 12 >= second:
            first, second = second, first
    elif "/" in found.group() or "." in found.group():
        first, second = second, first  # day/month
    return _nearest(int(found[1] or 0), first, second, sent.date())


def _named(folded: str, sent: datetime) -> date | None:
    """Read a date with the name of a month: 27 November, November 27th, 27 de noviembre de 2026."""
    found = _month_pattern().search(folded)
    if found is None:
        return None
    month = MONTHS[found["before"] or found["after"]]
    return _nearest(int(found["year"] or 0), month, int(found["day"] or found["later"]), sent.date())


@functools.cache
def _month_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(MONTHS, key=len, reverse=True))
    return re.compile(
        rf"(?<![a-z0-9])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:of |de |del )?(?P<before>{names})"
        rf"|(?P<after>{names})\s(?P<later>\d{{1,2}})(?:st|nd|rd|th)?)(?![a-z0-9])(?:,?\s(?:de )?(?P<year>20\d\d))?"
    )


_TENS: Final = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def _digits(folded: str) -> str:
    """Return the text with its first number written in digits."""
    if any(character.isdigit() for character in folded):
        return folded
    kanji = re.search("[一二两兩三四五六七八九十]{1,4}", folded)
    if kanji:
        tens, ten, ones = kanji.group().rpartition("十")
        value = (_TENS.get(tens, 1) * 10 if ten else 0) + _TENS.get(ones, 0)
        return folded[: kanji.start()] + str(value) + folded[kanji.end() :] if value else folded
    for word, value in NUMBERS.items():
        match = re.search(rf"\b{word}\b", folded)
        if match:
            return folded[: match.start()] + str(value) + folded[match.end() :]
    return folded


def _nearest(year: int, month: int, day: int, sent: date) -> date:
    """Return the date. Without a year it is the next such day, or the last one if that was at most `_PAST` days ago."""
    if year:
        return date(year, month, day)
    meant = date(sent.year, month, day)
    return meant if (sent - meant).days <= _PAST else date(sent.year + 1, month, day)
