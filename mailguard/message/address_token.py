"""Split an address field into tokens (RFC 5322 §3.2), whatever characters it holds. One pass; never raises."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

ATOM: Final = "a"  # an atom: RFC 5322 §3.2.3
QUOTED: Final = "q"  # a quoted-string: RFC 5322 §3.2.4
LITERAL: Final = "l"  # a domain-literal: RFC 5322 §3.4.1; brackets elsewhere are `ODD`
ODD: Final = "o"  # a character that no grammar allows there: a bracket, a backslash, a quote that never closes
# The kind of any other token is the special character itself: < > @ , ; : or the dot.

_PLAIN: Final = (
    r'(?P<blank>[ \t\r\n]++)|(?P<atom>[^ \t\r\n"(),.:;<>@\[\]\\]++)|(?P<special>[<>@,;:.])'
    r"|(?P<literal>\[[^\[\]\\]*+\])"
)
_PIECE: Final = lazy_pattern(_PLAIN + r'|(?P<quoted>"[^"\\]*+(?:\\.[^"\\]*+)*+")|(?P<odd>.)', re.DOTALL)
_UNQUOTED: Final = lazy_pattern(_PLAIN + r"|(?P<odd>.)", re.DOTALL)  # used after a quote that never closes
_PARENTHESIS: Final = lazy_pattern(r"\\.|[()]", re.DOTALL)
_KINDS: Final = {"atom": ATOM, "quoted": QUOTED, "literal": LITERAL, "odd": ODD}


class Token(NamedTuple):
    """One token as written. `spaced` says that a blank or a comment comes before it."""

    kind: str
    text: str
    spaced: bool


class Tokens(NamedTuple):
    """The tokens of a field, its comments with the number of tokens before each, and whether each quote is closed."""

    found: tuple[Token, ...]
    comments: tuple[tuple[int, str], ...]
    closed: bool

    @property
    def kinds(self) -> str:
        """The kinds of all tokens, one letter each."""
        return "".join([token.kind for token in self.found])

    def comment(self, start: int, end: int) -> str:
        """Return the text of the comments between, before and after the tokens from `start` to `end`."""
        found: list[str] = []
        for index in range(bisect_left(self.comments, (start, "")), len(self.comments)):
            place, words = self.comments[index]
            if place > end:
                break
            found.append(words)
        return " ".join(found)


def tokens_of(text: str) -> Tokens:
    """Return the tokens of `text`. A quote or parenthesis that never closes is an `ODD` token and clears `closed`."""
    found: list[Token] = []
    comments: list[tuple[int, str]] = []
    position, spaced = 0, False
    # Both change at the first quote or parenthesis that never closes, so that the search stays linear.
    pattern, parentheses = _PIECE, True
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
    """Return the offset after the comment that opens at `start` (RFC 5322 §3.2.2), or 0 if it never closes."""
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


def tight(text: str) -> str:
    """Return an address without the blanks next to its dots and "@" (RFC 5322 §4.4)."""
    return _LOOSE.sub(r"\1", text) if " " in text and '"' not in text else text


_LOOSE: Final = lazy_pattern(r" ?([.@]) ?")


def text_of(words: tuple[Token, ...]) -> str:
    """Return the words as written, with blanks folded."""
    return "".join(f" {word.text}" if word.spaced else word.text for word in words).strip()
