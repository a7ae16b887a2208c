"""BIMI: the logo that mail programs show beside genuine mail (draft-brand-indicators-for-message-identification)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language
from mailguard.finding import Severity
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import (
    ChangeKind,
    Group,
    Judged,
    Phrase,
    RecordType,
    itself,
    phrase,
    value_moves,
)
from mailguard.posture.records.bimi.check import check_bimi
from mailguard.posture.records.bimi.collect import KIND, collect_bimi
from mailguard.posture.records.bimi.value import BimiPosture
from mailguard.posture.records.bimi.wording import TEXTS
from mailguard.posture.records.dmarc import DMARC
from mailguard.posture.single_record import record_line
from mailguard.posture.spelling import same_record

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture

_SHOWN: Final = 30  # domains of one certificate in a report


def _check(judged: Judged) -> Iterator[Observation]:
    return check_bimi(judged.domain, judged.parts[BIMI], judged.parts[DMARC])


def _facts(_posture: "Posture", found: BimiPosture) -> Iterator[Group]:
    """Yield the whole record as one fact."""
    if not found.failed:
        text = found.record if found.problem else same_record(KIND.version, found.tags, uris=("l", "a"))
        yield "bimi", {"bimi": text} if found.record else {}


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    bimi = posture.bimi
    yield record_line(bimi.record, bimi.failed, language)
    found = bimi.certificate
    if found is not None and not found.problem:
        dates = f"{found.not_before[:10]} – {found.not_after[:10]}"
        yield phrase(_LABELS, "certificate", language, subject=found.subject, issuer=found.issuer, dates=dates)
        yield phrase(_LABELS, "domains", language, domains=", ".join(found.domains[:_SHOWN]))
    elif bimi.fetch == "not-fetched":
        yield phrase(_LABELS, "not_fetched", language)


_LABELS: Final[Mapping[str, Phrase]] = {
    "certificate": {
        "en": "certificate of {subject}, issued by {issuer}, {dates}",
        "ja": "証明書：{subject}（発行者 {issuer}、有効期間 {dates}）",
    },
    "domains": {"en": "certificate for {domains}", "ja": "証明書の対象：{domains}"},
    "not_fetched": {"en": "certificate not fetched", "ja": "証明書は未取得"},
}

BIMI: Final = RecordType(
    name="bimi",
    title={"en": "BIMI", "ja": "BIMI"},
    place=9,
    empty=BimiPosture,
    collect=collect_bimi,
    check=_check,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    fact=itself,
    changes={"bimi": ChangeKind(value_moves("BIMI", "BIMI"), Severity.INFO, arrival="better")},
)
