"""Properties that the HTML standard gives an element by its name, computed once for each name."""

import functools
from typing import Final

VOID: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr param keygen".split()  # noqa: SIM905 - reads better
)
"""Elements without content (WHATWG HTML §13.1.2)."""
BLOCKS: Final = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select summary table
    tbody textarea tfoot thead tr ul xmp
    """.split()  # noqa: SIM905 - reads better
)
"""Elements that begin and end a line."""
_CELLS: Final = frozenset(("td", "th"))
_UNSHOWN: Final = frozenset(("template", "datalist", "dialog"))
"""Elements whose content browsers don't show, although programs that don't know the element do. The fallback content of
video, canvas and audio is not in this list, because mail programs don't load these and show the fallback."""
_SMALL: Final = frozenset(
    "svg math canvas video audio object del s strike button marquee select".split()  # noqa: SIM905
)
"""Elements whose text is shown in another way than the text around it, or not at all."""
READING: Final = "reading"
"""Reason for a ruby annotation: small letters above a word that give its pronunciation (WHATWG HTML §4.5.10)."""
BRACKET: Final = "bracket"
"""Reason for the brackets around an annotation, for programs that can't set it above the word (WHATWG HTML §4.5.12)."""
_BESIDE: Final = {"rt": READING, "rtc": READING, "rp": BRACKET}
_TABLE_CONTEXTS: Final = _CELLS | {"caption"}
_BARRIERS: Final = _TABLE_CONTEXTS | {"table", "button", "object", "marquee", "template"}
"""Elements that limit end tags inside them: those can't close an element outside (WHATWG HTML §13.2.4.2)."""
_LISTS: Final = frozenset(("ul", "ol", "dl", "select", "datalist"))
_CLOSE_P: Final = frozenset(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hr main menu nav ol p pre section summary table ul
    """.split()  # noqa: SIM905 - reads better
)
_SIBLINGS: Final = {
    "li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt"), "option": ("option",), "a": ("a",),
    "tr": ("tr",), "tbody": ("tr", "tbody", "thead", "tfoot"), "thead": ("tr", "tbody", "thead", "tfoot"),
    "tfoot": ("tr", "tbody", "thead", "tfoot"), "button": ("button",), "nobr": ("nobr",),
    "rt": ("rb", "rt", "rp"), "rp": ("rb", "rt", "rp"),
    "rb": ("rb", "rt", "rp", "rtc"),
    "rtc": ("rb", "rt", "rp", "rtc"),
}  # fmt: skip
_TABLE_PARTS: Final = frozenset(("caption", "tr", "tbody", "thead", "tfoot")) | _CELLS
RAW_TEXT: Final = frozenset(
    "script style title textarea xmp iframe noembed noframes plaintext".split()  # noqa: SIM905 - reads better
)
"""Elements whose content has no tags: WHATWG HTML §13.2.5.2 to §13.2.5.5."""
_INLINE: Final = frozenset(
    "abbr b big cite code em font i ins label mark nobr q ruby s small span strong sub sup tt u".split()  # noqa: SIM905
)
_KNOWN: Final = (VOID | BLOCKS | _CELLS | _UNSHOWN | _SMALL | _BARRIERS | _LISTS | _CLOSE_P | RAW_TEXT | _INLINE).union(
    _BESIDE, _SIBLINGS, ("bdo",)
)


class Kind:
    """The properties of all elements with one name. `line` separates them from other text: a line end, a blank or "".

    A start tag closes open elements named in `siblings`, and also the table cell around it if `ends_cell` is set.
    `closing` says that it may close any element. With `ends_cell`, the end tag closes the cell too, if its element is
    open outside of it. `scope` says that an end tag inside can't close elements outside; `list` makes an exception for
    elements that are not list items. `ends` says that the end of the element closes a link or a form.

    `small`: shown in another way than the line; `turns`: may reverse its text; `plain`: shown like the text around it;
    `beside`: the reason if it is a ruby annotation, else "".
    """

    __slots__ = (
        *("beside", "cell", "closing", "ends", "ends_cell", "line", "list", "name", "raw", "scope"),
        *("plain", "siblings", "small", "turns", "unshown", "void"),
    )

    def __init__(self, name: str) -> None:
        self.name = name
        self.line = "\n" if name in BLOCKS else " " if name in _CELLS else ""
        self.ends = name in ("a", "form")
        self.void = name in VOID
        self.raw = name in RAW_TEXT
        self.unshown = name in _UNSHOWN
        self.small = name in _SMALL
        self.turns = name == "bdo"
        self.beside = _BESIDE.get(name, "")
        self.plain = not (self.unshown or self.small or self.turns or self.beside or name == "pre")
        self.cell = name in _TABLE_CONTEXTS
        self.ends_cell = name in _TABLE_PARTS
        self.closing = self.ends_cell or name in _CLOSE_P or name in _SIBLINGS
        self.list = name in _LISTS
        self.scope = self.list or name in _BARRIERS
        self.siblings = ("p",) if name in _CLOSE_P else _SIBLINGS.get(name, ())


@functools.cache  # at most as many names as `_KNOWN` has
def _known(name: str) -> Kind:
    return Kind(name)


class Kinds(dict[str, Kind]):
    """The kinds in one text, by the name as written. Kinds of unknown names are not shared with other texts."""

    def __missing__(self, name: str) -> Kind:
        lower = name.lower()
        if lower != name:
            kind = self[name] = self[lower]
            return kind
        kind = self[name] = _known(name) if name in _KNOWN else Kind(name)
        return kind
