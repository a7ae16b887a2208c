"""Internationalized host names that are made to deceive."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import first_of_each_host, quote, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.confusable import plain
from mailguard.names.domain import to_unicode
from mailguard.pipeline.context import Context

_TOGETHER = (
    frozenset(("LATIN", "HIRAGANA", "KATAKANA", "CJK", "IDEOGRAPHIC")),
    frozenset(("LATIN", "HANGUL", "CJK")),
    frozenset(("LATIN", "BOPOMOFO", "CJK")),
)
"""Scripts that one language uses together (UTS 39 §5.2, "highly restrictive")."""
_LOOKING_LATIN = frozenset(("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"))


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The address of a link ({host}) contains foreign letters that look like other letters.",
            "On the screen the name looks familiar, but it is a different address. Its technical form is {ascii}.",
            "Do not follow the link.",
        ),
        "ja": Text(
            "リンク先のアドレス（{host}）に、見慣れた文字とよく似た外国の文字が使われています。",
            "画面では見慣れた名前に見えますが、実際は別のアドレスです。正式な表記は {ascii} です。",
            "このリンクは開かないでください。",
        ),
    },
    "imitates": {
        "en": Text(
            "A link leads to {host}, which looks like {protected} but uses different letters.",
            "On the screen the two names look the same, but this is a different address. Its technical form is {ascii}.",
            "Do not follow the link. Open {protected} from your own bookmark.",
        ),
        "ja": Text(
            "リンク先 {host} は {protected} のように見えますが、よく似た別の文字で書かれています。",
            "画面では同じに見えても、実際は別のアドレスです（正式な表記は {ascii}）。",
            "このリンクは開かないでください。{protected} はご自身のブックマークから開いてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.002", "T1583.001"),
    weights=by_severity(low=0.8, medium=1.8, high=3.0),
    link_kind=LinkKind("punycode", en="foreign letters", ja="特殊な文字のアドレス"),
    texts=TEXTS,
)
def punycode_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link's host uses foreign letters that look like other letters.

    What it finds
        Internationalized host names that mix scripts in one label (a Cyrillic а among Latin letters), that consist
        entirely of letters of another script that look Latin, or that imitate a known name.
    Why it matters
        Two names that look the same on the screen lead to different places.
    False positives
        Names in one script, or in Japanese with Latin letters, are ordinary and not reported.
    What to do
        Don't follow the link.
    References
        UTS 39 §5, RFC 5890, RFC 3492
    """
    for link in first_of_each_host(web_links(message)):
        host = link.target.host if link.target else ""
        if "xn--" not in host and host.isascii():
            continue
        shown = to_unicode(host)
        imitation = context.registry.imitation(host)
        if imitation is not None and imitation.klass == "written-name":  # `lookalike-url` reports it
            imitation = None
        reason = "imitates" if imitation is not None else _reason(shown)
        if reason:
            known = {"protected": imitation.protected, "class": imitation.klass} if imitation is not None else {}
            yield Hit(
                (quote(link),),
                variant="imitates" if imitation is not None else "",
                values={"host": shown, "ascii": host, "protected": known.get("protected", "")},
                data={"url": link.url, "unicode": shown, "reason": reason, **known},
            )


def _reason(host: str) -> str:
    """Return why a Unicode name deceives: "mixed", "whole", or "" if it does not."""
    labels = host.split(".")
    for label in labels[:-1] or labels:
        scripts = {_script(character) for character in label if character.isalpha()}
        if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
            return "mixed"
        looks_latin = bool(scripts) and scripts <= _LOOKING_LATIN and labels[-1].isascii()
        if looks_latin and plain(label).isascii():
            return "whole"
    return ""


def _script(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]
