"""SPF macros (RFC 7208 §7): check their syntax and expand them."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from mailguard._internal.lazy_pattern import lazy_pattern

NAME_CHARACTERS: Final = 253  # RFC 7208 §7.3: longer names lose labels on the left
_EXPAND: Final = r"%(?:\{[slodipvhcrt][0-9]{0,3}r?[.\-+,/_=]*\}|%|_|-)"  # RFC 7208 §7.1
_MACRO_STRING: Final = lazy_pattern(rf"(?:{_EXPAND}|[!-$&-~])*", re.IGNORECASE)
_EXPLAIN_STRING: Final = lazy_pattern(rf"(?:{_EXPAND}|[ -$&-~])*", re.IGNORECASE)
_TOP_LABEL: Final = lazy_pattern(r"\.(?!-)(?=[0-9-]*[a-z]|[0-9]+-)[a-z0-9-]{1,63}(?<!-)\.?\Z", re.IGNORECASE)
_LAST_EXPAND: Final = lazy_pattern(rf"{_EXPAND}\Z", re.IGNORECASE)
_MACRO: Final = lazy_pattern(r"%(?:\{([a-z])([0-9]{0,3})(r?)([.\-+,/_=]*)\}|[%_-])", re.IGNORECASE)
_PLAIN: Final = {"%%": "%", "%_": " ", "%-": "%20"}  # RFC 7208 §7.1


def valid_macro_string(text: str) -> bool:
    """Whether `text` is a valid macro-string in a record (RFC 7208 §7.1); c, r and t are only for exp= texts."""
    return _MACRO_STRING.fullmatch(text) is not None and _letters_valid(text, "slodipvh")  # RFC 7208 §7.2


def valid_domain_spec(text: str) -> bool:
    """Whether `text` is a domain-spec (RFC 7208 §7.1): a macro-string that ends in a top label or a macro."""
    if not valid_macro_string(text):
        return False
    return _TOP_LABEL.search(text[-66:]) is not None or _LAST_EXPAND.search(text[-80:]) is not None


def valid_explain_string(text: str) -> bool:
    """Whether `text` is a valid explain-string (RFC 7208 §6.2, RFC 7208 §7.1)."""
    return _EXPLAIN_STRING.fullmatch(text) is not None and _letters_valid(text, "slodipvhcrt")


def _letters_valid(text: str, allowed: str) -> bool:
    for match in _MACRO.finditer(text):
        letter, digits = match.group(1), match.group(2)
        if letter and (letter.lower() not in allowed or (digits and int(digits) == 0)):  # RFC 7208 §7.3
            return False
    return True


def uses(text: str, letter: str) -> bool:
    """Whether the macro-string contains the macro letter `letter`."""
    return letter in letters(text)


def letters(text: str) -> frozenset[str]:
    """Return the macro letters in a macro-string, in lower case."""
    if "%" not in text:
        return frozenset()
    return frozenset(match.group(1).lower() for match in _MACRO.finditer(text) if match.group(1))


def expand(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its macros expanded. `values` maps each lower-case letter to its value."""
    if "%" not in text:
        return text
    return _MACRO.sub(lambda match: _value(match, values), text)


def _value(match: re.Match[str], values: Mapping[str, str]) -> str:
    letter, digits, reverse, delimiters = match.groups()
    if letter is None:
        return _PLAIN[match.group()]
    value = values.get(letter.lower(), "")
    if digits or reverse or delimiters:  # RFC 7208 §7.3: split, reverse, keep the labels on the right
        table = str.maketrans(dict.fromkeys(delimiters, "\n")) if delimiters else {ord("."): "\n"}
        pieces = value.translate(table).split("\n")
        if reverse:
            pieces.reverse()
        value = ".".join(pieces[-int(digits) :] if digits else pieces)
    # RFC 7208 §7.3: an upper-case letter means a URL-escaped value
    return quote(value, safe="", errors="replace") if letter.isupper() else value


def expand_name(text: str, values: Mapping[str, str]) -> str:
    """Expand a domain-spec to a domain name without a final dot, cut to 253 characters (RFC 7208 §7.3)."""
    name = expand(text, values).removesuffix(".")
    if len(name) > NAME_CHARACTERS:
        cut = name.find(".", len(name) - NAME_CHARACTERS - 1)
        name = name[cut + 1 :] if cut >= 0 else ""
    return name.lower()
