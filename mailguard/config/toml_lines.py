"""Find the line of each key in a TOML document, which the parser of the standard library doesn't report.

The scanner has no error handling: it is only for documents that `tomllib` has accepted.
"""

import bisect
import re
import tomllib
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

KeyPath = tuple[str | int, ...]

_BLANK: Final = lazy_pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART: Final = lazy_pattern(r"""[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*""")
_STRING: Final = lazy_pattern(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR: Final = lazy_pattern(r"[^,\]}#\r\n]*")


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of every key, table and list element. The path of an element has its index."""
    return _Scanner(text.replace("\r\n", "\n")).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.lines: dict[KeyPath, int] = {}
        self.counts: dict[KeyPath, int] = {}  # the number of tables so far in each array of tables

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        position = self._blank(0)
        while position < len(self.text):
            if self.text[position] == "[":
                table, position = self._table(position)
            else:
                position = self._pair(table, position)
            position = self._blank(position)
        return self.lines

    def _table(self, position: int) -> tuple[KeyPath, int]:
        array = self.text.startswith("[[", position)
        names, end = self._key(position + 1 + array)
        path: KeyPath = ()
        for index, name in enumerate(names):
            path = (*path, name)
            if array and index == len(names) - 1:
                self.counts[path] = self.counts.get(path, 0) + 1
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
            self._note(path, position)
        return path, end + 1 + array

    def _pair(self, table: KeyPath, position: int) -> int:
        names, end = self._key(position)
        path = table
        for name in names:
            path = (*path, name)
            self._note(path, position)
        return self._value(path, self._blank(end + 1))

    def _key(self, position: int) -> tuple[list[str], int]:
        names: list[str] = []
        while (part := _KEY_PART.match(self.text, position)) is not None:
            name = part.group(1)
            names.append(tomllib.loads(f"k = {name}")["k"] if name[0] in "\"'" else name)
            position = part.end()
            if self.text[position : position + 1] != ".":
                break
            position += 1
        return names, position

    def _value(self, path: KeyPath, position: int) -> int:
        """Note the parts of the value at `position` and return the position after it."""
        opening = self.text[position : position + 1]
        if opening in ("[", "{"):
            closing = "]" if opening == "[" else "}"
            index = 0
            position = self._blank(position + 1)
            while position < len(self.text) and self.text[position] != closing:
                if opening == "[":
                    self._note((*path, index), position)
                    position = self._value((*path, index), position)
                else:
                    position = self._pair(path, position)
                index += 1
                position = self._blank(position)
                if self.text[position : position + 1] == ",":
                    position = self._blank(position + 1)
            return position + 1
        match = _STRING.match(self.text, position) or _SCALAR.match(self.text, position)
        return match.end() if match else position

    def _blank(self, position: int) -> int:
        match = _BLANK.match(self.text, position)
        return match.end() if match else position

    def _note(self, path: KeyPath, position: int) -> None:
        self.lines.setdefault(path, bisect.bisect_right(self.starts, position))
