"""Parse dates of mail (RFC 5322 §3.3), also obsolete, translated and broken ones. One pass, never raises."""

import functools
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

MAX_LENGTH: Final = 200  # characters that are read; real dates have up to 60, comments included
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2100

_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905 - reads as a calendar
}
# Minutes east of UTC: the names of RFC 5322 §4.3 (North America, UT) and others that occur in mail. CST, IST and BST
# are ambiguous. CST is read as in the RFC, IST and BST as Irish and British time, where mail software wrote them.
_ZONES: Final = {
    **dict.fromkeys(("ut", "utc", "gmt", "z", "wet"), 0),
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600,
    "bst": 60, "ist": 60, "west": 60, "cet": 60, "met": 60, "cest": 120, "mest": 120, "eet": 120, "sast": 120,
    "eest": 180, "msk": 180, "msd": 240,
    "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "awst": 480, "aest": 600, "aedt": 660, "acst": 570,
    "nzst": 720, "nzdt": 780, "brt": -180,
}  # fmt: skip

# The form of nearly every date. The patterns below are for the others.
_USUAL: Final = lazy_pattern(
    r"\s*(?:[A-Za-z]{3},?)?\s*(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4})(?!\d)"
)
_CLOCK: Final = lazy_pattern(
    r"(?<!\d)(\d{1,2})[:：時.](\d{2})(?:[:：分.](\d{2})(?!\d))?(?:[.,]\d{1,9}|秒)?\s*(?:([AaPp])\.?[Mm]\b)?"
)
_ISO: Final = lazy_pattern(r"(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_DAY_MONTH_YEAR: Final = lazy_pattern(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]{1,4}([A-Za-z]{3})[a-z]{0,6}\.?[\s\-./,]{1,4}(\d{2,4})(?![\d:])"
)
_MONTH_DAY: Final = lazy_pattern(r"([A-Za-z]{3})[a-z]{0,6}\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")
_YEAR: Final = lazy_pattern(r"(?<![\d:+\-.])(\d{4})(?![\d:])")
_OFFSET: Final = lazy_pattern(r"(?<![\w:])(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})(?!\d)")
_WORD: Final = lazy_pattern(r"(?<![A-Za-z])[A-Za-z]{1,4}(?![A-Za-z])")


def parse_date(text: str) -> datetime | None:
    """Parse a date into an aware datetime in its own time zone. Return None if `text` contains no valid date.

    A wrong weekday is ignored, a missing or unknown time zone is read as UTC, and years may have two or three digits
    (all RFC 5322 §4.3). Dates outside 1970–2100 give None.
    """
    text = text[:MAX_LENGTH]
    usual = _USUAL.match(text)
    if usual is not None and usual.group(2).lower() in _MONTHS:
        day, month, year, hour, minute, second, zone = usual.groups()
        offset = int(zone[1:3]) * 60 + int(zone[3:])
        return _moment(
            int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second or 0),
            -offset if zone[0] == "-" else offset,
        )  # fmt: skip
    return _unusual(text)


def _unusual(text: str) -> datetime | None:
    bare = _without_comments(text)
    date, rest = _calendar(bare)
    if date is None:
        return None
    clock = _CLOCK.search(rest)
    hour = minute = second = 0
    if clock is not None:
        hour, minute, second = int(clock.group(1)), int(clock.group(2)), int(clock.group(3) or 0)
        if clock.group(4):
            hour = hour % 12 + (12 if clock.group(4) in "Pp" else 0)
        rest = rest[clock.end() :]
    return _moment(*date, hour, minute, second, _zone(rest) if clock else 0)


def _calendar(text: str) -> tuple[tuple[int, int, int] | None, str]:
    """Return (year, month, day) or None, and the text without the date."""
    iso = _ISO.search(text)
    if iso is not None:
        return (int(iso.group(1)), int(iso.group(2)), int(iso.group(3))), _cut(text, iso.start(), iso.end())
    written = _DAY_MONTH_YEAR.search(text)
    if written is not None and written.group(2).lower() in _MONTHS:
        date = (_full_year(written.group(3)), _MONTHS[written.group(2).lower()], int(written.group(1)))
        return date, _cut(text, written.start(), written.end())
    for spoken in _MONTH_DAY.finditer(text):  # asctime(3), "March 3, 2024"
        month = _MONTHS.get(spoken.group(1).lower())
        rest = _cut(text, spoken.start(), spoken.end())
        year = _YEAR.search(rest)
        if month is not None and year is not None:
            return (int(year.group(1)), month, int(spoken.group(2))), _cut(rest, year.start(), year.end())
    return None, text


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _full_year(digits: str) -> int:
    """Return the full year: 00–49 belong to this century, 50–99 and three digits count from 1900 (RFC 5322 §4.3)."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _zone(text: str) -> int:
    """Return the time zone in minutes east of UTC, 0 if it is missing or unknown."""
    offset = _OFFSET.search(text)
    if offset is not None:
        minutes = int(offset.group(2)) * 60 + int(offset.group(3))
        return -minutes if offset.group(1) == "-" else minutes
    for word in _WORD.finditer(text):
        if word.group().lower() in _ZONES:
            return _ZONES[word.group().lower()]
    return 0


def _moment(year: int, month: int, day: int, hour: int, minute: int, second: int, zone: int) -> datetime | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or abs(zone) >= 24 * 60:
        return None
    try:
        # A leap second (RFC 5322 §3.3 allows 60) becomes second 59, because datetime has no 60.
        return datetime(year, month, day, hour, minute, 59 if second == 60 else second, tzinfo=_offset(zone))
    except (ValueError, OverflowError):
        return None


@functools.lru_cache(maxsize=64)
def _offset(minutes: int) -> tzinfo:
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def _without_comments(text: str) -> str:
    """Return `text` without its comments (RFC 5322 §3.2.2), or with them if only they contain a time zone."""
    if "(" not in text:
        return text
    kept: list[str] = []
    depth = 0
    for character in text:
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(character)
    bare = "".join(kept)
    # In "12:00:00 (JST)" only the comment names the time zone. An unclosed parenthesis is not a comment.
    return text.replace("(", " ").replace(")", " ") if depth or not _has_zone(bare) else bare


def _has_zone(text: str) -> bool:
    return _OFFSET.search(text) is not None or any(word.group().lower() in _ZONES for word in _WORD.finditer(text))
