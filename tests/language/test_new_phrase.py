"""A new phrase touches one line of one text file: tried on a copy of the package."""

import json

import pytest

from project_copy import copied, insert, run

MAIL = "From: a@shiranai.example\nTo: b@example.net\nSubject: Notice\nContent-Type: text/plain; charset=utf-8\n\n{}\n"
ADDED = [
    ("en", "[urgency 3]\n", "before the pangolin sleeps", "Answer *before the Pangolin  sleeps*, please."),
    ("ja", "[threat 3]\n", "穴に戻されます", "お返事がない場合、センザンコウは穴に戻されます。 https://tanin.example/"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with one phrase more in two languages."""
    root = copied(tmp_path_factory.mktemp("copy"))
    for language, head, phrase, text in ADDED:
        path = root / "mailguard" / "data" / "phrases" / f"{language}.txt"
        insert(path, path.read_text("utf-8").partition(head)[2][:200], f"{phrase}\n")
        (root / f"{language}.eml").write_text(MAIL.format(text), "utf-8")
    return root


@pytest.mark.parametrize(
    ("language", "check", "quoted"),
    [("en", "urgency-phrase", "before the Pangolin  sleeps"), ("ja", "threat", "穴に戻されます")],
)
def test_it_is_found_quoted_and_weighed(copy, language, check, quoted):
    report = json.loads(run(copy, "-m", "mailguard", "scan", "--offline", "--format", "json", f"{language}.eml"))
    (finding,) = (each for each in report["findings"] if each["check"] == check)
    assert quoted in {each["text"].strip("*") for each in finding["evidence"]}
    assert finding["weight"] > 0


def test_without_it_the_mail_says_nothing(copy):
    for language, _, phrase, _ in ADDED:
        path = copy / "mailguard" / "data" / "phrases" / f"{language}.txt"
        with_it = path.read_text("utf-8")
        path.write_text(with_it.replace(f"{phrase}\n", ""), "utf-8")
        report = json.loads(run(copy, "-m", "mailguard", "scan", "--offline", "--format", "json", f"{language}.eml"))
        path.write_text(with_it, "utf-8")
        assert not {each["check"] for each in report["findings"]} & {"urgency-phrase", "threat"}
