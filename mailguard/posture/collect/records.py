"""Records that are only read: TLS-RPT (RFC 8460), MTA-STS's DNS half (RFC 8461), CAA (RFC 8659), NS."""

from typing import Final

from mailguard.dns.flow import Answer, Flow, ask
from mailguard.dns.record import host_name
from mailguard.lazy_dataclass import dataclass
from mailguard.lazy_pattern import lazy_pattern
from mailguard.posture.record_slip import begins, is_meant
from mailguard.posture.snapshot import RecordPosture

CAA_NAMES: Final = 8  # names asked on the way up
RECORD_CHARACTERS: Final = 4_096  # of one record that are read
TEXTS: Final = 50  # of one name that are read
_FIELD: Final = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")


@dataclass(frozen=True, slots=True)
class Listed:
    """Records that are only listed, and the name they stand at; or in `failed` why nothing is known.

    `left_out` counts the names that were not asked, although they might hold the records.
    """

    records: tuple[str, ...] = ()
    failed: str = ""
    where: str = ""
    left_out: int = 0


def collect_tls_rpt(domain: str) -> Flow[RecordPosture]:
    """The TLS-RPT record of `domain`."""
    answer = yield from ask(f"_smtp._tls.{domain}", "TXT")
    return single_record(answer, "v=TLSRPTv1")


def single_record(answer: Answer, version: str) -> RecordPosture:
    """The one record among TXT strings that begins with `version`; `problem` is "none", "multiple", "syntax".

    Texts that do not begin with it are discarded (RFC 8461 §3.1, RFC 8460 §3); where only such stand there, one that
    comes near is a slip.
    """
    if answer.status.failed:
        return RecordPosture(failed=f"{answer.question} {answer.status.value}")
    near = [text for text in answer.records[:TEXTS] if is_meant(text, version)]
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


def collect_caa(domain: str) -> Flow[Listed]:
    """The CAA records that apply: those of the nearest name upwards that has any (RFC 8659 §3)."""
    labels = domain.split(".")
    names = [".".join(labels[index:]) for index in range(max(1, len(labels) - 1))]
    for name in names[:CAA_NAMES]:
        answer = yield from ask(name, "CAA")
        if answer.status.failed:
            return Listed(failed=f"{answer.question} {answer.status.value}")
        if answer.records:
            return Listed(answer.records, where=name)
    return Listed(where=domain, left_out=len(names[CAA_NAMES:]))


def collect_ns(domain: str) -> Flow[Listed]:
    """The name servers of the zone that begins at `domain`; none when no zone does."""
    answer = yield from ask(domain, "NS")
    if answer.status.failed:
        return Listed(failed=f"{answer.question} {answer.status.value}")
    return Listed(tuple(sorted(map(host_name, answer.records))))
