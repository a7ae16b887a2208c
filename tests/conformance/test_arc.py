"""All cases of the ARC validation suite, read as data."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from mailguard.auth.arc import verify_arc
from mailguard.auth.result import Result
from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "arc-valimail" / "arc-draft-validation-tests.yml"
AT = datetime.fromtimestamp(1_700_000_000, UTC)


class _TolerantLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Keep the last value of a repeated key: the suite repeats one."""


def _cases():
    if not SUITE.exists():
        return [pytest.param(None, id="no suite", marks=pytest.mark.skip(reason=f"{SUITE} is not here"))]
    cases = []
    for document in yaml.load_all(SUITE.read_text(encoding="utf-8"), Loader=_TolerantLoader):
        keys = {name.lower(): text for name, text in (document.get("txt-records") or {}).items()}
        for name, case in document["tests"].items():
            cases.append(pytest.param((case, keys), id=name))
    return cases


CASES = _cases()


def test_the_suite_is_complete():
    if not SUITE.exists():
        pytest.skip(f"{SUITE} is not here")
    assert len(CASES) == 171


@pytest.mark.parametrize("given", CASES)
def test_chain_validation(given):
    case, keys = given
    zone = ZoneResolver({f"{name} TXT": [record] for name, record in keys.items()})
    result = run(verify_arc(parse(case["message"].encode()), AT), zone)
    expected = case["cv"].strip().lower() or "fail"  # empty: the last sealer had already marked the chain as failed
    assert result.result == Result(expected), result
