"""Authentication-Results (RFC 8601) and its relatives, as servers really write them. Linear, never raises.

Microsoft 365 leaves the authserv-id out, some gateways wrap the whole value in encoded-words, ARC puts `i=1;`
in front, Received-SPF (RFC 7208 §9.1) has a form of its own. What cannot be read as a result is passed over.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.result import ClaimedResult
from mailguard.message.encoded_word import decode_encoded_words

MAX_CHARACTERS: Final = 16_000  # of one field's value; the longest of 8,184 real ones has 2,900
MAX_RESULTS: Final = 100  # of one field

# A key, "=", and a value of quoted strings and bare characters. Keys begin at a boundary, so that a long run
# without "=" is looked at once; possessive quantifiers never give back.
_PAIR: Final = lazy_pattern(
    r"(?<![^\s;,])([A-Za-z][\w-]{0,99}+)(?:\s*+/\s*+\d{1,4}+)?((?:\s*+\.\s*+[\w-]{1,99}+){0,5}+)\s*+=\s*+"
    r"((?:\"(?:[^\"\\]|\\.)*+\"|[^\s;\"])*+)",
    re.DOTALL,
)
_QUOTED: Final = lazy_pattern(r"\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)
_QUOTED_PAIR: Final = lazy_pattern(r"\\(.)", re.DOTALL)
_MARK: Final = lazy_pattern(r"\\.|[()\";]", re.DOTALL)
_FLAT_COMMENT: Final = lazy_pattern(r"\(([^()]*+)\)")
_ARC_INSTANCE: Final = lazy_pattern(r"\s*i\s*=\s*\d{1,4}\s*;?", re.IGNORECASE)
_ID: Final = lazy_pattern(r"([^\s;=\"/]{1,255}+)(?!\s*+=)(?=[\s;/]|\Z)")
_VERSION: Final = lazy_pattern(r"\s*+/?\s*+(\d++)\s*+(?:;|\Z)")
_WORD: Final = lazy_pattern(r"\s*([A-Za-z]{1,20})")
_BLANK: Final = lazy_pattern(r"\s*")
AGAIN: Final = "#2"  # behind the name of a property that comes twice with different values; in no name as written
# Known method names may follow one another without ";" (IANA "Email Authentication Methods", and vendors').
METHODS: Final = frozenset(
    {"auth", "arc", "bimi", "compauth", "dara", "dkim", "dkim-adsp", "dkim-atps", "dmarc", "dnswl", "domainkeys",
     "iprev", "rrvs", "sender-id", "senderid", "smime", "spf", "vbr", "x-aligned-from", "x-google-dkim", "x-ptr",
     "x-tls"}
)  # fmt: skip
_SPF_RESULTS: Final = frozenset(
    {"pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", "error", "unknown"}
)


def parse_authentication_results(text: str) -> tuple[str, tuple[ClaimedResult, ...]]:
    """The authserv-id ("" where the server leaves it out) and the results in order."""
    bare, comments = _without_comments(_readable(text))
    instance = _ARC_INSTANCE.match(bare)
    authserv_id, start = _authserv_id(bare, instance.end() if instance is not None else 0)
    version = _VERSION.match(bare, start)
    if authserv_id and version is not None and version.group(1).lstrip("0") != "1":
        return authserv_id, ()  # RFC 8601 §2.2: what another version means is not known
    comments.reverse()
    results: list[ClaimedResult] = []
    for span in _segments(bare, start):
        results.extend(_results(bare, span, comments))
        if len(results) >= MAX_RESULTS:
            break
    return authserv_id, tuple(results[:MAX_RESULTS])


def _readable(text: str) -> str:
    text = text[:MAX_CHARACTERS]
    return decode_encoded_words(text)[:MAX_CHARACTERS] if "=?" in text else text


def _authserv_id(bare: str, start: int) -> tuple[str, int]:
    """The id and the offset behind it; none when the value begins with a result at once."""
    blank = _BLANK.match(bare, start)
    at = blank.end() if blank is not None else start
    quoted = _QUOTED.match(bare, at)
    if quoted is not None:
        return _QUOTED_PAIR.sub(r"\1", quoted.group(1)).strip().rstrip("."), quoted.end()
    found = _ID.match(bare, at)
    return (found.group(1).rstrip("."), found.end()) if found is not None else ("", start)


def _segments(bare: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans between top-level semicolons."""
    begin = start
    if '"' in bare or "\\" in bare:
        quoted = False
        last_quote = bare.rfind('"')
        for mark in _MARK.finditer(bare, start):
            sign = mark.group()
            if sign == '"' and (quoted or mark.start() < last_quote):
                quoted = not quoted
            elif sign == ";" and not quoted:
                yield begin, mark.start()
                begin = mark.end()
    else:
        while (semicolon := bare.find(";", begin)) >= 0:
            yield begin, semicolon
            begin = semicolon + 1
    yield begin, len(bare)


def _results(bare: str, span: tuple[int, int], comments: list[tuple[int, str]]) -> Iterable[ClaimedResult]:
    """The results of one segment: nearly always one. `comments` are consumed up to the segment's end."""
    pairs = [(_key(name, rest), value) for name, rest, value in _PAIR.findall(bare, *span)]
    if any(key in METHODS for key, _ in pairs[1:]):
        return _several_results(bare, span, comments)
    said = "; ".join(_taken(comments, span[1]))[:500]
    if not pairs:
        return ()
    (method, result), *rest = pairs
    result = _unquoted(result).lower()
    if not result or "." in method:
        return ()
    reason = ""
    properties: dict[str, str] = {}
    for key, value in rest:
        if key == "reason":
            reason = _unquoted(value)
        else:
            _add(properties, key, _unquoted(value))
    return (ClaimedResult(method, result, reason, properties, said),)


def _several_results(bare: str, span: tuple[int, int], comments: list[tuple[int, str]]) -> Iterator[ClaimedResult]:
    """The results of a segment where the semicolons between them are missing: known methods begin a new one."""
    method = result = reason = ""
    properties: dict[str, str] = {}
    said: list[str] = []
    for pair in _PAIR.finditer(bare, *span):
        key, value = _key(pair.group(1), pair.group(2)), _unquoted(pair.group(3))
        said += _taken(comments, pair.start())
        if not method or key in METHODS:
            if method and result and "." not in method:
                yield ClaimedResult(method, result, reason, properties, "; ".join(said)[:500])
            if method:
                reason, properties, said = "", {}, []
            method, result = key, value.lower()
        elif key == "reason":
            reason = value
        else:
            _add(properties, key, value)
    said += _taken(comments, span[1])
    if method and result and "." not in method:
        yield ClaimedResult(method, result, reason, properties, "; ".join(said)[:500])


def _add(properties: dict[str, str], key: str, value: str) -> None:
    """Keep a property. One that comes again with another value is kept beside the first, as `key#2`."""
    if properties.setdefault(key, value).casefold() != value.casefold() and len(properties) < MAX_RESULTS:
        properties.setdefault(f"{key}{AGAIN}", value)


def _taken(comments: list[tuple[int, str]], end: int) -> list[str]:
    """The comments that stand before `end`, taken away from the list, which begins with the last."""
    taken: list[str] = []
    while comments and comments[-1][0] < end:
        taken.append(comments.pop()[1])
    return taken


def _key(name: str, rest: str) -> str:
    """`ptype.property`, without the blanks and comments that may stand around the dot (RFC 8601 §2.2)."""
    return (name + "".join(rest.split()) if rest else name).lower()


def _unquoted(text: str) -> str:
    if '"' not in text:
        return text.strip(",")
    return _QUOTED.sub(lambda match: _QUOTED_PAIR.sub(r"\1", match.group(1)), text)


def _without_comments(text: str) -> tuple[str, list[tuple[int, str]]]:
    """`text` with a blank for every comment (RFC 5322 §3.2.2), and the comments with the place of that blank."""
    comments: list[tuple[int, str]] = []
    if "(" not in text:
        return text, comments
    if '"' not in text and "\\" not in text:
        outside = _FLAT_COMMENT.split(text)
        inside = outside[1::2]
        del outside[1::2]
        bare = " ".join(outside)
        if "(" not in bare and ")" not in bare:  # none of them is nested or left open
            place = -1
            for before, comment in zip(outside, inside, strict=False):
                place += len(before) + 1
                comments.append((place, comment.strip()))
            return bare, comments
    return _without_any_comments(text)


def _without_any_comments(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The same beside quoted strings, and for comments inside others."""
    comments: list[tuple[int, str]] = []
    out: list[str] = []
    length = depth = last = opened = 0
    quoted = False
    closing, last_quote = text.rfind(")"), text.rfind('"')
    for mark in _MARK.finditer(text):
        sign, at = mark.group(), mark.start()
        if sign == '"' and not depth and (quoted or at < last_quote):
            quoted = not quoted
        elif quoted:
            continue
        elif sign == "(" and (depth or at < closing):
            if not depth:
                out.append(text[last:at])
                length += at - last
                opened = mark.end()
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
            if not depth:
                comments.append((length, text[opened:at].strip()))
                out.append(" ")
                length += 1
                last = mark.end()
    out.append(text[opened if depth else last :])  # one that never closes is no comment
    return "".join(out), comments


def parse_received_spf(text: str) -> ClaimedResult | None:
    """A Received-SPF value as a result of method `spf`; its key=value pairs are the properties."""
    bare, comments = _without_comments(_readable(text))
    word = _WORD.match(bare)
    result = word.group(1).lower() if word is not None else ""
    if result not in _SPF_RESULTS:
        return None
    properties: dict[str, str] = {}
    for name, rest, value in _PAIR.findall(bare):
        if len(properties) >= MAX_RESULTS:
            break
        _add(properties, _key(name, rest), _unquoted(value))
    said = "; ".join(text for _, text in comments)[:500]
    return ClaimedResult("spf", result, properties.get("problem", ""), properties, said)
