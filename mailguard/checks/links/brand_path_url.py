"""Whether a stranger's link speaks of a brand and its log-in in the path."""

import functools
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import first_of_each_host, in_table, quote, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.common_words import COMMON_WORDS
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.message.wrapper import GATEWAYS, wrapper_name
from mailguard.names.brand import brand_owners
from mailguard.pipeline.context import Context

_LONGEST: Final = 300  # characters of a path: a page's name stands at its beginning
_SHORTEST: Final = 4  # letters of a brand's name that can't be an ordinary piece of an address
_WORDS: Final = 4  # words of one piece of a path; a headline has more
_PLACES: Final = frozenset(("wiki", "tag", "tags", "topics", "category", "categories", "news", "blog", "article"))
_LOGIN: Final = lazy_pattern(
    r"(?<![a-z])(?:log-?in|logon|sign-?in|signon|verify|verification|account|accounts|secure|auth|authenticate|"
    r"password|update|webmail|mypage|unlock|unlocked|activate|restore|recovery|member|identity|2fa|otp)(?![a-z])"
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link names {brand} and a log-in in its address, but leads to {host}, which is not {brand}.",
            "Copied log-in pages are kept in folders with the name of the company they imitate. Only the name in front of the first slash tells whose site it is.",
            "Do not enter a password there. Open the site of {brand} by your own bookmark or app.",
        ),
        "ja": Text(
            "リンクのアドレスに「{brand}」のログインらしい文字がありますが、行き先は {brand} ではなく {host} です。",
            "偽のログイン画面は、まねた会社の名前を付けた場所に置かれることがよくあります。誰のサイトかは、最初の「/」より前の名前で決まります。",
            "そこでパスワードを入力しないでください。{brand} は、ご自身のブックマークやアプリから開いてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1656"),
    weights=by_severity(low=0.6, medium=1.8, high=2.4),
    link_kind=LinkKind("brand-path", en="names a brand in its path", ja="パスにブランド名"),
    texts=TEXTS,
)
def brand_path_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link to a stranger's site has a brand's name and its log-in in the path.

    What it finds
        Links whose path names a known brand and then a log-in, an account or a verification
        (`/rakuten-card/login`, `/amazon/ap/signin`), on a host that is not the brand's.
    Why it matters
        Phishing kits keep the folders of the page they copy, one folder a brand. A brand's own page needs no folder
        with its own name.
    False positives
        Buttons that sign in by another service put the word first (`/login/google`) and are not reported; neither are
        headlines, wikis, code hosts, and the sites of brands, your own and your partners'.
    What to do
        Don't type a password there. Open the brand's site by your own bookmark.
    References
        MITRE ATT&CK T1566.002, T1656
    """
    for link in first_of_each_host(web_links(message)):
        if link.target is None or len(link.target.path) < _SHORTEST:
            continue
        host = link.target.host
        brand = _brand_and_login(link.target.path)
        if not brand or context.registry.owner_of(host) is not None or context.registry.is_allowed(host):
            continue
        if (
            in_table(host, listed("esp_trackers"))
            or in_table(host, listed("download_hosts", "code"))
            or wrapper_name(host) in GATEWAYS
        ):
            continue
        yield Hit(
            (quote(link),),
            values={"brand": brand, "host": host},
            data={"url": link.url, "brand": brand, "host": host},
        )


def _brand_and_login(path: str) -> str:
    """The brand that a path names before it names a log-in, "" without both."""
    path = path[:_LONGEST].lower()
    if not _LOGIN.search(path):
        return ""
    brand = ""
    for segment in unquote(path, errors="replace").split("/"):
        words = re.split(r"[-_.]", segment)
        if segment in _PLACES or len(words) > _WORDS:
            return ""
        if brand and _LOGIN.search(segment):
            return brand
        found = next((name for name in _pieces(words) if name in _labels()), "")
        if found:
            brand = _labels()[found]
            if _LOGIN.search("-".join(words).partition(found)[2]):
                return brand
        elif _LOGIN.search(segment) and not brand:  # a log-in by way of another service comes first
            return ""
    return ""


def _pieces(words: list[str]) -> Iterator[str]:
    """Every run of words of one segment, joined by hyphens, the longest first."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield "-".join(words[start : start + length])


@functools.cache
def _labels() -> dict[str, str]:
    """The labels that brands registered, with the brand's name; ordinary words left out."""
    found: dict[str, str] = {}
    for owner in brand_owners():
        for domain in owner.domains:
            label = domain.partition(".")[0]
            if len(label) >= _SHORTEST and label not in COMMON_WORDS and not _LOGIN.search(label):
                found.setdefault(label, owner.name)
    return found
