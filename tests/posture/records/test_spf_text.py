"""Texts that were meant as SPF records: what is wrong with each, and its corrected form."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.auth.spf.record import is_spf_record, parse_record
from mailguard.catalogue.posture_reason import in_words
from mailguard.posture.records.spf.characters import visible
from mailguard.posture.records.spf.text import mend, near_miss

I = "include:spf.vendor.example"  # noqa: E741

# Text that receivers ignore (RFC 7208 §4.5) → the record that was meant, and a word of the reported fault
NEAR = {
    f" v=spf1 {I} ~all": (f"v=spf1 {I} ~all", "space"),
    f"\tv=spf1 {I} ~all": (f"v=spf1 {I} ~all", "tab"),
    f"v=spf1\t{I} ~all": (f"v=spf1 {I} ~all", "tab"),
    f"v=spf1\u00a0{I} ~all": (f"v=spf1 {I} ~all", "U+00A0"),
    f"v=spf1\u3000{I} ~all": (f"v=spf1 {I} ~all", "U+3000"),
    f"\ufeffv=spf1 {I} ~all": (f"v=spf1 {I} ~all", "U+FEFF"),
    f"\u200bv=spf1 {I} ~all": (f"v=spf1 {I} ~all", "U+200B"),
    f"v=s\u00adpf1 {I} ~all": (f"v=spf1 {I} ~all", "U+00AD"),
    f"v=spf1\u2009{I} ~all": (f"v=spf1 {I} ~all", "U+2009"),
    f"v=spf1\u00c2\u00a0{I} ~all": (f"v=spf1 {I} ~all", "U+00A0"),
    f"v=spf1\ufffd{I} ~all": (f"v=spf1 {I} ~all", "U+FFFD"),
    "ｖ＝ｓｐｆ１　ｍｘ　－ａｌｌ": ("v=spf1 mx -all", "full-width"),
    f'"v=spf1 {I} ~all"': (f"v=spf1 {I} ~all", "quotation"),
    f'\\"v=spf1 {I} ~all\\"': (f"v=spf1 {I} ~all", "quotation"),
    f"'v=spf1 {I} ~all'": (f"v=spf1 {I} ~all", "quotation"),
    f"\u201cv=spf1 {I} ~all\u201d": (f"v=spf1 {I} ~all", "quotation"),
    f'"v=spf1 {I}" " ~all"': (f"v=spf1 {I} ~all", "quotation"),
    f"v=spf1; {I} ~all": (f"v=spf1 {I} ~all", "v=spf1;"),
    f"v=spf1;{I};~all;": (f"v=spf1 {I} ~all", "v=spf1;"),
    f"v=spf1: {I} ~all": (f"v=spf1 {I} ~all", "v=spf1:"),
    f"v=spf1, {I}, ~all": (f"v=spf1 {I} ~all", "v=spf1,"),
    f"v=spf1. {I} ~all": (f"v=spf1 {I} ~all", "v=spf1."),
    f"v=spf1{I} ~all": (f"v=spf1 {I} ~all", "v=spf1include"),
    "v=spf1mx -all": ("v=spf1 mx -all", "v=spf1mx"),
    "v=spf1a mx -all": ("v=spf1 a mx -all", "v=spf1a"),
    "v=spf1-all": ("v=spf1 -all", "v=spf1-all"),
    "v=spf1amxip4:192.0.2.1ip4:192.0.2.2-all": ("v=spf1 a mx ip4:192.0.2.1 ip4:192.0.2.2 -all", "space is missing"),
    "v=spf mx -all": ("v=spf1 mx -all", "v=spf instead"),
    "v=spf2 mx -all": ("v=spf1 mx -all", "v=spf2"),
    "v=spf10 mx -all": ("v=spf1 mx -all", "v=spf10"),
    "v=spf1.0 mx -all": ("v=spf1 mx -all", "v=spf1.0"),
    "v=spfv1 mx -all": ("v=spf1 mx -all", "v=spfv1"),
    "v=sfp1 mx -all": ("v=spf1 mx -all", "v=sfp1"),
    "v=spfl mx -all": ("v=spf1 mx -all", "v=spfl"),
    "v:spf1 mx -all": ("v=spf1 mx -all", "v:spf1"),
    "v = spf1 mx -all": ("v=spf1 mx -all", "v = spf1"),
    "V=SPF1; MX -ALL": ("v=spf1 MX -ALL", "V=SPF1;"),
    "spf1 mx -all": ("v=spf1 mx -all", "missing"),
    "=spf1 mx -all": ("v=spf1 mx -all", "missing"),
    f"{I} -all": (f"v=spf1 {I} -all", "missing"),
    "mx ip4:192.0.2.1 ~all": ("v=spf1 mx ip4:192.0.2.1 ~all", "missing"),
    "@ IN TXT v=spf1 mx -all": ("v=spf1 mx -all", "@ IN TXT"),
    '@ IN TXT "v=spf1 mx -all"': ("v=spf1 mx -all", "@ IN TXT"),
    "IN TXT v=spf1 mx -all": ("v=spf1 mx -all", "IN TXT"),
    "TXT v=spf1 mx -all": ("v=spf1 mx -all", "TXT"),
    "TXT: v=spf1 mx -all": ("v=spf1 mx -all", "TXT"),
    "hospital.example. 3600 IN TXT v=spf1 mx -all": ("v=spf1 mx -all", "zone file"),
    "hospital.example IN SPF v=spf1 mx -all": ("v=spf1 mx -all", "zone file"),
    "hospital.example v=spf1 mx -all": ("v=spf1 mx -all", "hospital.example"),
    "site-verification=abc123 v=spf1 mx -all": ("v=spf1 mx -all", "site-verification"),
    'hospital.example. IN TXT ( "v=spf1 mx -all" )': ("v=spf1 mx -all", "zone file"),
    "spf1 mx": ("v=spf1 mx", "missing"),
    "v=spf1; mx +all": ("v=spf1 mx ~all", "v=spf1;"),
    "v=spf1; what is this": ("", "what"),
}

# SPF record with mistakes in its terms → the record that was meant
TYPED = {
    f"v=spf1 {I}-all": f"v=spf1 {I} -all",
    f"v=spf1 {I}~all": f"v=spf1 {I} ~all",
    f"v=spf1 {I}?all": f"v=spf1 {I} ?all",
    "v=spf1 mx-all": "v=spf1 mx -all",
    "v=spf1 a:mail.hospital.example-all": "v=spf1 a:mail.hospital.example -all",
    "v=spf1 ip4:192.0.2.1-all": "v=spf1 ip4:192.0.2.1 -all",
    "v=spf1 ip4:192.0.2.0/24~all": "v=spf1 ip4:192.0.2.0/24 ~all",
    "v=spf1 ip4:192.0.2.1ip4:192.0.2.2 -all": "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all",
    f"v=spf1 {I}include:b.example -all": f"v=spf1 {I} include:b.example -all",
    f"v=spf1 {I}+a+mx -all": f"v=spf1 {I} +a +mx -all",
    f"v=spf1 mx -all{I}": f"v=spf1 mx {I} -all",
    "v=spf1 mx ~all+ip4:192.0.2.1": "v=spf1 mx +ip4:192.0.2.1 ~all",
    "v=spf1 mx -allsite-verification=abc": "v=spf1 mx -all",
    "v=spf1 mx ~allv=DMARC1; p=none": "v=spf1 mx ~all",
    "v=spf1 mx -allv=spf1 a -all": "v=spf1 mx a -all",
    "v=spf1 ip4: 192.0.2.1 -all": "v=spf1 ip4:192.0.2.1 -all",
    "v=spf1 include: spf.vendor.example -all": f"v=spf1 {I} -all",
    "v=spf1 include spf.vendor.example -all": f"v=spf1 {I} -all",
    "v=spf1 ip4:192.0.2.0 /24 -all": "v=spf1 ip4:192.0.2.0/24 -all",
    "v=spf1 mx - all": "v=spf1 mx -all",
    "v=spf1 mx include: -all": "v=spf1 mx -all",
    "v=spf1 ip4: ip4: 192.0.2.1 ~all": "v=spf1 ip4:192.0.2.1 ~all",
    "v=spf1 ipv4:192.0.2.1 -all": "v=spf1 ip4:192.0.2.1 -all",
    "v=spf1 ip:192.0.2.1 pi4:192.0.2.2 -all": "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all",
    "v=spf1 ip4:2001:db8::1 -all": "v=spf1 ip6:2001:db8::1 -all",
    "v=spf1 ip6:192.0.2.1 a:192.0.2.2 include:192.0.2.3 192.0.2.4 -all": (
        "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 ip4:192.0.2.4 -all"
    ),
    "v=spf1 ip4:192.0.2.0/255.255.255.0 -all": "v=spf1 ip4:192.0.2.0/24 -all",
    "v=spf1 ip4:192.0.2.1,192.0.2.2 -all": "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all",
    "v=spf1 ip4:mail.hospital.example -all": "v=spf1 a:mail.hospital.example -all",
    "v=spf1 inlcude:spf.vendor.example -all": f"v=spf1 {I} -all",
    "v=spf1 includes:spf.vendor.example -all": f"v=spf1 {I} -all",
    "v=spf1 include:a:mail.vendor.example -all": "v=spf1 a:mail.vendor.example -all",
    "v=spf1 include:https://spf.vendor.example/ -all": f"v=spf1 {I} -all",
    "v=spf1 redirect:_spf.vendor.example": "v=spf1 redirect=_spf.vendor.example",
    "v=spf1 +redirect=_spf.vendor.example": "v=spf1 redirect=_spf.vendor.example",
    "v=spf1 redirect=_spf.vendor.example-all": "v=spf1 include:_spf.vendor.example -all",
    "v=spf1 mx -al": "v=spf1 mx -all",
    "v=spf1 mx \u2013all": "v=spf1 mx -all",
    f"v=spf1 {I}\u00a0-all": f"v=spf1 {I} -all",
    f"v=spf1 mx\r\n{I} -all": f"v=spf1 mx {I} -all",
    "v=spf1 include:m\u00fcnchen.example -all": "v=spf1 include:xn--mnchen-3ya.example -all",
    "v=spf1 mx ip4=192.0.2.1 -all": "v=spf1 mx ip4:192.0.2.1 -all",
    "v=spf1 mx IP4=192.0.2.1 Include=spf.vendor.example -all": f"v=spf1 mx ip4:192.0.2.1 {I} -all",
    "v=spf1 ip4=:192.0.2.1 -all": "v=spf1 ip4:192.0.2.1 -all",
    "v=spf1 a= mx= -all": "v=spf1 a mx -all",
    "v=spf1 mx ~all ip4=192.0.2.1": "v=spf1 mx ip4:192.0.2.1 ~all",
    "v=spf1 mx all=-all": "v=spf1 mx -all",
    "v=spf1 mx all=softfail": "v=spf1 mx ~all",
    "v=spf1 mx all=pass -all": "v=spf1 mx -all",
    "v=spf1 mx +all=x": "v=spf1 mx ~all",  # a guess must not allow any server
    "v=spf1 mx v=spf1 -all": "v=spf1 mx -all",
    "v=spf1 include:a.example|b.example -all": "",
    "v=spf1 mx ip4:192.0.2.999 -all": "",
    "v=spf1 ip4::192.0.2.1 ip4:=192.0.2.2 -all": "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all",
    "v=spf1 exists:%{i}._spf.vendor.example-all": "v=spf1 exists:%{i}._spf.vendor.example -all",
    f"v=spf1 {I}+all": f"v=spf1 {I} ~all",
    "v=spf1 mx something -all": "",
    "v=spf1 mx mail.hospital.example -all": "",  # it could mean a, mx or include
}

# Texts that are not SPF at all
OTHER = [
    "",
    "all",
    "a",
    "mx",
    "hello",
    "spf2.0/pra include:spf.vendor.example -all",
    "spf2.0/mfrom,pra mx -all",
    "v=DMARC1; p=none; aspf=s",
    "v=DKIM1; p=abc",
    "v=STSv1; id=1",
    "MS=ms12345678",
    "site-verification=spf1",
    "our SPF record begins with v=spf1 as it should",
    "see https://hospital.example/spf?v=spf1 for more",
    "spf is checked here",
    "a mx",
    "x-note=1",
    "\ud83d\ude00" * 50,
]


@pytest.mark.parametrize("text", NEAR)
def test_what_is_nearly_a_record(text):
    meant, said = NEAR[text]
    found = near_miss(["unrelated=1", text])
    assert found is not None
    assert (found.published, found.mended.text) == (text, meant)
    words = in_words({"faults": "\n".join(found.mended.faults)}, "en")["faults"]
    assert said in words
    assert "spf-" not in words.replace("site-verification", "")
    assert all(each.isprintable() for each in words)


@pytest.mark.parametrize("text", TYPED)
def test_what_is_mistyped_in_a_record(text):
    assert is_spf_record(text)
    found = mend(text)
    assert found is not None
    assert found.text == TYPED[text]
    assert found.faults


@pytest.mark.parametrize("text", OTHER)
def test_what_is_another_text(text):
    assert near_miss([text]) is None


@pytest.mark.parametrize(
    "text",
    [
        "v=spf1 -all",
        "v=spf1  mx   -all ",
        "V=SPF1 MX -ALL",
        "v=spf1 a/24//64 mx:mail.hospital.example/28 exists:%{i}._spf.%{d2} ?all",
        "v=spf1 include:%{l1r,}._spf.vendor.example exp=%{d}.hospital.example -all",
        "v=spf1 include:my-all.vendor.example a:all-in-one.example redirect=_spf.first-all.example",
        "v=spf1 mx x-note=2026 -all",
        "v=spf1 ip6:2001:db8::/32 ptr:hospital.example ~all",
        "v=spf1 include:xn--3yqy51b.example. -all",
    ],
)
def test_a_lawful_record_has_no_faults(text):
    found = mend(text)
    assert found is not None
    assert found.faults == ()
    assert near_miss([text]) is None


def test_one_that_can_be_mended_comes_before_one_that_cannot():
    found = near_miss(["v=spf1; junk", "v=spf1; mx -all"])
    assert found is not None
    assert found.mended.text == "v=spf1 mx -all"


def test_what_cannot_be_seen_is_shown():
    assert visible(" v=spf1\u00a0mx\u200b ") == "<U+0020>v=spf1<U+00A0>mx<U+200B><U+0020>"
    assert visible("   ") == "<U+0020>" * 3


PIECES = st.sampled_from(
    [
        "v=spf1",
        "v=spf",
        "spf1",
        " ",
        ";",
        ":",
        ",",
        '"',
        "'",
        "\\",
        "-all",
        "~all",
        "+all",
        "?all",
        "all=",
        "all",
        "mx",
        "a",
        "a:",
        "ip4:",
        "ip6:",
        "ip4=",
        "include:",
        "include=",
        "redirect=",
        "exists:",
        "192.0.2.1",
        "/24",
        "2001:db8::1",
        "host.example",
        "%{d}",
        "%{i}",
        "%",
        "\xa0",
        "\u200b",
        "\u3000",
        "\t",
        "\n",
        "–",
        "v=DMARC1",
        "IN TXT",
        "@",
        "x",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_a_mended_text_is_a_record_without_mistakes(text):
    found = mend(text)
    if found is None or not found.text:
        return
    assert is_spf_record(found.text)
    assert parse_record(found.text).errors == ()
    again = mend(found.text)
    assert again is not None
    assert again.text == found.text


@pytest.mark.parametrize(
    "text",
    [
        "-all" * 1000,
        "v=spf1 " + "a:" * 2000,
        "include:" * 500,
        "v=spf1 " + "%{" * 2000,
        '" "' * 1300,
        "v=spf1" * 600,
        "v=spf1 " + "mxa" * 1300,
        "v=spf1 " + "ip4:1." * 700,
        "@ " * 2000,
        "v " * 2000,
        "v=spf1 " + "a." * 2000 + "-all",
        "Â\xa0" * 2000,
        "v=spf1 " + "all=" * 1000,
        "v=spf1 " + "- " * 2000,
        "ip4: " * 800,
        "9." * 2000,
    ],
)
def test_long_texts_take_little_time(text):
    started = time.perf_counter()
    mend(text)
    near_miss([text] * 20)
    assert time.perf_counter() - started < 1.0
