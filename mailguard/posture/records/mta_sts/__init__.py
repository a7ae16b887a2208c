"""MTA-STS: a domain asks senders to deliver its mail over verified TLS only (RFC 8461 §3)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_change import moves, unmet
from mailguard.catalogue.posture_reason import reason
from mailguard.catalogue.posture_report import label
from mailguard.config.show import toml_value
from mailguard.finding import Severity
from mailguard.posture.expected import at_least
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import (
    PRESENT,
    ChangeKind,
    Group,
    Judged,
    LeftOut,
    Records,
    RecordType,
    member_moves,
)
from mailguard.posture.records.mta_sts.check import check_mta_sts
from mailguard.posture.records.mta_sts.collect import collect_mta_sts
from mailguard.posture.records.mta_sts.value import MtaStsPosture
from mailguard.posture.records.mta_sts.wording import TEXTS
from mailguard.posture.records.mx import MX

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

_MODES: Final = ("testing", "enforce")  # RFC 8461 §5, weakest first
_SHOWN: Final = 30  # mail servers of one policy in a report
_READ: Final = ("ok", "policy-syntax")  # values of `fetch` with a policy that was read
_NO_POLICY: Final = ("none", "multiple", "syntax")  # without a usable record: RFC 8461 §3.1


def _check(judged: Judged) -> Iterator[Observation]:
    return check_mta_sts(judged.domain, judged.parts[MTA_STS], judged.parts[MX].hosts)


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    yield "mta-sts-lines", judged.parts[MTA_STS].left_out, ()


def enforced(sts: MtaStsPosture) -> bool:
    """Whether senders must deliver over verified TLS (RFC 8461 §5)."""
    return sts.fetch == "ok" and sts.mode == "enforce"


def _facts(_posture: "Posture", sts: MtaStsPosture) -> Iterator[Group]:
    """Yield mode and mail servers of the policy, unless it could not be fetched: then nothing is known about it."""
    if sts.failed:
        return
    if sts.fetch in _NO_POLICY:
        yield "mta-sts", {} if sts.fetch == "none" else {"mode": "invalid"}
    elif sts.fetch in _READ:
        mode = sts.mode if sts.fetch == "ok" else "invalid"
        yield "mta-sts", {"mode": mode, **{f"mx {pattern}": PRESENT for pattern in sts.mx}}
    elif sts.fetch.isdigit() and sts.fetch.startswith(
        "4"
    ):  # HTTP 4xx: the server has no policy; only 200 is valid (RFC 8461 §3.3)
        yield "mta-sts", {"mode": "invalid"}


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    sts = posture.mta_sts
    if sts.failed:
        yield label("failed.detail", language, detail=sts.failed)
    elif not sts.record:
        yield label("none", language)
    elif sts.fetch == "not-fetched":
        yield f"{sts.record} – {label('not_checked', language)}"
    elif sts.fetch != "ok":
        yield f"{sts.record} – {reason(sts.fetch, language)}"
    else:
        yield f"{sts.record} – mode: {sts.mode}, mx: {', '.join(sts.mx[:_SHOWN])}, max_age: {sts.max_age}"


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    if entry.expect.mta_sts and "mta-sts" in records:
        mode = records["mta-sts"].get("mode", "")
        yield from at_least(posture.domain, "mta-sts", _MODES, entry.expect.mta_sts, mode, Severity.MEDIUM)


def _proposed(_posture: "Posture", records: Records, _language: Language) -> Iterator[str]:
    mode = records.get("mta-sts", {}).get("mode", "")
    if mode in _MODES:
        yield f"mta_sts = {toml_value(mode)}"


def _fact(_group: str, name: str) -> tuple[str, str]:
    head, _, rest = name.partition(" ")
    return f"mta-sts-{head}", rest


_CHANGES: Final = {
    "mta-sts-mode": ChangeKind(
        moves(
            ("MTA-STS: published, mode {new}", "MTA-STS: removed, was mode {old}", "MTA-STS mode: {old} → {new}"),
            (
                "MTA-STS：公開されました（モード {new}）",
                "MTA-STS：削除されました（以前はモード {old}）",
                "MTA-STS モード：{old} → {new}",
            ),
        ),
        Severity.MEDIUM,
        scale=("invalid", "none", "", "testing", "enforce"),  # RFC 8461 §5
    ),
    "mta-sts-mx": ChangeKind(member_moves("MTA-STS mail server", "MTA-STS のメールサーバー")),
}
_UNMET: Final = unmet(
    "MTA-STS of {domain} is less strict than expected.", "{domain} の MTA-STS が想定より緩くなっています。"
)

MTA_STS: Final = RecordType(
    name="mta-sts",
    title={"en": "MTA-STS", "ja": "MTA-STS"},
    place=5,
    empty=MtaStsPosture,
    collect=collect_mta_sts,
    check=_check,
    left_out=_left_out,
    texts=TEXTS,
    lines=_lines,
    meant_for_mail=True,
    facts=_facts,
    fact=_fact,
    changes=_CHANGES,
    expected=_expected,
    expectation={"mta-sts": _UNMET},
    proposed=_proposed,
)
