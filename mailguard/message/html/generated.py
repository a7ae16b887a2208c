"""Text that CSS adds: the strings of `content`, list marks, quotes and counters (CSS Generated Content, CSS Lists 3).

What an attribute or a custom property says is not known where a style is read: their names stand in the text between
marks, until the element is met that the style is for.
"""

from collections.abc import Mapping
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

MASKED: Final = {ord("{"): "\ue000", ord("}"): "\ue001", ord(";"): "\ue002"}
"""What stands in a string for the signs that part declarations and rules."""
_UNMASKED: Final = {ord(mask): chr(sign) for sign, mask in MASKED.items()}
_MARK: Final = "\x00"  # on both sides of a name
_ELSE: Final = "\x01"  # between a custom property's name and the text that stands for it where it is not set
_STRING: Final = lazy_pattern(
    r"\"([^\"]*+)\"|'([^']*+)'|attr\(\s*+([\w-]{1,60})"
    r"|var\(\s*+(--[\w-]{1,100})(?:\s*+,\s*+(?:\"([^\"]*+)\"|'([^']*+)'))?"
)
_ADDED: Final = 4_000  # characters of a text that a style shows
_VARIABLES: Final = 50  # custom properties of one rule that hold text
SCOPE: Final = 200
"""Custom properties with text that are known at one place."""
_NESTED: Final = 8  # custom properties that name one another
_COUNTER: Final = ("symbols", "additive-symbols", "prefix", "suffix", "pad", "negative")

Variables = tuple[tuple[str, str], ...]
"""Custom properties that hold text, by name; the texts may hold further names."""


def text_of(value: str) -> str:
    """The text of a value: its strings in a row, with the names that it takes others from."""
    if '"' not in value and "'" not in value and "attr(" not in value and "var(" not in value:
        return ""
    found = _STRING.findall(value.translate(_UNMASKED) if not value.isascii() else value)
    return "".join(
        f"{_MARK}{name or f'{variable}{_ELSE}{one or other}'}{_MARK}" if name or variable else double or single
        for double, single, name, variable, one, other in found
    )


def added(said: Mapping[str, str]) -> str:
    """The text that declarations add: `content`, or the string of a list's marks, and quotation marks of letters."""
    text = text_of(said.get("content") or said.get("list-style-type") or said.get("list-style") or "")
    quotes = said.get("quotes", "")
    return text + text_of(quotes) if quotes and any(map(str.isalnum, text_of(quotes))) else text


def variables_of(said: Mapping[str, str]) -> Variables:
    """The custom properties among declarations that hold text."""
    found = ((name, text_of(value)) for name, value in said.items() if name.startswith("--"))
    return tuple((name, text) for name, text in found if text)[:_VARIABLES]


def counter_text(said: Mapping[str, str]) -> str:
    """The letters that a `@counter-style` counts with (CSS Counter Styles 3)."""
    return "".join(text_of(said[name]) for name in _COUNTER if name in said)


def with_attributes(text: str, said: Mapping[str, str]) -> str:
    """A text that a style adds, with what an element's attributes say in the place of their names."""
    if _MARK not in text:
        return text
    pieces = text.split(_MARK)
    for index in range(1, len(pieces), 2):
        name = pieces[index]
        own = not name.startswith("--")
        pieces[index] = said.get(name, "")[:_ADDED].replace(_MARK, "") if own else f"{_MARK}{name}{_MARK}"
    return "".join(pieces)


def with_variables(text: str, *scopes: Mapping[str, str]) -> str:
    """The same with custom properties: the first scope that knows a name counts."""
    for _ in range(_NESTED):
        if _MARK not in text:
            return text
        pieces = text[:_ADDED].split(_MARK)
        pieces[1::2] = (_value(name, scopes) for name in pieces[1::2])
        text = "".join(pieces)
    return text[:_ADDED].replace(_MARK, "").replace(_ELSE, "")


def _value(name: str, scopes: tuple[Mapping[str, str], ...]) -> str:
    variable, _, other = name.partition(_ELSE)
    return next((scope[variable] for scope in scopes if variable in scope), other)
