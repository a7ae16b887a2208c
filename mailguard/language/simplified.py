"""Find simplified Chinese characters in Japanese text. They show that it was written on a Chinese system."""

import re
from itertools import islice
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language.east_asian import has_cjk

NEAR: Final = 20  # characters within which there must be kana
MINIMUM: Final = 2  # minimum different characters: a single one may be from a name
SAMPLE: Final = 100_000  # characters that are searched

_KANA: Final = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")
_RUN: Final = lazy_pattern("[\u3400-\u4dbf\u4e00-\u9fff]{1,12}")
# Names of Chinese people and firms are honest. They are followed by a title, or contain a word for firms or places.
_TITLE: Final = lazy_pattern(
    r"[ \u3000]?(?:様|さま|さん|氏|先生|教授|医師|博士|殿|君|会長|社長|主任|課長|部長|[（(][ァ-ヶー・ ]{2,20}[）)])"
)
_FIRM: Final = lazy_pattern("公司|集团|集團|大学|大學|有限|股份|银行|研究院|省|中华|中國|中国")


class Run(NamedTuple):
    """A run of ideographs, some of them simplified, at `start`:`end` of a text."""

    text: str
    start: int
    end: int


def simplified_in(text: str) -> frozenset[str]:
    """Return the characters of `text` that are in GB 2312, but not in cp932 or JIS X 0213 (2,275 of its 6,763)."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        letters = "".join({letter for letter in text if "\u4e00" <= letter <= "\u9fff"})
        japanese = {*_kept(letters, "cp932"), *_kept(letters, "euc_jisx0213")}
        return frozenset(_kept("".join(set(letters) - japanese), "gb2312"))
    return frozenset()


def _kept(letters: str, charset: str) -> str:
    return letters.encode(charset, "ignore").decode(charset)


def find_simplified(text: str) -> tuple[Run, ...]:
    """Return the runs with simplified characters in Japanese sentences, or () below `MINIMUM` different characters."""
    text = text[:SAMPLE]
    if not has_cjk(text):
        return ()
    if sum(1 for _ in islice(_KANA.finditer(text, 0, 20_000), 10)) < 10:
        return ()
    simplified = simplified_in(text)
    if not simplified:
        return ()
    runs: list[Run] = []
    seen: set[str] = set()
    for match in _RUN.finditer(text):
        strange = simplified.intersection(match.group())
        if strange and _in_japanese(text, match.start(), match.end()) and not _is_name(text, match):
            seen |= strange
            runs.append(Run(match.group(), match.start(), match.end()))
    return tuple(runs) if len(seen) >= MINIMUM else ()


def _in_japanese(text: str, start: int, end: int) -> bool:
    line_start = text.rfind("\n", max(0, start - NEAR), start) + 1
    line_end = text.find("\n", end, end + NEAR)
    before = text[max(line_start, start - NEAR) : start]
    after = text[end : line_end if line_end >= 0 else end + NEAR]
    return bool(_KANA.search(before) or _KANA.search(after))


def _is_name(text: str, match: re.Match[str]) -> bool:
    return bool(_TITLE.match(text, match.end()) or _TITLE.search(match.group()) or _FIRM.search(match.group()))
