"""Parse tags, attributes and character references like the tokenizer of the HTML standard (WHATWG HTML §13.2.5).

Every pattern is possessive and never backtracks, so that any text takes linear time.
"""

import functools
import re
from html.entities import html5
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_BLANK: Final = r"[ \t\n\r\f]"
_ATTRIBUTE: Final = (
    r"[ \t\n\r\f/]*+([^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)"
    r"""(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+(?:"([^"]*+)"|'([^']*+)'|([^ \t\n\r\f>"'][^ \t\n\r\f>]*+))?+)?+"""
)

_UNGROUPED: Final = re.sub(r"(?<!\\)\((?!\?)", "(?:", _ATTRIBUTE)
_TEXT: Final = r"[^<]*+(?:(?=<[a-zA-Z!?/])|(?:<(?![a-zA-Z!?/])[^<]*+)*+)"
TEXT: Final = lazy_pattern(_TEXT)
"""Text up to the next markup."""
_PLAIN: Final = r'[ \t\n\r\f]++[a-zA-Z-]++="[^"]*+"'  # the form of most attributes, tried before the full form
MARKUP: Final = lazy_pattern(
    rf"<(/?+)([a-zA-Z][^ \t\n\r\f/>]*+(?:(?=>)|(?:{_PLAIN})*+(?:(?=>)|(?:{_UNGROUPED})*+[ \t\n\r\f/]*+)))>({_TEXT})"
    r"|<(?:!--|[!?]|/(?![a-zA-Z])|(?=/?[a-zA-Z]))"
)
"""A tag, with the groups slash, content of the tag and text after it; or the start of a comment, a declaration or a tag
that never ends. The pattern tries the end of the tag and the next tag before each slower step."""
_NAME: Final = lazy_pattern(r"[^ \t\n\r\f/>]*+")
TAG: Final = lazy_pattern(r"<(?:style|script)\b[^<]*+(?:<(?!/)[^<]*+)*+|<[^<>]*+>?", re.IGNORECASE)
"""A tag, or a style sheet or script with its content. Used where text is read without its elements."""
HREF: Final = lazy_pattern(
    r"""\bhref\s{0,20}=\s{0,20}(?:"([^"<>]{1,8000})|'([^'<>]{1,8000})|([^\s"'<>]{1,8000}))""", re.IGNORECASE
)
_TELLING: Final = ("href", "onclick", "formaction", "<style", "</style", "<input")
# Neither "<" nor ">" between, so that a million of either are read once.
_WORD: Final = lazy_pattern(r">[^<>]*?[^\W\d_]{2}")
_COMMENT_END: Final = lazy_pattern(r"--!?>")  # WHATWG HTML §13.2.5.51, WHATWG HTML §13.2.5.52
_NEAR: Final = 1_000  # characters within which most comments end
_ATTRIBUTES: Final = lazy_pattern(_ATTRIBUTE)
_RAW_END: Final = {
    name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}

_REFERENCE: Final = lazy_pattern(r"&(?:#([0-9]++);?+|#[xX]([0-9a-fA-F]++);?+|([a-zA-Z][a-zA-Z0-9]{1,31}+)(;?+)(=?+))")
_SHORT: Final = 34  # characters of the longest reference that is cached; the number of digits is unlimited
_LONGEST_BARE: Final = 6  # letters of the longest name that needs no semicolon ("frac12", "Aacute")
_C1: Final = dict(enumerate(bytes(range(0x80, 0xA0)).decode("cp1252", "replace"), 0x80))


def comment_end(source: str, position: int) -> tuple[int, int]:
    """Return where the text of a comment ends and where the comment ends: both the end of `source` if it never ends."""
    # No further than `_NEAR`: a thousand comments that end with "--!>" would take quadratic time.
    near = source.find("-->", position, position + _NEAR)
    if near >= 0 and source.find("--!>", position, near) < 0:
        return near, near + 3
    match = _COMMENT_END.search(source, position)
    return match.span() if match else (len(source), len(source))


def has_content(markup: str) -> bool:
    """Whether markup has text between its tags, a field or style sheet, or an attribute that leads somewhere."""
    lower = markup.lower()
    return any(said in lower for said in _TELLING) or _WORD.search(f">{markup}") is not None


def raw_text_end(name: str, source: str, position: int) -> int:
    """Return where the end tag of a raw text element begins, or the end of `source` without an end tag."""
    if name == "plaintext":
        return len(source)
    match = _RAW_END[name].search(source, position)
    return match.start() if match else len(source)


def name_of(source: str) -> str:
    """Return the name of a tag, given the text between its angle brackets."""
    match = _NAME.match(source)
    return match.group() if match else ""


def attributes(source: str, position: int) -> dict[str, str]:
    """Return the attributes of a tag from `position`, by lower-case name and decoded. The first of each name counts."""
    found = _ATTRIBUTES.findall(source, position)
    found.reverse()
    said = {name.lower(): double or single or bare for name, double, single, bare in found}
    if "&" in source:
        for name, value in said.items():
            if "&" in value:
                said[name] = _REFERENCE.sub(_in_attribute, value)
    return said


def unescape(text: str) -> str:
    """Return `text` with its character references decoded, as in text content (WHATWG HTML §13.2.5.72)."""
    if "&nbsp;" in text:  # most references are
        text = text.replace("&nbsp;", "\xa0")
    return _REFERENCE.sub(_in_text, text) if "&" in text else text


def _in_text(match: re.Match[str]) -> str:
    whole = match.group()
    return _remembered(whole) if len(whole) <= _SHORT else _decoded(match, attribute=False)


@functools.lru_cache(maxsize=256)
def _remembered(whole: str) -> str:
    match = _REFERENCE.match(whole)
    return _decoded(match, attribute=False) if match else whole


def _in_attribute(match: re.Match[str]) -> str:
    return _decoded(match, attribute=True)


def _decoded(match: re.Match[str], *, attribute: bool) -> str:
    decimal, hexadecimal, name, semicolon, equals = match.groups()
    if name is None:
        digits, base = (decimal, 10) if decimal is not None else (hexadecimal, 16)
        digits = digits.lstrip("0")
        return _character(int(digits or "0", base)) if len(digits) < 8 else "\ufffd"
    if semicolon and f"{name};" in html5:
        return html5[f"{name};"] + equals
    whole = match.group()
    if attribute:  # "&copy=1" in a URL is a parameter, not a copyright sign
        return whole if equals or semicolon or name not in html5 else html5[name]
    for length in range(min(len(name), _LONGEST_BARE), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]] + whole[length + 1 :]
    return whole


def _character(code: int) -> str:
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return _C1[code] if 0x80 <= code < 0xA0 else chr(code)
