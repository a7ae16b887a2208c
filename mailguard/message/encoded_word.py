"""RFC 2047 encoded-words, in the forms that arrive rather than only those that are allowed."""

import binascii
import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.charset import decode

# The text may hold blanks and lone "?" (both forbidden, both common) but no "=?" of a next word, so that a
# field made of openings without ends stays linear.
_WORD: Final = lazy_pattern(r"=\?([^?\s=]{1,60})\?([bBqQ])\?((?:[^?=]|\?(?!=)|=(?!\?(?!=)))*)(?:\?=|\Z)")
_BLANK: Final = lazy_pattern(r"[ \t\r\n]*\Z")


def decode_encoded_words(text: str) -> str:
    """`text` with its encoded-words decoded; white space between two of them vanishes (RFC 2047 §6.2).

    Adjacent words of one charset and encoding are joined before decoding: many senders cut inside a
    character, which §5 forbids.
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
    """Whether a sender cut inside a group of four letters, so that the next word goes on in it."""
    return len(base64_text) % 4 != 0 and "=" not in base64_text


def _decode_run(run: list[tuple[str, str]], charset: str) -> str:
    return decode(b"".join(_payload(encoding, content) for encoding, content in run), charset).text


def _payload(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if encoding == "Q":
        return binascii.a2b_qp(raw, header=True)
    raw = raw.rstrip(b"= \t")
    raw = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    if len(raw) % 4 == 1:  # one stray letter cannot be a byte
        raw = raw[:-1]
    return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
