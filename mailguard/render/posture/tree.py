"""An SPF record with everything it includes, drawn as a tree, each term with the look-ups it costs."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.posture.records.spf.value import SpfRecord, SpfTerm

LINES: Final = 400  # of one tree; what a domain may make us collect is about as much
_UNICODE: Final = ("├─ ", "└─ ", "│  ", "   ")
_ASCII: Final = ("|- ", "`- ", "|  ", "   ")


class Branch(NamedTuple):
    """One line: the look-ups of everything below it, the lines drawn before it, the term, and what is odd about it."""

    cost: int
    drawn: str
    text: str
    remark: str


def branches(record: SpfRecord, language: Language, *, unicode: bool = True) -> Iterator[Branch]:
    """The lines of the tree, the record's own name first. At most `LINES`."""
    glyphs = _UNICODE if unicode else _ASCII
    yield Branch(sum(each.cost for each in record.terms), "", record.domain, _problem(record, language))
    left = LINES
    pending = [(term, "", last) for term, last in _reversed(record.terms)]
    while pending and left:
        term, drawn, last = pending.pop()
        left -= 1
        yield Branch(term.cost, drawn + glyphs[1 if last else 0], term.text, _remark(term, language))
        if term.record is not None:
            deeper = drawn + glyphs[3 if last else 2]
            pending.extend((each, deeper, end) for each, end in _reversed(term.record.terms))
    if pending:
        yield Branch(0, "", "…", "")


def _reversed(terms: tuple[SpfTerm, ...]) -> Iterator[tuple[SpfTerm, bool]]:
    """The terms from the last to the first, and whether each is the last."""
    for index in range(len(terms) - 1, -1, -1):
        yield terms[index], index == len(terms) - 1


def _remark(term: SpfTerm, language: Language) -> str:
    said = []
    if term.ignored:
        said.append(label("term.ignored", language))
    if term.record is not None and term.record.problem:
        said.append(_problem(term.record, language))
    elif term.void:
        said.append(label("term.void", language))
    return ", ".join(said)


def _problem(record: SpfRecord, language: Language) -> str:
    """What is wrong with a record, with the terms that are."""
    told = label(f"record.{record.problem}", language) if record.problem else ""
    return f"{told}: {' '.join(record.errors)}" if told and record.errors else told
