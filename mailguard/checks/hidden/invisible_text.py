"""The check `invisible-text`."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.hidden.runs import html_views, meaningful, quote
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.html.model import HtmlView
from mailguard.message.model import Message, View
from mailguard.message.other_reading import JOINED, TURNED
from mailguard.pipeline.context import Context

_SPLIT_WORD = lazy_pattern(
    "[A-Za-z\u00c0-\u024f\u3041-\u30ff\u4e00-\u9fff]{1,20}+(?:[\u200b-\u200d\u2060-\u2064\ufeff\u034f\u180e]{1,8}+"
    "[A-Za-z\u00c0-\u024f\u3041-\u30ff\u4e00-\u9fff]{1,20}+){1,20}+"
)
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u034f\u180e"
_OVERRIDE = lazy_pattern("[\u202d\u202e][^\u202c\n]{1,60}")
_SPLIT_WORDS = 3  # fewer are left over from copying out of web pages
_EDGE = lazy_pattern(r"\S{0,20}\Z")
_SAME_INK = frozenset(("colour", "font-size", "opacity"))
_MIXED_IN = frozenset(
    (
        "colour",
        "font-size",
        "opacity",
        "display-none",
        "visibility",
        "no-size",
        "off-screen",
        "clip",
        "comment",
        "hidden-attribute",
    )
)
_MIXED_HIGH = 3
_SHOWN = 160
_WORD = 60


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail contains about {count} words that cannot be seen: they have the colour of the background or are too small.",
            "These words are meant for filters, not for you. They make a harmful mail look harmless to a program.",
            "Do not trust this mail unless you know the sender and expected it.",
        ),
        "ja": Text(
            "背景と同じ色の文字や極端に小さい文字で、目に見えない言葉が約{count}語入っています。",
            "読む人ではなく、迷惑メール対策のプログラムに読ませるための文字です。有害なメールを無害に見せかける手口です。",
            "知っている相手からの予定されたメールでなければ、信用しないでください。",
        ),
    },
    "mixed": {
        "en": Text(
            'Hidden letters are mixed into words that you can see, {count} times (for example in "{word}").',
            "You read an ordinary word, but a filter reads meaningless letters and finds nothing wrong. This is done only to deceive.",
            "Treat the mail as harmful. Do not click and do not answer.",
        ),
        "ja": Text(
            "見えている言葉の途中に、見えない文字が{count}か所混ぜられています（例：「{word}」）。",
            "人には普通の言葉に見えますが、迷惑メール対策のプログラムには別の文字列に見えます。だます目的でしか使われません。",
            "有害なメールとして扱い、リンクを開いたり返信したりしないでください。",
        ),
    },
    "split": {
        "en": Text(
            '{count} words are split by characters that have no width (for example "{word}").',
            "You cannot see these characters, but because of them filters no longer recognise the words.",
            "Do not trust this mail unless you know the sender and expected it.",
        ),
        "ja": Text(
            "{count}個の言葉の途中に、幅のない見えない文字が入っています（例：「{word}」）。",
            "目では分かりませんが、この文字があると、迷惑メール対策のプログラムが言葉を認識できなくなります。",
            "知っている相手からの予定されたメールでなければ、信用しないでください。",
        ),
    },
    "reversed": {
        "en": Text(
            "The text contains a character that reverses the order of the letters after it.",
            "The text on the screen is not the text that is written. Such characters are used to disguise file names, addresses and words.",
            "Do not copy or open anything there. Ask the sender by another way.",
        ),
        "ja": Text(
            "後に続く文字の並び順を逆にする特殊な文字が、本文に入っています。",
            "見えている順番と実際の文字の順番が違います。ファイル名やアドレス、言葉を偽装するために使われます。",
            "その部分をコピーしたり開いたりせず、別の方法で送り主に確認してください。",
        ),
    },
    "backwards": {
        "en": Text(
            "A text is written backwards and reversed only on the screen. It says: “{words}”.",
            "You read ordinary words, but a filter reads meaningless letters. This is done only to deceive.",
            "Treat the mail as harmful. Do not click and do not answer.",
        ),
        "ja": Text(
            "文字を逆順に書き、画面上でだけ正しい順に見せている文章があります（読むと「{words}」）。",
            "人には普通の文章に見えますが、迷惑メール対策のプログラムには意味のない文字列に見えます。だます目的でしか使われません。",
            "有害なメールとして扱い、リンクを開いたり返信したりしないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1027", "T1566"),
    weights=by_severity(low=1.8, medium=2.6, high=3.3),
    texts=TEXTS,
)
def invisible_text(message: Message, context: Context) -> Iterator[Hit]:
    """Invisible letters are mixed into the text.

    What it finds
        Hidden letters inside visible words, zero-width characters that split words, text in the colour of its
        background or of no size, and characters or styles that reverse the reading order. Sometimes it is unclear
        whether letters of another style are visible or in which order text is read. Such text is examined both ways,
        and is reported if it puts pressure on the reader only without these letters, or only backwards.
    Why it matters
        The reader sees "password", a filter sees something else. This does not happen by accident.
    False positives
        Preview lines of newsletters, single zero-width characters from copying, joiners in scripts that need them,
        soft hyphens, and reading aids above words (ruby) with their brackets are not reported. White text on a
        background that only some programs show is reported; if it is short, the severity is low.
    What to do
        Treat the mail as forged unless you know the sender.
    References
        MITRE ATT&CK T1027, UTR 36 §3.5
    """
    for view, html in html_views(message):
        mixed = list(_mixed_in(view, html))
        yield from mixed or _odd_letters(view, html, context)
        yield from _same_ink(view, html)
        yield from _turned(view, html, context)
    for view in message.views:
        yield from _split_words(view)
        override = None if view.text.isascii() else _OVERRIDE.search(view.text)
        if override:
            place = Evidence(view.where, override.group(), *override.span())
            yield Hit((place,), variant="reversed", data={"class": "bidi"})


def _mixed_in(view: View, html: HtmlView) -> Iterator[Hit]:
    """Find hidden letters with visible letters on both sides."""
    runs = [run for run in html.hidden if run.inside_word and run.reason in _MIXED_IN]
    if not runs or (len(runs) < _MIXED_HIGH and all(run.reason == "comment" for run in runs)):
        return
    first = runs[0]
    before, after = _EDGE.search(html.text[max(first.start - 20, 0) : first.start]), html.text[first.start :][:20]
    word = (before.group() if before else "") + (after.split(None, 1) or [""])[0]
    if len(runs) < _MIXED_HIGH and not word.isascii():
        return  # Japanese has no spaces: two sentences may meet here
    yield Hit(
        (quote(view, first), Evidence(view.where, word)),
        variant="mixed",
        values={"count": str(len(runs)), "word": word},
        data={"count": len(runs), "reasons": sorted({run.reason for run in runs})},
        severity=Severity.HIGH if len(runs) >= _MIXED_HIGH else Severity.MEDIUM,
    )


def _odd_letters(view: View, html: HtmlView, context: Context) -> Iterator[Hit]:
    """Find letters of another style inside words, if the words put pressure on the reader without these letters."""
    if not html.odd:
        return
    pressing = [phrase for phrase in context.phrases if phrase.reading == JOINED and phrase.where == view.where]
    if pressing:
        first = min(pressing, key=lambda phrase: -phrase.weight)
        place = Evidence(view.where, view.text[first.start : first.end][:_SHOWN], first.start, first.end)
        place = place if first.end - first.start <= _SHOWN else Evidence(view.where, first.text)
        yield Hit(
            (place,),
            variant="mixed",
            values={"count": str(len(html.odd)), "word": first.text[:_WORD]},
            data={"count": len(html.odd), "reasons": ["style"]},
            severity=Severity.HIGH if len(html.odd) >= _MIXED_HIGH else Severity.MEDIUM,
        )


def _turned(view: View, html: HtmlView, context: Context) -> Iterator[Hit]:
    """Find text that puts pressure on the reader if its letters or words are read in the opposite order."""
    if not html.turned:
        return
    pressing = [phrase for phrase in context.phrases if phrase.reading == TURNED and phrase.where == view.where]
    if pressing:
        start, end = html.turned[0]
        end = min(end, start + _SHOWN)
        words = max(pressing, key=lambda phrase: phrase.weight).text
        place = Evidence(view.where, html.text[start:end], start, end)
        yield Hit((place,), variant="backwards", values={"words": words[:_WORD]}, data={"class": "css"})


def _same_ink(view: View, html: HtmlView) -> Iterator[Hit]:
    """Find words in the colour of the background, or too small to be seen."""
    runs = [(run, count) for run, count in meaningful(html, _SAME_INK) if not run.inside_word]
    count = sum(words for _, words in runs)
    if count < 2:
        return
    longest = max(runs, key=lambda item: item[1])[0]
    yield Hit(
        (quote(view, longest),),
        values={"count": str(count)},
        data={"words": count, "reasons": sorted({run.reason for run, _ in runs})},
        severity=Severity.LOW if count < 20 else Severity.MEDIUM if count < 100 else Severity.HIGH,
    )


def _split_words(view: View) -> Iterator[Hit]:
    """Find words with zero-width characters between their letters."""
    if view.text.isascii() or not any(map(view.text.__contains__, _ZERO_WIDTH)):
        return
    found = list(_SPLIT_WORD.finditer(view.text[:1_000_000]))
    if len(found) < _SPLIT_WORDS:
        return
    shown = max(found[:200], key=lambda match: len(match.group()))
    yield Hit(
        (Evidence(view.where, shown.group(), *shown.span()),),
        variant="split",
        values={
            "count": str(len(found)),
            "word": re.sub("[\u200b-\u200d\u2060-\u2064\ufeff\u034f\u180e]", "", shown.group()),
        },
        data={"count": len(found)},
        severity=Severity.HIGH if len(found) >= 10 else Severity.MEDIUM,
    )
