"""Read the tables in this folder: lists of entries (`.txt`) and of rows (`.csv`), each at its first use.

A list has one entry per line, and headings such as `[brand]` if it has several sections. Empty lines and lines that
begin with "#" are ignored in both.
"""

import csv
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

CHARACTERS: Final = 1_000_000  # characters of one table
ENTRIES: Final = 20_000  # entries or rows of one table
LONGEST: Final = 200  # characters of an entry
_FOLDER: Final = Path(__file__).parent


@functools.cache
def listed(name: str, section: str = "") -> frozenset[str]:
    """Return the entries of one section of the list `name`; "" is the list without sections."""
    return frozenset(sections(name)[section])


@functools.cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the entries of the list `name` by section, in their order."""
    return read_list((_FOLDER / f"{name}.txt").read_text("utf-8"), f"{name}.txt")


def rows(name: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Return the rows of the table `name`, which has these `columns`."""
    return read_rows((_FOLDER / f"{name}.csv").read_text("utf-8"), columns, f"{name}.csv")


def read_list(text: str, name: str) -> dict[str, tuple[str, ...]]:
    """Parse a list into sections. Raises `ValueError` with one line: the file, the line and the mistake."""
    found: dict[str, dict[str, int]] = {}
    entries: dict[str, int] | None = None
    for number, line in _lines(text, name):
        if line[0] == "[":
            head = line[1:-1].strip()
            if line[-1] != "]" or not head.isidentifier() or head in found or "" in found:
                raise ValueError(f"{name}:{number}: a head such as [brand] is needed, each once and before every entry")
            entries = found[head] = {}
            continue
        if entries is None:
            entries = found[""] = {}
        if len(line) > LONGEST:
            raise ValueError(f"{name}:{number}: an entry has up to {LONGEST} characters")
        if entries.setdefault(line, number) != number:
            raise ValueError(f'{name}:{number}: "{line}" is in line {entries[line]} already')
    return {head: tuple(entries) for head, entries in found.items()}


def read_rows(text: str, columns: tuple[str, ...], name: str) -> Iterator[list[str]]:
    """Parse the rows of a table below its headings. Raises `ValueError` like `read_list`."""
    heads: list[str] | None = None
    for number, line in _lines(text, name):
        try:
            (row,) = csv.reader((line,), strict=True)
        except csv.Error:
            raise ValueError(f"{name}:{number}: a quotation mark is out of place") from None
        if heads is None:
            heads = row
            if heads != list(columns):
                raise ValueError(f"{name}:{number}: the columns have to be {','.join(columns)}")
        elif len(row) != len(columns):
            raise ValueError(f"{name}:{number}: {len(columns)} fields are needed, here are {len(row)}")
        else:
            yield row


def _lines(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with content, with their numbers."""
    if len(text) > CHARACTERS or text.count("\n") > ENTRIES:
        raise ValueError(f"{name}: too large for a table")
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line and line[0] != "#":
            yield number, line
