"""The check `hidden-html-text`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.hidden.runs import html_views, meaningful, quote, words
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_REASONS = frozenset(("display-none", "visibility", "no-size", "off-screen", "hidden-attribute"))
_FEW = 12  # words in all; fewer are a switched-off button or a note for small screens
_MANY = 60
_PADDING = 150


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail contains about {count} words of text that it never shows.",
            "Such text is added so that filters think the mail is ordinary correspondence. You see only what the sender wants you to see.",
            "Compare the hidden words quoted here with the mail. If they have nothing to do with it, do not trust it.",
        ),
        "ja": Text(
            "画面に表示されない文章が、約{count}語分隠されています。",
            "迷惑メール対策のプログラムに普通のメールだと思わせるために、関係のない文章が隠されていることがあります。",
            "ここに示した隠し文章がメールの内容と無関係なら、そのメールを信用しないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1027", "T1566"),
    weights=by_severity(low=1.2, medium=2.1, high=2.7),
    texts=TEXTS,
)
def hidden_html_text(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The mail contains whole blocks of text that are never shown.

    What it finds
        Text hidden by CSS (`display:none`, `visibility:hidden`, zero height, positions outside the window), except
        preview lines, text for screen readers and second versions of visible text.
    Why it matters
        Attackers add pages of harmless text, such as old newsletters or novels, so that filters think the mail is
        ordinary correspondence. The reader sees only the lure.
    False positives
        Templates with parts that are switched off. Fewer than 12 words are not reported, and the severity is low below
        60 words.
    What to do
        Compare the quoted words with what the mail shows. If they have nothing to do with each other, don't trust it.
    References
        MITRE ATT&CK T1027
    """
    for view, html in html_views(message):
        runs = meaningful(html, _REASONS)
        count = sum(found for _, found in runs)
        if count < _FEW:
            continue
        longest = max(runs, key=lambda item: item[1])[0]
        seen = words(html.text)
        severity = Severity.MEDIUM if count >= _MANY else Severity.LOW
        if count >= _PADDING:  # however much visible text there is: the sender chooses that too
            severity = Severity.HIGH
        yield Hit(
            (quote(view, longest),),
            values={"count": str(count)},
            data={"words": count, "visible_words": seen, "reasons": sorted({run.reason for run, _ in runs})},
            severity=severity,
        )
