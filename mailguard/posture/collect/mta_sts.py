"""MTA-STS (RFC 8461): the record in DNS, and the policy once somebody has fetched it."""

from dataclasses import replace
from typing import Final

from mailguard.dns.flow import Flow, ask
from mailguard.lazy_dataclass import dataclass
from mailguard.lazy_pattern import lazy_pattern
from mailguard.posture.collect.records import single_record
from mailguard.posture.snapshot import MtaStsPosture

POLICY_CHARACTERS: Final = 65_536  # RFC 8461 §3.3
POLICY_LINES: Final = 1_000
_ID: Final = lazy_pattern(r"[A-Za-z0-9]{1,32}")
_MAX_AGE: Final = lazy_pattern(r"[0-9]{1,10}")
_LONGEST_AGE: Final = 31_557_600  # §3.2


@dataclass(frozen=True, slots=True)
class Fetched:
    """A policy's body, or in `problem` why there is none ("404", "certificate", "timeout" …)."""

    body: str = ""
    problem: str = ""


def collect_mta_sts(domain: str) -> Flow[MtaStsPosture]:
    """What DNS says; `fetch` is "none", "multiple", "syntax", or "" when a policy is to be fetched."""
    answer = yield from ask(f"_mta-sts.{domain}", "TXT")
    found = single_record(answer, "v=STSv1")
    if found.failed:
        return MtaStsPosture(failed=found.failed)
    if not found.problem and not _ID.fullmatch(found.tags.get("id", "")):
        return MtaStsPosture(record=found.record, fetch="syntax")
    return MtaStsPosture(record=found.record, fetch=found.problem)


def policy_url(domain: str) -> str:
    """Where the policy stands (§3.3)."""
    return f"https://mta-sts.{domain}/.well-known/mta-sts.txt"


def with_policy(posture: MtaStsPosture, fetched: Fetched) -> MtaStsPosture:
    """The posture with the policy's lines read (§3.2); `fetch` is "ok", "policy-syntax", or the problem."""
    if fetched.problem:
        return replace(posture, fetch=fetched.problem)
    values: dict[str, str] = {}
    mx: list[str] = []
    lines = fetched.body[:POLICY_CHARACTERS].split("\n")
    for line in lines[:POLICY_LINES]:
        name, colon, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "mx":
            mx.append(value.lower().rstrip("."))
        else:
            values.setdefault(name, value)
    mode, age = values.get("mode", "").lower(), values.get("max_age", "")
    valid = (
        values.get("version") == "STSv1"
        and mode in ("enforce", "testing", "none")
        and _MAX_AGE.fullmatch(age)
        and (mx or mode == "none")
    )
    if not valid:
        return replace(posture, fetch="policy-syntax", mode=mode if mode.isalpha() else "", mx=tuple(mx))
    left_out = len(lines[POLICY_LINES:])
    return replace(posture, fetch="ok", mode=mode, mx=tuple(mx), max_age=min(int(age), _LONGEST_AGE), left_out=left_out)


def covers(pattern: str, host: str) -> bool:
    """Whether an mx pattern of a policy matches a host (§4.1): a wildcard stands for exactly one label."""
    host = host.lower().rstrip(".")
    if pattern.startswith("*."):
        return host.partition(".")[2] == pattern[2:]
    return host == pattern
