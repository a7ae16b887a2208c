"""SMTP: whether the mail servers encrypt (RFC 3207 §2) with a valid certificate. They are probed only on request."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_reason import reason
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import (
    Judged,
    LeftOut,
    Phrase,
    RecordType,
    phrase,
)
from mailguard.posture.records.dane import usable
from mailguard.posture.records.mta_sts import MTA_STS, enforced
from mailguard.posture.records.mx import MX
from mailguard.posture.records.smtp.check import check_smtp
from mailguard.posture.records.smtp.value import SmtpHost
from mailguard.posture.records.smtp.wording import TEXTS

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture


def _check(judged: Judged) -> Iterator[Observation]:
    hosts: tuple[SmtpHost, ...] = judged.parts[SMTP]
    return check_smtp(judged.domain, hosts, enforced=_encrypted(judged))


def _encrypted(judged: Judged) -> bool:
    """Whether senders must deliver encrypted, because of MTA-STS (RFC 8461 §5) or DANE (RFC 7672 §2.2)."""
    return enforced(judged.parts[MTA_STS]) or any(usable(host.tlsa) for host in judged.parts[MX].hosts)


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    if judged.options.smtp:
        probed = {host.host for host in judged.parts[SMTP]}
        missed = tuple(each.host for each in judged.parts[MX].hosts if each.state == "ok" and each.host not in probed)
        yield "smtp-hosts", len(missed), missed


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    return (_line(each, language) for each in posture.smtp)


def _line(server: SmtpHost, language: Language) -> str:
    why = "" if server.state == "ok" else reason(server.detail, language)
    said = [phrase(_LABELS, server.state, language), server.tls, why]
    if server.days_left is not None:
        said.append(phrase(_LABELS, "days", language, days=server.days_left))
    return f"{server.host} ({server.address}): {', '.join(filter(None, said))}"


_LABELS: Final[Mapping[str, Phrase]] = {
    "ok": {"en": "encrypted, valid certificate", "ja": "暗号化・証明書とも有効"},
    "unreachable": {"en": "could not be reached", "ja": "接続できず"},
    "no-starttls": {"en": "no encryption offered", "ja": "暗号化に非対応"},
    "tls-failed": {"en": "encryption failed", "ja": "暗号化に失敗"},
    "certificate": {"en": "certificate not valid", "ja": "証明書が無効"},
    "days": {"en": "certificate valid for {days} more days", "ja": "証明書の有効期限まで {days} 日"},
}

SMTP: Final = RecordType[tuple[SmtpHost, ...]](
    name="smtp",
    title={"en": "SMTP", "ja": "SMTP"},
    place=8,
    empty=tuple,
    check=_check,
    left_out=_left_out,
    texts=TEXTS,
    lines=_lines,
    optional="smtp",
    incomplete={"smtp-unreachable": ("smtp",)},
)
