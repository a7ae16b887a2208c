"""Find QR codes that an HTML text draws itself, with cells, letters, SVG, or pictures in `data:` URLs."""

import binascii
import urllib.parse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from mailguard.message.files.examination import Examination
    from mailguard.message.files.picture.code_grid import Grid

_DATA: Final = lazy_pattern(r"data:image/([a-z0-9.+-]{1,20})((?:;[^,;\"'<>()]{0,60})*),", 2)
_END: Final = {'"': '"', "'": "'", "(": ")"}
_CELLS: Final = 150  # tags of the smallest code, if neighbours of the same colour are one cell
_LETTERS: Final = 60  # character references of the smallest code
_PLACES: Final = 100  # pieces of the smallest code: tags, or values in a list
_PICTURES: Final = 100  # pictures read per text
_URL: Final = 8_000_000  # characters read per URL
_FIELD: Final = lazy_pattern(r"[^\"'<>()\s]*+")


class Traces(NamedTuple):
    """Parts of an HTML or SVG text that may be a code."""

    grids: Sequence["Grid"]
    svg: bool
    pictures: bool


def traces_of(source: str) -> Traces | None:
    """Return the parts of the text that may be codes, or None. Quick for a text that draws nothing."""
    octets = source.encode(errors="ignore").lower()  # faster to search than non-ASCII text
    grids: list[Grid] = []
    tags = octets.count(b"<")
    if tags >= _CELLS:
        from mailguard.message.files.picture.code_cells import grids_of

        grids += grids_of(source, octets, tags)
    if tags >= _PLACES or octets.count(b",") >= _PLACES:
        from mailguard.message.files.picture.code_places import placed_grids

        grids += placed_grids(source, octets, tags)
    if b"<pre" in octets or not source.isascii() or octets.count(b"&") >= _LETTERS:
        from mailguard.message.files.picture.code_text import grids_in_html

        grids += grids_in_html(source, octets)
    svg = b"svg" in octets
    pictures = b"data:image/" in octets
    return Traces(grids, svg, pictures) if grids or svg or pictures else None


def read_drawings(source: str, examination: "Examination") -> None:
    """Record the links of the codes in an HTML or SVG text. Quick for a text that draws nothing."""
    traces = traces_of(source)
    if traces is not None:
        read_traces(source, traces, examination)


def read_traces(source: str, traces: Traces, examination: "Examination") -> None:
    """Record the links of the codes in the given parts of the text."""
    if traces.grids:
        from mailguard.message.files.picture.code_grid import read_grids

        read_grids(traces.grids, examination)
    if traces.svg:
        from mailguard.message.files.picture.svg import read_svg

        read_svg(source, examination)
    for number, (kind, content) in enumerate(pictures_in(source) if traces.pictures else (), 1):
        if number > _PICTURES:
            examination.defect("limit-data-pictures", f"the first {_PICTURES} were looked at for codes")
            break
        examination.picture(f"picture-{number}.{kind}", content)


def pictures_in(source: str) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures in `data:` URLs (RFC 2397 §3) as pairs of file extension and bytes."""
    read = 0
    for match in _DATA.finditer(source):
        if match.start() < read:
            continue
        start = match.end()
        before = source[match.start() - 1 : match.start()]
        if before in _END:
            stop = source.find(_END[before], start)
        else:
            rest = _FIELD.match(source, start)
            stop = rest.end() if rest else -1
        read = stop if stop >= 0 else len(source)
        value = source[start:read][:_URL]
        content = _decoded(value, base64="base64" in match.group(2).lower())
        if content:
            yield {"svg+xml": "svg", "jpeg": "jpg"}.get(match.group(1).lower(), match.group(1).lower()), content


def _decoded(value: str, *, base64: bool) -> bytes:
    if "&" in value:
        import html

        value = html.unescape(value)
    if not base64:
        return urllib.parse.unquote_to_bytes(value)
    plain = urllib.parse.unquote(value) if "%" in value else value
    letters = "".join(plain.split()).rstrip("=").replace("-", "+").replace("_", "/")
    letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
    try:
        return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return b""
