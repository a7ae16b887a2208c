"""The Authentication-Results suite, read as data."""

import json
from pathlib import Path

import pytest

from mailguard.auth.authres import parse_authentication_results

SUITE = Path(__file__).resolve().parents[3] / "shared/suites/authres/go-msgauth.json"
CASES = json.loads(SUITE.read_text(encoding="utf-8")) if SUITE.exists() else []
PROPERTY = {"From": "smtp.mailfrom", "Auth": "smtp.auth", "Identifier": "header.i"}


@pytest.mark.skipif(not CASES, reason=f"the suite is not at {SUITE}")
@pytest.mark.parametrize("case", CASES, ids=[case["value"][:60] or "empty" for case in CASES])
def test_value(case):
    authserv_id, results = parse_authentication_results(case["value"])
    assert authserv_id == case["authserv_id"]
    assert len(results) == len(case["results"])
    for result, expected in zip(results, case["results"], strict=True):
        assert result.method.replace("-", "") == expected["method"].lower()
        assert result.result == expected["Value"]
        assert result.reason == expected.get("Reason", "")
        for key, name in PROPERTY.items():
            if key in expected:
                assert result.properties[name] == expected[key]
        if "HeaderKey" in expected:
            assert result.properties["header." + expected["HeaderKey"]] == expected["HeaderValue"]
