"""Which imitations of a name are asked for."""

import pytest

from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.collect.lookalikes import CANDIDATES, collect_lookalikes

D = "imakiire.or.jp"


def found(*names, domain=D, known=()):
    zone = ZoneResolver({f"{name} MX": ["10 mx.example."] for name in names})
    imitations = run(collect_lookalikes(domain, known), zone)
    return [each.name for each in imitations.found], zone.asked


@pytest.mark.parametrize(
    "name",
    [
        "imakire.or.jp",  # a letter left out
        "imakiiire.or.jp",  # one twice
        "imakiier.or.jp",  # two exchanged
        "1makiire.or.jp",  # a digit for a letter
        "irnakiire.or.jp",  # two letters that look like one
        "inakiire.or.jp",  # a letter that looks and sounds alike
        "imaliire.or.jp",  # the key beside it
        "imakiires.or.jp",  # one added
        "imakiire.jp",  # another ending
        "imakiire.com",
        "imakiire-hospital.or.jp",
        "ima-kiire.or.jp",
    ],
)
def test_an_imitation_with_an_mx_is_found(name):
    assert found(name)[0] == [name]


def test_a_known_domain_is_no_imitation():
    assert found("imakire.or.jp", known=("imakire.or.jp",))[0] == []


def test_a_null_mx_is_no_imitation():
    zone = ZoneResolver({"imakire.or.jp MX": ["0 ."]})
    assert run(collect_lookalikes(D), zone).found == ()


def test_a_long_name_is_bounded():
    _, asked = found(domain=f"{'abcdefghij' * 6}.example")
    assert len(asked) <= CANDIDATES
