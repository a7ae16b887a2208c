"""Links that run a script, contain a whole page, or open a local or network file."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import quote
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_EMPTY_SCRIPT = lazy_pattern(r"[\s;]*(?:void\s?\(?\s?0?\s?\)?|return\s?(?:false|true)?|)[\s;]*", re.IGNORECASE)
# A call of a function that exists only on the page the text was copied from: `javascript:popUp('a.html')`.
_LEFTOVER_SCRIPT = lazy_pattern(r"[A-Za-z_$][\w$]{0,40}\((?:[^()]{0,300})\)[;\s]{0,5}")
_REACHES_OUT = lazy_pattern(
    r"https?:|//|eval|atob|unescape|location|document|window|open\b|import|fetch", re.IGNORECASE
)
_QUOTED = 300  # characters shown of a data: URL
_HANDLERS = ("search-ms", "ms-appinstaller", "ms-msdt", "smb", "view-source", "intent")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link opens a page that is hidden inside the link itself.",
            "The page has no website that you could recognise or a filter could block. Honest mail does not need this.",
            "Do not click. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "リンクの中に、ページそのものが埋め込まれています。",
            "どのサイトが開くのか確認できず、遮断もできない書き方です。普通のメールで使われることはありません。",
            "クリックせず、情報システム担当者に見せてください。",
        ),
    },
    "script": {
        "en": Text(
            "A link runs a small program ({scheme}:) instead of opening a website.",
            "Honest mail does not need this. Most mail programs block it, but not all.",
            "Do not click. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "リンクをクリックすると、サイトを開くのではなくプログラム（{scheme}:）が動くようになっています。",
            "普通のメールで使われることはありません。多くのメールソフトは止めてくれますが、止められない場合もあります。",
            "クリックせず、情報システム担当者に見せてください。",
        ),
    },
    "file": {
        "en": Text(
            "A link opens a file or a program ({scheme}:) instead of a website.",
            "Opening a file on a stranger's computer can reveal your user name and password without any message on the screen.",
            "Do not click. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "リンクをクリックすると、サイトではなくファイルやプログラム（{scheme}:）が開くようになっています。",
            "外部のパソコンにあるファイルを開くと、画面に何も表示されないまま、ユーザー名やパスワードの情報が相手に渡ることがあります。",
            "クリックせず、情報システム担当者に見せてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.002", "T1027.006"),
    weights=by_severity(low=0.4, medium=1.2, high=2.2),
    link_kind=LinkKind("data", en="page inside the link", ja="リンク自体に埋め込まれたページ"),
    texts=TEXTS,
)
def data_url(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A link is not a web address: it contains a page or a script, or opens a file or a program.

    What it finds
        Clickable `data:`, `javascript:`, `vbscript:` and `blob:` links, and links to files on other computers
        (`file://host/…`, `smb:`) or to programs (`search-ms:`, `ms-appinstaller:`).
    Why it matters
        A page inside the link has no site that could be blocked or recognised. A link to a file on a stranger's
        computer makes Windows send the user's name and password hash there.
    False positives
        `javascript:void(0)` left over from web pages, pictures embedded as data, and `file:///` paths of the author's
        own disk are not reported.
    What to do
        Don't click. Show the mail to your IT staff.
    References
        RFC 2397, RFC 8089, MITRE ATT&CK T1187
    """
    seen: set[str] = set()
    for link in message.links:
        kind = _kind(link) if link.clickable else ""
        if kind and link.url not in seen:
            seen.add(link.url)
            scheme = link.parsed.scheme if link.parsed else ""
            where = quote(link)
            shown = Evidence(where.where, where.text[:_QUOTED], where.start, where.end)
            yield Hit(
                (shown,),
                variant="" if kind == "page" else kind,
                values={"scheme": scheme},
                data={"url": link.url[:2000], "scheme": scheme},
                severity=Severity.LOW if kind == "script" and _is_leftover(link) else None,
            )


def _is_leftover(link: Link) -> bool:
    script = link.parsed.path[:400] if link.parsed else ""
    return _LEFTOVER_SCRIPT.fullmatch(script) is not None and not _REACHES_OUT.search(script)


def _kind(link: Link) -> str:
    url = link.parsed
    if url is None:
        return ""
    if url.scheme in ("javascript", "vbscript"):
        return "" if _EMPTY_SCRIPT.fullmatch(url.path[:60]) else "script"
    if url.scheme == "data":
        return "" if url.path[:6].lower() == "image/" and "svg" not in url.path[:20].lower() else "page"
    if url.scheme == "blob":
        return "page"
    if url.scheme == "file":
        return "file" if url.host and url.host != "localhost" and not url.host.endswith(":") else ""
    return "file" if url.scheme in _HANDLERS else ""
