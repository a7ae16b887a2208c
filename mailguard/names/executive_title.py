"""Recognize the title of the head of an organization in a display name or a signature line."""

import functools
import re
from collections.abc import Iterable
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.config.model import Vip
from mailguard.data.head_titles import HEADS_EN, HEADS_JA

NAME_CHARACTERS: Final = 60  # maximum of a display name that is a person's name with a title
_WORDS: Final = 5  # maximum words of such a name in Latin letters
_FAMILY: Final = 6  # maximum characters of a Japanese name beside the title, family and given name together
_GAPS: Final = lazy_pattern(r"[\s\u3000,，、()（）\[\]【】<>・/／|:：.\-–—]+")
_LETTERS: Final = lazy_pattern("[a-z]+")
_BEGINNINGS_EN: Final = frozenset(title.split()[0] for title in HEADS_EN)  # tested first, because the pattern is slow
_JAPANESE_NAME: Final = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff々〆ヶ]*")


def head_title(name: str) -> str:
    """Return the title if `name` is a head's title, alone or with one person's name and nothing else; otherwise ""."""
    text = name.strip()
    if not text or len(text) > NAME_CHARACTERS:
        return ""
    words = [word for word in _GAPS.split(text) if word]
    joined = "".join(words)
    titles = () if joined.isascii() else _longest_first_ja()
    title = next((title for title in titles if joined.startswith(title) or joined.endswith(title)), "")
    if title:
        rest = joined.removesuffix(title) if joined.endswith(title) else joined.removeprefix(title)
        return title if len(rest) <= _FAMILY and _JAPANESE_NAME.fullmatch(rest) and not _is_place(rest) else ""
    if not text.isascii() or len(words) > _WORDS or _BEGINNINGS_EN.isdisjoint(_LETTERS.findall(text.lower())):
        return ""
    found = _title_en().search(" ".join(words))
    if found is None:
        return ""
    rest = (" ".join(words)[: found.start()] + " ".join(words)[found.end() :]).strip()
    return found.group() if not rest or _is_person(rest) else ""


def _is_place(rest: str) -> bool:
    """Whether the text beside the title names an organization, as in honest mail, or the head's secretary or office."""
    return rest.endswith(
        (
            "病院",
            "医院",
            "学校",
            "小",
            "中",
            "高",
            "大学",
            "会社",
            "園",
            "会",
            "市",
            "町",
            "村",
            "県",
            "部",
            "課",
            "社",
            "室",
            "秘書",
            "付",
        )
    )


def _is_person(rest: str) -> bool:
    """Whether the words look like a person's name: capitalised and short."""
    return all(word[:1].isupper() and len(word) <= 15 and word.replace("'", "").isalpha() for word in rest.split())


def family_names(vip: Vip) -> frozenset[str]:
    """Return the parts of a VIP's names, which are used together with a title."""
    parts = (part for name in (vip.name, *vip.aliases) for part in re.split(r"[\s\u3000]+", name))
    return frozenset(part.casefold() for part in parts if len(part) > 1)


def titled_vip(name: str, vips: Iterable[Vip]) -> Vip | None:
    """Return the VIP whose family or given name is in `name` with a head's title (`秋山 教育長`, `Dr Smith, CEO`)."""
    if not head_title(name):
        return None
    folded = name.casefold()
    words = frozenset(_GAPS.split(folded))
    for vip in vips:
        for part in family_names(vip):
            if part in words or (not part.isascii() and folded.strip().startswith(part)):
                return vip
    return None


@functools.cache
def _longest_first_ja() -> tuple[str, ...]:
    return tuple(sorted(HEADS_JA, key=len, reverse=True))


@functools.cache
def _title_en() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, HEADS_EN), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?:the )?(?:{titles})(?![A-Za-z])", re.IGNORECASE)
