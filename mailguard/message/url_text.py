"""Find URLs in running text, including Japanese text without blanks.

A URL ends where a reader expects it: before kana, before Japanese punctuation, before a closing bracket that was
opened outside the URL, and before the full stop of the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.host_ending import COMMON, is_host_ending

# Each full-width character is replaced by one ASCII character, so offsets stay the same.
_WIDTH: Final = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_FULL_WIDTH: Final = lazy_pattern("[\uff01-\uff5e]")
_FULL_WIDTH_BRACKET: Final = lazy_pattern("[（）！，；＜＞［］｛｝]")

_DOT: Final = r"(?:\.|\[\.\]|\(\.\)|\[dot\]|\(dot\)|。(?=[a-zA-Z]{2,6}[/?]))"
_KANA: Final = "\u3040-\u30ff\uff66-\uff9f"
_CJK: Final = _KANA + "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_ASCII_LABEL: Final = r"[a-zA-Z0-9_-]{1,63}"
_OTHER_LABEL: Final = rf"[^\W{_KANA}\u3400-\u9fff\uac00-\ud7af]{{1,63}}"  # Latin with marks, Cyrillic, Greek …
_NATIVE_TLDS: Final = (
    "みんな|コム|クラウド|ストア|セール|ファッション|グーグル|アマゾン|ポイント|家電|食品|書籍|通販|企業|世界|日本|商店|商城|网站|网络|公司|中国|中國|在线|香港|台湾|"
    "한국|닷컴|닷넷|рф|рус|онлайн|сайт|укр|бг|мкд|срб"
)
_ASCII_HOST: Final = (
    rf"(?:\[[0-9a-fA-F:.]{{2,60}}\]"
    rf"|(?:{_ASCII_LABEL}{_DOT}){{1,10}}(?:[a-zA-Z][a-zA-Z0-9-]{{1,62}}|[0-9]{{1,3}})"
    rf"|{_ASCII_LABEL})"
)
_HOST: Final = (
    rf"(?:\[[0-9a-fA-F:.]{{2,60}}\]"
    # the first label may mix scripts; each later label has one script, so that the host ends before the を of ".jpを"
    rf"|(?:[\w-]{{1,63}}{_DOT})(?:(?:{_ASCII_LABEL}|[{_CJK}]{{1,30}}|{_OTHER_LABEL}){_DOT}){{0,9}}"
    rf"(?:[a-zA-Z][a-zA-Z0-9-]{{1,62}}|[0-9]{{1,3}}|{_NATIVE_TLDS})"
    rf"|{_ASCII_LABEL})"
)
_ASCII_URL: Final = r"[!#-;=?-_a-z|~]"  # not: blank " < > ` { }
_KANJI_RUN: Final = r"(?<=[/=])[\u3400-\u4dbf\u4e00-\u9fff]{1,30}+(?=[/?&#%]|[\s\"<>」』）)]|\Z)"
# The lookbehind comes after the first letter, so that the regex engine can skip all other letters quickly.
_START: Final = (
    r"[hHfFwW](?<![a-zA-Z0-9@].)(?:"
    r"(?:(?<=[hH])(?:[tTxX]{2}|\*\*)[pP][sS]?|(?<=[fF])[tTxX][pP])"
    r"(?::|\[:\])(?://|\\\\|/)(?:[!$-.0-;=A-Z_a-z~]{1,200}@)?"
    rf"|(?<=[wW])[wW]{{2}}{_DOT})"
)
_FIND: Final = lazy_pattern(
    rf"{_START}{_HOST}(?:(?::[0-9]{{1,5}})?(?:[/?#\\](?:{_ASCII_URL}|{_KANJI_RUN}|[\u00c0-\u024f\u0400-\u04ff])*+)?)"
)
# The same for ASCII text, without the classes of ideographs, which take long to compile.
_FIND_ASCII: Final = lazy_pattern(rf"{_START}{_ASCII_HOST}(?:(?::[0-9]{{1,5}})?(?:[/?#\\]{_ASCII_URL}*+)?)")
# The first characters of every URL contain one of these signs. Searching for them is much faster than the pattern.
_SIGN: Final = lazy_pattern(r":[/\\\]]|[wW]{2}")
_SIGNS: Final = (":/", ":\\", ":]", "ww", "WW", "Ww", "wW")  # a text without any of these matches `_SIGN` nowhere
_BEFORE_SIGN: Final = 8  # characters of a URL before its sign: "https["
_TRAILING: Final = ".,;:!?'*_~|\\"
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}
_ENDING: Final = _TRAILING + "".join(_PAIRS)
_BARE_END: Final = lazy_pattern(r"\.([a-zA-Z]{2,12})(?![a-zA-Z0-9_@-])(?!\.[a-zA-Z0-9])")
# The labels before an ending, read backwards from it.
_LABELS: Final = lazy_pattern(r"[a-zA-Z0-9-]{0,62}[a-zA-Z0-9](?:\.[a-zA-Z0-9-]{0,62}[a-zA-Z0-9]){0,6}")
_LABELS_SPAN: Final = 120
_NO_START: Final = "@/\\.:=_%&?#-~$+"
_BARE_REST: Final = lazy_pattern(rf"(?::[0-9]{{1,5}}(?![0-9]))?(?:[/?#]{_ASCII_URL}*+)?")
_WRAPPED: Final = lazy_pattern(r"[ \t]*\r?\n(?:[> \t]*)")
_ANGLE_SPAN: Final = 4_000  # characters searched for the ">" of a URL in angle brackets (RFC 3986 appendix C)


class FoundUrl(NamedTuple):
    """A URL in a text: `raw` is the text from `start` to `end`, `url` the URL it means."""

    raw: str
    url: str
    start: int
    end: int


def find_urls(text: str) -> Iterator[FoundUrl]:
    """Yield the URLs in `text`, in order. Linear; never raises."""
    plain = text if text.isascii() or not _FULL_WIDTH.search(text) else text.translate(_WIDTH)
    if not any(map(plain.__contains__, _SIGNS)):
        return
    position = 0
    search = _FIND_ASCII.search if plain.isascii() else _FIND.search
    while (sign := _SIGN.search(plain, position)) is not None:
        match = search(plain, max(sign.start() - _BEFORE_SIGN, position))
        if match is None:
            return
        start, end = match.span()
        if plain is not text:
            end = _unwidened(text, start, end)
        wrapped = _in_angle_brackets(plain, start, end)
        if wrapped:
            end = wrapped
            url = _WRAPPED.sub("", plain[start:end])
        else:
            end = start + len(_trimmed(plain[start:end]))
            url = plain[start:end]
        position = max(end, match.start() + 4)
        if url[:3].lower() == "www":
            url = "http://" + url
        yield FoundUrl(text[start:end], url, start, end)


def find_bare_hosts(text: str, urls: Sequence[FoundUrl] = ()) -> Iterator[FoundUrl]:
    """Yield hosts that mail programs make clickable without a scheme: `host.tld/path`, or `host.tld` with a common TLD.

    A capitalised name without a path ("Books.com") is taken for the name of a company and left out. A host inside one
    of `urls` is left out, too. Linear.
    """
    taken = index = 0
    for match in _BARE_END.finditer(text):
        dot = match.start()
        while index < len(urls) and urls[index].end <= dot:
            index += 1
        if dot < taken or (index < len(urls) and urls[index].start <= dot):
            continue
        ending = match.group(1).lower()
        path = match.end() < len(text) and text[match.end()] in "/?#:"
        if not (is_host_ending(ending, path=True) if path else ending in COMMON):
            continue
        labels = _LABELS.match(text[max(dot - _LABELS_SPAN, 0) : dot][::-1])
        start = dot - labels.end() if labels is not None else dot
        if start == dot or (start and text[start - 1] in _NO_START):
            continue
        if not path and text[start].isupper():
            continue
        rest = _BARE_REST.match(text, match.end()) if path else None
        taken = rest.end() if rest is not None else match.end()
        url = _trimmed(text[start:taken])
        yield FoundUrl(url, f"http://{url}", start, start + len(url))


def _unwidened(text: str, start: int, end: int) -> int:
    """Return the end of a URL written in ASCII: the first full-width character, which belongs to the sentence."""
    widened = not text[start : start + 8].isascii()
    stop = (_FULL_WIDTH_BRACKET if widened else _FULL_WIDTH).search(text, start, end)
    return stop.start() if stop else end


def _in_angle_brackets(text: str, start: int, end: int) -> int:
    """Return the end of a URL in `<…>` that was broken over several lines, or 0 if it is not such a URL."""
    if start == 0 or text[start - 1] != "<" or end >= len(text) or text[end] not in " \t\r\n":
        return 0
    close = text.find(">", end, start + _ANGLE_SPAN)
    if close < 0:
        return 0
    inside = _WRAPPED.sub("", text[start:close])
    return close if inside.isascii() and not re.search(r"[\s<]", inside) else 0


def _trimmed(url: str) -> str:
    """Remove what belongs to the sentence: punctuation at the end and brackets that were opened outside the URL."""
    markdown = url.find("](")
    url = url[:markdown] if markdown > 0 else url
    if url[-1:] not in _ENDING:
        return url
    surplus = {mark: url.count(mark) - url.count(opening) for mark, opening in _PAIRS.items()}
    end = len(url)
    while end:
        last = url[end - 1]
        if last in _PAIRS:
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return url[:end]
