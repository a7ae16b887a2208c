"""The test suite for SPF (RFC 7208 §4), read as data."""

from pathlib import Path

import pytest

from mailguard.auth.spf import check_host
from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Question, Status

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "spf-rfc7208" / "rfc7208-tests.yml"


class SuiteZone:
    """The suite's zones. SPF records are also TXT records unless one is given; TIMEOUT is for all other types."""

    def __init__(self, zonedata):
        self.names = {name.lower(): records for name, records in zonedata.items()}

    def resolve(self, questions):
        return {question: self.answer(question, question.name, 0) for question in questions}

    def answer(self, question: Question, name: str, depth: int) -> Answer:
        records = self.names.get(name.lower())
        if records is None:
            return Answer(question, Status.NXDOMAIN)
        if depth > 8:
            return Answer(question, Status.SERVFAIL)
        found, has_txt, timeout = [], any("TXT" in r for r in records if isinstance(r, dict)), False
        for record in records:
            if record == "TIMEOUT":
                timeout = True
                continue
            ((type_, value),) = record.items()
            if type_ == "CNAME":
                return self.answer(question, value.rstrip("."), depth + 1)
            if type_ == "SPF" and not has_txt:
                type_ = "TXT"
            if type_ == question.type and value != "NONE":
                found.append(value)
        if not found:
            return Answer(question, Status.TIMEOUT if timeout else Status.NODATA)
        return Answer(question, Status.OK, tuple(map(text_of, found)), name)


def text_of(value) -> str:
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], int):
        return f"{value[0]} {value[1]}."
    return value if isinstance(value, str) else "".join(value)


def cases():
    if not SUITE.exists():
        return [pytest.param(None, None, marks=pytest.mark.skip(reason=f"{SUITE} is not there"))]
    import yaml

    found = []
    for scenario in yaml.safe_load_all(SUITE.read_text(encoding="utf-8")):
        zone = SuiteZone(scenario["zonedata"])
        found += [pytest.param(zone, case, id=name) for name, case in scenario["tests"].items()]
    return found


@pytest.mark.parametrize(("zone", "case"), cases())
def test_case(zone, case):
    mail_from, helo = case["mailfrom"], case["helo"]
    sender = mail_from or f"postmaster@{helo}"
    domain = sender.rpartition("@")[2]
    result = run(check_host(case["host"], domain, sender, helo), zone)
    expected = case["result"]
    assert result.result.value == (expected[0] if isinstance(expected, list) else expected), result.reason
    if "explanation" in case:
        expected = case["explanation"]
        assert result.explanation == ("" if expected == "DEFAULT" else expected)


def test_the_suite_is_whole():
    if not SUITE.exists():
        pytest.skip(f"{SUITE} is not there")
    assert len(cases()) == 203
