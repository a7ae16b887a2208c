"""Names that pretend to stand under a public suffix that not everybody gets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.config.model import Organization
from mailguard.names.registry import Registry
from mailguard.names.suffix_form import suffix_imitation


@pytest.mark.parametrize(
    ("host", "suffix", "confidence"),
    [
        ("kagakukikin-go.org", "go.jp", "low"),
        ("hakusandai-ac.com", "ac.jp", "low"),
        ("kagakukikin-go-jp.com", "go.jp", "medium"),
        ("mail.shiyakusho-lg-jp.net", "lg.jp", "medium"),
        ("go-jp.com", "go.jp", "medium"),
        ("zei-go.jp.soko.example", "go.jp", "medium"),
        ("hakusandai.ac.jp.gakusei.example", "ac.jp", "medium"),
        ("portal.hakusandai.or.jp.gakusei.example", "or.jp", "medium"),
    ],
)
def test_forged_by_form(host, suffix, confidence):
    found = suffix_imitation(host)
    assert found is not None
    assert (found.protected, found.confidence, found.klass) == (suffix, confidence, "public-suffix")
    assert found.marked.replace("[", "").replace("]", "") in host


@pytest.mark.parametrize(
    "host",
    [
        "www.hakusandai.ac.jp",
        "city.hakusandai.lg.jp",
        "hakusandai-u.ac.jp",
        "ed-go.hakusandai.go.jp",
        "photo-ac.com",
        "www.hakusandai.ac.jp.edgekey.net",
        "a.hakusandai.ac.jp.x.edgekey.net",
        "ergo.example",
        "cargo.com",
        "jp.hakusandai.example",
        "",
    ],
)
def test_honest_names(host):
    assert suffix_imitation(host) is None


def test_an_allowed_name_is_none():
    registry = Registry.of(Organization(allowed=("hakusandai-ac.com",)))
    assert registry.imitation("hakusandai-ac.com") is None


@given(st.text(max_size=300))
def test_never_raises(host):
    suffix_imitation(f"{host}-go.jp.{host}")


def test_long_names_cost_nothing():
    start = time.perf_counter()
    for host in ("-go." * 63 + "jp", "a" * 240 + "-go.jp", "-go.jp." * 30 + "x", "-go" * 1_000_000):
        suffix_imitation(host)
    assert time.perf_counter() - start < 0.2
