"""Domains that spell the organization's name: `今給黎総合病院.jp`, `いまきいれ.com`, `kakuudai-general-hospital.com`.

The organization's real domain need not resemble its name. These forms count: the whole name, the name without its legal
form, and the proper name with or without a word for its kind. Words that impostors add may be beside each. Names that
many organizations have (`中央病院`, `さくら`) count only if a distinctive part remains.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.japanese_regions import POSTAL
from mailguard.data.mail_desks import DESK_WORDS
from mailguard.data.organization_kinds import (
    BODIES_EN,
    DESKS_JA,
    KINDS_EN,
    KINDS_JA,
    LEGAL_FORMS_JA,
    OTHER_FORMS_JA,
    OTHER_HOUSES_JA,
    SHARED_NAMES_JA,
)
from mailguard.data.service_words import SERVICE_WORDS_JA
from mailguard.names.added_word import is_shared, is_word, words_of
from mailguard.names.confusable import plain
from mailguard.names.domain import LABEL_CHARACTERS, split, to_ascii, to_unicode
from mailguard.names.imitation import Imitation, Owner
from mailguard.names.kana import latin
from mailguard.names.office_words import OFFICE
from mailguard.names.romanisation import romanisation_key

_LABELS: Final = 3  # rightmost labels of a host that are read, without the public suffix
_ALONE: Final = 3  # minimum kanji or kana of a proper name without a word for its kind
_LATIN: Final = 6  # the same in Latin letters
_WITH_KIND: Final = 2  # minimum kanji or kana of a proper name with such a word
_WORDS: Final = 3  # maximum added words on each side of a name
_RUNNING: Final = ("会", "立", "財団", "社団", "法人", "機構", "組合", "学園", "グループ")
_SYLLABLES: Final = lazy_pattern(
    r"(?:(?:[kgsztdnhbpmyrwjf]|[kgsnhmrp]y|sh|ch|ts)?[aiueo]|n(?![aiueoy])|([kstp])(?=\1)|t(?=c))+"
)
_FORMS: Final = str.maketrans(OTHER_FORMS_JA)
_PLACES: Final = frozenset(place for places in POSTAL.values() for name in places for place in (name, name[:-1]))
_ADDED_JA: Final = tuple(sorted({*SERVICE_WORDS_JA, *DESKS_JA, *LEGAL_FORMS_JA}, key=len, reverse=True))
_FIRMS: Final = "グループ"  # the family of firms and unions, of which each kind is another
_INNER_DESKS: Final = (
    "総務",
    "人事",
    "経理",
    "会計",
    "給与",
    "情報",
    "システム",
    "管理",
    "メール",
    "事務",
    "ヘルプ",
    "サポート",
)
_KINDS: Final = tuple(
    sorted(((kind, family[0]) for family in KINDS_JA for kind in family), key=lambda pair: -len(pair[0]))
)


@dataclass(frozen=True, slots=True)
class _Japanese:
    """A name as a `whole`, the `proper` name in it, and the `family` of its word for a kind, "" without such a word."""

    whole: str
    proper: str
    family: str


@dataclass(frozen=True, slots=True)
class _English:
    """A name: all its words as `said`, and its `own` words.

    `others` are the words for kinds of organizations that the name does not contain.
    """

    own: tuple[str, ...]
    others: frozenset[str]
    said: tuple[str, ...]

    def may_add(self, word: str) -> bool:
        """Whether the name with `word` added still names this organization."""
        return word not in self.others and (word in KINDS_EN or is_word(word))


class WrittenNames:
    """The names of an organization, prepared for finding them in domains."""

    __slots__ = ("_english", "_japanese", "_latin", "_owner", "_sounds")

    def __init__(self, names: Iterable[str], owner: Owner) -> None:
        self._owner: Final = owner
        self._japanese: Final = [form for name in names if not name.isascii() for form in _japanese(name)]
        self._english: Final = [form for name in names if name.isascii() and (form := _english(name)).own]
        labels = [split(domain)[1] for domain in owner.domains]
        self._latin: Final = tuple(_latin_names(labels, self._english))
        propers = [latin(form.proper) for form in self._japanese]
        words = [
            *labels,
            *(proper for proper, _ in self._latin),
            *propers,
            *("".join(form.own) for form in self._english if len(form.own) == 1),
        ]
        self._sounds: Final = frozenset(
            romanisation_key(word) for word in words if len(word) >= _LATIN - 1 and not is_shared(word)
        )

    def find(self, host: str) -> Imitation | None:
        """Return how `host`, which has no known owner, spells one of the names, or None."""
        if not self._owner.domains:
            return None
        ascii_host = to_ascii(host)
        subdomain, label, suffix = split(ascii_host)
        if not label:
            return None
        labels = [*(subdomain.split(".")[1 - _LABELS :] if subdomain else ()), label]
        for at, each in enumerate(labels):
            shown = to_unicode(each)
            if len(each) <= LABEL_CHARACTERS and (self._is_latin(shown) if shown.isascii() else self._is_kana(shown)):
                behind = ".".join([*labels[at + 1 :], suffix])
                marked = f"[{shown}].{behind}"
                domain = self._owner.domains[0]
                return Imitation(domain, ascii_host, "written-name", self._owner, marked, "medium")
        return None

    def is_said(self, name: str) -> Literal["", "whole", "form"]:
        """Return how a sender's name is one of the names, with nothing else in it than words for desks.

        "whole": the name without its legal form. "form": shortened, in kana or in Latin letters. "" for other names.
        """
        if name.isascii():
            return "form" if self._is_said_in_latin(name) else ""
        text = _folded(name)
        if any(_is_whole(text, form) for form in self._japanese):
            return "whole"
        return "form" if self._is_shortened(text) else ""

    def _is_shortened(self, text: str) -> bool:
        """Whether `text` is a proper name of the organization with another word for its kind, or with a desk."""
        text = text.removesuffix("hp") + "病院" if text.endswith("hp") else text
        for kind, family in _KINDS:
            at = text.find(kind)
            if at < _WITH_KIND or not _are_added(text[at + len(kind) :]):
                continue
            if any(form.proper == text[:at] and _is_same_kind(kind, family, form) for form in self._japanese):
                return True
            sound = latin(text[:at])
            if len(sound) >= _LATIN and not _is_other_house(kind, family) and romanisation_key(sound) in self._sounds:
                return True
        propers = (form.proper for form in self._japanese if len(form.proper) >= _ALONE)
        return any(text.startswith(proper) and _is_desk(text[len(proper) :]) for proper in propers)

    def _is_said_in_latin(self, name: str) -> bool:
        words = "".join(letter if letter.isalnum() else " " for letter in name.lower()).split()
        if not 2 <= len(words) <= _WORDS * 2:
            return False
        for proper, kinds in self._latin:
            rest = [word for word in words if word != proper]
            if len(rest) < len(words) and all(word in DESK_WORDS or OFFICE.get(word, word) in kinds for word in rest):
                return True
        return False

    def _is_kana(self, shown: str) -> bool:
        """Whether a label in Japanese is one of the names."""
        text = _folded(shown)
        if any(_is_japanese_name(text, form) for form in self._japanese):
            return True
        if not self._sounds:
            return False
        for proper, _ in _without_kind(_without_legal_form(text)):
            sound = latin(proper)
            if sound and len(sound) >= _LATIN - 1 and romanisation_key(sound) in self._sounds:
                return True
        return False

    def _is_latin(self, shown: str) -> bool:
        return any(_is_english_name(shown, form) for form in self._english)


def _latin_names(labels: Iterable[str], names: Iterable[_English]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield proper names in Latin letters, each with words for its kind: `hakusandai` and `hp`."""
    kinds: set[str] = set()
    propers: dict[str, None] = {}
    for words in (*(label.split("-") for label in labels), *(name.said for name in names)):
        own = [word for word in words if word not in KINDS_EN and word not in OFFICE and not is_word(word)]
        kinds.update(OFFICE.get(word, word) for word in words if word not in own)
        if len(own) == 1 and len(own[0]) >= _LATIN and own[0].isascii() and not is_shared(own[0]):
            propers[own[0]] = None
    for proper in propers:
        yield proper, frozenset(kinds)


def _is_whole(text: str, form: _Japanese) -> bool:
    at = text.find(form.whole) if len(form.whole) >= _ALONE else -1
    if at < 0 or (form.whole == form.proper and text == form.whole):
        return False  # a proper name alone may be a person's
    before = text[:at]
    return (before in _PLACES or _are_added(before)) and _are_added(text[at + len(form.whole) :])


def _is_same_kind(kind: str, family: str, form: _Japanese) -> bool:
    own = form.whole[len(form.proper) :]
    return family == form.family and (kind == own or not _is_other_house(kind, family))


def _is_other_house(kind: str, family: str) -> bool:
    """Whether a house of this kind is another one than that of the same name."""
    return kind in OTHER_HOUSES_JA or family == _FIRMS


def _is_desk(text: str) -> bool:
    return any(word in text for word in _INNER_DESKS) and _are_added(text)


def _folded(name: str) -> str:
    """Return `name` as it is compared: in one width and case, with one form of each kanji, without punctuation."""
    text = plain(name).translate(_FORMS)
    return "".join(letter for letter in text if letter.isalnum() or letter in "ー々")


def _japanese(name: str) -> Iterator[_Japanese]:
    """Yield the forms of a name: whole, without its legal form or corporation, and its parts that are names, too."""
    parts = [_folded(part) for part in name.split()]
    texts = [_folded(name)]
    if len(parts) > 1:
        texts += parts[1:] if _is_corporation(parts[0]) else parts[:1]
    for text in dict.fromkeys(texts):
        bare = _without_legal_form(text)
        # `〇〇会〇〇病院`: the name of the corporation comes first, then that of its hospital.
        _, corporation, rest = bare.partition("会")
        for whole in dict.fromkeys((bare, rest if corporation and text != bare else bare)):
            proper, family = _without_kind(whole)[-1]
            if _is_own(proper) and (family or len(proper) >= _ALONE):
                yield _Japanese(whole, proper, family)


def _is_corporation(part: str) -> bool:
    """Whether the first word of a name is the corporation that runs the organization named by the rest."""
    return _without_legal_form(part) != part or part.endswith(_RUNNING)


def _without_legal_form(text: str) -> str:
    for form in LEGAL_FORMS_JA:
        if text.startswith(form):
            return text[len(form) :]
        if text.endswith(form):
            return text[: -len(form)]
    return text


def _without_kind(text: str) -> list[tuple[str, str]]:
    """Return `text` unchanged and without the word for its kind, each as (proper name, family of kinds)."""
    for kind, family in _KINDS:
        if text.endswith(kind) and len(text) > len(kind):
            return [(text, ""), (text[: -len(kind)], family)]
    return [(text, "")]


def _is_own(proper: str) -> bool:
    """Whether a proper name identifies an organization: it is neither too short, shared by many, nor a place."""
    return len(proper) >= _WITH_KIND and proper not in SHARED_NAMES_JA and proper not in _PLACES


def _is_japanese_name(text: str, form: _Japanese) -> bool:
    at = text.find(form.whole)
    if at >= 0 and len(form.whole) >= _ALONE:
        before, behind = text[:at], text[at + len(form.whole) :]
        if (before in _PLACES or _are_added(before)) and _are_added(behind):
            return True
    for proper, family in _without_kind(_without_legal_form(text)):
        if proper == form.proper and family and family == form.family:
            return True
    at = text.find(form.proper) if len(form.proper) >= _ALONE else -1
    return at >= 0 and _are_added(text[:at]) and _are_added(text[at + len(form.proper) :], form.family)


def _are_added(text: str, family: str = "") -> bool:
    """Whether `text` consists only of added words, after an optional first word for a kind of `family`."""
    if family:
        text = next((text[len(kind) :] for kind, of in _KINDS if of == family and text.startswith(kind)), text)
    for _ in range(_WORDS):
        if not text or (text.isascii() and words_of(text)):
            return True
        word = next((word for word in _ADDED_JA if text.startswith(word)), "")
        if not word:
            return False
        text = text[len(word) :]
    return not text


def _english(name: str) -> _English:
    """Parse an English name. It has no `own` words if they are not distinctive enough."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.lower()).split()
    own = tuple(word for word in words if word not in KINDS_EN)
    told = sum(len(word) for word in own if not is_shared(word) and not is_word(word))
    others = (word for family in BODIES_EN if family.isdisjoint(words) for word in family)
    return _English(own if told >= _LATIN else (), frozenset(others), tuple(words))


def _is_english_name(shown: str, name: _English) -> bool:
    """Whether the label contains all words of the name and otherwise only words for its kind or added words."""
    words = shown.split("-")
    if words == list(name.own) and len(name.own) == 1:  # other words may be of any language
        return _SYLLABLES.fullmatch(shown) is not None
    if set(name.own) <= set(words):
        return all(word in name.own or name.may_add(word) for word in words)
    text, own = "".join(words), "".join(name.own)
    at = text.find(own)
    return at >= 0 and _are_words(text[:at], name) and _are_words(text[at + len(own) :], name)


def _are_words(text: str, name: _English) -> bool:
    """Whether `text` is a run of at most `_WORDS` words that may be added to the name."""
    ends = {0}
    for _ in range(_WORDS):
        if len(text) in ends:
            return True
        ends = {j for i in ends for j in range(i + 1, len(text) + 1) if name.may_add(text[i:j])}
    return len(text) in ends
