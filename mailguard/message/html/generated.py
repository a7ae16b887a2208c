"""Text that CSS adds: the strings of `content`, list markers, quotes and counters (CSS Generated Content, CSS Lists 3).

The values of attributes and custom properties are unknown when a style is read. So the text contains their names
between marks. The names are replaced when an element with the style occurs.
"""

from collections.abc import Mapping
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

MASKED: Final = {ord("{"): "\ue000", ord("}"): "\ue001", ord(";"): "\ue002"}
"""Replacements inside strings for the characters that separate declarations and rules."""
_UNMASKED: Final = {ord(mask): chr(sign) for sign, mask in MASKED.items()}
_MARK: Final = "\x00"  # before and after a name
_ELSE: Final = "\x01"  # between the name of a custom property and the text to use if it is not set
_STRING: Final = lazy_pattern(
    r"\"([^\"]*+)\"|'([^']*+)'|attr\(\s*+([\w-]{1,60})"
    r"|var\(\s*+(--[\w-]{1,100})(?:\s*+,\s*+(?:\"([^\"]*+)\"|'([^']*+)'))?"
)
_ADDED: Final = 4_000  # characters of one text that a style adds
_VARIABLES: Final = 50  # custom properties with text that are read from one rule
SCOPE: Final = 200
"""Custom properties with text that are kept for one place."""
_NESTED: Final = 8  # levels of custom properties that refer to one another
_COUNTER: Final = ("symbols", "additive-symbols", "prefix", "suffix", "pad", "negative")

Variables = tuple[tuple[str, str], ...]
"""Names and texts of custom properties. The texts may contain further names."""


def text_of(value: str) -> str:
    """Return the text of a CSS value: its strings, and marked names for the texts it takes from elsewhere."""
    if '"' not in value and "'" not in value and "attr(" not in value and "var(" not in value:
        return ""
    found = _STRING.findall(value.translate(_UNMASKED) if not value.isascii() else value)
    return "".join(
        f"{_MARK}{name or f'{variable}{_ELSE}{one or other}'}{_MARK}" if name or variable else double or single
        for double, single, name, variable, one, other in found
    )


def added(said: Mapping[str, str]) -> str:
    """Return the text that declarations add: `content` or list markers, and quotation marks that contain letters."""
    text = text_of(said.get("content") or said.get("list-style-type") or said.get("list-style") or "")
    quotes = said.get("quotes", "")
    return text + text_of(quotes) if quotes and any(map(str.isalnum, text_of(quotes))) else text


def variables_of(said: Mapping[str, str]) -> Variables:
    """Return the custom properties with text among declarations."""
    found = ((name, text_of(value)) for name, value in said.items() if name.startswith("--"))
    return tuple((name, text) for name, text in found if text)[:_VARIABLES]


def counter_text(said: Mapping[str, str]) -> str:
    """Return the strings that a `@counter-style` rule uses for counting (CSS Counter Styles 3)."""
    return "".join(text_of(said[name]) for name in _COUNTER if name in said)


def with_attributes(text: str, said: Mapping[str, str]) -> str:
    """Return a text that a style adds, with the names of attributes replaced by their values in the element."""
    if _MARK not in text:
        return text
    pieces = text.split(_MARK)
    for index in range(1, len(pieces), 2):
        name = pieces[index]
        own = not name.startswith("--")
        pieces[index] = said.get(name, "")[:_ADDED].replace(_MARK, "") if own else f"{_MARK}{name}{_MARK}"
    return "".join(pieces)


def with_variables(text: str, *scopes: Mapping[str, str]) -> str:
    """Return a text with the names of custom properties replaced. The first scope that has a name counts."""
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
