"""DMARC vectors from the final text (RFC 9989 §4.10 and others) and newer implementations, read as data."""

import json
from pathlib import Path

import pytest

from mailguard.auth.dmarc import Identifier, evaluate_dmarc, is_dmarc_record, parse_record
from mailguard.auth.inputs import author_domains
from mailguard.auth.result import Result
from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse
from mailguard.names.domain import to_ascii

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "dmarc-rfc9989" / "vectors.json"
COUNTS = {"evaluation": 43, "from": 21, "records": 18}


def vectors(section):
    if not SUITE.exists():
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"{SUITE} is not there"))]
    found = json.loads(SUITE.read_text(encoding="utf-8"))[section]
    return [pytest.param(each, id=each.get("id") or f"{section}-{number}") for number, each in enumerate(found)]


def whole(zone):
    """Return the zone with every name above one of its names: those names exist as well (RFC 8020 §2)."""
    names = {key.split()[0] for key, value in zone.items() if value != "NXDOMAIN"}
    above = {name.split(".", depth)[depth] for name in names for depth in range(1, name.count(".") + 1)}
    return ZoneResolver({f"{name} MX": "NODATA" for name in names | above if f"{name} MX" not in zone} | zone)


@pytest.mark.parametrize("given", vectors("evaluation"))
def test_evaluation(given):
    zone = whole(given["zone"])
    identifiers = [
        Identifier(method, to_ascii(domain), Result(result))
        for method in ("spf", "dkim")
        for domain, result in given[method]
    ]
    author = author_domains(parse(f"From: a@{given['author']}\n\nx\n".encode()))
    found = run(evaluate_dmarc(author, identifiers), zone)
    asked = [question.name for question in zone.asked if question.name.startswith("_dmarc.")]
    came = {
        "result": found.result,
        "policy": found.policy or "none",
        "policy_domain": found.policy_domain,
        "disposition": found.disposition or "none",
        "org": found.organizational_domain,
        "spf_aligned": found.spf_aligned,
        "dkim_aligned": found.dkim_aligned,
        "queries": sorted(set(asked)),
        "n_queries": len(set(asked)),
        "existence_asked": any(not question.name.startswith("_") for question in zone.asked),
    }
    expected = {key: sorted(value) if key == "queries" else value or "none" if key == "policy" else value
                for key, value in given["expect"].items()}  # fmt: skip
    assert {key: came[key] for key in expected} == expected


@pytest.mark.parametrize("given", vectors("from"))
def test_from(given):
    message = parse(b"From: " + given["header"].encode() + b"\r\n\r\nx\r\n")
    assert sorted(author_domains(message)) == sorted(given["expect"])
    assert sorted({box.domain for box in message.mailboxes("from")} - {""}) == sorted(given["expect"])


@pytest.mark.parametrize("given", vectors("records"))
def test_record(given):
    assert is_dmarc_record(given["record"])
    record = parse_record(given["record"])
    wrong = {error.tag for error in record.errors}
    expected = dict(given["expect"])
    assert expected.pop("error", None) in {None, *wrong}
    assert expected.pop("no_error", None) not in wrong
    came = {
        "record": True,
        "usable": record.usable,
        "policy": record.policy_for(subdomain=False) if record.usable else "",
        "rua": list(record.rua),
        **{tag: getattr(record, tag) for tag in ("sp", "np", "t", "psd", "adkim", "aspf", "fo")},
    }
    assert {key: came[key] for key in expected} == expected


def test_the_suite_is_whole():
    if not SUITE.exists():
        pytest.skip(f"{SUITE} is not there")
    assert {section: len(vectors(section)) for section in COUNTS} == COUNTS
