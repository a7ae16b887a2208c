"""The tokens of an address field (RFC 5322 §3.2), for whatever characters it holds. One pass; never raises."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

ATOM: Final = "a"
QUOTED: Final = "q"  # a quoted-string
LITERAL: Final = "l"  # a domain-literal; brackets elsewhere are `ODD`
ODD: Final = "o"  # a character without a place in an address field: brackets, a backslash, what was never closed
# All other kinds are the special itself: < > @ , ; : and the dot.

_PLAIN: Final = (
    r'(?P<blank>[ \t\r\n]++)|(?P<atom>[^ \t\r\n"(),.:;<>@\[\]\\]++)|(?P<special>[<>@,;:.])'
    r"|(?P<literal>\[[^\[\]\\]*+\])"
)
_PIECE: Final = lazy_pattern(_PLAIN + r'|(?P<quoted>"[^"\\]*+(?:\\.[^"\\]*+)*+")|(?P<odd>.)', re.DOTALL)
_UNQUOTED: Final = lazy_pattern(_PLAIN + r"|(?P<odd>.)", re.DOTALL)  # behind a quote that never closes
_PARENTHESIS: Final = lazy_pattern(r"\\.|[()]", re.DOTALL)
_KINDS: Final = {"atom": ATOM, "quoted": QUOTED, "literal": LITERAL, "odd": ODD}


class Token(NamedTuple):
    """One token as it is written. `spaced`: a blank or a comment stands before it."""

    kind: str
    text: str
    spaced: bool


class Tokens(NamedTuple):
    """A field's tokens, its comments with the number of tokens before each, and whether all that opens also closes."""

    found: tuple[Token, ...]
    comments: tuple[tuple[int, str], ...]
    closed: bool

    @property
    def kinds(self) -> str:
        """One letter for each token."""
        return "".join([token.kind for token in self.found])

    def comment(self, start: int, end: int) -> str:
        """The words of the comments in and beside the tokens from `start` to `end`."""
        found: list[str] = []
        for index in range(bisect_left(self.comments, (start, "")), len(self.comments)):
            place, words = self.comments[index]
            if place > end:
                break
            found.append(words)
        return " ".join(found)


def tokens_of(text: str) -> Tokens:
    """The tokens of `text`. A quote or a parenthesis that never closes is a letter like others, and said."""
    found: list[Token] = []
    comments: list[tuple[int, str]] = []
    position, spaced = 0, False
    pattern, parentheses = _PIECE, True  # until one was found that never closes: so each is looked for once
    while position < len(text):
        match = pattern.match(text, position)
        kind, behind = (match.lastgroup or "odd", match.end()) if match is not None else ("odd", position + 1)
        letter = text[position]
        if kind == "blank":
            position, spaced = behind, True
            continue
        if kind == "literal" and not (found and found[-1].kind == "@"):
            kind, behind = "odd", position + 1
        elif letter == '"' and kind == "odd":
            pattern = _UNQUOTED
        elif letter == "(" and parentheses:
            stop = _comment_end(text, position)
            if stop:
                comments.append((len(found), text[position + 1 : stop - 1]))
                position, spaced = stop, True
                continue
            parentheses = False
        word = text[position:behind]
        found.append(Token(word if kind == "special" else _KINDS[kind], word, spaced))
        position, spaced = behind, False
    return Tokens(tuple(found), tuple(comments), pattern is _PIECE and parentheses)


def _comment_end(text: str, start: int) -> int:
    """The offset behind the comment that opens at `start`, 0 where it never closes."""
    depth = 0
    for match in _PARENTHESIS.finditer(text, start):
        mark = match.group()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if not depth:
                return match.end()
    return 0
