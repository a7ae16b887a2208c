"""Links that name one site and redirect to another."""

import base64
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import in_table, is_counted_click, quote, same_owner, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.message.url import Url, parse_url
from mailguard.message.wrapper import GATEWAYS, parameters, wrapper_name
from mailguard.pipeline.context import Context

_NAMES = frozenset(
    """
    url u uri link redirect redirect_url redirecturl redir redirect_to redirectto return returnurl return_url return_to
    returnto goto go target dest destination next continue out to rurl r_url clickurl click adurl ref_url forward
    forward_url jump jumpurl murl lp href location loc page_url checkout_url success_url tourl burl ru q l r e a d p
    """.split()  # noqa: SIM905 - a table is easier to review
)
_SHARING = frozenset(
    """
    facebook.com twitter.com x.com t.me telegram.me wa.me whatsapp.com pinterest.com reddit.com tumblr.com line.me
    social-plugins.line.me b.hatena.ne.jp getpocket.com addtoany.com addthis.com sharethis.com plus.google.com bsky.app
    mail.google.com outlook.live.com web.archive.org validator.w3.org translate.google.com news.ycombinator.com
    """.split()  # noqa: SIM905 - a table is easier to review
)
# Sites where one click gives a stranger's program access to a mailbox (RFC 6749 §4.1.1).
_CONSENT = frozenset({"login.microsoftonline.com", "login.live.com", "login.windows.net", "accounts.google.com"})
_EMBEDDED = lazy_pattern(
    r"/(?:redirect|redir|r|go|out|click|l|link|url|away)/(https?:/{1,2}[^/?#]{3,255}.{0,4000})", re.IGNORECASE
)
_BASE64_URL = lazy_pattern(r"(?:a1)?(aHR0c[A-Za-z0-9_+/-]{8,8000})={0,2}")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link begins with {host}, but redirects to {target}.",
            "The address begins with a site that people trust, but the page that opens belongs to somebody else.",
            "Judge the link by {target}. If you do not know it, do not click.",
        ),
        "ja": Text(
            "リンクの先頭は {host} ですが、そこから {target} へ転送されます。",
            "信用されているサイトの名前を先頭に見せていますが、最後に開くのは別のサイトです。",
            "行き先は {target} です。知らないサイトなら、クリックしないでください。",
        ),
    },
    "consent": {
        "en": Text(
            "A link opens the real login page of {host}, but gives the permission that you grant there to {target}.",
            "If you agree, a stranger's program gets access to your account. It can then read or send mail without the password, and changing the password does not stop it.",
            "Do not sign in and do not press “Accept” unless you know {target} and wanted this connection. If you did, tell your IT staff at once.",
        ),
        "ja": Text(
            "リンクは {host} の本物のログイン画面を開きますが、そこで与えた許可は {target} に渡されます。",
            "「承諾」を押すと、知らない相手のプログラムがあなたのアカウントに入れるようになります。パスワードを知らなくてもメールを読んだり送ったりでき、パスワードを変えても止められません。",
            "{target} を知っていて自分で連携を申し込んだ場合を除き、ログインも「承諾」もしないでください。押してしまったときは、すぐに情報システム担当者に知らせてください。",
        ),
    },
    "opaque": {
        "en": Text(
            "A link goes through {host}, which redirects it to an unknown site.",
            "Anyone who writes a post there can make such a link to any site. It begins with a well-known name, but it can open any other site.",
            "If you do not know where the link leads, do not click.",
        ),
        "ja": Text(
            "リンクは {host} を経由しており、その先でどこへ転送されるのか分かりません。",
            "投稿すれば誰でも、どのサイトへのリンクでも作れます。よく知られた名前で始まっていても、開くのは別のサイトです。",
            "行き先に心当たりがなければ、クリックしないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1608.005"),
    weights=by_severity(low=1.2, medium=1.6, high=2.8),
    link_kind=LinkKind("open-redirect", en="passed on by another site", ja="別サイト経由の転送"),
    texts=TEXTS,
)
def open_redirect(message: Message, context: Context) -> Iterator[Hit]:
    """A link names one site and redirects to another.

    What it finds
        Links whose redirect parameter or path contains the full address of another organization's site, in plain text
        or in base64, and the redirectors of Google, Facebook, LinkedIn, YouTube and others. Also links that ask for
        consent at Microsoft or Google (OAuth) and give the permission to another site. Short links that social networks
        make for any address (`t.co`) are low, and not reported in authenticated mail of that network.
    Why it matters
        The link begins with a name that readers and filters trust, and opens another site.
    False positives
        Buttons for sharing, links of a newsletter's mail service, security gateways, and login pages that return to
        their own site are not reported.
    What to do
        Judge the inner address, because that is the site that opens.
    References
        CWE-601, MITRE ATT&CK T1608.005
    """
    seen: set[tuple[str, str]] = set()
    for link in web_links(message):
        if (
            link.target is not None
            and link.target.host in listed("shorteners", "any_address")
            and len(link.target.path) > 1
        ):
            yield from _opaque(link, link.target.host, seen, context)
            continue
        outer, inner = _hop(link)
        variant = ""
        if inner is None and link.target is not None and link.target.host in _CONSENT:
            outer, inner, variant = link.target, _consent(link.target), "consent"
        if outer is None or inner is None or (outer.host, inner.host) in seen:
            continue
        seen.add((outer.host, inner.host))
        if same_owner(outer.host, inner.host, context) or in_table(outer.host, _SHARING):
            continue
        if variant and context.registry.is_known(inner.host):
            continue
        if is_counted_click(outer.host, context) or same_owner(inner.host, context.author_domain, context):
            continue
        yield Hit(
            (quote(link),),
            variant=variant,
            values={"host": outer.host, "target": inner.host},
            data={"url": link.url, "host": outer.host, "target": inner.host},
        )


def _opaque(link: Link, host: str, seen: set[tuple[str, str]], context: Context) -> Iterator[Hit]:
    """Yield a hit for a social network's own short link, whose target is unknown."""
    owners = {
        "t.co": ("twitter.com", "x.com"),
        "lnkd.in": ("linkedin.com",),
        "redd.it": ("reddit.com", "redditmail.com"),
    }
    theirs = context.author_organization in owners.get(host, ()) and context.authenticated
    if not theirs and (host, "") not in seen:
        seen.add((host, ""))
        yield Hit(
            (quote(link),),
            variant="opaque",
            values={"host": host},
            data={"url": link.url, "host": host, "target": ""},
            severity=Severity.LOW,
        )


def _hop(link: Link) -> tuple[Url | None, Url | None]:
    """Return the site that the link names and the site that it redirects to."""
    outer = link.parsed
    if link.final and outer is not None and wrapper_name(outer.host) not in GATEWAYS:
        return outer, link.target
    outer = link.target
    return (outer, _inner(outer)) if outer is not None else (None, None)


def _inner(url: Url) -> Url | None:
    if url.query:
        for name, value in parameters(url.query).items():
            found = _url_in(value) if name in _NAMES else None
            if found is not None:
                return found
    match = _EMBEDDED.search(unquote(url.path, errors="replace")[:8_000]) if "http" in url.path else None
    return _web(match.group(1)) if match else None


def _consent(url: Url) -> Url | None:
    """Return the site that gets the permission, or None if the link does not ask for one."""
    return _url_in(parameters(url.query).get("redirect_uri", "")) if "client_id=" in url.query else None


def _url_in(value: str) -> Url | None:
    value = value.strip()
    encoded = _BASE64_URL.fullmatch(value)
    if encoded:
        text = encoded.group(1).replace("-", "+").replace("_", "/")
        value = base64.b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "replace") if len(text) % 4 != 1 else ""
    if value[:4].lower() == "http" or value.startswith("//"):
        return _web(unquote(value, errors="replace"))
    return None


def _web(text: str) -> Url | None:
    url = parse_url("https:" + text if text.startswith("//") else text)
    return url if url is not None and url.is_web and ("." in url.host or url.ip is not None) else None
