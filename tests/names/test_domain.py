"""Registrable domains, beyond the vectors of publicsuffix.org."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.names.domain import organizational_domain, public_suffix, split, to_ascii, to_unicode

NAMES = st.one_of(
    st.text(max_size=300),
    st.lists(st.text("ab1-xn.例えＡ。\ud800\x00", max_size=12), max_size=8).map(".".join),
)


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("mail.imakiire.or.jp", ("mail", "imakiire", "or.jp")),
        ("imakiire.or.jp.evil.example", ("imakiire.or.jp", "evil", "example")),
        ("or.jp", ("", "", "or.jp")),
        ("WWW.Example.JP.", ("www", "example", "jp")),
        ("paypal.pages.dev", ("", "paypal", "pages.dev")),  # the private section counts
        ("例え.jp", ("", "xn--r8jz45g", "jp")),
        ("192.0.2.1", ("", "", "")),
        ("[192.0.2.1]", ("", "", "")),
        ("2001:db8::1", ("", "", "")),
        ("a..example", ("", "", "")),
        ("", ("", "", "")),
        ("x" * 300 + ".example", ("", "", "")),
    ],
)
def test_split(name, want):
    assert split(name) == want


def test_u_labels_come_back():
    assert to_unicode("xn--r8jz45g.jp") == "例え.jp"
    assert to_ascii("例え.jp") == "xn--r8jz45g.jp"


@pytest.mark.parametrize("name", ["xn--\x80.jp", "xn--.jp", "xn--zzzzzzzzzzz99999999.jp", "xn--" + "9" * 80 + ".jp"])
def test_broken_a_labels_stay(name):
    assert to_unicode(name).endswith(".jp")


@given(NAMES)
def test_never_raises_and_fits_together(name):
    subdomain, label, suffix = split(name)
    organization = organizational_domain(name)
    assert public_suffix(name) == suffix
    assert organization == (f"{label}.{suffix}" if label else "")
    assert not subdomain or label
    if organization:
        assert organizational_domain(organization) == organization
    to_unicode(name)


def test_long_names_cost_nothing():
    start = time.perf_counter()
    for name in ("a." * 5_000_000, "xn--" * 2_000_000, "．" * 3_000_000):
        split(name)
        to_unicode(name)
        to_ascii(name)
    assert time.perf_counter() - start < 1
