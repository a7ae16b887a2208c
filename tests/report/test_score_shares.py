"""The points of the findings add up to the score, in proportion to the weights and in any order."""

import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard import scan
from mailguard.config import Config
from mailguard.config.model import ChecksConfig
from mailguard.report.score_shares import points_of, score_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "mail").glob("*.eml"))
terms = st.dictionaries(st.text("abcdef", min_size=1, max_size=4), st.floats(0.01, 9), max_size=12)


@given(terms, st.integers(-50, 95))
def test_points_add_up_to_what_was_gained(weights, gained):
    assert sum(points_of(weights, gained).values()) == (gained if weights else 0)


@given(terms, st.integers(0, 95))
def test_points_follow_the_weights(weights, gained):
    points = points_of(weights, gained)
    total = sum(weights.values())
    for name, weight in weights.items():
        assert abs(points[name] - gained * weight / total) < 1
    heaviest_first = sorted(weights, key=lambda name: -weights[name])
    for heavier, lighter in itertools.pairwise(heaviest_first):
        assert points[heavier] >= points[lighter] or weights[heavier] == weights[lighter]


@given(terms, st.integers(0, 95))
def test_points_do_not_depend_on_the_order(weights, gained):
    assert points_of(weights, gained) == points_of(dict(reversed(weights.items())), gained)


def test_terms_that_cancel_out_bring_nothing():
    assert points_of({"a": 1.0, "b": -1.0}, 3) == {"a": 0, "b": 0}
    assert points_of({}, 0) == {}


def test_a_term_below_zero_takes_points_away():
    points = points_of({"a": 3.0, "b": -1.0}, 40)
    assert points == {"a": 60, "b": -20}


def test_the_score_is_the_logistic_function():
    assert score_of(0) == 50
    assert score_of(1e9) == 100
    assert score_of(-1e9) == 0
    assert score_of(-2.9) == round(100 / (1 + math.exp(2.9)))


@pytest.mark.skipif(not EXAMPLES, reason="no examples beside the tests")
def test_every_report_adds_up():
    for path in EXAMPLES:
        report = scan(path, offline=True)
        assert report.verdict.base + sum(each.points for each in report.findings) == report.verdict.score, path
        for each in report.findings:
            assert bool(each.weight) or not each.points


def test_a_weight_of_the_configuration_counts_in_the_points():
    raw = b"From: a@b.example\r\nSubject: x\r\n\r\nClick http://192.0.2.7/login now\r\n"
    plain = scan(raw, offline=True)
    ip = next(each for each in plain.findings if each.check == "ip-url")
    heavier = scan(raw, offline=True, config=Config(checks=ChecksConfig(weights=(("ip-url", 4.0),))))
    assert next(each for each in heavier.findings if each.check == "ip-url").points > ip.points
    assert heavier.verdict.base + sum(each.points for each in heavier.findings) == heavier.verdict.score
