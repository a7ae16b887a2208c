"""The stem of a subject, without reply marks and labels: mails about the same matter have the same stem."""

import re
import unicodedata
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_CHARACTERS: Final = 300
_BRACKETS: Final = lazy_pattern(r"[【\[(（〔<＜][^】\])）〕>＞]{0,40}[】\])）〕>＞]")
_PREFIX: Final = lazy_pattern(r"(?:(?:re|fwd?|aw|wg|tr|sv|vs|返信|転送)\s?(?:\[\d{1,3}\])?\s?[:：]\s?)+", re.IGNORECASE)
_PASSWORD: Final = lazy_pattern(
    r"(?:添付ファイル|ファイル|zip|解凍)?の?(?:解凍)?(?:パスワード|暗証番号|password)(?:の|を)?"
    r"(?:お知らせ|ご連絡|通知|ご案内|送付|連絡|について|の件)*"
    r"|\b(?:for|of|your|the)\b",
    re.IGNORECASE,
)
_REST: Final = lazy_pattern(r"[\W_]+")


def subject_stem(subject: str) -> str:
    """Return the subject in NFKC and without case, without reply marks, bracketed labels and words about a password."""
    text = unicodedata.normalize("NFKC", subject[:_CHARACTERS]).casefold()
    text = _PREFIX.sub("", _BRACKETS.sub(" ", text).strip())
    return _REST.sub("", _PASSWORD.sub(" ", text))
