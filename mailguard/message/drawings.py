"""Find QR codes in the body itself: drawn with HTML or characters, inside the HTML, or cut into several pictures."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.defect import Defect, NotExamined

if TYPE_CHECKING:
    from mailguard.message.files import Attachment
    from mailguard.message.files.examination import Examination
    from mailguard.message.model import Message, View

# "cid:…" or "data:image/" in letters of any case. The pattern begins with the colon, to which the search can skip.
_PICTURE: Final = lazy_pattern(r":(?i:(?<=cid:)([^\"'<>\s)]{1,300})|(?<=data:)image/)")
_LEAST: Final = 60  # characters of the shortest text that draws a code


def collect_drawings(message: "Message") -> tuple[tuple["Attachment", ...], tuple[Defect, ...]]:
    """Return the results for the bodies, each as if it were an attached file, and the limits reached.

    Bodies without a code are left out.
    """
    examined = [_of_text(view) for view in message.views]
    examined.append(_of_pieces(message))
    done = [each for each in examined if each is not None]
    defects = tuple(Defect(defect.kind, each.name, defect.detail) for each in done for defect in each.defects)
    return tuple(_finished(each) for each in done if each.facts or each.children or each.not_examined), defects


def _of_text(view: "View") -> "Examination | None":
    source = view.part.text[: limits.TEXT_BYTES]
    if len(source) < _LEAST:
        return None
    if view.where == "body:html":
        from mailguard.message.files.picture.drawing import read_traces, traces_of

        traces = traces_of(source)
        if traces is None:
            return None
        examination = _new(view.where)
        read_traces(source, traces, examination)
    else:
        from mailguard.message.files.picture.code_text import grids_in_text

        grids = grids_in_text(source)
        if not grids:
            return None
        from mailguard.message.files.picture.code_grid import read_grids

        examination = _new(view.where)
        read_grids(grids, examination)
    return examination


def _of_pieces(message: "Message") -> "Examination | None":
    """Examine pictures that may be pieces of one code, in the order of the HTML and then of the MIME parts."""
    parts = [part for part in message.parts if part.content_type.startswith("image/") and not part.children]
    sources = [view.part.text for view in message.views if view.where == "body:html"]
    if len(parts) + sum(source.count("data:image/") for source in sources) < 2:
        return None
    from mailguard.message.files.picture.qr import has_reader

    if not has_reader():
        return None
    from mailguard.message.files.picture.drawing import pictures_in
    from mailguard.message.files.picture.pieces import read_pieces

    by_id = {part.content_id: part for part in parts if part.content_id}
    pictures: dict[bytes, None] = {}
    for source in sources:
        inside = pictures_in(source)
        for match in _PICTURE.finditer(source):
            part = by_id.get(match.group(1)) if match.group(1) else None
            if part is not None or not match.group(1):
                pictures[part.payload if part is not None else next(inside, ("", b""))[1]] = None
    pictures.update((part.payload, None) for part in parts)
    examination = _new("body:html" if sources else "body:text")
    read_pieces(list(pictures), examination)
    return examination


def _new(where: str) -> "Examination":
    from mailguard.message.files.examination import Budget, Examination

    return Examination(name=where, declared_type="", detected_type="text/html", budget=Budget())


def _finished(examination: "Examination") -> "Attachment":
    """Return the result. What was not examined is attributed to the body, not to a file."""
    gaps = tuple(NotExamined(examination.name, gap.why) for gap in examination.not_examined)
    return replace(examination.finish(), not_examined=gaps)
