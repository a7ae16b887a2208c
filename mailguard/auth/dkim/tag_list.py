"""Tag-lists (RFC 6376 §3.2): `name=value; name=value`, the form of signatures, seals and key records."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_USUAL: Final = frozenset("v a b bh c d h i k l p q s t x z cv".split())  # noqa: SIM905 - reads as RFC 6376 lists them
_NAME: Final = lazy_pattern(r"[A-Za-z][A-Za-z0-9_]*")
# VALCHAR with blanks, and what RFC 8616 adds to it: any character beyond ASCII (the separator is gone already).
_BAD: Final = lazy_pattern(r"[^\t\x20-\x7e\x80-\U0010ffff]|[\x80-\x9f\ud800-\udfff]")


class TagListError(ValueError):
    """The text is no tag-list; the message says why, in a few words."""


def parse_tag_list(text: str, *, empty_ok: bool = False) -> dict[str, str]:
    """Names and values of an unfolded tag-list, outer blanks removed. Raises `TagListError`.

    A repeated name makes the whole list invalid. `empty_ok` passes over empty places between semicolons,
    which key records in the wild often have.
    """
    bad = None if text.isascii() and text.replace("\t", " ").isprintable() else _BAD.search(text)
    if bad is not None:
        raise TagListError(f"forbidden character U+{ord(bad.group()):04X}")
    specs = text.split(";")
    if len(specs) > 1 and not specs[-1].strip(" \t"):
        specs.pop()  # the one semicolon that may end a list
    tags: dict[str, str] = {}
    for spec in specs:
        name, equals, value = spec.partition("=")
        name = name.strip(" \t")
        if not equals and not name and empty_ok:
            continue
        if not equals or (name not in _USUAL and _NAME.fullmatch(name) is None):
            raise TagListError(f"not a tag: {spec.strip()[:40]!r}" if spec.strip() else "two semicolons in a row")
        if name in tags:
            raise TagListError(f"two {name[:40]}= tags")
        tags[name] = value.strip(" \t")
    return tags


def without_blanks(value: str) -> str:
    """A value whose folding blanks mean nothing (base64, lists)."""
    return value.replace(" ", "").replace("\t", "")


def split_list(value: str) -> tuple[str, ...]:
    """The members of a colon-separated value, lower case (h=, q=, s=, t= of keys)."""
    return tuple([part.strip(" \t") for part in value.lower().split(":")])
