"""S/MIME and Outlook wrappers. Mail programs remove them and show their content as the mail."""

import binascii
import struct
from typing import Final

_SEALED: Final = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
_OUTLOOK: Final = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))
_UNNAMED: Final = frozenset(
    ("application/octet-stream", "application/x-pkcs7-signature", "application/pkcs7-signature")
)


def is_sealed(kind: str, name: str) -> bool:
    """Whether a part is an S/MIME message, by its type (RFC 8551 §3.2) or its file name (RFC 8551 §3.9)."""
    return kind in _SEALED or (kind in _UNNAMED and name.lower().endswith(".p7m"))


def is_outlook(kind: str, name: str) -> bool:
    """Whether a part is Outlook's own wrapper (winmail.dat, [MS-OXTNEF])."""
    return kind in _OUTLOOK or (kind in _UNNAMED and name.lower() == "winmail.dat")


def signed_entity(sealed: bytes) -> bytes | None:
    """Return the content of an opaque signature (RFC 8551 §3.5.2) or of compressed data (RFC 8551 §3.6).

    None if it is encrypted or can't be read.
    """
    from mailguard.message.files.cms import signed_content

    content = signed_content(sealed)
    if content is None and not sealed.startswith(b"0"):  # PEM, or base64 without a Content-Transfer-Encoding
        lines = [line for line in sealed.split(b"\n") if not line.startswith(b"-----")]
        try:
            content = signed_content(binascii.a2b_base64(b"".join(lines)))
        except binascii.Error:
            return None
    return content


def outlook_texts(data: bytes) -> list[tuple[str, bytes, str]]:
    """Return the texts that Outlook shows: media type, bytes and charset of each."""
    from mailguard.message.files.outlook import mapi
    from mailguard.message.files.outlook.rtf_text import read_compressed
    from mailguard.message.files.outlook.tnef import read_tnef

    try:
        item = read_tnef(data)
    except (ValueError, LookupError, struct.error):  # reported when the file is examined
        return []
    html, charset = item.binary(mapi.HTML), item.charset
    plain = item.text(mapi.BODY)
    rich = read_compressed(item.binary(mapi.RTF_COMPRESSED)) if not html else None
    if rich is not None:
        if rich.is_html:
            html, charset = rich.text.encode("utf-8", "replace"), "utf-8"
        else:
            plain = plain or rich.text
    found = [("text/html", html, charset)] if html else []
    if plain.strip():
        found.append(("text/plain", plain.encode("utf-8", "replace"), "utf-8"))
    return found
