"""The names an impostor would register."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.names.candidates import find_candidates
from mailguard.names.domain import organizational_domain
from mailguard.names.imitation import Owner
from mailguard.names.index import Index
from mailguard.names.lookalike import find_imitation

D = "imakiire.or.jp"


def names(domain, limit=10_000, known=()):
    return [each.candidate for each in find_candidates(domain, limit, known).imitations]


@pytest.mark.parametrize(
    "name",
    [
        "imakire.or.jp",  # omission
        "imakiiree.or.jp",  # repetition
        "imaikire.or.jp",  # transposition
        "imakiirc.or.jp",  # another letter
        "lmakiire.or.jp",  # the same shape
        "\u0456makiire".encode("idna").decode() + ".or.jp",  # a Cyrillic letter
        "imakilre.or.jp",
        "imakiile.or.jp",  # r and l are one sound
        "imakiiire.or.jp",
        "imakiirae.or.jp",  # a vowel put in
        "imakiire-support.or.jp",
        "login-imakiire.com",
        "imakiirehospital.com",
        "imakiire.net",
        "imakiire.co.jp",
        "ima-kiire.or.jp",
        "imakiireor.jp",
        "imakiire-or-jp.com",
        "imakire.com",  # two tricks at once
    ],
)
def test_likely_imitations_are_among_them(name):
    assert name in names(D)


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("shoji-clinic.jp", "syoji-clinic.jp"),
        ("shoji-clinic.jp", "shouji-clinic.jp"),
        ("ohtani-hp.jp", "otani-hp.jp"),
        ("namba-med.jp", "nanba-med.jp"),
        ("tsukiji.jp", "tukizi.jp"),
    ],
)
def test_other_romanisations_are_among_them(domain, name):
    assert name in names(domain)


def test_the_likeliest_come_first():
    first = names(D, 60)
    assert first[0] == "imakire.or.jp"
    assert {"imakiiire.or.jp", "imakiire.com", "imakiire.jp"} <= set(first)


def test_every_candidate_is_what_the_engine_calls_an_imitation():
    index = Index((Owner(D, "own", (D,)),))
    found = find_candidates(D, 10_000)
    assert len(found.imitations) > 500
    for each in found.imitations:
        again = find_imitation(each.candidate, index)
        assert again is not None
        assert (again.klass, again.marked) == (each.klass, each.marked)


def test_no_name_comes_twice_and_none_is_the_domain():
    found = names(D)
    assert len(found) == len(set(found))
    assert D not in found


def test_the_limit_says_how_many_it_left_out():
    everything = find_candidates(D, 10_000)
    some = find_candidates(D, 100)
    assert some.imitations == everything.imitations[:100]
    assert some.left_out >= len(everything.imitations) - 100
    assert everything.left_out == 0


def test_what_is_known_is_none():
    assert "imakire.or.jp" not in names(D, known=("imakire.or.jp",))
    assert "imakire.or.jp" not in names(D, known=("mx.imakire.or.jp",))


def test_a_subdomain_stands_for_its_registered_name():
    assert "imakire.or.jp" in names(f"mail.{D}")


@pytest.mark.parametrize("domain", ["", "or.jp", "192.0.2.1", "localhost", "\udc80.jp", "a" * 300])
def test_what_nobody_registers_has_none(domain):
    assert names(domain) == []


def test_a_japanese_name_is_read_as_people_read_it():
    kanji = "白山台病院.jp".encode("idna").decode()
    assert "白山台病院.com".encode("idna").decode() in names(kanji)


@given(st.text(max_size=70), st.sampled_from(["jp", "or.jp", "example", "com", "", "xn--zckzah"]))
@settings(max_examples=30, deadline=None)
def test_any_label_gives_registrable_names_in_bounded_time(label, suffix):
    start = time.process_time()
    found = find_candidates(f"{label}.{suffix}", 200)
    assert time.process_time() - start < 3
    for each in found.imitations:
        assert each.candidate.isascii()
        assert len(each.candidate) <= 253
        assert organizational_domain(each.candidate) == each.candidate


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("hakusandai-hp.example", "hakusandai-hospital.example"),
        ("hakusandai-hp.example", "hakusandai-byoin.com"),
        ("minori-yakkyoku.jp", "minori-pharmacy.jp"),
        ("minori-yakkyoku.jp", "yakkyoku-minori.jp"),
    ],
)
def test_the_same_name_in_other_words_is_among_them(domain, name):
    found = {each.candidate: each.klass for each in find_candidates(domain, 10_000).imitations}
    assert found[name] == "word-swap"


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("hakusandai-hp.example", "hakusandai-school.example"),  # another kind of office
        ("hakusandai-hp.example", "aobadai-hospital.example"),  # another name
        ("hp-clinic.example", "hospital-clinic.example"),  # no name at all
    ],
)
def test_another_office_is_none(domain, name):
    assert find_imitation(name, Index((Owner(domain, "own", (domain,)),))) is None
