"""DMARC cases (RFC 9989 §5.3) recorded from another implementation, read as data."""

import json
from pathlib import Path

import pytest

from mailguard.auth.dmarc import Identifier, evaluate_dmarc
from mailguard.auth.result import Result
from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "dmarc-mailauth" / "rfc9989-compliance.json"
SERVED_ELSEWHERE = {"result0.rr", "result0.alignment.dkim.strict"}  # not in our result: the record's text and mode


def cases():
    if not SUITE.exists():
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"{SUITE} is not there"))]
    return [pytest.param(case, id=case["name"]) for case in json.loads(SUITE.read_text(encoding="utf-8"))]


def zone_of(zone) -> ZoneResolver:
    records = {}
    for name, types in zone.items():
        for type_, values in types.items():
            records[f"{name} {type_}"] = [
                "".join(value)
                if isinstance(value, list)
                else f"{value['priority']} {value['exchange']}"
                if isinstance(value, dict)
                else value
                for value in values
            ]
    return ZoneResolver(records)


def evaluate(call):
    zone = zone_of(call["zone"])
    identifiers = [Identifier("dkim", each["domain"], Result.PASS) for each in call["dkimDomains"]]
    identifiers += [Identifier("spf", each["domain"], Result.PASS) for each in call["spfDomains"]]
    author = call["headerFrom"].rpartition("@")[2]
    return run(evaluate_dmarc([author], identifiers), zone), zone


@pytest.mark.parametrize("case", cases())
def test_case(case):
    results, zones = zip(*map(evaluate, case["calls"]), strict=True)
    for expected in case["expect"]:
        path, value = expected["path"], (expected["value"] or [None])[0]
        if path.startswith("calls."):
            walked = [q.name for q in zones[0].asked if q.type == "TXT" and q.name.startswith("_dmarc.")]
            assert walked == value
            continue
        result = results[int(path[6])]
        if path.endswith(".status.result"):
            assert result.result.value == value
        elif path.endswith(".policy"):  # their policy is the one after t= was applied
            assert result.disposition == value
        elif path.endswith(".domain"):
            assert result.organizational_domain == value
        elif expected["op"] == "property":  # no such property
            assert result.policy == "" or value == "pct"
        elif path == "result0.alignment.spf.result":
            assert result.spf_aligned
        elif path == "result0.alignment.dkim.result":
            assert not result.dkim_aligned
        else:
            assert path in SERVED_ELSEWHERE


def test_the_suite_is_whole():
    if not SUITE.exists():
        pytest.skip(f"{SUITE} is not there")
    assert len(cases()) == 28
