"""The wordings of the catalogue: whole, and loaded only where a posture needs them."""

import subprocess
import sys

import pytest

from mailguard.checks import all_checks
from mailguard.posture.texts import texts, wording


def test_only_what_no_check_of_a_mail_says_is_here():
    shared = {"engines-disagree"}  # a posture says it as well
    assert {key.partition("/")[0] for key in texts()} & {check.name for check in all_checks()} == shared


@pytest.mark.parametrize("check", ["bimi-syntax", "engines-disagree"])
def test_both_languages_say_something(check):
    said = {language: wording(check, "", {}, language) for language in ("en", "ja")}
    assert all(text.summary and text.explanation and text.advice for text in said.values())
    assert said["en"] != said["ja"]


def test_an_unknown_check_has_none():
    with pytest.raises(KeyError):
        wording("no-such-check", "", {}, "en")


def test_a_mail_does_not_wait_for_the_posture():
    code = (
        "import sys; from mailguard.checks import named; named('lookalike-url').says('', {}, 'ja');"
        "print(sum('catalogue.posture' in name for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "0"
