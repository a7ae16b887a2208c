"""Read the MTA-STS record (RFC 8461 §3.1) from DNS, and the policy (RFC 8461 §3.2) once it has been fetched."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.dns.flow import Flow, ask
from mailguard.posture.fetched import Fetched
from mailguard.posture.record_slip import Kind
from mailguard.posture.records.mta_sts.value import MtaStsPosture
from mailguard.posture.single_record import single_record

POLICY_CHARACTERS: Final = 65_536  # RFC 8461 §3.3 suggests this limit
POLICY_LINES: Final = 1_000
_ID: Final = lazy_pattern(r"[A-Za-z0-9]{1,32}")  # RFC 8461 §3.1
_MAX_AGE: Final = lazy_pattern(r"[0-9]{1,10}")  # RFC 8461 §3.2
_NAME: Final = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")  # of a field: RFC 8461 §3.2
_LABEL: Final = lazy_pattern(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")  # RFC 1035 §2.3.4: 63 octets
KIND: Final = Kind(
    "v=STSv1",
    ("sts", "mtasts"),
    r"(?:mta)?stsv?[0-9]?(?:[;,:]|id[=:]|\Z)|id[=:]{1,2}[a-z0-9.:]{1,64};?\Z",
)
_MODES: Final = ("enforce", "testing", "none")  # RFC 8461 §5
LONGEST_AGE: Final = 31_557_600  # seconds; RFC 8461 §3.2


def collect_mta_sts(domain: str) -> Flow[MtaStsPosture]:
    """Look up the record of `domain`.

    `fetch` of the result is "none", "multiple" or "syntax", or "" if there is a policy to fetch.
    """
    answer = yield from ask(f"_mta-sts.{domain}", "TXT")
    found = single_record(answer, KIND)
    if found.failed:
        return MtaStsPosture(failed=found.failed)
    # RFC 8461 §3.1: a record needs a valid id.
    if not found.problem and not _ID.fullmatch(found.tags.get("id", "")):
        return MtaStsPosture(
            record=found.record, fetch="syntax", reason="id-missing" if "id" not in found.tags else "id"
        )
    return MtaStsPosture(record=found.record, fetch=found.problem)


def policy_url(domain: str) -> str:
    """Return the URL of the policy (RFC 8461 §3.3)."""
    return f"https://mta-sts.{domain}/.well-known/mta-sts.txt"


def with_policy(posture: MtaStsPosture, fetched: Fetched) -> MtaStsPosture:
    """Read the fetched policy (RFC 8461 §3.2) into the posture.

    `fetch` of the result is "ok", "policy-syntax" with a `reason`, or the problem that the fetch had.
    """
    if fetched.problem:
        return replace(posture, fetch=fetched.problem)
    lines = fetched.body[:POLICY_CHARACTERS].split("\n")
    values: dict[str, str] = {}
    mx: list[str] = []
    reason = ""
    for line in lines[:POLICY_LINES]:
        text = line.removesuffix("\r").rstrip(" \t")  # RFC 8461 §3.2: lines end in CRLF or LF
        if not text:
            continue
        name, colon, value = text.partition(":")
        value = value.lstrip(" \t")
        if not colon or _NAME.fullmatch(name) is None or not value or not value.isprintable():
            reason = reason or f"policy-line: {text[:80]}"
        elif name == "mx":
            mx.append(value.lower())
        else:
            values.setdefault(name, value)  # RFC 8461 §3.2: of a repeated field, the first counts
    reason = reason or _invalid(values, mx)
    mode, age = values.get("mode", ""), values.get("max_age", "")
    known = replace(
        posture,
        mode=mode if mode in _MODES else "",
        mx=tuple(mx),
        max_age=int(age) if _MAX_AGE.fullmatch(age) else None,
        left_out=len(lines[POLICY_LINES:]),
    )
    return replace(known, fetch="policy-syntax", reason=reason) if reason else replace(known, fetch="ok")


def _invalid(values: Mapping[str, str], mx: Iterable[str]) -> str:
    """Return the code of the first mistake in a policy, or "" if it is valid (RFC 8461 §3.2)."""
    for name in ("version", "mode", "max_age"):
        if name not in values:
            return f"policy-missing: {name}"
    if values["version"] != "STSv1":
        return f"policy-version: {values['version'][:40]}"
    if values["mode"] not in _MODES:
        return f"policy-mode: {values['mode'][:40]}"
    if not _MAX_AGE.fullmatch(values["max_age"]):
        return f"policy-max-age: {values['max_age'][:40]}"
    if int(values["max_age"]) > LONGEST_AGE:
        return f"policy-max-age-long: {values['max_age']}"
    bad = next((pattern for pattern in mx if not lawful_pattern(pattern)), None)
    if bad is not None:
        return f"policy-mx: {bad[:80]}"
    return "policy-missing: mx" if values["mode"] != "none" and not any(True for _ in mx) else ""


def lawful_pattern(pattern: str) -> bool:
    """Whether an mx value is a host name, or one with `*.` in place of its first label (RFC 8461 §3.2)."""
    host = pattern.removeprefix("*.")
    labels = host.split(".")
    # RFC 1123 §2.1: an all-numeric last label would be an IP address.
    return len(host) <= 253 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()


def covers(pattern: str, host: str) -> bool:
    """Whether an mx pattern of a policy matches a host. A wildcard matches exactly one label (RFC 8461 §4.1)."""
    host = host.lower().rstrip(".")
    if pattern.startswith("*."):
        return host.partition(".")[2] == pattern[2:]
    return host == pattern
