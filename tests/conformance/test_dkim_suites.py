"""DKIM messages from the test suites of two other implementations, read as data."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailguard.auth.dkim import verify_dkim
from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

SUITES = Path(__file__).parents[3] / "shared" / "suites"
STALWART = SUITES / "dkim-stalwart"
GO_MSGAUTH = SUITES / "dkim-go-msgauth"


def files(folder, pattern):
    found = sorted(folder.glob(pattern))
    skipped = pytest.param(None, id="no suite", marks=pytest.mark.skip(reason=f"{folder} is not here"))
    return [pytest.param(path, id=path.name) for path in found] or [skipped]


@pytest.mark.parametrize("path", files(STALWART, "*.txt"))
def test_the_last_signature_passes(path):
    records, _, message = path.read_bytes().partition(b"\n\n")
    zone = {}
    for line in records.decode().splitlines():
        name, _, record = line.partition(" ")
        zone[f"{name.lower()} TXT"] = [record]
    results = run(verify_dkim(parse(message), datetime.fromtimestamp(1_667_843_664, UTC)), ZoneResolver(zone))
    assert [(result.result, result.reason) for result in results][-1:] == [("pass", "")], results


@pytest.mark.parametrize("path", files(GO_MSGAUTH, "*.eml"))
def test_every_signature_has_the_recorded_result(path):
    expected = json.loads((GO_MSGAUTH / "expected.json").read_text())[path.name]
    keys = json.loads((GO_MSGAUTH / "dns.json").read_text())
    zone = ZoneResolver({f"{name} TXT": [record] for name, record in keys.items()})
    results = run(verify_dkim(parse(path.read_bytes()), datetime.fromtimestamp(1_667_843_664, UTC)), zone)
    assert len(results) == len(expected)
    for result, word in zip(results, expected, strict=True):
        if not word.startswith("("):
            assert result.result == word, result
