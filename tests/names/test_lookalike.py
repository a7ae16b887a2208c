"""What counts as an imitation, in cases written down before the engine and apart from the measuring data."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.config.model import Organization
from mailguard.names.registry import Registry

OWN = "hakusandai-hp.example"
REGISTRY = Registry.of(
    Organization(
        domains=("imakiire.or.jp", OWN, "ohtani-shoji.co.jp", "kmc.jp"),
        partners=("minori-yakuhin.co.jp", "nagisa-kurinikku.jp"),
        allowed=("hakusan-dai.example", "imakiere.or.jp"),
    ),
    learned=("nagisa-clinic.jp",),
)


@pytest.mark.parametrize(
    ("candidate", "protected", "klass", "marked"),
    [
        ("imakire.or.jp", "imakiire.or.jp", "omission", "imak[ii]re → imakire"),
        ("imakiiire.or.jp", "imakiire.or.jp", "repetition", "imak[ii]re → imak[iii]re"),
        ("imaikire.or.jp", "imakiire.or.jp", "transposition", "ima[ki]ire → ima[ik]ire"),
        ("imakiirexy.or.jp", "imakiire.or.jp", "several-letters", "imakiire → imakiire[xy]"),
        ("imakiir3.or.jp", "imakiire.or.jp", "homoglyph", "imakiir[e] → imakiir[3]"),
        ("irnakiire.or.jp", "imakiire.or.jp", "homoglyph", "i[m]akiire → i[rn]akiire"),
        ("imakiure.or.jp", "imakiire.or.jp", "vowel-swap", "imaki[i]re → imaki[u]re"),
        ("imaktire.or.jp", "imakiire.or.jp", "substitution", "imak[i]ire → imak[t]ire"),
        ("imakiires.or.jp", "imakiire.or.jp", "plural", "imakiire → imakiire[s]"),
        ("imak-aiire.or.jp", "imakiire.or.jp", "letter-and-hyphen", None),
        ("imaki-ire.or.jp", "imakiire.or.jp", "hyphen", "imaki[]ire → imaki[-]ire"),
        ("minori-yakohln.co.jp", "minori-yakuhin.co.jp", "several-letters", None),
        ("minori-yakuuhln.jp", "minori-yakuhin.co.jp", "several-letters", None),
        ("naglsa-kurinnikku.jp", "nagisa-kurinikku.jp", "several-letters", None),
        ("imakiire.com", "imakiire.or.jp", "tld-swap", "imakiire.[or.jp] → imakiire.[com]"),
        ("imakiire-or-jp.com", "imakiire.or.jp", "glued", "imakiire.or.jp → [imakiire-or-jp].com"),
        ("imakiireor.jp", "imakiire.or.jp", "glued", "imakiire.or.jp → [imakiireor].jp"),
        ("imakiire.or.jp.evil.test", "imakiire.or.jp", "embedded", "imakiire.or.jp → [imakiire.or.jp].evil.test"),
        ("imakiire-or-jp.evil.test", "imakiire.or.jp", "embedded", "imakiire.or.jp → [imakiire-or-jp].evil.test"),
        ("imakiire.evil.test", "imakiire.or.jp", "sub-label", "imakiire.or.jp → [imakiire].evil.test"),
        ("imakiire.onmicrosoft.com", "imakiire.or.jp", "tenant", "imakiire.or.jp → [imakiire].onmicrosoft.com"),
        ("hakusandai-hp.sharepoint.com", OWN, "tenant", None),
        ("imakiire-hospital.com", "imakiire.or.jp", "combosquat", "imakiire → imakiire[-hospital]"),
        ("loginimakiire.com", "imakiire.or.jp", "combosquat", "imakiire → [login]imakiire"),
        ("otani-shouji.co.jp", "ohtani-shoji.co.jp", "romanisation", None),
        ("ootani-syoji.com", "ohtani-shoji.co.jp", "romanisation", None),
        ("minoriyakuhin.co.jp", "minori-yakuhin.co.jp", "hyphen", None),
        ("minori-yakuhln.co.jp", "minori-yakuhin.co.jp", "homoglyph", None),
        ("nagisa-clinlc.jp", "nagisa-clinic.jp", "homoglyph", None),
        ("paypa1.com", "paypal.com", "homoglyph", "paypa[l] → paypa[1]"),
        ("paypal-account-verify.com", "paypal.com", "combosquat", None),
        ("arnazon.co.jp", "amazon.co.jp", "homoglyph", None),
        ("rnicrosoft.com", "microsoft.com", "homoglyph", None),
        ("rakuten-card.example", "rakuten-card.co.jp", "tld-swap", None),
    ],
)
def test_imitations(candidate, protected, klass, marked):
    found = REGISTRY.imitation(candidate)
    assert found is not None
    assert (found.protected, found.klass) == (protected, klass)
    if marked is not None and "[]" not in marked:
        assert found.marked == marked


@pytest.mark.parametrize(
    "label",
    ["іmakiire", "imаkiіre", "imakıire", "ímakiire", "ｉｍａkiire", "imakiirё", "ιmakiire"],
)
def test_letters_of_other_alphabets(label):
    found = REGISTRY.imitation(f"{label}.or.jp")
    if label == "ｉｍａkiire":  # compatibility forms are the same domain in DNS
        assert found is None
    else:
        assert found is not None
        assert (found.protected, found.klass) == ("imakiire.or.jp", "idn")


def test_a_whole_name_in_cyrillic():
    name = "раураӏ.com".encode("idna").decode("ascii")
    found = REGISTRY.imitation(name)
    assert found is not None
    assert (found.protected, found.klass) == ("paypal.com", "idn")


@pytest.mark.parametrize(
    "candidate",
    [
        "imakiire.or.jp",
        "mail.imakiire.or.jp",
        "minori-yakimono.co.jp",
        "minori-ryuhin.co.jp",
        "ohtani-shoten.co.jp",
        "hakusan-dai.example",  # allowed
        "imakiere.or.jp",  # allowed, however near
        "mail.imakiere.or.jp",
        "minori-yakuhin.co.jp",
        "nagisa-clinic.jp",
        "amazon.de",  # the brand's own
        "googlemail.com",
        "paypal.onmicrosoft.com",  # brands have such names by right
        "login.microsoftonline.com",
        "kmd.jp",  # three letters: only exact
        "kmcc.jp",
        "akmc.jp",
        "telkom.co.id",
        "telekom.de",
        "deutsche-bahn.de",
        "deutschebahn.com",
        "finance.example",  # a word, not a misspelt binance
        "cloud.com",
        "applied.com",
        "online.com",
        "discovery.com",
        "pineapple.com",
        "snapple.com",
        "amazing.com",
        "facebooks-and-binders-for-schools.example",
        "com",
        "or.jp",
        "",
        "192.0.2.1",
    ],
)
def test_unlike_and_legitimate_names(candidate):
    assert REGISTRY.imitation(candidate) is None


def test_other_numbers_are_not_typing_mistakes():
    registry = Registry.of(Organization(domains=("server-cluster-11.example",)))
    assert registry.imitation("server-cluster-12.example") is None


def test_a_city_office_is_told_by_its_city():
    registry = Registry.of(Organization(domains=("city.kawasaki.jp", "pref.kagoshima.jp")))
    assert registry.imitation("city.nagoya.jp") is None
    assert registry.imitation("city-office.com") is None
    found = registry.imitation("pref-kagoshirna.com")
    assert found is None or found.protected == "pref.kagoshima.jp"


def test_the_own_domain_comes_before_a_brand():
    registry = Registry.of(Organization(domains=("paypal.test",)))
    found = registry.imitation("paypall.test")
    assert found is not None
    assert found.protected == "paypal.test"


HOSTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.text("imakre1-xn.例а\ud800\x00_", min_size=1, max_size=20), min_size=1, max_size=6).map(".".join),
)


@given(HOSTS)
@settings(max_examples=300)
def test_never_raises(host):
    found = REGISTRY.imitation(host)
    if found is not None:
        assert found.marked
        assert found.klass
        assert REGISTRY.owner_of(host) is None


@given(st.sampled_from(["imakiire", "minoriyakuhin", "microsoft"]), st.data())
def test_one_edit_of_a_long_label_is_always_found(label, data):
    suffix = {"imakiire": "or.jp", "minoriyakuhin": "co.jp", "microsoft": "com"}[label]
    at = data.draw(st.integers(0, len(label) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    changed = data.draw(
        st.sampled_from(
            [label[:at] + label[at + 1 :], label[:at] + letter + label[at:], label[:at] + letter + label[at + 1 :]]
        )
    )
    found = REGISTRY.imitation(f"{changed}.{suffix}")
    known = REGISTRY.is_known(f"{changed}.{suffix}") or REGISTRY.owner_of(f"{changed}.{suffix}") is not None
    assert known or (found is not None and found.owner.kind in ("own", "partner", "brand"))


def test_hostile_hosts_cost_nothing():
    start = time.perf_counter()
    for host in (
        "a-" * 126 + "b.test",
        "i" * 250 + ".jp",
        "imakiire." * 27 + "test",
        "xn--" + "a" * 59 + ".test",
        "а" * 60 + ".test",
        "x" * 10_000_000,
    ):
        REGISTRY.imitation(host)
    assert time.perf_counter() - start < 1


def test_many_domains_cost_no_more_than_few():
    letters = "bcdfghjkmn"
    many = tuple(f"{''.join(p)}-kaisha.example" for p in itertools.islice(itertools.product(letters, repeat=5), 5_000))
    queries = [f"query{i}-byouin.example" for i in range(300)]
    took = []
    for domains in (many[:10], many):
        registry = Registry.of(Organization(domains=domains))
        for query in queries:  # names of the same lengths: what is built when first needed is built now
            registry.imitation(f"w{query[1:]}")
        start = time.process_time()
        for query in queries:
            registry.imitation(query)
        took.append(time.process_time() - start)
    assert took[1] < 10 * took[0] + 0.1
