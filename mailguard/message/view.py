"""Which parts are the mail's text, and what the eye sees of them."""

from typing import TYPE_CHECKING

from mailguard.message import limits
from mailguard.message.defect import Defect
from mailguard.message.html import view_html
from mailguard.message.model import View
from mailguard.message.quoting import unmarked

if TYPE_CHECKING:
    from mailguard.message.model import Message


def body_views(message: "Message") -> tuple[tuple[View, ...], tuple[Defect, ...]]:
    """The views of every text/plain and text/html part that is shown inline, plain ones first."""
    views: list[View] = []
    defects: list[Defect] = []
    left = {"text/plain": limits.TEXT_BYTES, "text/html": limits.TEXT_BYTES}
    for part in message.parts:
        if part.children or part.content_type not in left or part.is_attachment:
            continue
        source = part.text
        room = left[part.content_type]
        left[part.content_type] = max(room - len(source), 0)
        if len(source) > room:
            defects.append(Defect("limit-text-bytes", f"part:{part.path or '0'}", f"the first {room} were read"))
            source = source[:room]
        if part.content_type == "text/plain":
            text, quoted = unmarked(source)
            views.append(View("body:text", text, part, quoted=quoted))
        else:
            html = view_html(source)
            defects.extend(html.defects)
            views.append(View("body:html", html.text, part, html))
    views.sort(key=lambda view: view.where != "body:text")
    return tuple(views), tuple(defects)
