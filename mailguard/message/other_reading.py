"""The other ways in which a text may be read: with what may be shown, without what may be hidden, turned round.

Whether a program shows a text can't always be told from its HTML, so words are looked for in every reading, and the
one that says most counts. Only the lines that differ are read again.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.html.kind import READING
from mailguard.message.html.model import HiddenText, HtmlView

_AROUND: Final = 400  # characters of the line on either side of what differs
_BESIDE: Final = 120  # of what stands between words
CHARACTERS: Final = 40_000  # of one reading; only mail that hides whole books has more
_COPY: Final = 160  # characters by which a second version of visible text is recognised
_COMPARED: Final = 100  # hidden texts that are compared with the visible one
_SCRIPTS: Final = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")  # written from right to left
_LETTERS: Final = lazy_pattern(r"[^\W\d_]")
_BRACKETS: Final = "()（）[]［］〔〕《》〈〉【】「」{} \u3000"
_APART: Final = frozenset(("conditional", "field", "fallback", "title", "unclosed"))

SHOWN: Final = "shown"
"""With what is hidden, or shown by some programs only."""
JOINED: Final = "joined"
"""Without letters inside words that may be hidden."""
TURNED: Final = "turned"
"""With letters or words in the opposite order."""


class Reading(NamedTuple):
    """Lines of a view in another reading.

    `places` are pairs of offsets, in `text` and in the view's text: from there on both run alike, up to the next pair;
    behind one whose view offset is negative, all stands at that place. `cut` where it is longer than `CHARACTERS`.
    """

    kind: str
    text: str
    places: tuple[tuple[int, int], ...]
    cut: bool = False

    def place(self, offset: int) -> int:
        """Where `text[offset]` stands in the view's text."""
        index = bisect_right(self.places, (offset, 1 << 62)) - 1
        if index < 0:
            return 0
        at, source = self.places[index]
        return -source - 1 if source < 0 else source + offset - at


def other_readings(html: HtmlView) -> Iterator[Reading]:
    """The readings of an HTML text beside its visible one. Most texts have none."""
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
    """The small letters over the words alone, in one row where their words stand in one."""
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
    """The lines around `spans`, which are in order, without them."""
    return _read(JOINED, text, ((start, end, "") for start, end in spans))


def _not_doubled(html: HtmlView, runs: list[HiddenText]) -> Iterator[HiddenText]:
    """The runs that are no second version of what is visible."""
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
    """A hidden text as it would stand between its neighbours."""
    if run.reason in _APART and not any(run.touches):
        return f"\n{run.text}\n"
    left, right = run.touches
    return f"{'' if left else ' '}{run.text}{'' if right else ' '}"


def _read(kind: str, text: str, changes: Iterable[tuple[int, int, str]], around: int = _AROUND) -> Reading:
    """The lines around `changes` (start, end, what stands there instead), which are in order."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    cut = False
    position = stop = -1  # of `text`: up to where it was taken over, and to where it is wanted

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
    """Turned text, by letters and by words; scripts that run from right to left stand as they are written."""
    spans = [(start, end, html.text[start:end]) for start, end in html.turned]
    spans = [span for span in spans if not _SCRIPTS.search(span[2][:_AROUND])]
    if spans:
        yield _read(TURNED, html.text, ((start, end, text[::-1]) for start, end, text in spans))
    if any(" " in text for _, _, text in spans):
        yield _read(TURNED, html.text, ((start, end, _each_turned(text)) for start, end, text in spans))
        yield _read(TURNED, html.text, ((start, end, " ".join(reversed(text.split()))) for start, end, text in spans))


def _each_turned(text: str) -> str:
    return " ".join(word[::-1] for word in text.split())
