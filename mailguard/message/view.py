"""Select the parts that are shown as the mail's text, and extract their visible text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.defect import Defect
from mailguard.message.html.page import view_html
from mailguard.message.model import View
from mailguard.message.quoting import unmarked

if TYPE_CHECKING:
    from mailguard.message.model import Message, Part

_PAGE: Final = lazy_pattern(
    r"\s*(?:<!--|<!doctype html|<(?:html|head|body|div|p|a|table|span|center|font|style)\b)", re.IGNORECASE
)
_MARKUP: Final = lazy_pattern(r"<(?:/?[A-Za-z][A-Za-z0-9-]{0,59}|<)>?")
_FOLDED: Final = lazy_pattern(r" \r?\n(?!>)")
_MARKED_UP: Final = frozenset(("text/enriched", "text/richtext"))
_BLANK_LETTERS: Final = 7  # letters of a text that says nothing, such as a greeting; "Is this real?" has ten
_LETTER: Final = lazy_pattern(r"\w")


def leading_mails(message: "Message") -> "Iterator[Message]":
    """Yield the nested mails with no text before them. Mail programs show them as if they were the mail itself."""
    while True:
        inner = _leading_mail(message)
        if inner is None:
            return
        yield inner
        message = inner


def _leading_mail(message: "Message") -> "Message | None":
    if all(part.message is None for part in message.parts):
        return None
    shown = {id(view.part): view for view in message.views}
    for part in message.parts:
        if part.message is not None:
            return part.message
        view = shown.get(id(part))
        if view is not None and len(_LETTER.findall(view.text, 0, 1_000)) > _BLANK_LETTERS:
            return None
    return None


def _kind(part: "Part", source: str) -> str:
    """Return how the part is shown: as HTML if its type says so, or if its type is unknown and it looks like HTML."""
    kind = part.shown_as
    if kind != part.content_type and part.content_type not in _MARKED_UP and _PAGE.match(source):
        return "text/html"
    return kind


def _plain(part: "Part", source: str) -> str:
    """Return plain text without the markup of enriched text (RFC 1896) and without soft line breaks inside words."""
    if part.content_type in _MARKED_UP:
        return _MARKUP.sub(lambda found: "<" if found.group() == "<<" else "", source)
    # With DelSp, a word may be split by a blank and a line end (RFC 3676 §4.1).
    if "delsp" in part.parameters and part.parameters["delsp"].strip().lower() == "yes":
        return _FOLDED.sub("", source)
    return source


def body_views(message: "Message") -> tuple[tuple[View, ...], tuple[Defect, ...]]:
    """Return the views of all parts that are shown as text, plain text first, and the limits reached."""
    views: list[View] = []
    defects: list[Defect] = []
    left = {"text/plain": limits.TEXT_BYTES, "text/html": limits.TEXT_BYTES}
    for part in message.parts:
        if not part.is_shown:
            continue
        source = part.text
        kind = _kind(part, source)
        room = left[kind]
        left[kind] = max(room - len(source), 0)
        if len(source) > room:
            defects.append(Defect("limit-text-bytes", f"part:{part.path or '0'}", f"the first {room} were read"))
            source = source[:room]
        if kind == "text/plain":
            text, quoted = unmarked(_plain(part, source))
            views.append(View("body:text", text, part, quoted=quoted))
        else:
            html = view_html(source)
            defects.extend(html.defects)
            views.append(View("body:html", html.text, part, html))
    views.sort(key=lambda view: view.where != "body:text")
    return tuple(views), tuple(defects)
