"""Decode encoded-words (RFC 2047 §2), also in the invalid forms that real mail has."""

import binascii
import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.charset import decode

# The text may contain blanks and single "?" (both forbidden, both common), but not the "=?" of another word. So the
# search stays linear in a field with many beginnings and no end.
_WORD: Final = lazy_pattern(r"=\?([^?\s=]{1,60})\?([bBqQ])\?((?:[^?=]|\?(?!=)|=(?!\?(?!=)))*)(?:\?=|\Z)")
_BLANK: Final = lazy_pattern(r"[ \t\r\n]*\Z")


def decode_encoded_words(text: str) -> str:
    """Return `text` with its encoded-words decoded. White space between two of them is removed (RFC 2047 §6.2).

    Adjacent words with the same charset are joined before they are decoded, because many senders cut a
    character in two, which RFC 2047 §5 forbids.
    """
    if "=?" not in text:
        return text
    out: list[str] = []
    run: list[tuple[str, str]] = []  # adjacent words of one charset: (encoding, text)
    run_charset = ""
    position = 0
    for word in _WORD.finditer(text):
        between = text[position : word.start()]
        charset = word.group(1).partition("*")[0].lower()  # RFC 2231 §5: charset*language
        adjacent = position > 0 and (not between or between.isspace())
        if run and not (adjacent and charset == run_charset):
            out.append(_decode_run(run, run_charset))
            run.clear()
        if not adjacent:
            out.append(between)
        run_charset = charset
        encoding, content = word.group(2).upper(), word.group(3)
        if run and encoding == "B" == run[-1][0] and _cut(run[-1][1]):
            run[-1] = ("B", run[-1][1] + content)
        else:
            run.append((encoding, content))
        position = word.end()
    if run:
        out.append(_decode_run(run, run_charset))
    out.append(text[position:])
    return "".join(out)


def _cut(base64_text: str) -> bool:
    """Whether the sender cut a base64 group of four letters, so that the next word continues it."""
    return len(base64_text) % 4 != 0 and "=" not in base64_text


def _decode_run(run: list[tuple[str, str]], charset: str) -> str:
    return decode(b"".join(_payload(encoding, content) for encoding, content in run), charset).text


def _payload(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if encoding == "Q":  # Q encoding: RFC 2047 §4.2
        return binascii.a2b_qp(raw, header=True)
    raw = raw.rstrip(b"= \t")  # B encoding: RFC 2047 §4.1
    raw = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    if len(raw) % 4 == 1:  # a single left-over letter holds less than a byte
        raw = raw[:-1]
    return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
