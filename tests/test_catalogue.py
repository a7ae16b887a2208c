"""The catalogue of wordings: whole, without contradictions, and loaded only as far as it is needed."""

import subprocess
import sys

import pytest

from mailguard.catalogue import _texts, texts, wording


def test_mail_and_posture_share_no_wording():
    assert _texts(posture=False).keys().isdisjoint(_texts(posture=True))
    assert len(texts()) == len(_texts(posture=False)) + len(_texts(posture=True))


@pytest.mark.parametrize(
    "check", ["lookalike-url", "encrypted-archive", "macro-attachment", "risky-file-url", "bimi-syntax"]
)
def test_both_languages_say_something(check):
    said = {language: wording(check, "", {}, language) for language in ("en", "ja")}
    assert all(text.summary and text.explanation and text.advice for text in said.values())
    assert said["en"] != said["ja"]


def test_an_unknown_check_has_none():
    with pytest.raises(KeyError):
        wording("no-such-check", "", {}, "en")


def test_a_mail_does_not_wait_for_the_posture():
    code = (
        "import sys; from mailguard.catalogue import wording; wording('lookalike-url', '', {}, 'ja');"
        "print(sum('catalogue.posture' in name for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "0"
