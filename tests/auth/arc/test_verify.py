"""The results of ARC chains that are sealed with RSA and with Ed25519."""

from datetime import UTC, datetime

import pytest

from mailguard.auth.arc import chain_results, verify_arc
from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Status
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

MAIL = b"From: a@example.org\r\nTo: list@lists.example\r\n\r\nHello.\r\n"
AT = datetime(2026, 11, 2, tzinfo=UTC)
KEY = "arc._domainkey.lists.example TXT"


def verify(raw, record, at=AT):
    zone = record if isinstance(record, dict) else {KEY: [record]}
    return run(verify_arc(parse(raw), at), ZoneResolver(zone))


def chain_of(sealer, length, mail=MAIL, **tags):
    chain = ()
    for _ in range(length):
        mail, chain = sealer.add(mail, chain, **tags)
    return mail


def test_no_chain_asks_nothing():
    resolver = ZoneResolver({})
    assert str(run(verify_arc(parse(MAIL), AT), resolver).result) == "none"
    assert resolver.asked == []


@pytest.mark.parametrize("length", [1, 2, 5, 50])
def test_a_right_chain(sealer, length):
    result = verify(chain_of(sealer, length), sealer.record)
    assert (str(result.result), result.instances, result.oldest_pass) == ("pass", length, 0)
    assert result.sealers == ("lists.example",) * length


def test_a_body_changed_between_the_hops(sealer):
    mail, chain = sealer.add(MAIL)
    mail, _ = sealer.add(mail + b"-- \r\nfooter\r\n", chain)
    result = verify(mail, sealer.record)
    assert (str(result.result), result.instances, result.oldest_pass) == ("pass", 2, 2)


def test_a_body_changed_after_the_last_hop(sealer):
    result = verify(chain_of(sealer, 2) + b"added\r\n", sealer.record)
    assert (str(result.result), result.reason) == ("fail", "body-hash-mismatch")
    assert "lists.example" in result.detail


def test_changed_results_break_the_seal(sealer):
    raw = chain_of(sealer, 1).replace(b"dmarc=pass", b"dmarc=fail")
    result = verify(raw, sealer.record)
    assert (str(result.result), result.reason) == ("fail", "seal-mismatch")


def test_a_missing_set(sealer):
    raw = chain_of(sealer, 2)
    kept = b"\r\n".join(line for line in raw.split(b"\r\n") if not (line.startswith(b"ARC-") and b" i=1;" in line))
    result = verify(kept, sealer.record)
    assert (str(result.result), result.reason) == ("fail", "missing-field")


def test_the_last_sealer_saw_a_broken_chain(sealer):
    mail, chain = sealer.add(MAIL)
    mail, _ = sealer.add(mail, chain, cv="fail")
    result = verify(mail, "unused")
    assert (str(result.result), result.reason) == ("fail", "chain-failed-earlier")
    assert result.sealers == ("lists.example", "lists.example")


@pytest.mark.parametrize(
    ("answer", "result", "reason"),
    [
        ("NXDOMAIN", "fail", "key-not-found"),
        ("TIMEOUT", "temperror", "key-lookup-failed"),
        ("SERVFAIL", "temperror", "key-lookup-failed"),
        (["v=DKIM1; p="], "fail", "key-revoked"),
        (["v=DKIM1; s=tlsrpt; p=AAAA"], "fail", "key-syntax"),
    ],
)
def test_keys(sealer, answer, result, reason):
    found = verify(chain_of(sealer, 1), {KEY: answer})
    assert (str(found.result), found.reason) == (result, reason)


def test_offline_nothing_is_evaluated(sealer):
    flow = verify_arc(parse(chain_of(sealer, 2)), AT)
    questions = next(flow)
    with pytest.raises(StopIteration) as stopped:
        flow.send({question: Answer(question, Status.REFUSED, detail="offline") for question in questions})
    result = stopped.value.value
    assert (str(result.result), result.reason, result.instances) == ("not_evaluated", "offline", 2)


def test_expired(sealer):
    raw = chain_of(sealer, 1, x=str(int(AT.timestamp()) - 3600))
    assert verify(raw, sealer.record).reason == "expired"
    assert str(verify(raw, sealer.record, datetime(2026, 11, 1, tzinfo=UTC)).result) == "pass"


def test_what_the_hops_noted(sealer):
    mail, chain = sealer.add(MAIL, results="dmarc=pass header.from=example.org")
    mail, _ = sealer.add(mail, chain, results="dkim=fail header.d=example.org")
    noted = chain_results(parse(mail))
    assert [(one.method, one.result) for results in noted for one in results] == [("dmarc", "pass"), ("dkim", "fail")]
    assert chain_results(parse(MAIL)) == ()
