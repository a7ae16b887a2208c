"""An SPF record with all its includes as a tree; each term has the number of lookups that it costs."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.posture.records.spf.value import SpfRecord, SpfTerm

LINES: Final = 400  # the most lines of a tree; about as much as is collected of a domain
_UNICODE: Final = ("├─ ", "└─ ", "│  ", "   ")
_ASCII: Final = ("|- ", "`- ", "|  ", "   ")


class Branch(NamedTuple):
    """One line of the tree.

    `cost` is the number of lookups of the term and everything below it, `drawn` the branch lines in front of the term,
    `text` the term, and `remark` what is wrong with it.
    """

    cost: int
    drawn: str
    text: str
    remark: str


def branches(record: SpfRecord, language: Language, *, unicode: bool = True) -> Iterator[Branch]:
    """Yield the lines of the tree, at most `LINES`. The first is the domain of the record."""
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
    """Yield the terms from last to first, each with whether it is the last one."""
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
    """Return what is wrong with a record, with the wrong terms."""
    told = label(f"record.{record.problem}", language) if record.problem else ""
    return f"{told}: {' '.join(record.errors)}" if told and record.errors else told
