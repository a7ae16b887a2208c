"""Hosts named after the reader's domain when nothing is configured, and hosts that may be its owner's."""

import pytest

from mailguard.names.named_after import named_after

THEIRS = "hakusandai-hp.example"


@pytest.mark.parametrize(
    ("host", "klass"),
    [
        ("hakusandai-hp-support.com", "combosquat"),
        ("login-hakusandai-hp.net", "combosquat"),
        ("hakusandai-hp-2026.com", "combosquat"),
        ("hakusandaihp-mail.com", "combosquat"),
        ("hakusandai-hp-helpdesk.test", "combosquat"),
        ("hakusandai-hp-secure.firebaseapp.com", "combosquat"),
        ("hakusandai-hp.onmicrosoft.com", "tenant"),
        ("hakusandaihp.onmicrosoft.com", "tenant"),
        ("hakusandai-hp.web.app", "sub-label"),
        ("hakusandai-hp.pages.dev", "sub-label"),
        ("hаkusandai-hp.com", "idn"),
    ],
)
def test_what_an_owner_hardly_has(host, klass):
    found = named_after(host, THEIRS)
    assert found is not None
    assert (found.klass, found.protected, found.owner.kind) == (klass, THEIRS, "learned")


@pytest.mark.parametrize(
    "host",
    [
        "hakusandai-hp.com",
        "hakusandai-hp.jp",
        "hakusandai-hp-group.com",
        "hakusandai-hp-recruit.com",
        "hakusandai-hp-online.jp",
        "team-hakusandai-hp.com",
        "hakusandai-hp-clinic.jp",
        "hakusandai-hp.zendesk.com",
        "hakusandai-hp.sharepoint.com",
        "hakusandai-hp.kintai.test",
        "hakusandai.com",
        "kitayama-support.com",
    ],
)
def test_what_may_be_its_owners(host):
    assert named_after(host, THEIRS) is None


@pytest.mark.parametrize(
    ("host", "theirs"),
    [("kernel-support.com", "kernel.example"), ("sakura-login.com", "sakura.example"), ("lab-mail.com", "lab.example")],
)
def test_names_that_many_bear_say_nothing(host, theirs):
    assert named_after(host, theirs) is None
