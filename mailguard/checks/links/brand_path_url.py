"""Links whose path names a brand and a login page, on a site that is not the brand's."""

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

_LONGEST: Final = 300  # characters read of a path; the name of a page comes early in it
_SHORTEST: Final = 4  # letters; shorter brand names are also ordinary parts of addresses
_WORDS: Final = 4  # words in one path segment; a headline has more
_PLACES: Final = frozenset(("wiki", "tag", "tags", "topics", "category", "categories", "news", "blog", "article"))
_LOGIN: Final = lazy_pattern(
    r"(?<![a-z])(?:log-?in|logon|sign-?in|signon|verify|verification|account|accounts|secure|auth|authenticate|"
    r"password|update|webmail|mypage|unlock|unlocked|activate|restore|recovery|member|identity|2fa|otp)(?![a-z])"
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The address of a link names {brand} and a login page, but the link leads to {host}, which does not belong to {brand}.",
            "Copied login pages are often kept in folders with the name of the company they imitate. Only the name in front of the first slash shows whose site it is.",
            "Do not enter a password there. Open the site of {brand} from your own bookmark or app.",
        ),
        "ja": Text(
            "リンクのアドレスに「{brand}」のログイン画面のような文字がありますが、行き先は {brand} ではなく {host} です。",
            "偽のログイン画面は、まねた会社の名前を付けたフォルダーに置かれることがよくあります。誰のサイトかは、最初の「/」より前の名前で決まります。",
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
    """The path of a link names a brand and a login page, but the site does not belong to the brand.

    What it finds
        Links whose path names a known brand and then a login, an account or a verification (`/rakuten-card/login`,
        `/amazon/ap/signin`), on a host that is not the brand's.
    Why it matters
        Phishing kits keep the folders of the page they copy, one folder for each brand. A brand's own site needs no
        folder with the brand's name.
    False positives
        Buttons that sign in through another service put the login word first (`/login/google`) and are not reported.
        Headlines, wikis, code hosts, and the sites of brands, of you and of your partners are not reported either.
    What to do
        Don't type a password there. Open the brand's site from your own bookmark.
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
    """Return the brand that a path names ahead of a login word, or "" if it does not have both."""
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
        elif _LOGIN.search(segment) and not brand:  # signing in through another service puts the login word first
            return ""
    return ""


def _pieces(words: list[str]) -> Iterator[str]:
    """Yield every run of words of one segment, joined by hyphens, the longest first."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield "-".join(words[start : start + length])


@functools.cache
def _labels() -> dict[str, str]:
    """Return the labels that brands registered, with the brand's name; ordinary words are left out."""
    found: dict[str, str] = {}
    for owner in brand_owners():
        for domain in owner.domains:
            label = domain.partition(".")[0]
            if len(label) >= _SHORTEST and label not in COMMON_WORDS and not _LOGIN.search(label):
                found.setdefault(label, owner.name)
    return found
