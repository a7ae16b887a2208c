"""Recognise form fields that ask for a secret."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_SECRET_NAME: Final = lazy_pattern(
    r"passw|passwd|pwd\b|\bpass\b|\bpin\b|cvv|cvc|card.?n(?:o|um)|\botp\b|one.?time|暗証|パスワード|口座番号|カード番号",
    re.IGNORECASE,
)


def asks_secret(kind: str, name: str, label: str) -> bool:
    """Whether a form field asks for a password, a code or a card number."""
    if kind == "password":
        return True
    return kind in ("text", "tel", "number", "") and bool(_SECRET_NAME.search(f"{name} {label}"[:300]))
