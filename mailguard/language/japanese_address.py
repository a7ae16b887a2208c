"""Find Japanese addresses whose postal code, prefecture, city and telephone number do not belong together."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.japanese_regions import AREA_CODES, CITIES, POSTAL, PREFECTURES

ADDRESSES: Final = 50  # maximum addresses read from a text; each may name four prefectures

_PREFECTURE: Final = lazy_pattern("|".join(PREFECTURES))
_POSTAL: Final = lazy_pattern(
    r"(?:〒|郵便番号\s?[:：]?)\s{0,2}([0-9０-９]{3})[-‐－ー―−ｰ]?([0-9０-９]{4})(?![0-9０-９])"
)
_CITY: Final = lazy_pattern("|".join(sorted(CITIES, key=len, reverse=True)))
_PHONE: Final = lazy_pattern(
    r"(?:tel|phone|電話(?:番号)?|☎|fax|代表)[^0-9０-９+\n]{0,8}"
    r"((?:\+(?:81|82|84|86|852|853|886|60|62|63|65|66|7|1|44|234)[- ]?)?[(（]?[0-9０-９]{1,5}[)）]?"
    r"[-‐－ー―−ｰ ]?[0-9０-９]{1,4}[-‐－ー―−ｰ ]?[0-9０-９]{3,4})(?![0-9０-９])",
    re.IGNORECASE,
)
# The number continues or is masked.
_MORE: Final = lazy_pattern(r"[-‐－ー―−ｰ(（]?[0-9０-９A-Za-zＸｘ*＊○●×]")
_ELEVEN: Final = ("020", "050", "070", "080", "0800", "090")  # these have eleven digits, all others ten
_NOT_LOCAL: Final = ("0120", "0570", "0990")  # ten digits, but not of a region; mobile and IP numbers have eleven


class Contradiction(NamedTuple):
    """Two parts of an address that contradict each other. `text` (`[start:end]` of the mail's text) contains both.

    `stated` is the prefecture in the address, and `belongs` the prefecture of the other part, which `kind` names. If
    `kind` is "number", `belongs` is the telephone number, which is impossible in Japan.
    """

    kind: str
    text: str
    start: int
    end: int
    stated: str
    belongs: str


def find_contradictions(text: str) -> Iterator[Contradiction]:
    """Yield the certain contradictions in the addresses of `text`, at most one for each. Linear; never raises."""
    if text.isascii() or not any(ending in text for ending in "県都府道"):
        return
    for count, match in enumerate(_PREFECTURE.finditer(text)):
        if count >= 4 * ADDRESSES:
            return
        found = _city(text, match) or _postal(text, match) or _phone(text, match)
        if found is not None:
            yield found


def _digits(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())


def _city(text: str, prefecture: re.Match[str]) -> Contradiction | None:
    city = _CITY.match(text, prefecture.end())
    if city is None or CITIES[city.group()] == prefecture.group():
        return None
    start, end = prefecture.start(), city.end()
    return Contradiction("city", text[start:end], start, end, prefecture.group(), CITIES[city.group()])


def _postal(text: str, prefecture: re.Match[str]) -> Contradiction | None:
    """Compare with the postal code directly before the prefecture, on the same line or on the line above."""
    window = max(0, prefecture.start() - 24)
    before = list(_POSTAL.finditer(text, window, prefecture.start()))
    if not before or text[before[-1].end() : prefecture.start()].strip(" 　\t\r\n、,:：所在地住"):
        return None
    belongs = POSTAL.get(_digits(before[-1].group(1)))
    if belongs is None or prefecture.group() in belongs:
        return None
    start, end = before[-1].start(), prefecture.end()
    return Contradiction("postal", text[start:end], start, end, prefecture.group(), "・".join(sorted(belongs)))


def _phone(text: str, prefecture: re.Match[str]) -> Contradiction | None:
    """Compare with the first telephone number after the prefecture, before another prefecture is named."""
    stop = min(len(text), prefecture.end() + 120)
    other = _PREFECTURE.search(text, prefecture.end(), stop)
    phone = _PHONE.search(text, prefecture.end(), other.start() if other else stop)
    if phone is None or not _written_address(text, prefecture):
        return None
    start, end = prefecture.start(), phone.end()
    number = phone.group(1)
    if not _MORE.match(text, end) and not _possible(number):
        return Contradiction("number", text[start:end], start, end, prefecture.group(), number.strip())
    belongs = _area(number)
    if not belongs or prefecture.group() in belongs:
        return None
    return Contradiction("phone", text[start:end], start, end, prefecture.group(), "・".join(sorted(belongs)))


def _written_address(text: str, prefecture: re.Match[str]) -> bool:
    """Whether the prefecture begins an address and is not just part of a sentence: a number follows on its line."""
    line = text[prefecture.end() : prefecture.end() + 40].partition("\n")[0]
    return bool(re.match(r"[^\s。、]{1,15}[市区町村郡][^。]{0,20}[0-9０-９]", line))


def _possible(number: str) -> bool:
    """Whether Japan can have such a telephone number (numbering plan of country code 81). True if it has no trunk 0."""
    digits = _digits(number)
    if number.startswith("+"):
        if not digits.startswith("81"):
            return False
        digits = "0" + digits.removeprefix("81").removeprefix("0")
    if not digits.startswith("0") or digits.startswith("00"):
        return True  # a local number, or the prefix of calls abroad
    if digits.startswith("060"):
        return len(digits) in (10, 11)  # Osaka (06-0…), and mobile telephones
    return len(digits) == (11 if digits.startswith(_ELEVEN) else 10)


def _area(number: str) -> frozenset[str]:
    """Return the prefectures of a fixed-line number, or none for other numbers and for unlisted area codes."""
    digits = _digits(number)
    if "+81" in number:
        digits = "0" + digits.removeprefix("81").removeprefix("0")
    if not digits.startswith("0") or len(digits) != 10 or digits.startswith(_NOT_LOCAL):
        return frozenset()
    if digits.startswith("04") and digits[2] in "27" and re.match(r"[(（]?[0０][4４][)）]?[^0-9０-９]", number):
        return AREA_CODES[f"04-{digits[2]}"]
    return next((AREA_CODES[digits[:n]] for n in (4, 3, 2) if digits[:n] in AREA_CODES), frozenset())
