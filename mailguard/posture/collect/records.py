"""Records that are only read: TLS-RPT (RFC 8460), MTA-STS's DNS half (RFC 8461), CAA (RFC 8659), NS."""

from typing import Final

from mailguard.auth.dkim.tag_list import TagListError, parse_tag_list
from mailguard.dns.flow import Answer, Flow, ask
from mailguard.dns.record import host_name
from mailguard.lazy_dataclass import dataclass
from mailguard.posture.snapshot import RecordPosture

CAA_NAMES: Final = 8  # names asked on the way up


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
    """The one record among TXT strings that begins with `version`; `problem` is "none", "multiple", "syntax"."""
    if answer.status.failed:
        return RecordPosture(failed=f"{answer.question} {answer.status.value}")
    found = [text for text in answer.records if _version(text) == version.lower()]
    if not found:
        return RecordPosture(problem="none")
    if len(found) > 1:
        return RecordPosture(record=" | ".join(found)[:1000], problem="multiple")
    text = found[0][:4096]
    try:
        tags = parse_tag_list(text)
    except TagListError:
        return RecordPosture(record=text, problem="syntax")
    return RecordPosture(record=text, tags=dict(tags), problem="" if text.startswith(version) else "syntax")


def _version(text: str) -> str:
    """The first tag of a record, in lower case and without blanks."""
    return text[:100].partition(";")[0].lower().replace(" ", "").replace("\t", "")


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
