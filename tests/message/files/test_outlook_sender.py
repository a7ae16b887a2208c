"""The author of a .msg file, the sender on the author's behalf, and the defects for missing addresses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import container_maker as containers
import mailguard

BOSS = {0x0042: "Sato, Mika", 0x0065: "m.sato@kita-clinic.example"}
SECRETARY = {0x0C1A: "Secretary", 0x0C1F: "desk@kita-clinic.example"}
INSIDE = "/O=KITA/OU=FIRST/CN=RECIPIENTS/CN="
BODY = {0x0037: "Plan", 0x1000: "The plan for next week."}


def scan(strings, **more):
    tree = containers.msg({**BODY, **strings}, to=[("Ito", "ito@clinic.example")], **more)
    return mailguard.scan(containers.compound(tree), offline=True)


def one_off(address, *, wide=True):
    codec = "utf-16-le" if wide else "cp1252"
    text = "".join(f"{part}\0" for part in ("Sato", "SMTP", address)).encode(codec)
    head = "00000000812b1fa4bea310199d6e00dd010f54020000" + ("0180" if wide else "0100")
    return bytes.fromhex(head) + text


def said(report):
    boxes = report.message.from_
    return [(box.name, box.address) for box in boxes], report.message.sender, [d.kind for d in report.defects]


def test_who_sent_on_behalf_of_another_is_the_sender():
    boxes, sender, defects = said(scan(BOSS | SECRETARY))
    assert boxes == [("Sato, Mika", "m.sato@kita-clinic.example")]
    assert "desk@kita-clinic.example" in str(sender)
    assert defects == []


@pytest.mark.parametrize(
    "strings",
    [
        BOSS,
        BOSS | {0x0C1A: "Sato, Mika", 0x0C1F: "M.SATO@kita-clinic.example"},
        BOSS | {0x0C1A: "Sato, Mika"},
        {0x0C1A: "Sato, Mika", 0x0C1F: "m.sato@kita-clinic.example"},
        {0x0042: "Sato, Mika", 0x0065: INSIDE + "SATO", 0x5D02: "m.sato@kita-clinic.example"},
        {0x0042: "Sato, Mika", 0x0065: INSIDE + "SATO", 0x0C1F: INSIDE + "sato", 0x5D01: "m.sato@kita-clinic.example"},
    ],
)
def test_who_sends_for_himself_has_no_other_sender(strings):
    boxes, sender, defects = said(scan(strings))
    assert boxes[0][1].lower() == "m.sato@kita-clinic.example"
    assert (sender, defects) == (None, [])


@pytest.mark.parametrize("wide", [True, False])
def test_an_address_that_only_the_entry_id_holds(wide):
    report = scan({0x0042: "Sato"}, binaries={0x0041: one_off("m.sato@kita-clinic.example", wide=wide)})
    assert said(report) == ([("Sato", "m.sato@kita-clinic.example")], None, [])


@pytest.mark.parametrize(
    "strings",
    [
        {0x0042: "Sato"},
        {0x0042: "Sato", 0x0065: INSIDE + "SATO"},
        {0x0C1A: "Sato"},
        {},
        {0x0042: "Sato", 0x0065: "\ufffd\ufffd"},
    ],
)
def test_an_author_without_an_address_is_said(strings):
    assert "outlook-author-without-address" in said(scan(strings))[2]


def test_a_sender_without_an_address_is_said():
    _, _, defects = said(scan(BOSS | {0x0C1A: "Secretary", 0x0C1F: INSIDE + "DESK"}))
    assert defects == ["outlook-sender-without-address"]


def test_the_header_as_it_travelled_counts_and_a_contradiction_is_said():
    header = "From: Sato <other@far.example>\r\nTo: ito@clinic.example\r\nDate: Mon, 16 Nov 2026 10:00:00 +0900\r\n\r\n"
    boxes, _, defects = said(scan(BOSS | {0x007D: header}))
    assert boxes == [("Sato", "other@far.example")]
    assert defects == ["outlook-author-differs"]


def test_the_same_address_in_header_and_item_is_no_contradiction():
    header = "From: Mika Sato <M.Sato@kita-clinic.example>\r\nDate: Mon, 16 Nov 2026 10:00:00 +0900\r\n\r\n"
    assert said(scan(BOSS | {0x007D: header}))[2] == []


@settings(max_examples=60, deadline=None)
@given(
    strings=st.dictionaries(st.sampled_from([0x42, 0x65, 0xC1A, 0xC1F, 0x5D01, 0x5D02, 0x7D]), st.text(max_size=40)),
    entry=st.binary(max_size=60),
)
def test_any_properties(strings, entry):
    scan(strings, binaries={0x0041: one_off("")[:24] + entry, 0x0C19: entry})
