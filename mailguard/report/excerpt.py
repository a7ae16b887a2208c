"""Excerpts of the mail for a report: the body as its reader sees it, with the evidence in its place.

A report keeps a short text whole, and of a long text the parts around the evidence. Parts that the reader does not
see (hidden words, the target of a link, the words of a picture) are inserted at their place and labelled.
"""

import itertools
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Evidence, Finding
from mailguard.message.html.model import HiddenText, HtmlView
from mailguard.message.link import Link
from mailguard.message.model import Message, View
from mailguard.report.passage import Passage, Run

# Limits, in characters unless the comment names another unit.
WHOLE: Final = 4_000  # a text up to this length is shown whole
AROUND: Final = 240  # shown before and after evidence in a longer text
KEPT: Final = 12_000  # shown of one text in total
PLACES: Final = 100  # places of evidence in one text
_SPAN: Final = 2_000  # one quotation
_HIDDEN: Final = 600  # one hidden text
_TARGET: Final = 300  # the target of a link
_SEARCHED: Final = 200_000  # the part of a text in which words without an offset are searched for
_COMPARED: Final = 120  # letters and digits by which a hidden text is recognized
_QUOTED: Final = 500  # a link as evidence quotes it
_RUNS: Final = 1_000  # hidden texts that are compared
_LINE: Final = 80  # how far the end of an excerpt may move to the end of a line or word


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of evidence in a view: a span of its text, and the run to insert after it, if any."""

    start: int
    end: int
    evidence: Evidence
    put: Run | None = None


def passages_of(message: Message, findings: Iterable[Finding], more: Iterable[Evidence] = ()) -> tuple[Passage, ...]:
    """Return the passages with the evidence of `findings` about the mail itself and with `more`; HTML comes first."""
    quoted = [each for finding in findings if not finding.data.get("inside") for each in finding.evidence]
    wanted = [each for each in dict.fromkeys((*quoted, *more)) if each.where.startswith("body:") and each.text]
    if not wanted:
        return ()
    # Mail programs show the HTML text if there is one, so evidence that is in both texts is marked there.
    views = sorted(message.views, key=lambda view: view.html is None)
    unseen = _Unseen(message)
    places: dict[int, list[_Place]] = {}
    for evidence in wanted:
        for index, view in enumerate(views):
            place = _find(evidence, view, unseen)
            if place is not None:
                places.setdefault(index, []).append(place)
                break
    return tuple(_passage(views[index], places[index]) for index in sorted(places))


def _find(evidence: Evidence, view: View, unseen: "_Unseen") -> _Place | None:
    text, words = view.text, evidence.text.removesuffix("…")
    start, end = evidence.start, evidence.end
    if evidence.where == view.where:
        if start is not None and end is not None and text.startswith(words, start):
            return _Place(start, min(max(end, start), len(text)), evidence)
        return _find_unseen(evidence, view, unseen) or _search(evidence, words, view)
    return _search(evidence, words, view)


def _search(evidence: Evidence, words: str, view: View) -> _Place | None:
    at = view.text.find(words, 0, _SEARCHED)
    return _Place(at, at + len(words), evidence) if at >= 0 else None


def _find_unseen(evidence: Evidence, view: View, unseen: "_Unseen") -> _Place | None:
    """Find the place of evidence that the reader does not see: link and form targets, hidden text, picture texts."""
    link = unseen.link(evidence)
    if link is not None and link.start is not None:
        end = max(link.end or link.start, link.start)
        shown = view.text[link.start : end].strip() == evidence.text.strip()
        put = None if shown else Run("hidden" if link.hidden else "target", evidence.text[:_TARGET], (evidence,))
        return _Place(link.start, end, evidence, put)
    if view.html is None:
        return None
    if link is not None:  # an image or style sheet that is only loaded has no place in the text
        return _Place(len(view.text), len(view.text), evidence, Run("picture", evidence.text[:_TARGET], (evidence,)))
    run = unseen.hidden(evidence.text, view.html)
    if run is not None:
        text = " ".join(run.text[: 2 * _HIDDEN].split())
        put = Run("hidden", text if len(text) <= _HIDDEN else text[:_HIDDEN] + "…", (evidence,), run.reason)
        return _Place(run.start, run.start, evidence, put)
    at = next((form.start for form in view.html.forms if form.action == evidence.text), None)
    if at is not None:
        return _Place(at, at, evidence, Run("target", evidence.text[:_TARGET], (evidence,)))
    alt = next((image.alt for image in view.html.images if evidence.text in image.alt), None)
    if alt is not None:
        return _Place(0, 0, evidence, Run("picture", alt[:_TARGET], (evidence,)))
    return None


class _Unseen:
    """The links and hidden texts of a message, indexed by the part that evidence quotes. Built when first needed."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self._links: dict[tuple[str, str], Link] = {}
        self._letters: dict[int, list[str]] = {}

    def link(self, evidence: Evidence) -> Link | None:
        """Return the link that the evidence quotes, preferably a visible one."""
        if not self._links:
            for link in self._message.links:
                key = (link.where, (link.raw or link.url)[:_QUOTED])
                known = self._links.get(key)
                if known is None or (_is_seen(link) and not _is_seen(known)):
                    self._links[key] = link
        return self._links.get((evidence.where, evidence.text[:_QUOTED]))

    def hidden(self, words: str, html: HtmlView) -> HiddenText | None:
        """Return the hidden text that begins with `words`."""
        wanted = _letters(words)
        if not wanted:
            return None
        letters = self._letters.get(id(html))
        if letters is None:
            letters = self._letters[id(html)] = [_letters(run.text) for run in html.hidden[:_RUNS]]
        return next((run for run, text in zip(html.hidden, letters, strict=False) if text.startswith(wanted)), None)


def _is_seen(link: Link) -> bool:
    return not link.hidden and link.start is not None


def _letters(text: str) -> str:
    """Return the first letters and digits of a text. Spaces and fillers may differ between quotation and source."""
    return "".join(itertools.islice(filter(str.isalnum, text[: 20 * _COMPARED]), _COMPARED))


def _passage(view: View, found: list[_Place]) -> Passage:
    kept, windows = _windows(view.text, sorted(found, key=lambda place: (place.start, place.end)))
    runs: list[Run] = []
    at = 0
    for start, end in windows:
        if start > at:
            runs.append(Run("gap", "", (), str(start - at)))
        runs.extend(_runs(view.text, start, end, kept))
        at = end
    if at < len(view.text):
        runs.append(Run("gap", "", (), str(len(view.text) - at)))
    return Passage(view.where, tuple(runs), len(found) - len(kept))


def _windows(text: str, places: list[_Place]) -> tuple[list[_Place], list[tuple[int, int]]]:
    """Return the places that are kept, and the spans of text that are shown."""
    kept = places[:PLACES]
    if len(text) <= WHOLE:
        return kept, [(0, len(text))]
    windows: list[tuple[int, int]] = []
    used = 0
    for number, place in enumerate(kept):
        start = _line_start(text, max(place.start - AROUND, 0))
        end = _line_end(text, min(min(place.end, place.start + _SPAN) + AROUND, len(text)))
        last = windows[-1] if windows else None
        joins = last is not None and start <= last[1] + _LINE
        grown = end - (min(start, last[1]) if joins and last is not None else start)
        if used and used + grown > KEPT:
            return kept[:number], windows
        used += max(grown, 0)
        if joins and last is not None:
            windows[-1] = (last[0], max(last[1], end))
        else:
            windows.append((start, end))
    return kept, windows


def _line_start(text: str, at: int) -> int:
    """Move `at` back to the start of a line or word, if one is near."""
    if at == 0:
        return 0
    line = text.rfind("\n", max(at - _LINE, 0), at)
    return line + 1 if line >= 0 else text.rfind(" ", max(at - _LINE // 4, 0), at) + 1 or at


def _line_end(text: str, at: int) -> int:
    """Move `at` forward to the end of a line or word, if one is near."""
    line = text.find("\n", at, at + _LINE)
    if line >= 0:
        return line
    blank = text.find(" ", at, at + _LINE // 4)
    return blank if blank >= 0 else at


def _runs(text: str, start: int, end: int, places: list[_Place]) -> Iterator[Run]:
    """Yield the text from `start` to `end`, split where evidence begins and ends."""
    inside = [place for place in places if place.start <= end and place.end >= start]
    cuts = {start, end} | {cut for place in inside for cut in (place.start, place.end) if start < cut < end}
    ordered = sorted(cuts)
    put = {place.put: place.end for place in inside if place.put is not None and start <= place.end <= end}
    yield from (run for run, at in put.items() if at == start)
    for left, right in itertools.pairwise(ordered):
        covering = tuple(place.evidence for place in inside if place.start <= left and place.end >= right)
        yield Run("text", text[left:right], covering)
        yield from (run for run, at in put.items() if at == right)
