"""Whether an internationalized host name is made to deceive."""

import unicodedata
from collections.abc import Iterator

from mailguard.checks.links.target import first_of_each_host, quote, web_links
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.confusable import plain
from mailguard.names.domain import to_unicode

_TOGETHER = (
    frozenset(("LATIN", "HIRAGANA", "KATAKANA", "CJK", "IDEOGRAPHIC")),
    frozenset(("LATIN", "HANGUL", "CJK")),
    frozenset(("LATIN", "BOPOMOFO", "CJK")),
)
"""Scripts that are written together in one language (UTS 39 §5.2, "highly restrictive")."""
_LOOKING_LATIN = frozenset(("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"))


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566.002", "T1583.001"))
def punycode_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link's host uses foreign letters that pass for others.

    What it finds
        Internationalized host names that mix scripts in one label (a Cyrillic а among Latin letters), that are written
        wholly in letters of another script which look Latin, or that imitate a known name.
    Why it matters
        Two names that look the same on the screen lead to different places.
    False positives
        Names in one script, or in Japanese with Latin letters, are ordinary and not reported.
    What to do
        Don't follow the link.
    References
        Unicode TS 39 §5, RFC 5890, RFC 3492
    """
    for link in first_of_each_host(web_links(message)):
        host = link.target.host if link.target else ""
        if "xn--" not in host and host.isascii():
            continue
        shown = to_unicode(host)
        imitation = context.registry.imitation(host)
        if imitation is not None and imitation.klass == "written-name":  # no other letters: `lookalike-url` tells it
            imitation = None
        reason = "imitates" if imitation is not None else _reason(shown)
        if reason:
            known = {"protected": imitation.protected, "class": imitation.klass} if imitation is not None else {}
            yield Hit(
                (quote(link),),
                variant=reason,
                values={"host": shown, "ascii": host, "protected": known.get("protected", "")},
                data={"url": link.url, "unicode": shown, "reason": reason, **known},
            )


def _reason(host: str) -> str:
    """Why a name in Unicode deceives, "" when it doesn't."""
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
