"""Every record type is complete, and a stored posture has the same facts about it as a fresh one."""

import asyncio
import json

import pytest

from mailguard._internal.codec import encode
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.facts import facts
from mailguard.posture.options import DomainOptions
from mailguard.posture.records import CAA, RECORDS
from mailguard.posture.records.caa import CaaRecords
from mailguard.posture.snapshot import Posture

D = "hp.example"
ZONE = {
    f"{D} TXT": ["v=spf1 mx -all"],
    f"{D} MX": [f"10 mx1.{D}."],
    f"{D} NS": [f"ns1.{D}.", f"ns2.{D}."],
    f"{D} CAA": ['0 issue "ca.example"'],
    f"mx1.{D} A": ["192.0.2.10"],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:d@{D}"],
    f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua=mailto:tls@{D}"],
}


def check(**changed):
    zone = ZONE | {name.replace("DOMAIN", D): value for name, value in changed.get("zone", {}).items()}
    options = DomainOptions(selectors=("s1",), http=False)
    return asyncio.run(acheck_domain(D, resolver=ZoneResolver(zone), options=options))


def stored(posture):
    return Posture.from_dict(json.loads(json.dumps(posture.to_dict())))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_a_type_is_whole(kind):
    assert kind.texts
    assert all(kind.holds(name.partition("/")[0]) for name in kind.texts if not name.startswith("provider-"))
    assert kind.title.keys() == {"en", "ja"}
    assert hasattr(Posture(D, "", "good", 100), kind.attribute)
    assert kind.shown(kind.empty()) == getattr(Posture(D, "", "good", 100), kind.attribute)
    for change in kind.changes.values():
        assert change.wording.keys() == {"added", "removed", "changed"}


def test_no_two_types_share_a_place_or_a_name():
    assert len({kind.place for kind in RECORDS}) == len({kind.name for kind in RECORDS}) == len(RECORDS)


@pytest.mark.parametrize("question", ["", "MX", "NS", "CAA", "TXT"])
@pytest.mark.parametrize("status", ["SERVFAIL", "TIMEOUT"])
def test_a_stored_posture_gives_the_same_facts(question, status):
    posture = check(zone={f"DOMAIN {question}": status} if question else {})
    assert encode(facts(stored(posture))) == encode(facts(posture))


def test_a_part_says_itself_that_it_failed():
    """A question that was not sent because of the limit has no answer. That does not mean that the record is absent."""
    posture = check()
    assert posture.parts is not None
    failed = posture.parts.having(CAA, CaaRecords(failed=f"{D} CAA REFUSED"))
    object.__setattr__(posture, "parts", failed)
    assert "caa" not in facts(posture).records
