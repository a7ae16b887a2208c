"""The dangerous file that a link downloads, as far as the link's address shows."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.tables import sections
from mailguard.message.files.file_types import FAMILIAR_EXTENSIONS
from mailguard.message.files.filename import displayed_name, extension_of, plain_name
from mailguard.message.link import Link
from mailguard.message.url import Url, parse_url

_LONGEST: Final = 4_000  # characters read of one address
KIND_OF: Final = {
    extension: kind for kind, extensions in sections("risky_file_types").items() for extension in extensions
}
"""Extension → program, script (shortcuts and settings too), image (disks, notebooks), macro or archive."""
_NAMES: Final = "|".join(sorted(KIND_OF, key=len, reverse=True))
_MAYBE: Final = lazy_pattern(rf"[.．。｡․](?:{_NAMES})(?![a-z0-9])", re.IGNORECASE)
_DISPOSITION: Final = lazy_pattern(
    r"filename\*?\s{0,3}=\s{0,3}(?:[A-Za-z0-9-]{1,20}'[A-Za-z-]{0,10}')?[\"']?([^\"';]{1,500})", re.IGNORECASE
)
_VERBS: Final = frozenset(("download", "dl", "get", "view", "open", "latest", "file", "raw", "content"))
_SPOKEN: Final = frozenset(
    (
        "q",
        "query",
        "search",
        "s",
        "keyword",
        "keywords",
        "text",
        "subject",
        "body",
        "title",
        "email",
        "mail",
        "ref",
        "site",
    )
)
_OVERRIDE: Final = lazy_pattern("[\u202a-\u202e\u2066-\u2069]")
_PADDED: Final = lazy_pattern(r"[\s_\u3000\u2800]{8,}\.")
_SCRIPTS_OF_SERVERS: Final = ("/cgi-bin/", "/cgi/", "/scripts/", "/isapi/")
_SOURCE: Final = lazy_pattern(r"/(?:blob|tree|commit|src|browse|wiki|issues|pull)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that a link downloads: `name` (decoded), `kind` as in `KIND_OF`, and the `host` it comes from.

    `disguised`: the name looks like that of a harmless document or picture.
    """

    name: str
    kind: str
    host: str
    disguised: bool


def handed_file(link: Link, rest: str = "") -> HandedFile | None:
    """Return the dangerous file that a link leads to, or None if its address does not name one.

    `rest` is the text directly after an address in plain text. It may belong to the address: a file name in non-Latin
    letters ends the address early.
    """
    url = link.target
    if url is not None and rest and _may_name_file(rest):
        url = parse_url((link.final or link.url) + rest)
    text = (link.final or link.url)[: _LONGEST - len(rest)] + rest
    if url is None or not _may_name_file(text[:_LONGEST]):
        return None
    seen_as = link.text or ""
    for name, host in _names(url):
        extension = extension_of(name)
        kind = KIND_OF.get(extension)
        if kind is None or _is_page(url, extension, link):
            continue
        return HandedFile(name[:200], kind, host, _is_disguised(name, extension, url, seen_as))
    return None


def _may_name_file(text: str) -> bool:
    plain = _plain(text)
    return _MAYBE.search(plain if plain.isascii() else plain_name(plain)) is not None


def _plain(text: str) -> str:
    """Return `text` without percent-encoding, also if it was encoded twice."""
    for _ in range(2):
        decoded = unquote(text, errors="replace") if "%" in text else text
        if decoded == text:
            break
        text = decoded
    return text


def _names(url: Url) -> Iterator[tuple[str, str]]:
    """Yield every part of a URL that may name a file, with the file's host.

    A server, or a script on the page, can read the name from the path, the query or the fragment.
    """
    segments = [segment for segment in _plain(url.path[:_LONGEST]).split("/") if segment.strip()]
    segments = [segment.partition(";")[0] for segment in segments]
    if segments:
        yield segments[-1], url.host
        if len(segments) > 1 and segments[-1].lower() in _VERBS:
            yield segments[-2], url.host
    for place in (url.query, url.fragment):
        yield from _values(place[:_LONGEST], url.host)


def _values(query: str, host: str) -> Iterator[tuple[str, str]]:
    for piece in re.split("[&;]", query)[:50] if query else ():
        name, equals, value = piece.partition("=")
        value = _plain(value.replace("+", " ") if equals else name)
        if equals and name.lower() in _SPOKEN:
            continue
        disposition = _DISPOSITION.search(value)
        if disposition is not None:
            value = _plain(disposition.group(1))
        elif "://" in value[:12]:
            inner = parse_url(value)
            if inner is not None and inner.is_web:
                yield _plain(inner.path).rstrip("/").rpartition("/")[2], inner.host
            continue
        yield value.replace("\\", "/").rstrip("/").rpartition("/")[2], host


def _is_page(url: Url, extension: str, link: Link) -> bool:
    """Whether a name that ends like a file's belongs to a page: a web server's program, or displayed source code."""
    path = url.path.lower()
    if extension in ("exe", "dll") and any(place in path for place in _SCRIPTS_OF_SERVERS):
        return True
    if extension == "dll" and url.query:  # ISAPI
        return True
    if extension == "js" and link.where.startswith("attachment:") and not link.text:  # loaded by an attached page
        return True
    return bool(_SOURCE.search(path))


def _is_disguised(name: str, extension: str, url: Url, text: str) -> bool:
    """Whether the name, or the text around it, makes a reader take the file for a document or a picture."""
    if _OVERRIDE.search(name):
        return displayed_name(name) != name
    if _PADDED.search(name):
        return True
    if KIND_OF[extension] == "archive":
        return False
    stem = name.rstrip(" .").rpartition(".")[0]
    if "." in stem and _is_familiar(stem):
        return True
    if name.rstrip() and (_is_familiar(url.fragment) or ("=" not in url.query and _is_familiar(url.query))):
        return True
    return _is_familiar(text.strip()) and "://" not in text


def _is_familiar(text: str) -> bool:
    """Whether the text ends like the name of a document that cannot contain a program."""
    extension = extension_of(text[-200:]) if "." in text else ""
    return extension in FAMILIAR_EXTENSIONS and extension not in KIND_OF
