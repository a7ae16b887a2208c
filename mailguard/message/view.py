"""Which parts are the mail's text, and what the eye sees of them."""

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
_BLANK_LETTERS: Final = 7  # of a text that says nothing: a greeting, a full stop; "Is this real?" has ten
_LETTER: Final = lazy_pattern(r"\w")


def leading_mails(message: "Message") -> "Iterator[Message]":
    """The mails inside that a reader sees first, because no text stands before them: the mail itself, to the eye."""
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
    """How the part is shown: a page where its type says so, or is of no known kind and it looks like one."""
    kind = part.shown_as
    if kind != part.content_type and part.content_type not in _MARKED_UP and _PAGE.match(source):
        return "text/html"
    return kind


def _plain(part: "Part", source: str) -> str:
    """Plain text without the marks of its kind: enriched text's (RFC 1896), and line ends that only fold it.

    With DelSp a blank and a line end may stand inside a word (RFC 3676 §4.2).
    """
    if part.content_type in _MARKED_UP:
        return _MARKUP.sub(lambda found: "<" if found.group() == "<<" else "", source)
    if "delsp" in part.parameters and part.parameters["delsp"].strip().lower() == "yes":
        return _FOLDED.sub("", source)
    return source


def body_views(message: "Message") -> tuple[tuple[View, ...], tuple[Defect, ...]]:
    """The views of every part that is shown as text, plain ones first."""
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
