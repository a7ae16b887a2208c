"""Find the telling phrases of a text (pressure, threats, requests, deadlines …) and quote them exactly."""

import itertools
import operator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language import lexicon
from mailguard.language.detect import EASTERN, plausible
from mailguard.language.held_apart import are_disguised, held_apart
from mailguard.language.lexicon import Entry, OwnTable
from mailguard.language.normalise import Normalised
from mailguard.language.prefilter import TEXT_CHARACTERS, vocabulary
from mailguard.language.request import UNSPACED, find_requests, is_denied
from mailguard.language.time_limit import find_deadlines
from mailguard.message.defect import Defect
from mailguard.message.other_reading import CHARACTERS, other_readings, without

PHRASES: Final = 200  # maximum phrases of a text
NAME_CHARACTERS: Final = 1_000  # characters of the display name that are read
PICTURES: Final = 50  # pictures of a body whose texts are read separately; those of further ones are read together
REPEATS: Final = 10  # maximum places of a phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mailguard.language.lexicon import SpacedTable
    from mailguard.message.model import Message, View

_BLANKS: Final = " \t\r\n"
_Found = tuple[int, int, int, Entry]  # start, end, order in the table, entry

TIME_LIMIT: Final = "time_limit"
CREDENTIALS: Final = "credential_request"
HANDED: Final = "hand over a secret"  # instead of a phrase of the table: the reply is to contain the secret
ASKED: Final = "type in a secret"
SIGNS: Final = "signs"
"""The reading without signs between the letters of words."""
ALT: Final = "body:html"  # the place of a picture's alternative text, whose offsets are not those of the body


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a text: `text` is exactly `source[start:end]`.

    `phrase` is its wording in the table. Deadlines ("") and secrets (HANDED, ASKED) are not in the table. `weight` is
    1–3. `quoted`: it is in the quotation of a reply ("> …"). `in_picture`: it is in a picture's text or in the display
    name; `in_file`: it is in an attached file. In both cases the offsets mean nothing to the reader. `reading` is the
    kind of other reading (such as hidden text) in which it was found, or "" in the visible text. In another reading,
    `text` is the text as read, and the offsets are the corresponding place in the body.
    """

    category: str
    text: str
    where: str
    start: int
    end: int
    weight: int
    language: str
    phrase: str
    quoted: bool = False
    in_picture: bool = False
    in_file: bool = False
    reading: str = ""


def phrases_of(message: "Message", own: OwnTable | None = None) -> tuple[tuple[Phrase, ...], tuple[Defect, ...]]:
    """Return the phrases of subject, display name, bodies with picture texts, and attached letters, in this order.

    The second value lists the limits that were reached. `own` are phrases in addition to those of the tables. Offsets
    are those in the decoded subject, the view, or the text of the picture or file.
    """
    bodies: list[Phrase] = []
    defects: list[Defect] = []
    around: frozenset[bytes] = frozenset()  # the bodies' words: they show the language of short texts
    for view in message.views:
        if len(view.text) > TEXT_CHARACTERS:
            detail = f"only the first {TEXT_CHARACTERS} characters were searched for phrases"
            defects.append(Defect("limit-text-characters", view.where, detail))
        found, words = _search(view.text, view.where, own=own)
        if view.quoted:
            found = [replace(phrase, quoted=True) if view.is_quoted(phrase.start) else phrase for phrase in found]
        around = around | words if around else words
        others, cut = _in_other_readings(view, around, found, own)
        if cut:
            defects.append(
                Defect(
                    "limit-hidden-text", view.where, f"only the first {CHARACTERS} characters were searched for phrases"
                )
            )
        bodies += sorted((*found, *others), key=operator.attrgetter("start")) if others else found
        if view.html is not None:
            alts = sorted({image.alt for image in view.html.images if image.alt.strip() and not image.hidden})
            several = ["\n".join(alts[PICTURES:])] if len(alts) > PICTURES else []
            if several and len(several[0]) > TEXT_CHARACTERS:
                defects.append(Defect("limit-picture-texts", view.where, "not all were searched for phrases"))
            for alt in (*alts[:PICTURES], *several):
                bodies += (replace(phrase, in_picture=True) for phrase in _search(alt, ALT, around, own)[0])
    subject, _ = _search(message.subject, "header:Subject", around, own)
    name, _ = _search(message.author.name[:NAME_CHARACTERS] if message.author else "", "header:From", around, own)
    files = _in_files(message, around, own) if message.attachments else ()
    named = (replace(phrase, in_picture=True) for phrase in name)
    return (*subject, *named, *bodies, *files), tuple(defects)


def _in_other_readings(
    view: "View", around: frozenset[bytes], found: list[Phrase], own: OwnTable | None
) -> tuple[list[Phrase], bool]:
    """Return the phrases found only in other readings of a body: hidden text, split words, reversed text.

    The second value says whether a reading was too long to be searched completely.
    """
    readings = list(other_readings(view.html)) if view.html is not None else []
    # Only English key words, because disguised words do not show the language.
    apart = held_apart(view.text, lexicon.spaced("en").anchors.__contains__)
    if apart:
        readings.append(without(view.text, apart))
    if not readings:
        return [], False
    known = {(phrase.category, phrase.text.casefold()) for phrase in found}
    others: list[Phrase] = []
    for reading in readings:
        for phrase in _search(reading.text, view.where, around, own)[0]:
            key = (phrase.category, phrase.text.casefold())
            if key not in known and len(others) < PHRASES:
                known.add(key)
                start = reading.place(phrase.start)
                end = max(reading.place(phrase.end - 1) + 1, start)
                kind = SIGNS if apart and reading is readings[-1] else reading.kind
                others.append(replace(phrase, start=start, end=end, reading=kind))
    disguised = [view.text[phrase.start : phrase.end] for phrase in others if phrase.reading == SIGNS]
    if disguised and not are_disguised(disguised):
        others = [phrase for phrase in others if phrase.reading != SIGNS]
    return others, any(reading.cut for reading in readings)


def _in_files(message: "Message", around: frozenset[bytes], own: OwnTable | None) -> "Iterator[Phrase]":
    """Yield the strong phrases of attached letters, with less weight than in a mail: forms and manuals contain many."""
    from mailguard.message.files.letter import letters

    for letter in letters(message.attachments):
        for phrase in _search(letter.text, letter.where, around, own)[0]:
            if phrase.weight > 1:
                yield replace(phrase, weight=phrase.weight - 1, in_file=True)


def find_phrases(text: str, where: str) -> tuple[Phrase, ...]:
    """Return the phrases of `text`, in order, the longest at each place. Linear; never raises."""
    return tuple(_search(text, where)[0])


def _search(
    text: str, where: str, around: frozenset[bytes] = frozenset(), own: OwnTable | None = None
) -> tuple[list[Phrase], frozenset[bytes]]:
    """Return the phrases of `text`, and its distinct words. `around` are the words of the mail's bodies."""
    if len(text) > TEXT_CHARACTERS:
        text = text[:TEXT_CHARACTERS]
    read = vocabulary(text)
    normalised, words, distinct, cjk, hangul, _ = read
    folded = normalised.text
    if cjk:
        distinct |= {EASTERN}
    languages = plausible(distinct, around)
    found: list[_Found] = []
    if cjk:
        languages |= {"ja", "zh"}
        found += _find_unspaced(folded, lexicon.unspaced())
    if hangul:
        languages |= {"ko"}
        found += _find_korean(folded, lexicon.closed_up())
    if read.greek_or_cyrillic:
        found += _find_unspaced(folded, lexicon.other_scripts())
    found += _find_spaced(
        folded, words, distinct, (lexicon.spaced(each) for each in lexicon.LATIN if each in languages)
    )
    if own is not None:
        found += _find_unspaced(folded, own.unspaced)
        found += _find_korean(folded, own.closed_up)
        found += _find_spaced(folded, words, distinct, (own.spaced,))
    for deadline in find_deadlines(folded, distinct, languages):
        entry = Entry("", TIME_LIMIT, deadline.pressing, deadline.language)
        found.append((deadline.start, deadline.end, -1, entry))
    found.sort(key=lambda hit: (hit[0], -hit[1], hit[2]))
    phrases: list[Phrase] = []
    last = {True: -1, False: -1}
    for start, end, order, entry in found:
        worded = order < 0  # a deadline may be inside another phrase, so it is compared with deadlines only
        if start < last[worded]:  # overlaps the one before
            continue
        last[worded] = end
        if entry.category != lexicon.ROUTINE and not _denied(folded, start, end, entry):
            phrases.append(_phrase(text, where, normalised, start, end, entry))
            if len(phrases) >= PHRASES:
                break
    for request in find_requests(folded, distinct, languages):
        entry = Entry(HANDED if request.handed else ASKED, CREDENTIALS, request.weight, request.language)
        phrases.append(_phrase(text, where, normalised, request.start, request.end, entry))
    phrases.sort(key=operator.attrgetter("start"))
    return phrases, distinct


def _find_unspaced(text: str, table: "Mapping[str, Sequence[tuple[str, Entry]]]") -> list[_Found]:
    found: list[_Found] = []
    for pair in table.keys() & set(map(operator.add, text, text[1:])):
        for phrase, entry in table[pair]:
            start = text.find(phrase)
            for _ in range(REPEATS):
                if start < 0:
                    break
                found.append((start, start + len(phrase), 0, entry))
                start = text.find(phrase, start + len(phrase))
    return found


def _find_korean(text: str, table: "Mapping[str, Sequence[tuple[str, Entry]]]") -> list[_Found]:
    """Find Korean phrases regardless of blanks, because writers place them differently."""
    places = [place for place, letter in enumerate(text) if letter not in _BLANKS]
    closed = "".join([text[place] for place in places])
    found: list[_Found] = []
    for pair in table.keys() & set(map(operator.add, closed, closed[1:])):
        for phrase, entry in table[pair]:
            start = closed.find(phrase)
            for _ in range(REPEATS):
                if start < 0:
                    break
                end = start + len(phrase)
                found.append((places[start], places[end - 1] + 1, 0, entry))
                start = closed.find(phrase, end)
    return found


def _find_spaced(
    text: str, words: list[bytes], distinct: AbstractSet[bytes], tables: "Iterable[SpacedTable]"
) -> list[_Found]:
    if not words:
        return []
    joined = b" " + b" ".join(words) + b" "
    found: list[_Found] = []
    for table in tables:
        for anchor in table.anchors & distinct:
            for spaced in table.phrases(anchor):
                # Cheap tests first: the text has all words of the phrase, and has them in a row.
                others = spaced.others
                if not others or (others <= distinct and spaced.needle in joined):
                    for start, end in itertools.islice(spaced.places(text, joined), REPEATS):
                        found.append((start, end, spaced.order, spaced.entry))
    return found


_DENIAL: Final = lazy_pattern(
    r"[^。\n.!?、]{0,24}?(?:しないで|しません|いたしません|ではありません|ではございません|ことはありません|ことはございません"
    r"|ことは一切|不要です|は不要|必要はありません|必要はございません|可能性はありません"
    r"|(?:하|드리|묻|받|여쭙)지 ?않습니다|아닙니다"
    r"|に関する(?:研修|講演|勉強会|説明会|セミナー)|についての(?:研修|講演|勉強会|説明会|セミナー)|対応(?:研修|訓練|マニュアル))"
)


# "We can't refund" or "payments have stopped" is no request to pay, but a failed payment is.
_NO_PAYMENT: Final = ("返金", "払い戻し", "送金", "振込先", "お振込先", "還付")
_NOT_PAID: Final = lazy_pattern(
    r"[^。\n!?、]{0,16}?(?:できません|できかね|いたしかね|致しかね|はいたしません|変更は(?:あり|ござい)ません|[がを]停止|[がを]制限)"
)


def _denied(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the sentence denies the phrase ("… をお尋ねすることはありません", "we never ask you to …")."""
    if entry.category == CREDENTIALS and entry.language not in UNSPACED and is_denied(text, start, end, entry.language):
        return True
    if entry.category == "payment" and entry.phrase in _NO_PAYMENT and _NOT_PAID.match(text, end) is not None:
        return True
    return _DENIAL.match(text, end) is not None


# If the phrase in the table ends with the stem of a verb, the quotation goes on to the end of the word.
_STEMS: Final = frozenset("行出押届ご")
_REST: Final = lazy_pattern("(?<=[行出押届])[いうえかきくけっらりるれわ][ぁ-ん]{0,8}|(?<=ご)[一-龠]{2,4}")


def _phrase(text: str, where: str, normalised: Normalised, start: int, end: int, entry: Entry) -> Phrase:
    start, end = normalised.original(start, end)
    if entry.language == "ja" and text[end - 1 : end] in _STEMS and (rest := _REST.match(text, end)) is not None:
        end = rest.end()
    return Phrase(
        category=entry.category,
        text=text[start:end],
        where=where,
        start=start,
        end=end,
        weight=entry.weight,
        language=entry.language,
        phrase=entry.phrase,
    )
