"""Times and delays as people write them."""

from datetime import datetime

from mailguard.catalogue import Language
from mailguard.render.common.visible import shortened

_UNITS = {"en": ("s", "min", "h", "d"), "ja": ("秒", "分", "時間", "日")}
_WEEKDAYS = "月火水木金土日"


def day_and_time(text: str, language: Language) -> str:
    """Format an RFC 3339 time with its offset for the language; other text is returned escaped and shortened."""
    if not text:
        return "-"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return shortened(text, 60)
    offset = moment.isoformat(timespec="seconds")[19:].replace("Z", "+00:00")
    zone = f" ({'UTC' if offset == '+00:00' else 'UTC' + offset})" if offset else ""
    if language == "ja":
        day = f"{moment.year}年{moment.month}月{moment.day}日（{_WEEKDAYS[moment.weekday()]}）"
        return f"{day}{moment:%H:%M:%S}{zone}"
    return f"{moment:%Y-%m-%d %H:%M:%S}{zone}"


def day(text: str, language: Language) -> str:
    """Format the day of an RFC 3339 time for the language; other text is returned escaped and shortened."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return shortened(text, 60)
    return f"{moment.year}年{moment.month}月{moment.day}日" if language == "ja" else f"{moment:%Y-%m-%d}"


def duration(seconds: float | None, language: Language) -> str:
    """Format a delay with its sign, `+3 s` or `-1 h 02 min`; "" if it is unknown."""
    if seconds is None:
        return ""
    second, minute, hour, day = _UNITS[language]
    sign, total = ("-" if seconds < 0 else "+"), int(abs(seconds))
    blank = "" if language == "ja" else " "
    if total < 60:
        return f"{sign}{total}{blank}{second}"
    if total < 3_600:
        return f"{sign}{total // 60}{blank}{minute} {total % 60:02}{blank}{second}"
    if total < 86_400:
        return f"{sign}{total // 3_600}{blank}{hour} {total % 3_600 // 60:02}{blank}{minute}"
    return f"{sign}{total // 86_400}{blank}{day} {total % 86_400 // 3_600}{blank}{hour}"
