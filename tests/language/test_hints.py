"""Every hint of the package and its pattern: what the pattern finds, its hints let through.

Hints are words and parts of words that spare a pattern the texts that it cannot match. A new one has to enter `GATES`.
"""

import ast
import importlib
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mailguard
from mailguard.checks.words import fortune, warning
from mailguard.data.requests import ASKING
from mailguard.language import normalise as normalising
from mailguard.language.normalise import normalise
from mailguard.language.prefilter import Hints, words_of
from mailguard.language.request import UNSPACED
from mailguard.names import normal_form

PACKAGE = Path(mailguard.__file__).parent
WORDS = "mailguard.checks.words."
bank, callback, command, report, form = (
    importlib.import_module(WORDS + name)
    for name in ("bank_details_changed", "callback_lure", "command_lure", "fraud_report", "contact_form_abuse")
)

FOLDED = "folded"  # the pattern is tried on normalised text
LOWER = "lower"  # on lower case
# By the name of the hints: the patterns that stand behind them, and what these are tried on.
GATES: dict[str, list[tuple[object, re.Pattern[str], str]]] = {
    "bank_details_changed._WORDS": [
        (bank._WORDS, bank._CHANGED_JA, FOLDED),
        (bank._WORDS, re.compile(bank._CHANGED_EN_WHOLE), FOLDED),
        (bank._WORDS, bank._CHANGED_ELSEWHERE, FOLDED),
    ],
    "bank_details_changed._PIECES": [(bank._PIECES, bank._CHANGED_ELSEWHERE, FOLDED)],
    "bank_details_changed._ACCOUNT": [(bank._ACCOUNT, re.compile(bank._CHANGED_EN_WHOLE), FOLDED)],
    "callback_lure._WORDS": [
        (callback._WORDS, callback._CHARGED, FOLDED),
        (callback._WORDS, callback._ALARM, FOLDED),
    ],
    "callback_lure._CHARGE_HINTS": [(callback._CHARGE_HINTS, callback._CHARGED, FOLDED)],
    "callback_lure._ALARM_HINTS": [(callback._ALARM_HINTS, callback._ALARM, FOLDED)],
    "command_lure._WHERE": [(command._WHERE, command._OPENING, FOLDED)],
    "command_lure._PASTED": [(command._PASTED, command._PASTING, FOLDED)],
    "fraud_report._WORDS": [(report._WORDS, report._REPORT, LOWER)],
    "contact_form_abuse._WORDS": [(form._WORDS, form._ANSWER, LOWER)],
    "fortune._HINTS": [(fortune._HINTS, fortune._ORIGIN, LOWER)],
    "warning._HINTS": [(warning._HINTS, warning._FALSE, LOWER)],
    "normalise._MIXED_HINT": [
        (normalising._MIXED_HINT, re.compile(f"[a-z]{{1,3}}[{normalising._FOREIGN_LETTERS}]{{1,3}}"), LOWER)
    ],
    "normalise._SPACED_HINT": [(normalising._may_be_spaced, normalising._SPACED, LOWER)],
    "normal_form._SPACED_HINT": [(normal_form._SPACED_HINT, normal_form._SPACED, LOWER)],
}
# What describes a password, and what to do about a mistake in the configuration: no pattern is behind them.
NO_GATES = {"password_in_same_mail._HINT", "mistake._HINTS"}
PAIRS = [
    pytest.param(*pair, id=f"{name}-{number}") for name, pairs in GATES.items() for number, pair in enumerate(pairs)
]


def _named() -> set[str]:
    """What the package's modules call a hint, or make with `hints`."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.Assign | ast.AnnAssign):
                continue
            made = isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "hints"
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name) and (made or "HINT" in target.id):
                    found.add(f"{path.stem}.{target.id}")
    return found


def test_no_hints_are_left_out():
    assert _named() | {"bank_details_changed._ACCOUNT", "bank_details_changed._PIECES"} == {*GATES, *NO_GATES}


def _lets_through(hints: object, text: str, found: str) -> bool:
    if callable(hints):
        return hints(text)
    if not isinstance(hints, tuple):  # a pattern
        return hints.search(text) is not None
    if not isinstance(hints, Hints):
        return any(hint in text.lower() for hint in hints)
    if hints.stand_in(text):
        return True
    # The ends of a pattern may be glued to anything, as in "account0" and "impersonat"; a text has a whole word there.
    ends = re.findall("[a-z]{3,}", found)
    words = [word.decode() for word in hints.words]
    return any(word in found or any(word.startswith(end) for end in ends[-1:]) for word in words)


@pytest.mark.parametrize(("hints", "pattern", "on"), PAIRS)
@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_pattern_finds_passes_its_hints(hints, pattern, on, data):
    drawn = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags), fullmatch=True))
    text = f" {drawn} "
    found = pattern.search(normalise(text).text if on == FOLDED else text.lower())
    if found is not None:
        assert _lets_through(hints, text, found.group()), found.group()


@pytest.mark.parametrize("language", sorted(ASKING))
@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_secret_is_asked_for_passes_its_hints(language, data):
    asking = ASKING[language]
    secret = data.draw(st.from_regex(re.compile(f"(?:{asking.strong}|{asking.weak})"), fullmatch=True))
    if language in UNSPACED:
        assert any(hint in secret for hint in asking.hints)
    else:
        assert any(set(hint.encode().split()) <= set(words_of(secret)) for hint in asking.hints)
