"""Parse Authentication-Results (RFC 8601 §2.2) and related fields, as real servers write them.

Takes linear time and never raises. Accepted variants: Microsoft 365 leaves out the authserv-id, some gateways encode
the whole value as encoded-words, ARC begins with `i=1;` (RFC 8617 §4.1.1), and Received-SPF has another form
(RFC 7208 §9.1). Text that is not a result is skipped.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.result import ClaimedResult
from mailguard.message.encoded_word import decode_encoded_words

MAX_CHARACTERS: Final = 16_000  # read of one value; the longest of 8,184 real ones has 2,900
MAX_RESULTS: Final = 100  # of one field

# A key, "=", and a value of quoted strings and bare characters (RFC 8601 §2.2). A key begins at a boundary, so that a
# long run without "=" is scanned once; possessive quantifiers never backtrack.
_PAIR: Final = lazy_pattern(
    r"(?<![^\s;,])([A-Za-z][\w-]{0,99}+)(?:\s*+/\s*+\d{1,4}+)?((?:\s*+\.\s*+[\w-]{1,99}+){0,5}+)\s*+=\s*+"
    r"((?:\"(?:[^\"\\]|\\.)*+\"|[^\s;\"])*+)",
    re.DOTALL,
)
_QUOTED: Final = lazy_pattern(r"\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)  # RFC 5322 §3.2.4
_QUOTED_PAIR: Final = lazy_pattern(r"\\(.)", re.DOTALL)  # RFC 5322 §3.2.1
_MARK: Final = lazy_pattern(r"\\.|[()\";]", re.DOTALL)
_FLAT_COMMENT: Final = lazy_pattern(r"\(([^()]*+)\)")
_ARC_INSTANCE: Final = lazy_pattern(r"\s*i\s*=\s*\d{1,4}\s*;?", re.IGNORECASE)  # RFC 8617 §4.1.1
_ID: Final = lazy_pattern(r"([^\s;=\"/]{1,255}+)(?!\s*+=)(?=[\s;/]|\Z)")  # authserv-id, RFC 8601 §2.5
_VERSION: Final = lazy_pattern(r"\s*+/?\s*+(\d++)\s*+(?:;|\Z)")  # RFC 8601 §2.6
_WORD: Final = lazy_pattern(r"\s*([A-Za-z]{1,20})")
_BLANK: Final = lazy_pattern(r"\s*")
AGAIN: Final = "#2"  # suffix for a property that is given twice with different values; "#" occurs in no name
# Known method names (IANA "Email Authentication Methods", and vendors'). Some servers leave out the ";" between
# results: one of these names then begins a new result.
METHODS: Final = frozenset(
    {"auth", "arc", "bimi", "compauth", "dara", "dkim", "dkim-adsp", "dkim-atps", "dmarc", "dnswl", "domainkeys",
     "iprev", "rrvs", "sender-id", "senderid", "smime", "spf", "vbr", "x-aligned-from", "x-google-dkim", "x-ptr",
     "x-tls"}
)  # fmt: skip
_SPF_RESULTS: Final = frozenset(  # RFC 7208 §9.1, and two words of older servers
    {"pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", "error", "unknown"}
)


def parse_authentication_results(text: str) -> tuple[str, tuple[ClaimedResult, ...]]:
    """Return the authserv-id ("" if the server left it out) and the results in order."""
    bare, comments = _without_comments(_readable(text))
    instance = _ARC_INSTANCE.match(bare)
    authserv_id, start = _authserv_id(bare, instance.end() if instance is not None else 0)
    version = _VERSION.match(bare, start)
    if authserv_id and version is not None and version.group(1).lstrip("0") != "1":
        return authserv_id, ()  # RFC 8601 §2.6: another version may mean anything
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
    """Return the authserv-id (RFC 8601 §2.5) and the offset after it; "" if the value begins with a result."""
    blank = _BLANK.match(bare, start)
    at = blank.end() if blank is not None else start
    quoted = _QUOTED.match(bare, at)
    if quoted is not None:
        return _QUOTED_PAIR.sub(r"\1", quoted.group(1)).strip().rstrip("."), quoted.end()
    found = _ID.match(bare, at)
    return (found.group(1).rstrip("."), found.end()) if found is not None else ("", start)


def _segments(bare: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between top-level semicolons."""
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
    """Return the results of one segment, nearly always one. Takes the comments up to its end off `comments`."""
    pairs = [(_key(name, rest), value) for name, rest, value in _PAIR.findall(bare, *span)]
    if any(key in METHODS for key, _ in pairs[1:]):
        return _several_results(bare, span, comments)
    said = "; ".join(_taken(comments, span[1]))[:500]
    if not pairs:
        return ()
    (method, result), *rest = pairs  # RFC 8601 §2.2: methodspec, reasonspec, propspec
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
    """Yield the results of a segment without semicolons between them: each known method begins a new one."""
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
    """Store a property. A second, different value is kept as well, as `key#2`."""
    if properties.setdefault(key, value).casefold() != value.casefold() and len(properties) < MAX_RESULTS:
        properties.setdefault(f"{key}{AGAIN}", value)


def _taken(comments: list[tuple[int, str]], end: int) -> list[str]:
    """Remove and return the comments before offset `end`. The list is in reverse order."""
    taken: list[str] = []
    while comments and comments[-1][0] < end:
        taken.append(comments.pop()[1])
    return taken


def _key(name: str, rest: str) -> str:
    """Return `ptype.property` without the white space that is allowed around the dot (RFC 8601 §2.2)."""
    return (name + "".join(rest.split()) if rest else name).lower()


def _unquoted(text: str) -> str:
    if '"' not in text:
        return text.strip(",")
    return _QUOTED.sub(lambda match: _QUOTED_PAIR.sub(r"\1", match.group(1)), text)


def _without_comments(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return `text` with a space for every comment (RFC 5322 §3.2.2), and the comments with that space's offset."""
    comments: list[tuple[int, str]] = []
    if "(" not in text:
        return text, comments
    if '"' not in text and "\\" not in text:
        outside = _FLAT_COMMENT.split(text)
        inside = outside[1::2]
        del outside[1::2]
        bare = " ".join(outside)
        if "(" not in bare and ")" not in bare:  # no comment is nested or left open
            place = -1
            for before, comment in zip(outside, inside, strict=False):
                place += len(before) + 1
                comments.append((place, comment.strip()))
            return bare, comments
    return _without_any_comments(text)


def _without_any_comments(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Do the same for text with quoted strings or with comments inside comments."""
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
    out.append(text[opened if depth else last :])  # a "(" that never closes begins no comment
    return "".join(out), comments


def parse_received_spf(text: str) -> ClaimedResult | None:
    """Parse a Received-SPF value (RFC 7208 §9.1) as a result of method `spf`, or None if it names no SPF result.

    Its key=value pairs become the properties.
    """
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
