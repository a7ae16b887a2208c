"""Read links and text from plain text, calendars, address cards, and shortcut and settings files in text form."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.charset import decode
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination

_URL_REST: Final = lazy_pattern(r"://[^\s\"'`<>\\(){}|^\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]{3,2000}")
_SCHEME: Final = lazy_pattern(r"(?:https?|hxxps?|ftp)\Z", re.IGNORECASE)
_FORMULA: Final = lazy_pattern(
    r"(?:^|[,;\t\"])[ ]{0,9}[=+\-@][^,;\t\n]{0,200}?\b(?:cmd|powershell|mshta|rundll32|certutil|msexcel)"
    r"\|[^,;\n]{0,100}",
    re.IGNORECASE | re.MULTILINE,
)
_SHOWN: Final = lazy_pattern(r"^(?:SUMMARY|DESCRIPTION|LOCATION)[^:\n]{0,300}:(.*)$", re.MULTILINE | re.IGNORECASE)
_CHARACTERS: Final = 8_000_000  # as many as the effort for one message allows; all of them are searched for links


def read(data: bytes, examination: Examination) -> None:
    """Record links and text, and formulas in tables that start programs (DDE)."""
    kind = examination.detected_type
    charset = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    if len(data) > _CHARACTERS:
        examination.defect("limit-attachment-text", f"the first {_CHARACTERS} bytes were read")
    source = decode(data[:_CHARACTERS], charset).text
    if kind == "text/calendar":
        source = re.sub(r"\r?\n[ \t]", "", source)  # RFC 5545 §3.1: unfold the lines
        shown = [line.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",") for line in _SHOWN.findall(source)]
        examination.text("\n".join(line.strip() for line in shown))
        source = source.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    else:
        examination.text(source[: limits.TEXT_CHARACTERS])
    for match in _URL_REST.finditer(source):
        scheme = _SCHEME.search(source[max(0, match.start() - 6) : match.start()])
        if scheme is not None:
            examination.url(scheme.group() + match.group().rstrip(".,;:!?]"))
    if examination.extension in ("csv", "tsv", "slk", "iqy") or kind in ("text/csv", "application/x-sylk"):
        formula = _FORMULA.search(source)
        if formula:
            examination.fact("dde", formula.group().strip(' ,;\t"'))
