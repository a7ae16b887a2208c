"""The text of the mail in the HTML report, with the evidence marked and numbered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.report import label
from mailguard.finding import Evidence
from mailguard.render.common.places import place
from mailguard.render.common.visible import visible
from mailguard.render.mail.html_text import defanged, isolated
from mailguard.report.passage import Passage, Run

Numbers = Mapping[Evidence, tuple[int, ...]]
_MARKS: Final = 20  # the most marks in one header field
_EMPTY_LINES: Final = re.compile(r"\n(?:[ \t\xa0]*\n){2,}")


def passages(shown: Iterable[Passage], numbers: Numbers, anchor: str, language: Language) -> str:
    """Render the section with the mail's text, or "" if nothing in it is marked."""
    kept = [each for each in shown if any(numbers.get(evidence) for run in each.runs for evidence in run.evidence)]
    if not kept:
        return ""
    pieces = [
        f'<section aria-labelledby="{anchor}x">\n<h3 id="{anchor}x">{label("passage", language)}</h3>\n',
        f'<p class="soft">{label("passage.note", language)}</p>\n',
    ]
    for each in kept:
        pieces.append(
            f'<figure>\n<figcaption class="where">{isolated(place(each.where, language), 200)}</figcaption>\n'
        )
        pieces.append(f'<div class="mail" dir="auto">{"".join(_runs(each.runs, numbers, anchor, language))}</div>\n')
        if each.left_out:
            pieces.append(f'<p class="soft">{label("passage.left_out", language, count=each.left_out)}</p>\n')
        pieces.append("</figure>\n")
    pieces.append("</section>\n")
    return "".join(pieces)


def _runs(runs: tuple[Run, ...], numbers: Numbers, anchor: str, language: Language) -> Iterator[str]:
    for index, run in enumerate(runs):
        found = _numbers(run, numbers)
        # Each number appears once, after the last run of the words that it marks.
        later = _numbers(runs[index + 1], numbers) if index + 1 < len(runs) else ()
        ending = "".join(_reference(each, anchor) for each in found if each not in later)
        if run.kind == "gap":
            yield f'<span class="gap">{label("passage.gap", language, count=f"{int(run.note):,}")}</span>'
        elif run.kind == "text":
            yield (
                f"<mark>{_lines(run.text)}</mark>{ending}" if found and run.text.strip() else _lines(run.text) + ending
            )
        else:
            name = label(f"passage.{run.kind}", language)
            inner = f'<span class="label">{name}</span> {isolated(run.text, 700)}'
            yield f' <span class="unseen">{f"<mark>{inner}</mark>{ending}" if found else inner}</span> '


def _numbers(run: Run, numbers: Numbers) -> tuple[int, ...]:
    return tuple(sorted({number for evidence in run.evidence for number in numbers.get(evidence, ())}))


def _reference(number: int, anchor: str) -> str:
    return f'<a class="ref" href="#{anchor}f{number}">{number}</a>'


def _lines(text: str) -> str:
    """Escape text of the mail; line breaks stay, and other control characters become visible escapes."""
    folded = _EMPTY_LINES.sub("\n\n", defanged(text).replace("\r\n", "\n"))
    return "\n".join(escape(visible(line.replace("\t", " "))) for line in folded.split("\n"))


def marked_field(text: str, field: str, numbers: Numbers, anchor: str, length: int = 1_000) -> str:
    """Render the text of a header field as `isolated` does, with the evidence marked."""
    shown = text[:length]
    spans = _spans(shown, field, numbers)
    if not spans:
        return isolated(text, length)
    pieces: list[str] = []
    at = 0
    for start, end, found in spans:
        pieces.append(isolated(shown[at:start], length) if start > at else "")
        references = "".join(_reference(number, anchor) for number in found)
        pieces.append(f"<mark>{isolated(shown[start:end], length)}</mark>{references}")
        at = end
    pieces.append(isolated(text[at:], length) if at < len(text) else "")
    return "".join(pieces)


def _spans(text: str, field: str, numbers: Numbers) -> list[tuple[int, int, list[int]]]:
    """Return the spans of `text` that are evidence about `field`, in order; overlapping spans are merged."""
    folded = text.casefold()
    comparable = text if len(folded) != len(text) else folded
    found: list[tuple[int, int, list[int]]] = []
    for evidence, several in list(numbers.items()):
        if evidence.where.casefold() != f"header:{field}".casefold() or not evidence.text:
            continue
        words = evidence.text.removesuffix("…")
        start = evidence.start
        if start is None or not text.startswith(words, start):
            start = comparable.find(words if comparable is text else words.casefold())
        if start >= 0:
            found.append((start, start + len(words), list(several)))
    merged: list[tuple[int, int, list[int]]] = []
    for start, end, named in sorted(found)[:_MARKS]:
        if merged and start < merged[-1][1]:
            first, last, known = merged[-1]
            merged[-1] = (first, max(last, end), sorted({*known, *named}))
        else:
            merged.append((start, end, named))
    return merged
