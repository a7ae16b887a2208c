"""Authentication-Results (RFC 8601) and its relatives, as servers really write them. Linear, never raises.

Microsoft 365 leaves the authserv-id out, some gateways wrap the whole value in encoded-words, ARC puts `i=1;`
in front, Received-SPF (RFC 7208 §9.1) has a form of its own. What cannot be read as a result is passed over.
"""

import re
from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import ClaimedResult
from mailguard.lazy_pattern import lazy_pattern
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
_WHITE: Final = lazy_pattern(r"\s+")
_QUOTED: Final = lazy_pattern(r"\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)
_QUOTED_PAIR: Final = lazy_pattern(r"\\(.)", re.DOTALL)
_MARK: Final = lazy_pattern(r"\\.|[()\";]", re.DOTALL)
_ARC_INSTANCE: Final = lazy_pattern(r"\s*i\s*=\s*\d{1,4}\s*;?", re.IGNORECASE)
_ID: Final = lazy_pattern(r"([^\s;=\"/]{1,255}+)(?!\s*+=)(?=[\s;/]|\Z)")
_WORD: Final = lazy_pattern(r"\s*([A-Za-z]{1,20})")
_BLANK: Final = lazy_pattern(r"\s*")
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
    quoted = False
    last_quote = bare.rfind('"')
    begin = start
    for mark in _MARK.finditer(bare, start):
        sign = mark.group()
        if sign == '"' and (quoted or mark.start() < last_quote):
            quoted = not quoted
        elif sign == ";" and not quoted:
            yield begin, mark.start()
            begin = mark.end()
    yield begin, len(bare)


def _results(bare: str, span: tuple[int, int], comments: list[tuple[int, str]]) -> Iterator[ClaimedResult]:
    """The results of one segment: nearly always one, several where the semicolons are missing.

    `comments` are consumed up to the segment's end.
    """
    method = result = reason = ""
    properties: dict[str, str] = {}
    said: list[str] = []
    for pair in _PAIR.finditer(bare, *span):
        key, value = _key(pair), _unquoted(pair.group(3))
        while comments and comments[-1][0] < pair.start():
            said.append(comments.pop()[1])
        if not method or key in METHODS:
            if method and result:
                yield ClaimedResult(method, result, reason, properties, "; ".join(said)[:500])
                reason, properties, said = "", {}, []
            method, result = key, value.lower()
        elif key == "reason":
            reason = value
        elif len(properties) < MAX_RESULTS:
            properties.setdefault(key, value)
    while comments and comments[-1][0] < span[1]:
        said.append(comments.pop()[1])
    if method and result and "." not in method:
        yield ClaimedResult(method, result, reason, properties, "; ".join(said)[:500])


def _key(pair: re.Match[str]) -> str:
    """`ptype.property`, without the blanks and comments that may stand around the dot (RFC 8601 §2.2)."""
    return (pair.group(1) + _WHITE.sub("", pair.group(2))).lower()


def _unquoted(text: str) -> str:
    if '"' not in text:
        return text.strip(",")
    return _QUOTED.sub(lambda match: _QUOTED_PAIR.sub(r"\1", match.group(1)), text)


def _without_comments(text: str) -> tuple[str, list[tuple[int, str]]]:
    """`text` with a blank for every comment (RFC 5322 §3.2.2), and the comments with the place of that blank."""
    comments: list[tuple[int, str]] = []
    if "(" not in text:
        return text, comments
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
    for pair in _PAIR.finditer(bare):
        if len(properties) >= MAX_RESULTS:
            break
        properties.setdefault(_key(pair), _unquoted(pair.group(3)))
    said = "; ".join(text for _, text in comments)[:500]
    return ClaimedResult("spf", result, properties.get("problem", ""), properties, said)
