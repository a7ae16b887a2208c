"""Parse tag-lists (RFC 6376 §3.2), `name=value; name=value`: the form of signatures, seals and key records."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_USUAL: Final = frozenset("v a b bh c d h i k l p q s t x z cv".split())  # noqa: SIM905 - one string reads better
_NAME: Final = lazy_pattern(r"[A-Za-z][A-Za-z0-9_]*")
# Not VALCHAR or white space (RFC 6376 §3.2). Other characters beyond ASCII are allowed by RFC 8616 §5.
_BAD: Final = lazy_pattern(r"[^\t\x20-\x7e\x80-\U0010ffff]|[\x80-\x9f\ud800-\udfff]")


class TagListError(ValueError):
    """The text is not a tag-list; the message says why in a few words."""


def parse_tag_list(text: str, *, empty_ok: bool = False) -> dict[str, str]:
    """Parse an unfolded tag-list into names and values without surrounding white space. Raises `TagListError`.

    A repeated name makes the whole list invalid. `empty_ok` allows empty places between semicolons, which published
    key records often have.
    """
    bad = None if text.isascii() and text.replace("\t", " ").isprintable() else _BAD.search(text)
    if bad is not None:
        raise TagListError(f"forbidden character U+{ord(bad.group()):04X}")
    specs = text.split(";")
    if len(specs) > 1 and not specs[-1].strip(" \t"):
        specs.pop()  # a list may end with one semicolon (RFC 6376 §3.2)
    tags: dict[str, str] = {}
    for spec in specs:
        name, equals, value = spec.partition("=")
        name = name.strip(" \t")
        if not equals and not name and empty_ok:
            continue
        if not equals or (name not in _USUAL and _NAME.fullmatch(name) is None):
            raise TagListError(f"not a tag: {spec.strip()[:40]!r}" if spec.strip() else "two semicolons in a row")
        if name in tags:  # RFC 6376 §3.2
            raise TagListError(f"two {name[:40]}= tags")
        tags[name] = value.strip(" \t")
    return tags


def without_blanks(value: str) -> str:
    """Return a value without white space, for values where it has no meaning: base64 (RFC 6376 §2.10), lists."""
    return value.replace(" ", "").replace("\t", "")


def split_list(value: str) -> tuple[str, ...]:
    """Return the members of a colon-separated value in lower case (h=, q=, and s=, t= of keys)."""
    return tuple([part.strip(" \t") for part in value.lower().split(":")])
