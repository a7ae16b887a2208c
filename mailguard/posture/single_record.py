"""Read one TXT record with fields separated by semicolons (RFC 8460 §3, RFC 8461 §3.1)."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.dns.flow import Answer
from mailguard.posture.record_slip import Kind, begins, is_meant

RECORD_CHARACTERS: Final = 4_096  # characters of one record that are read
TEXTS: Final = 50  # TXT records of one name that are read
_FIELD: Final = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")  # RFC 8461 §3.1, RFC 8460 §3


@dataclass(frozen=True, slots=True)
class RecordPosture:
    """A record: its text and its tags. `problem` is a code for what is wrong; `failed` is the lookup that failed."""

    record: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    failed: str = ""


def single_record(answer: Answer, kind: Kind) -> RecordPosture:
    """Return the record of a `kind` among the TXT records of a name. `problem` is "none", "multiple" or "syntax".

    Texts that do not begin with the version are discarded (RFC 8461 §3.1, RFC 8460 §3). If no correct record remains,
    a text that was meant to be one is returned with the problem "syntax".
    """
    if answer.status.failed:
        return RecordPosture(failed=f"{answer.question} {answer.status.value}")
    version = kind.version
    near = [text for text in answer.records[:TEXTS] if is_meant(text, kind)]
    found = [text for text in near if begins(text, version)] or near
    if not found:
        return RecordPosture(problem="none")
    if len(found) > 1:  # RFC 8461 §3.1, RFC 8460 §3: receivers then act as if there were no record
        return RecordPosture(record=" | ".join(found)[:1000], problem="multiple")
    text = found[0][:RECORD_CHARACTERS]
    fields = _fields(text)
    if fields is None or not begins(text, version):
        return RecordPosture(record=text, problem="syntax")
    return RecordPosture(record=text, tags=fields)


def _fields(text: str) -> dict[str, str] | None:
    """Return the fields of a record (RFC 8461 §3.1, RFC 8460 §3), also unknown ones.

    If a field is repeated, the first one counts. Returns None if a part between the semicolons is not a field.
    """
    fields: dict[str, str] = {}
    pieces = text.split(";")
    if len(pieces) > 1 and not pieces[-1].strip(" \t"):
        pieces.pop()  # RFC 8461 §3.1: a semicolon may end the record
    for piece in pieces:
        name, equals, value = piece.partition("=")
        if not equals or _FIELD.fullmatch(name.strip(" \t")) is None or not value.strip(" \t").isprintable():
            return None
        fields.setdefault(name.strip(" \t"), value.strip(" \t"))
    return fields


def record_line(record: str, failed: str, language: Language) -> str:
    """Return a record for a report, or why there is none to show."""
    return label("failed.detail", language, detail=failed) if failed else record or label("none", language)
