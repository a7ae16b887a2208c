"""Find writing habits: the forms of greeting and closing, politeness, punctuation, the line above the signature.

Each form has a name from a short list, which contains no word of the text. So habits can be counted and stored without
storing what was written. Only the writer's own text is read, not the text quoted in a reply.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.manner_forms import ADDRESSING, CLOSINGS, GREETINGS, LANGUAGES, POLITENESS, PUNCTUATION
from mailguard.language.detect import detect

CHARACTERS: Final = 20_000  # characters of a text that are read
LINES: Final = 400
LINE_CHARACTERS: Final = 200  # characters of a line that are searched for a form
NONE: Final = "none"
_HEAD: Final = 8  # first lines (without empty ones) that are searched for a greeting
_TAIL: Final = 14  # last lines (without empty ones) that are searched for a closing
_SENTENCES: Final = 3  # minimum punctuation marks or sentence ends for a habit
_MOSTLY: Final = 0.8


Spans: TypeAlias = tuple[tuple[int, int], ...]


class Trait(NamedTuple):
    """A habit: `value` is the name of the form, `text` the words at `start`:`end` that show it ("" if it is absent)."""

    aspect: str
    value: str
    text: str = ""
    start: int = 0
    end: int = 0


class _Line(NamedTuple):
    text: str
    start: int


_RULES: Final = (
    ("dashes", re.compile(r"-{2}[ \t]*\Z")),
    ("rule", re.compile(r"[-‐―─━=_＿＝~〜～*＊・.…◇◆☆★+＋#]{5,}[^\n]{0,80}\Z")),
)
# Lines that end the writer's own text and begin an older mail.
_OLDER: Final = lazy_pattern(
    r"-{3,}[ ]?(?:original message|forwarded message|元のメッセージ|転送メッセージ)|_{20,}\s*$"
    r"|(?:from|差出人|von|de|da|van)\s?[:：] ?[^\n]{0,100}@",
    re.IGNORECASE,
)
# The line above a quotation.
_ATTRIBUTION: Final = lazy_pattern(
    r"(?:on|am|le|el|op|il|em) [^\n]{5,150}(?:wrote|schrieb|escribi[oó]|schreef|ha scritto|escreveu)\s?:?\s*$"
    r"|[^\n]{5,150} a [eé]crit\s?:?\s*$"
    r"|[^\n]{5,120}(?:wrote|writes|のメール|さんは書きました|が書きました)\s?[:：]\s*$"
    r"|(?:on|am|le) [^\n]{5,150}(?:@|<)[^\n]{1,60}$"  # continues in the next line
    r"|20\d\d[年/-][^\n]{3,80}[:：]\s*$",
    re.IGNORECASE,
)
_KANA: Final = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")
_POLITE: Final = lazy_pattern(
    r"(?:です|ます|ました|ません|でした|ましょう|ください|下さい|ございます)(?:か|ね|が|よ)?\s?[。．.!！\n]"
)
_PLAIN: Final = lazy_pattern(
    r"(?<!ま)(?<!で)(?<!まし)(?<!でし)(?<!しょ)(?<!ださ)(?<!下さ)[うくぐすつぬぶむるただい]\s?[。．]"
)


def manner(text: str, quoted: Spans = (), *, whole: bool = False) -> tuple[Trait, ...]:
    """Return the habits that `text` shows, one value for each aspect; () for a text without words.

    Linear; never raises. `quoted` are the spans of lines with a quoting mark. Text that looks like an older mail is
    left out, except if `whole` or if there is no other text: senders can write quoting marks to hide their text.
    """
    lines = [] if whole else _own_lines(text[:CHARACTERS], quoted)
    lines = lines or _all_lines(text[:CHARACTERS])
    if not lines:
        return ()
    own = "\n".join(line.text for line in lines)
    language = detect(own)
    rule = _rule(lines)
    body = [line for line in lines if rule is None or line.start < rule.start] or lines
    found = [
        *_language(language, lines[0]),
        _first("greeting", GREETINGS, lines[:_HEAD]),
        _first("closing", CLOSINGS, list(reversed(body[-_TAIL:]))),
        rule or Trait("signature", NONE),
    ]
    if language == "ja" or _KANA.search(own):
        found += [_first("addressing", ADDRESSING, lines[:4], end=True), *_japanese(lines)]
    return tuple(found)


def example(aspect: str, value: str) -> str:
    """Return an example of a form ("お世話になっております") to show what is usual; "" for an absent form."""
    tables = {"greeting": GREETINGS, "closing": CLOSINGS, "addressing": ADDRESSING}
    for name, shown, _ in tables.get(aspect, ()):
        if name == value:
            return shown
    return {"politeness": POLITENESS, "punctuation": PUNCTUATION, "language": LANGUAGES}.get(aspect, {}).get(value, "")


def is_own(text: str, quoted: Spans, place: int) -> bool:
    """Whether the text at `place` is the writer's own, and does not look like part of an older mail."""
    return any(line.start <= place < line.start + len(line.text) + 1 for line in _own_lines(text[:CHARACTERS], quoted))


def _all_lines(text: str) -> list[_Line]:
    """Return the lines that are not empty."""
    found: list[_Line] = []
    start = 0
    for raw in text.split("\n", LINES)[:LINES]:
        line = raw.strip("\r \t\u3000\xa0")
        if line:
            found.append(_Line(line, start + raw.find(line[0])))
        start += len(raw) + 1
    return found


def _own_lines(text: str, spans: Spans) -> list[_Line]:
    """Return the lines that are not empty, not quoted, and not part of an older mail."""
    found: list[_Line] = []
    attributed = False  # whether the line before names the writer of a quotation
    for line in _all_lines(text):
        quoted = any(begin <= line.start < end for begin, end in spans[:LINES])
        if attributed and not quoted:
            break  # an older mail without marks
        attributed = not quoted and _ATTRIBUTION.match(line.text[:LINE_CHARACTERS]) is not None
        if not quoted and _OLDER.match(line.text[:LINE_CHARACTERS]):
            break
        if not quoted and not attributed:
            found.append(line)
    return found


def _language(language: str, first: _Line) -> Iterator[Trait]:
    if language:  # "" if there are too few words
        shown = first.text[:60]
        yield Trait("language", language, shown, first.start, first.start + len(shown))


def _first(aspect: str, forms: tuple[tuple[str, str, str], ...], lines: list[_Line], *, end: bool = False) -> Trait:
    """Return the form in the first line that has one. A greeting or closing must be (almost) at the start of a line."""
    for line in lines:
        words = line.text[-LINE_CHARACTERS:] if end else line.text[:LINE_CHARACTERS]
        shift = len(line.text) - len(words) if end else 0
        folded = words.replace("İ", "I").lower()  # only "İ" gets longer in lower case
        for name, pattern in _compiled(aspect, forms):
            match = pattern.search(folded)
            if match is not None and (end or match.start() <= _lead(words)):
                start = line.start + shift + match.start()
                shown = words[match.start() :][:60] if not end else words[max(0, match.start() - 30) :]
                start -= 0 if not end else min(30, match.start())
                return Trait(aspect, name, shown, start, start + len(shown))
    return Trait(aspect, NONE)


def _lead(words: str) -> int:
    """Return how far into a line a form may begin. In Japanese, "いつも" or "引き続き" may come before it."""
    return 40 if not words.isascii() and _KANA.search(words) else 3


_CACHE: Final[dict[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {}


def _compiled(aspect: str, forms: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    if aspect not in _CACHE:
        _CACHE[aspect] = tuple((name, re.compile(rf"(?<![a-z])(?:{words})")) for name, _, words in forms)
    return _CACHE[aspect]


def _rule(lines: list[_Line]) -> Trait | None:
    """Return the line that separates the signature from the text, if it is one of the last lines."""
    for line in lines[-25:]:
        for name, pattern in _RULES:
            if pattern.match(line.text[:LINE_CHARACTERS]):
                return Trait("signature", name, line.text[:20], line.start, line.start + len(line.text[:20]))
    return None


def _japanese(lines: list[_Line]) -> Iterator[Trait]:
    """Yield politeness and punctuation, if there are enough sentences for a habit."""
    own = "\n".join(line.text for line in lines) + "\n"
    polite, plain = len(_POLITE.findall(own)), len(_PLAIN.findall(own))
    if polite + plain >= _SENTENCES:
        share = polite / (polite + plain)
        value = "masu" if share >= _MOSTLY else "plain" if share <= 1 - _MOSTLY else "mixed"
        yield _shown("politeness", value, _PLAIN if value != "masu" else _POLITE, lines)
    commas, tens = own.count("，"), own.count("、")
    periods, marus = own.count("．"), own.count("。")
    if commas + tens + periods + marus >= _SENTENCES:
        foreign = commas > tens
        value = "comma-period" if foreign and periods > marus else "comma-maru" if foreign else "ten-maru"
        if min(commas, tens) >= 2:
            value = "mixed"
        yield _shown("punctuation", value, lazy_pattern("[，．]" if value != "ten-maru" else "[、。]"), lines)


def _shown(aspect: str, value: str, pattern: re.Pattern[str], lines: list[_Line]) -> Trait:
    for line in lines:
        match = pattern.search(line.text + "\n")
        if match is not None:
            begin = max(0, match.start() - 20)
            shown = line.text[begin : match.end()]
            return Trait(aspect, value, shown, line.start + begin, line.start + begin + len(shown))
    return Trait(aspect, value)
