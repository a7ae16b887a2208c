"""Symbols in place of letters, in the sender's name, the subject and words that press the reader."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.normalise import normalise
from mailguard.language.phrases import SIGNS
from mailguard.message.direction import OVERRIDES, RIGHT_TO_LEFT, TURNING, as_shown
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_LONGEST: Final = 2_000
# Mathematical, circled, parenthesised, squared and small-capital Latin letters (Unicode 16, charts 1D400, 2460, 1F100).
_STYLED: Final = lazy_pattern(
    "[\U0001d400-\U0001d7ff\u24b6-\u24e9\u249c-\u24b5\U0001f110-\U0001f189\u1d00-\u1d22]{2,400}"
)
_MATHEMATICAL: Final = lazy_pattern("[\U0001d400-\U0001d7ff]")
# A zero-width or filler character between two letters of one word; joiners that scripts and emoji need do not count.
_SPLIT: Final = lazy_pattern(
    "[A-Za-z\u00c0-\u024f\u3041-\u30ff\u4e00-\u9fff]{1,40}(?:[\u200b\u200c\u200d\u2060-\u2064\ufeff\u034f\u180e\u00ad]{1,40}"
    "[A-Za-z\u00c0-\u024f\u3041-\u30ff\u4e00-\u9fff]{1,40}){1,40}"
)
# Letter-like symbols in words of a text, here with all small capitals, squared letters, flag signs and rare scripts.
_FORMS: Final = lazy_pattern(
    "[\U0001d400-\U0001d7ff\u24b6-\u24e9\u249c-\u24b5\U0001f110-\U0001f189\U0001f1e6-\U0001f1ff\u1d00-\u1d22\ua730\ua731"
    "\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\ua7af\u13a0-\u13ff\uab70-\uabbf\u1400-\u16ff\u2d30-\u2d7f"
    "\ua4d0-\ua4ff\U00010280-\U0001034f\U00010400-\U0001052f\U000118a0-\U000118ff\U00016f00-\U00016f9f"
    "\u3105-\u312f卂乇卄丂丅]"
)
_QUOTED: Final = 200
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u034f\u180e\u00ad"
_ENCLOSED: Final = 5


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender's name or the subject is written with symbols that only look like letters: “{words}”.",
            "People can read the name, but a filter that searches for it finds nothing. Keyboards do not have these symbols, so somebody used them on purpose.",
            "Treat the name as forged. Delete the mail unless you can confirm in another way that it is genuine.",
        ),
        "ja": Text(
            "差出人名か件名に、文字に見せかけた記号「{words}」が使われています。",
            "人には名前として読めますが、迷惑メール対策の検索にはかかりません。普通のキーボードでは打てない記号で、意図的に使われたものです。",
            "名前は偽物と考えてください。別の方法で確かめられない限り、削除してください。",
        ),
    },
    "split": {
        "en": Text(
            "The sender's name or the subject has invisible characters between the letters of “{words}”.",
            "People read the word as usual, but a filter that searches for it finds nothing. This does not happen by accident.",
            "Treat the mail as forged. Delete it unless you can confirm in another way that it is genuine.",
        ),
        "ja": Text(
            "差出人名か件名の「{words}」の文字の間に、見えない文字が挟まれています。",
            "人には普通に読めますが、迷惑メール対策の検索にはかかりません。偶然こうなることはほとんどありません。",
            "偽物と考えてください。別の方法で確かめられない限り、削除してください。",
        ),
    },
    "text": {
        "en": Text(
            "Some words of the mail are written with symbols that only look like letters. They read “{words}”.",
            "People can read the words, but a filter that searches for them finds nothing. Keyboards do not have these symbols, so somebody used them on purpose.",
            "Treat the mail as harmful. Do not click and do not answer.",
        ),
        "ja": Text(
            "本文の一部が、文字に見せかけた記号で書かれています（読むと「{words}」）。",
            "人には普通の言葉に見えますが、迷惑メール対策の検索にはかかりません。普通のキーボードでは打てない記号で、意図的に使われたものです。",
            "有害なメールとして扱い、リンクを開いたり返信したりしないでください。",
        ),
    },
    "signs": {
        "en": Text(
            "Some words of the mail have emoji, dots or other symbols between their letters. Without these they read “{words}”.",
            "People read over the symbols, but a filter that searches for the words finds nothing. This does not happen by accident.",
            "Treat the mail as harmful. Do not click and do not answer.",
        ),
        "ja": Text(
            "本文の言葉の途中に、絵文字や点などの記号が挟まれています（除いて読むと「{words}」）。",
            "人は記号を飛ばして読めますが、迷惑メール対策の検索にはかかりません。偶然こうなることはほとんどありません。",
            "有害なメールとして扱い、リンクを開いたり返信したりしないでください。",
        ),
    },
    "direction": {
        "en": Text(
            "The sender's name or the subject contains an invisible character (U+{code}) that changes the direction of the text. On the screen it appears as “{words}”.",
            "The character makes letters appear in another order than they are written, so that filters do not find the words that you read.",
            "Treat the mail as forged. Delete it unless you can confirm in another way that it is genuine.",
        ),
        "ja": Text(
            "差出人名か件名に、文字の並ぶ向きを変える見えない記号（U+{code}）が入っています。画面には「{words}」のように表示されます。",
            "この記号を使うと、書かれている順番とは逆に文字を表示できます。人が読む文字列を、迷惑メール対策の検索から隠すために使われます。",
            "偽物と考えてください。別の方法で確かめられない限り、削除してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1027", "T1656"),
    weights=by_severity(low=1.2, medium=2.3, high=2.7),
    texts=TEXTS,
)
def disguised_letters(message: Message, context: Context) -> Iterator[Hit]:
    """The sender's name, the subject or a pressing text is written with symbols that only look like letters.

    What it finds
        In the display name, the address or the subject:

        - mathematical, circled and similar symbols used as letters
        - invisible characters between the letters of a word
        - a direction character that changes the order of reading although no word is written from right to left; an
          override, which reverses all letters, is always reported

        In the text of the mail: words that ask for a password, threaten or set a deadline, written with such symbols,
        or with emoji, dots and the like between their letters.
    Why it matters
        People read the name of a brand, but a filter that searches for the name does not find it. Keyboards don't have
        these symbols, so somebody used them on purpose.
    False positives
        Advertising that wants to stand out. One or two such symbols are not reported.
    What to do
        Treat the name as forged. Delete the mail unless you can confirm in another way that it is genuine.
    References
        UTR 36 §3.5, UTS 39
    """
    texts = [("From", field.value) for field in message.header.all("from")[:AUTHORS]] + [("Subject", message.subject)]
    for field, text in texts:
        found = _styled(text[:_LONGEST]) or _split(text[:_LONGEST])
        if found is not None:
            variant, match = found
            words = re.sub("[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff]", "", match.group())
            yield Hit(
                (Evidence(f"header:{field}", match.group(), *match.span()),),
                variant=variant,
                values={"words": words[:60]},
                data={"field": field, "class": variant or "styled"},
            )
            continue
        turning = _turning(text[:_LONGEST])
        if turning is not None:
            yield _turned(field, text[:_LONGEST], turning)
    yield from _in_text(message, context)


def _turning(text: str) -> re.Match[str] | None:
    """Return a character that changes the reading direction, or None.

    Hebrew or Arabic words need such characters, except overrides (UTS 39, UAX #9).
    """
    if text.isascii():
        return None
    found = OVERRIDES.search(text)
    return found or (TURNING.search(text) if RIGHT_TO_LEFT.search(text) is None else None)


def _turned(field: str, text: str, sign: re.Match[str]) -> Hit:
    return Hit(
        (Evidence(f"header:{field}", sign.group(), *sign.span()),),
        variant="direction",
        values={"words": as_shown(text)[:60], "code": f"{ord(sign.group()):04X}"},
        data={"field": field, "class": "direction"},
        severity=Severity.MEDIUM if OVERRIDES.match(sign.group()) else Severity.LOW,
    )


def _in_text(message: Message, context: Context) -> Iterator[Hit]:
    """Yield hits for the highest-weighted disguised words of the text: letter-like symbols, then separated letters."""
    texts = {view.where: view.text for view in message.views} | {"header:Subject": message.subject}
    phrases = [phrase for phrase in context.phrases if phrase.where in texts and phrase.weight > 1]
    styled = [phrase for phrase in phrases if not phrase.reading and _in_style(phrase.text)]
    apart = [phrase for phrase in phrases if phrase.reading == SIGNS]
    for variant, found in (("text", styled), ("signs", apart)):
        if found:
            first = max(found, key=lambda phrase: phrase.weight)
            words = normalise(first.text).text if variant == "text" else first.text
            shown = texts[first.where][first.start : first.end]
            whole = len(shown) <= _QUOTED
            evidence = Evidence(first.where, shown, first.start, first.end) if whole else Evidence(first.where, words)
            yield Hit(
                (evidence,),
                variant=variant,
                values={"words": words[:60]},
                data={"field": first.where, "class": "styled" if variant == "text" else "signs"},
            )


def _in_style(text: str) -> bool:
    """Whether several letters of `text` are letter-like symbols, or letters of a script that does not belong there."""
    return not text.isascii() and len(_FORMS.findall(text)) >= 2


def _styled(text: str) -> tuple[str, re.Match[str]] | None:
    if text.isascii():
        return None
    for match in _STYLED.finditer(text):
        if len(match.group()) >= _ENCLOSED or len(_MATHEMATICAL.findall(match.group())) >= 2:
            return "", match
    return None


def _split(text: str) -> tuple[str, re.Match[str]] | None:
    found = _SPLIT.search(text) if any(sign in text for sign in _INVISIBLE) else None
    return ("split", found) if found else None
