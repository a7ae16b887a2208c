"""Find mail addresses in the source of a page: in text, fields and scripts, also in base64 or hex."""

import base64
import binascii
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

PLACES: Final = 300  # at signs, and quoted codes, that are checked per text
_LOCAL: Final = lazy_pattern(r"[A-Za-z0-9._%+'-]{1,64}\Z")
_DOMAIN: Final = lazy_pattern(r"(?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,24}")
_CODE: Final = lazy_pattern(r"[\"'`=]([A-Za-z0-9+/_-]{11,300}+)(?=[\"'`=])")
_HEX: Final = lazy_pattern(r"(?:[0-9A-Fa-f]{2}){8,150}\Z")


def addresses_in(source: str) -> Iterator[str]:
    """Yield the addresses in lower case, in their order, with repetitions."""
    yield from _plain(source)
    for count, code in enumerate(_CODE.finditer(source)):
        if count >= PLACES:
            return
        yield from _plain(_decoded(code.group(1)))


def _plain(text: str) -> Iterator[str]:
    place = text.find("@")
    for _ in range(PLACES):
        if place < 0:
            return
        local = _LOCAL.search(text[max(0, place - 64) : place])
        domain = _DOMAIN.match(text, place + 1)
        if local is not None and domain is not None:
            yield f"{local.group().lstrip('.')}@{domain.group()}".lower()
        place = text.find("@", place + 1)


def _decoded(code: str) -> str:
    """Decode a quoted run of letters from hex or base64; "" if that gives no text."""
    if _HEX.match(code):
        return bytes.fromhex(code).decode("ascii", "replace")
    plain = code.replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + "=" * (-len(plain) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
