"""HTML, SVG and MHTML files: find password forms, files and pages built by scripts, and links."""

import re
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.charset import decode
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.picture.drawing import read_drawings
from mailguard.message.files.web.form import asks_secret
from mailguard.message.files.web.page_address import addresses_in
from mailguard.message.files.web.script_layer import hidden_layers
from mailguard.message.files.web.script_string import made_strings

if TYPE_CHECKING:
    from mailguard.message.html.page import HtmlView

_VIEW_CHARACTERS: Final = 300_000  # parsed as a page; the rest is still searched for links and passwords
_META_CHARSET: Final = lazy_pattern(rb"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_PASSWORD: Final = lazy_pattern(
    r"<input\b[^<>]{0,2000}?\btype\s*=\s*[\"']?password|"
    r"\.type\s*=\s*[\"']password[\"']|setAttribute\(\s*[\"']type[\"']\s*,\s*[\"']password",
    re.IGNORECASE,
)
_SAVE: Final = ("mssaveoropenblob", "mssaveblob", "createobjecturl", "new blob(", "new file(")
_DECODE: Final = ("atob", "uint8array", "fromcharcode", "charcodeat", "unescape(", "decodeuri", "cryptojs")
_WRITE: Final = ("document.write", "document[", "eval(", "innerhtml", "createelement(", "srcdoc")
_PAYLOAD: Final = lazy_pattern(
    r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{400}|(?:\\x[0-9A-Fa-f]{2}){100}|(?:%[0-9A-Fa-f]{2}){100}|"
    r"(?<![\d,])(?>\d{1,3}\s{0,3},\s{0,3}){100}|(?<![\w,])(?>0x[0-9A-Fa-f]{2}\s{0,3},\s{0,3}){60}"
)
_DOWNLOAD: Final = lazy_pattern(
    r"\.download\s*=\s*[^=\n;]{1,80}|setAttribute\(\s*[\"']download[\"'][^()\n]{0,80}\)?|\.click\s*\(\s*\)|saveAs\s*\(",
    re.IGNORECASE,
)
_REBUILD: Final = lazy_pattern(
    r"(?:document\.write(?:ln)?|\beval|\bFunction|insertAdjacentHTML)\s*\(\s*(?:[\"']\w{0,20}[\"']\s*,\s*)?"
    r"(?:window\.|self\.)?(?:unescape|atob|decodeURIComponent|decodeURI|String\.fromCharCode)\s*\([^()\n]{0,60}\)?|"
    r"(?:innerHTML|outerHTML|srcdoc|location(?:\.href)?)\s*=\s*(?:window\.|self\.)?"
    r"(?:unescape|atob|decodeURIComponent|String\.fromCharCode)\s*\([^()\n]{0,60}\)?",
    re.IGNORECASE,
)
_DATA_LINK: Final = lazy_pattern(
    r"(?:href|src|data)\s*=\s*[\"']?data:(?:application/[a-z0-9.+-]{1,80}|octet/stream)[;,][^\s\"'<>]{0,60}",
    re.IGNORECASE,
)
_SAVED_NAME: Final = lazy_pattern(
    r"(?:\bdownload[\"']?\s*[=,:]\s*|\bfile_?name\s*=\s*|saveAs\s*\([^,()]{1,80},\s*)[\"']([^\"'\n]{1,120}\.[A-Za-z0-9]{1,8})[\"']",
    re.IGNORECASE,
)
_URL_REST: Final = lazy_pattern(r"://[^\s\"'`<>\\(){}|^]{3,2000}")
_SCHEME: Final = lazy_pattern(r"(?:https?|hxxps?|ftp|wss?)\Z", re.IGNORECASE)
_EVENTS: Final = (
    r"load|click|error|begin|end|repeat|mouse\w{2,5}|focus(?:in)?|pointer\w{2,5}|touch\w{3,6}|key\w{2,5}|activate|"
    r"animation\w{3,9}"
)
_SVG_ACTIVE: Final = lazy_pattern(
    r"<(?:[\w.-]{1,40}:)?script\b[^<>]{0,300}>\s*(?:<!\[CDATA\[)?\s*([^<]{0,80})|"
    rf"\bon(?:{_EVENTS})\s*=\s*[\"'][^\"'<>]{{1,80}}|javascript:[^\"'<>]{{1,80}}|"
    r"<(?:[\w.-]{1,40}:)?(?:foreignObject|handler)\b|\bhref\s*=\s*[\"']?\s*data:text/(?:html|xml)",
    re.IGNORECASE,
)
_ASKING: Final = lazy_pattern(r"<form\b|type\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)
_SHORT_PAGE: Final = 200  # a page that shows less text and loads a script is loaded from elsewhere
_NAMESPACES: Final = (
    "http://www.w3.org/",
    "https://www.w3.org/",
    "http://schemas.",
    "http://ns.adobe.com",
    "http://purl.org",
)


def read(data: bytes, examination: Examination) -> None:
    """Examine the page, and the pages and files encoded in its scripts."""
    if examination.detected_type == "multipart/related":
        _read_mhtml(data, examination)
        return
    if len(data) > limits.MARKUP_BYTES:
        examination.defect("limit-page-bytes", f"the first {limits.MARKUP_BYTES} bytes were read")
    head = data[: limits.MARKUP_BYTES]
    declared = _META_CHARSET.search(head, 0, 4096)
    read_page(decode(head, declared.group(1).decode("ascii") if declared else _utf16(head)).text, examination)


def _utf16(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(head[:2], "")


def read_page(source: str, examination: Examination, layer: int = 0) -> None:
    """Examine one layer of a page: its forms, links and scripts, and the layers that the scripts decode."""
    if examination.detected_type == "image/svg+xml" and layer == 0:
        active = _SVG_ACTIVE.search(source)
        if active:
            examination.fact("svg-script", " ".join((active.group(1) or active.group()).split())[:120])
    if layer < limits.SCRIPT_LAYERS:
        read_drawings(source, examination)
    _forms(source, examination, layer)
    for address in addresses_in(source):
        examination.address(address)
    _smuggling(source, examination)
    _urls(source, examination)
    if layer >= limits.SCRIPT_LAYERS:
        return
    saved: re.Match[str] | None = None
    sought = False
    for text in made_strings(source):
        if _ASKING.search(text):
            examination.fact("smuggling", " ".join(text.split())[:120], "builds a page")
        read_page(text, examination, limits.SCRIPT_LAYERS)
    for content in hidden_layers(source, examination):
        if isinstance(content, str):
            if examination.budget.effort < len(content) * 10:
                examination.defect("limit-attachment-bytes", "not every layer of the page was searched")
                return
            examination.budget.effort -= len(content) * 10
            read_page(content, examination, layer + 1)
        else:
            if not sought:
                saved, sought = _SAVED_NAME.search(source), True
            examination.fact("smuggling", saved.group() if saved else "base64", "a file inside the page's script")
            examination.member(saved.group(1) if saved else f"{examination.name}-payload", content)


def _forms(source: str, examination: Examination, layer: int) -> None:
    from mailguard.message.html.page import view_html

    view = view_html(source[:_VIEW_CHARACTERS])
    for anchor in view.anchors:
        if ":" in anchor.href[:30] or anchor.href.startswith("//"):
            examination.url(anchor.href, anchor.text)
    _elsewhere(view, source, examination, layer)
    for target in (view.refresh, *view.frames):
        if target.lower().startswith(("http:", "https:", "//")):
            examination.url(target)
    examination.text(view.text)
    for form in view.forms:
        if form.action.lower().startswith(("http:", "https:", "//")):
            examination.url(form.action)
        secret = next((field for field in form.inputs if asks_secret(field.type, field.name, field.label)), None)
        if secret is not None:
            examination.fact(
                "password-form", form.action or f"<input type={secret.type} name={secret.name}>", secret.name
            )
    if not examination.has("password-form") and "password" in source.lower():
        found = _PASSWORD.search(source)
        if found:
            examination.fact("password-form", found.group()[-120:], "hidden in its script" if layer else "")


def _elsewhere(view: "HtmlView", source: str, examination: Examination, layer: int) -> None:
    """Record content from outside the page's own markup: a page in `srcdoc`, or a script from another server."""
    if "srcdoc" in source.lower():
        for frame in view.frames:
            if "<" in frame and layer < limits.SCRIPT_LAYERS:
                if _ASKING.search(frame) or "<script" in frame.lower():
                    examination.fact("smuggling", " ".join(frame.split())[:120], "builds a page")
                read_page(frame, examination, layer + 1)
    scripts = [each for each in view.scripts if each[:8].lower().startswith(("http:", "https:", "//"))]
    for script in scripts:
        examination.url(script)
    if scripts and layer == 0 and len(view.text) < _SHORT_PAGE and not view.images:
        examination.fact("smuggling", scripts[0], "loads its content from elsewhere")


def _urls(source: str, examination: Examination) -> None:
    for match in _URL_REST.finditer(source):
        scheme = _SCHEME.search(source[max(0, match.start() - 6) : match.start()])
        if scheme is not None:
            url = scheme.group() + match.group().rstrip(".,;:!?")
            if not url.lower().startswith(_NAMESPACES):
                examination.url(url)


def _smuggling(source: str, examination: Examination) -> None:
    lower = source.lower()
    if len(lower) != len(source):  # some letters become longer in lower case; the offsets must match
        source = lower
    save = _first(lower, _SAVE)
    decoder = _first(lower, _DECODE)
    if "mssave" in lower and "blob" in lower and ("new blob(" in lower or "blobbuilder" in lower):
        examination.fact("smuggling", call_at(source, lower.find("mssave")), "builds a file")
        return
    if save >= 0 and (_PAYLOAD.search(source) or (decoder >= 0 and _DOWNLOAD.search(source))):
        examination.fact("smuggling", call_at(source, save), "builds a file")
        return
    file_link = "data:application/" in lower or "data:octet/" in lower
    link = _DATA_LINK.search(source) if file_link and "download" in lower else None
    if link is not None and "download" in lower[max(0, link.start() - 300) : link.end() + 300]:
        examination.fact("smuggling", link.group(), "a file inside a link")
        return
    if decoder < 0:
        return
    rebuild = _REBUILD.search(source)
    if rebuild is not None:
        examination.fact("smuggling", rebuild.group(), "builds a page")
    elif _first(lower, _WRITE) >= 0 and _PAYLOAD.search(source):
        examination.fact("smuggling", call_at(source, decoder), "builds a page")


def _first(lower: str, words: tuple[str, ...]) -> int:
    """Return the position of the first word of the list that occurs, or -1."""
    return next((place for place in map(lower.find, words) if place >= 0), -1)


def call_at(source: str, place: int) -> str:
    """Return the call around `place`, from its object to the closing bracket, at most one line."""
    before = re.search(r"[\w.$]{0,40}\Z", source[max(0, place - 40) : place])
    start = place - len(before.group()) if before else place
    line = source[start : place + 100].split("\n", 1)[0]
    close = line.find(")", place - start)
    return line[: close + 1] if close >= 0 else line[: place - start + 60]


def _read_mhtml(data: bytes, examination: Examination) -> None:
    """Examine the HTML parts of a saved web page (MHTML, RFC 2557)."""
    from mailguard.message.parse import parse

    for part in parse(data).parts:
        if part.content_type in ("text/html", "application/xhtml+xml"):
            read_page(part.text[: limits.MARKUP_BYTES], examination)
