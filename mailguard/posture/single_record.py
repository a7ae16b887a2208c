"""The one TXT record of a version, fields between semicolons: TLS-RPT (RFC 8460), MTA-STS (RFC 8461), BIMI."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.dns.flow import Answer
from mailguard.posture.record_slip import Kind, begins, is_meant

RECORD_CHARACTERS: Final = 4_096  # of one record that are read
TEXTS: Final = 50  # of one name that are read
_FIELD: Final = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")


@dataclass(frozen=True, slots=True)
class RecordPosture:
    """A record that is only read: its text and its tags."""

    record: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    failed: str = ""


def single_record(answer: Answer, kind: Kind) -> RecordPosture:
    """The one record among TXT strings of a `kind`; `problem` is "none", "multiple", "syntax".

    Texts that do not begin with it are discarded (RFC 8461 §3.1, RFC 8460 §3); where only such stand there, one that
    comes near is a slip.
    """
    if answer.status.failed:
        return RecordPosture(failed=f"{answer.question} {answer.status.value}")
    version = kind.version
    near = [text for text in answer.records[:TEXTS] if is_meant(text, kind)]
    found = [text for text in near if begins(text, version)] or near
    if not found:
        return RecordPosture(problem="none")
    if len(found) > 1:
        return RecordPosture(record=" | ".join(found)[:1000], problem="multiple")
    text = found[0][:RECORD_CHARACTERS]
    fields = _fields(text)
    if fields is None or not begins(text, version):
        return RecordPosture(record=text, problem="syntax")
    return RecordPosture(record=text, tags=fields)


def _fields(text: str) -> dict[str, str] | None:
    """The fields of RFC 8461 §3.1 and RFC 8460 §3, unknown ones too; of a repeated one the first counts.

    None where something stands between the semicolons that is no field.
    """
    fields: dict[str, str] = {}
    pieces = text.split(";")
    if len(pieces) > 1 and not pieces[-1].strip(" \t"):
        pieces.pop()  # the one semicolon that may end it
    for piece in pieces:
        name, equals, value = piece.partition("=")
        if not equals or _FIELD.fullmatch(name.strip(" \t")) is None or not value.strip(" \t").isprintable():
            return None
        fields.setdefault(name.strip(" \t"), value.strip(" \t"))
    return fields


def record_line(record: str, failed: str, language: Language) -> str:
    """A record that stands for itself in a report, or why there is none to show."""
    return label("failed.detail", language, detail=failed) if failed else record or label("none", language)
