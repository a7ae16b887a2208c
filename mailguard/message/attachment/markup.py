"""HTML, SVG and MHTML files: what they ask for, what they build, where they lead."""

import re
from typing import Final

from mailguard.message.attachment import limits
from mailguard.message.attachment.examination import Examination
from mailguard.message.attachment.script_layer import hidden_layers
from mailguard.message.charset import decode

_VIEW_CHARACTERS: Final = 1_000_000
_META_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_PASSWORD: Final = re.compile(
    r"<input\b[^<>]{0,2000}?\btype\s*=\s*[\"']?password|"
    r"\.type\s*=\s*[\"']password[\"']|setAttribute\(\s*[\"']type[\"']\s*,\s*[\"']password",
    re.IGNORECASE,
)
_SECRET_NAME: Final = re.compile(
    r"passw|passwd|pwd\b|\bpass\b|\bpin\b|cvv|cvc|card.?n(?:o|um)|\botp\b|one.?time|暗証|パスワード|口座番号|カード番号",
    re.IGNORECASE,
)
_SAVE: Final[tuple[re.Pattern[str], ...]] = tuple(
    re.compile(call, re.IGNORECASE)
    for call in (
        r"(?:window\.)?(?:navigator\.)?msSave(?:OrOpen)?Blob\s*\([^()\n]{0,60}\)?",
        r"(?:(?:window\.)?(?:webkit)?URL|\w{1,40})\s*(?:\.\s*|\[\s*[\"'])createObjectURL(?:[\"']\s*\])?\s*\([^()\n]{0,60}\)?",
        r"new\s+(?:window\.)?Blob\s*\(\s*\[[^\]\n]{0,60}\]?",
        r"new\s+File\s*\(\s*\[[^\]\n]{0,60}\]?",
    )
)
_DECODE: Final = re.compile(
    r"\batob\b|Uint8Array|fromCharCode|charCodeAt|\bunescape\s*\(|codePointAt|parseInt\s*\([^()\n]{1,60},\s*(?:16|2)\s*\)|"
    r"decodeURIComponent\s*\(|fromBase64|CryptoJS|[\"']data:application/",
    re.IGNORECASE,
)
_PAYLOAD: Final = re.compile(
    r"[A-Za-z0-9+/]{400}|(?:\\x[0-9A-Fa-f]{2}){100}|(?:%[0-9A-Fa-f]{2}){100}|(?:\d{1,3}\s{0,3},\s{0,3}){100}|"
    r"(?:0x[0-9A-Fa-f]{2}\s{0,3},\s{0,3}){60}"
)
_DOWNLOAD: Final = re.compile(
    r"\.download\s*=\s*[^=\n;]{1,80}|setAttribute\(\s*[\"']download[\"'][^()\n]{0,80}\)?|\.click\s*\(\s*\)|saveAs\s*\(",
    re.IGNORECASE,
)
_REBUILD: Final = re.compile(
    r"(?:document\.write(?:ln)?|\beval|\bFunction|insertAdjacentHTML)\s*\(\s*(?:[\"']\w{0,20}[\"']\s*,\s*)?"
    r"(?:window\.|self\.)?(?:unescape|atob|decodeURIComponent|decodeURI|String\.fromCharCode)\s*\([^()\n]{0,60}\)?|"
    r"(?:innerHTML|outerHTML|srcdoc|location(?:\.href)?)\s*=\s*(?:window\.|self\.)?"
    r"(?:unescape|atob|decodeURIComponent|String\.fromCharCode)\s*\([^()\n]{0,60}\)?",
    re.IGNORECASE,
)
_WRITE: Final = re.compile(
    r"document\s*(?:\.\s*|\[\s*[\"'])write(?:ln)?\b|\beval\s*\(|innerHTML\s*=|createElement\s*\(", re.IGNORECASE
)
_DATA_LINK: Final = re.compile(
    r"(?:href|src|data)\s*=\s*[\"']?data:(?:application/[a-z0-9.+-]{1,80}|octet/stream)[;,][^\s\"'<>]{0,60}",
    re.IGNORECASE,
)
_SAVED_NAME: Final = re.compile(
    r"(?:\bdownload[\"']?\s*[=,:]\s*|\bfile_?name\s*=\s*|saveAs\s*\([^,()]{1,80},\s*)[\"']([^\"'\n]{1,120}\.[A-Za-z0-9]{1,8})[\"']",
    re.IGNORECASE,
)
_URL: Final = re.compile(r"(?:https?|hxxps?|ftp|wss?)://[^\s\"'`<>\\(){}|^]{3,2000}", re.IGNORECASE)
_SVG_ACTIVE: Final = re.compile(
    r"<script\b[^<>]{0,300}>\s*(?:<!\[CDATA\[)?\s*([^<]{0,80})|\bon(?:load|click|error|begin|mouse\w{2,5}|focusin)\s*=\s*"
    r"[\"'][^\"'<>]{1,80}|javascript:[^\"'<>]{1,80}|<foreignObject\b",
    re.IGNORECASE,
)
_NAMESPACES: Final = (
    "http://www.w3.org/",
    "https://www.w3.org/",
    "http://schemas.",
    "http://ns.adobe.com",
    "http://purl.org",
)


def read(data: bytes, examination: Examination) -> None:
    """Read the page and the pages its scripts hold encoded."""
    if examination.detected_type == "multipart/related":
        _read_mhtml(data, examination)
        return
    if len(data) > limits.MARKUP_BYTES:
        examination.defect("limit-attachment-text", f"the first {limits.MARKUP_BYTES} bytes were read")
    head = data[: limits.MARKUP_BYTES]
    declared = _META_CHARSET.search(head, 0, 4096)
    read_page(decode(head, declared.group(1).decode("ascii") if declared else _utf16(head)).text, examination)


def _utf16(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(head[:2], "")


def read_page(source: str, examination: Examination, layer: int = 0) -> None:
    """One layer of a page: its forms, links, scripts, and what they decode."""
    if examination.detected_type == "image/svg+xml" and layer == 0:
        active = _SVG_ACTIVE.search(source)
        if active:
            examination.fact("svg-script", " ".join((active.group(1) or active.group()).split())[:120])
    _forms(source, examination, layer)
    _smuggling(source, examination)
    for match in _URL.finditer(source):
        if not match.group().lower().startswith(_NAMESPACES):
            examination.url(match.group().rstrip(".,;:!?"))
    if layer >= limits.SCRIPT_LAYERS:
        return
    saved = _SAVED_NAME.search(source)
    for content in hidden_layers(source, examination):
        if isinstance(content, str):
            read_page(content, examination, layer + 1)
        else:
            examination.fact("smuggling", saved.group() if saved else "base64", "a file inside the page's script")
            examination.member(saved.group(1) if saved else f"{examination.name}-payload", content)


def _forms(source: str, examination: Examination, layer: int) -> None:
    from mailguard.message.html import view_html

    view = view_html(source[:_VIEW_CHARACTERS])
    for anchor in view.anchors:
        if ":" in anchor.href[:30] or anchor.href.startswith("//"):
            examination.url(anchor.href, anchor.text)
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
    if not examination.has("password-form"):
        found = _PASSWORD.search(source)
        if found:
            examination.fact("password-form", found.group()[-120:], "hidden in its script" if layer else "")


def asks_secret(kind: str, name: str, label: str) -> bool:
    """Whether a form field asks for a password, a code or a card number."""
    if kind == "password":
        return True
    return kind in ("text", "tel", "number", "") and bool(_SECRET_NAME.search(f"{name} {label}"[:300]))


def _smuggling(source: str, examination: Examination) -> None:
    call = next((found for found in (pattern.search(source) for pattern in _SAVE) if found), None)
    if call is not None and (_PAYLOAD.search(source) or (_DECODE.search(source) and _DOWNLOAD.search(source))):
        examination.fact("smuggling", call.group(), "builds a file")
        return
    link = _DATA_LINK.search(source)
    if link is not None and (
        _DOWNLOAD.search(source)
        or re.search(r"\bdownload\b", source[link.start() - 300 if link.start() > 300 else 0 : link.end() + 300])
    ):
        examination.fact("smuggling", link.group(), "a file inside a link")
        return
    rebuild = _REBUILD.search(source)
    if rebuild is not None:
        examination.fact("smuggling", rebuild.group(), "builds a page")
        return
    decoded = _DECODE.search(source)
    written = _WRITE.search(source)
    if decoded is not None and written is not None and _PAYLOAD.search(source):
        examination.fact("smuggling", decoded.group(), "builds a page")


def _read_mhtml(data: bytes, examination: Examination) -> None:
    """A saved web page (RFC 2557): its HTML parts."""
    from mailguard.message.parse import parse

    for part in parse(data).parts:
        if part.content_type in ("text/html", "application/xhtml+xml"):
            read_page(part.text[: limits.MARKUP_BYTES], examination)
