"""How a wrong signature is distinguished from a name server that fails for a moment."""

import pytest

from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.records.dnssec import collect_dnssec

D = "hakusandai-hp.example"
REFUSED = {f"{D} TXT": "SERVFAIL", f"{D} TXT+CD": ["v=spf1 -all"]}


@pytest.mark.parametrize("key", [["257 3 13 AAAA"], "NODATA", "TIMEOUT"])
def test_a_server_that_failed_once_is_not_bogus(key):
    found = run(collect_dnssec(D), ZoneResolver({**REFUSED, f"{D} DNSKEY": key}))
    assert found.state != "bogus"
    assert found.failed == f"{D} TXT SERVFAIL"


def test_a_zone_that_is_refused_whole_but_stands_there_is_bogus():
    assert run(collect_dnssec(D), ZoneResolver({**REFUSED, f"{D} DNSKEY": "SERVFAIL"})).state == "bogus"


def test_a_server_that_is_down_is_not_bogus():
    zone = {f"{D} TXT": "SERVFAIL", f"{D} TXT+CD": "SERVFAIL", f"{D} DNSKEY": "SERVFAIL"}
    assert run(collect_dnssec(D), ZoneResolver(zone)).failed == f"{D} TXT SERVFAIL"


class Explaining(ZoneResolver):
    """A resolver that says why it failed (extended DNS errors, RFC 8914 §2)."""

    why = ""

    def resolve(self, questions):
        import dataclasses

        answers = super().resolve(questions)
        return {
            question: dataclasses.replace(answer, detail=f"SERVFAIL {self.why}") if answer.status.failed else answer
            for question, answer in answers.items()
        }


@pytest.mark.parametrize(
    ("why", "state"), [("EDE 6", "bogus"), ("EDE 7 signature expired", "bogus"), ("EDE 22 no reachable authority", "")]
)
def test_the_resolver_says_why(why, state):
    resolver = Explaining({**REFUSED, f"{D} DNSKEY": ["257 3 13 AAAA"]})
    resolver.why = why
    found = run(collect_dnssec(D), resolver)
    assert (found.state == "bogus") == (state == "bogus")
    assert bool(found.failed) == (state != "bogus")
