"""Other readings of an HTML text: with text that may be shown, without text that may be hidden, or reversed.

It is not always possible to know from the HTML whether a program shows a text. So words are searched in every reading,
and the reading with the most matches counts. Another reading contains only the lines that differ.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.html.kind import READING
from mailguard.message.html.model import HiddenText, HtmlView

_AROUND: Final = 400  # characters of the line kept on either side of a difference
_BESIDE: Final = 120  # the same, if the hidden text is between words
CHARACTERS: Final = 40_000  # of one reading; more only in mail that hides whole books
_COPY: Final = 160  # characters by which a second version of visible text is recognised
_COMPARED: Final = 100  # hidden texts that are compared with the visible text
_SCRIPTS: Final = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")  # written from right to left
_LETTERS: Final = lazy_pattern(r"[^\W\d_]")
_BRACKETS: Final = "()（）[]［］〔〕《》〈〉【】「」{} \u3000"
_APART: Final = frozenset(("conditional", "field", "fallback", "title", "unclosed"))

SHOWN: Final = "shown"
"""A reading that includes text that is hidden, or that only some programs show."""
JOINED: Final = "joined"
"""A reading without the letters inside words that may be hidden."""
TURNED: Final = "turned"
"""A reading with letters or words in reverse order."""


class Reading(NamedTuple):
    """Lines of a view in another reading.

    `places` maps offsets in `text` to offsets in the view's text. From a pair up to the next pair, both texts are the
    same. If the view offset is negative, say -n - 1, the text up to the next pair is inserted at offset n of the view.
    `cut` says that the reading was longer than `CHARACTERS`.
    """

    kind: str
    text: str
    places: tuple[tuple[int, int], ...]
    cut: bool = False

    def place(self, offset: int) -> int:
        """Return the offset in the view's text that corresponds to `text[offset]`."""
        index = bisect_right(self.places, (offset, 1 << 62)) - 1
        if index < 0:
            return 0
        at, source = self.places[index]
        return -source - 1 if source < 0 else source + offset - at


def other_readings(html: HtmlView) -> Iterator[Reading]:
    """Yield the other readings of an HTML text. Most texts have no other reading."""
    runs = [run for run in html.hidden if run.reason != "comment"] if html.hidden else []
    if runs:
        outside = [run for run in _not_doubled(html, runs) if not run.inside_word]
        if outside:
            yield _read(SHOWN, html.text, ((run.start, run.start, _set(run)) for run in outside), _BESIDE)
        if len(outside) < len(runs) and any(run.inside_word for run in runs):
            yield _read(SHOWN, html.text, ((run.start, run.start, _set(run)) for run in runs))
    readings = [run for run in runs if run.reason == READING]
    if len(readings) > 1:
        yield _read_aloud(html.text, readings)
    if html.odd:
        yield _read(JOINED, html.text, ((start, end, "") for start, end in html.odd))
    if html.turned:
        yield from _turned(html)


def _read_aloud(text: str, runs: list[HiddenText]) -> Reading:
    """Return only the ruby annotations, those of one word joined."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length, before = 0, runs[0].start
    for run in runs:
        apart = any(map(str.isspace, text[before : run.start]))
        pieces.append((" " if apart else "") + run.text.strip(_BRACKETS))
        places.append((length, -run.start - 1))
        length, before = length + len(pieces[-1]), run.start
    return Reading(SHOWN, "".join(pieces), tuple(places))


def without(text: str, spans: Iterable[tuple[int, int]]) -> Reading:
    """Return the lines around `spans`, which must be in order, without the spans themselves."""
    return _read(JOINED, text, ((start, end, "") for start, end in spans))


def _not_doubled(html: HtmlView, runs: list[HiddenText]) -> Iterator[HiddenText]:
    """Yield the runs that are not a second copy of visible text."""
    visible = ""
    for number, run in enumerate(runs):
        if number < _COMPARED and (run.text in html.text or not _LETTERS.search(run.text)):
            continue
        if len(run.text) >= _COPY and number < _COMPARED:
            visible = visible or " ".join(html.text.split())
            if run.text[:_COPY] in visible:
                continue
        yield run


def _set(run: HiddenText) -> str:
    """Return a hidden text with the blanks or line ends that would separate it from its neighbours."""
    if run.reason in _APART and not any(run.touches):
        return f"\n{run.text}\n"
    left, right = run.touches
    return f"{'' if left else ' '}{run.text}{'' if right else ' '}"


def _read(kind: str, text: str, changes: Iterable[tuple[int, int, str]], around: int = _AROUND) -> Reading:
    """Return the lines around `changes` (start, end, replacement), which must be in order, with the changes made."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    cut = False
    position = stop = -1  # offsets in `text`: copied up to the first, to be copied up to the second

    def take(piece: str, place: int) -> None:
        nonlocal length
        if piece:
            places.append((length, place))
            pieces.append(piece)
            length += len(piece)

    for start, end, instead in changes:
        if start > stop:
            if stop > position >= 0:
                take(text[position:stop], position)
            take("\n\n", -max(start, 0) - 1)
            first = max(start - around, stop, 0)
            position = max(text.rfind("\n", first, start) + 1, first)
        if start < position:
            continue
        take(text[position:start], position)
        take(instead, -start - 1)
        position = end
        line = text.find("\n", end, end + around)
        stop = line if line >= 0 else min(end + around, len(text))
        if length > CHARACTERS:
            cut = True
            break
    if stop > position >= 0:
        take(text[position:stop], position)
    joined = "".join(pieces)
    return Reading(kind, joined[:CHARACTERS], tuple(places), cut or len(joined) > CHARACTERS)


def _turned(html: HtmlView) -> Iterator[Reading]:
    """Yield readings with letters or words reversed. Text in right-to-left scripts is not reversed."""
    spans = [(start, end, html.text[start:end]) for start, end in html.turned]
    spans = [span for span in spans if not _SCRIPTS.search(span[2][:_AROUND])]
    if spans:
        yield _read(TURNED, html.text, ((start, end, text[::-1]) for start, end, text in spans))
    if any(" " in text for _, _, text in spans):
        yield _read(TURNED, html.text, ((start, end, _each_turned(text)) for start, end, text in spans))
        yield _read(TURNED, html.text, ((start, end, " ".join(reversed(text.split()))) for start, end, text in spans))


def _each_turned(text: str) -> str:
    return " ".join(word[::-1] for word in text.split())
