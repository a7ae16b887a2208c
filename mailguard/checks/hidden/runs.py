"""Hidden text of an HTML view: which parts are suspicious, and which are usual in newsletters."""

from collections.abc import Iterator

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.finding import Evidence
from mailguard.message.html.model import HiddenText, HtmlView
from mailguard.message.model import Message, View

FILLERS = lazy_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3164\ufeff\uffa0\xa0]+"
)
"""Characters without a visible shape: newsletters fill the preview line of the inbox with them."""
_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_BETWEEN_WORDS = bytes(code if chr(code).isalpha() else 32 for code in range(128)) + bytes(128)
_CJK = lazy_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PREHEADER_WORDS = 45  # at most; the longest preview text that an inbox shows is far shorter
_PREHEADER_PLACE = 40  # characters of visible text that may precede it (a "view online" link)
_CJK_PER_WORD = 2  # Japanese and Chinese letters that count as one word
_SHOWN = 160


def html_views(message: Message) -> Iterator[tuple[View, HtmlView]]:
    """Yield the HTML texts of a message."""
    for view in message.views:
        if view.html is not None:
            yield view, view.html


def words(text: str) -> int:
    """Return the number of words in `text`; in Japanese and Chinese, two letters count as one word."""
    if text.isascii():
        lengths = [*map(len, text.encode().translate(_BETWEEN_WORDS).split())]
        return len(lengths) - lengths.count(1)
    letters = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text) if letters else text)) + letters // _CJK_PER_WORD


def meaningful(html: HtmlView, reasons: frozenset[str]) -> list[tuple[HiddenText, int]]:
    """Return (run, number of words) for text hidden for one of `reasons`.

    Preview lines and copies of visible text are left out.
    """
    found: list[tuple[HiddenText, int]] = []
    visible = ""
    for run in html.hidden:
        if run.reason not in reasons:
            continue
        text = run.text if run.text.isascii() else FILLERS.sub("", run.text)
        if run.start <= _PREHEADER_PLACE and words(text) <= _PREHEADER_WORDS:
            continue
        visible = visible or " ".join(html.text.split())
        if _beginning(text) in visible:  # the same text for another size of screen
            continue
        count = words(text)
        if count:
            found.append((run, count))
    return found


def _beginning(text: str) -> str:
    """Return the beginning of a hidden text, to look for it in the visible text."""
    beginning = " ".join(text[: 4 * _SHOWN].split())
    return (beginning if len(beginning) >= _SHOWN else " ".join(text.split()))[:_SHOWN]


def quote(view: View, run: HiddenText) -> Evidence:
    """Return the hidden words as evidence, without an offset, because they are not in the visible text."""
    text = " ".join(FILLERS.sub("", run.text).split())
    return Evidence(view.where, text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
