"""STIX 2.1 and MISP: other libraries read them, they are reproducible, and only bad mails have indicators."""

import json
import re
from datetime import UTC, datetime

import pytest

import mailguard
from mailguard.config.load import parse_config
from mailguard.render import render

AT = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
CONFIG, _ = parse_config('[organization]\ndomains = ["imakiire.or.jp"]\n')
BAD = (
    b"From: =?utf-8?B?5LuK57Wm6buO57eP5ZCI55eF6Zmi?= <info@imakire.or.jp>\nTo: a@imakiire.or.jp\n"
    b"Subject: Your account is suspended\\ 'now'\nDate: Mon, 16 Nov 2026 10:00:00 +0900\n"
    b"Message-ID: <1@imakire.or.jp>\n"
    b"Content-Type: text/html\n\n<p>Your password expires within 24 hours, "
    b"<a href='http://192.0.2.7/o%27clock'>log in</a></p>"
)
GOOD = b"From: a@kasumi.example\nTo: b@hp.example\nSubject: Hello\n\nSee https://kasumi.example/ you.\n"


def made(format_, *raws):
    reports = [mailguard.scan(raw, config=CONFIG, offline=True, at=AT) for raw in raws]
    return "".join(render(iter(reports), format_))


def test_stix_is_valid_and_stable():
    stix2 = pytest.importorskip("stix2", reason="needs mailguard[stix]")
    text = made("stix", BAD, GOOD)
    assert text == made("stix", BAD, GOOD)
    bundle = stix2.parse(text, allow_custom=False)
    ids = [each["id"] for each in bundle.objects]
    assert len(ids) == len(set(ids))
    references = set(re.findall(r"[a-z0-9-]+--[0-9a-f-]{36}", text)) - {bundle.id}
    assert references == set(ids)
    for each in json.loads(text)["objects"]:
        if each["type"] in ("email-addr", "domain-name", "url", "ipv4-addr"):  # the ids that the standard prescribes
            fresh = stix2.parse({key: value for key, value in each.items() if key != "id"}, version="2.1")
            assert fresh.id == each["id"]


def test_stix_indicators():
    pytest.importorskip("stix2", reason="needs mailguard[stix]")
    from stix2.pattern_visitor import create_pattern_object

    objects = json.loads(made("stix", BAD))["objects"]
    patterns = [each["pattern"] for each in objects if each["type"] == "indicator"]
    assert any("192.0.2.7" in pattern for pattern in patterns)
    assert any("info@imakire.or.jp" in pattern for pattern in patterns)
    for pattern in patterns:
        create_pattern_object(pattern)
    assert not [each for each in json.loads(made("stix", GOOD))["objects"] if each["type"] == "indicator"]


def test_stix_of_nothing():
    assert json.loads("".join(render(iter(()), "stix")))["type"] == "bundle"


def test_misp():
    event = json.loads(made("misp", BAD))["Event"]
    assert event["threat_level_id"] in ("1", "2")
    email = next(each for each in event["Object"] if each["name"] == "email")
    values = {each["object_relation"]: each for each in email["Attribute"]}
    assert values["from"]["value"] == "info@imakire.or.jp"
    assert values["from"]["to_ids"] is True
    assert [each["to_ids"] for each in event["Attribute"] if each["type"] == "url"] == [True]
    uuids = re.findall(r'"uuid": "([0-9a-f-]{36})"', made("misp", BAD))
    assert len(uuids) == len(set(uuids))


def test_misp_of_several_and_of_honest_mail():
    events = json.loads(made("misp", BAD, GOOD))["response"]
    assert len(events) == 2
    assert not any(each["to_ids"] for each in events[1]["Event"]["Attribute"])
    assert json.loads("".join(render(iter(()), "misp"))) == {"response": []}


@pytest.mark.parametrize("format_", ["stix", "misp"])
@pytest.mark.parametrize(
    "raw",
    [b"", b"\0\xff" * 500, b"Date: Fri, 31 Dec 9999 23:59:59 -1200\nFrom: x\n\n", b"Date: 1 Jan 0001 00:00 +1400\n\n"],
)
def test_hostile_mail(format_, raw):
    json.loads(made(format_, raw))
