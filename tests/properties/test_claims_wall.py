"""The wall between what a header claims of a mail's kind and the checks: they get `Proven`, and nothing else."""

import ast
from pathlib import Path

import pytest

import mailguard

PACKAGE = Path(mailguard.__file__).parent
FOLDERS = ("checks", "language")
JUDGING = sorted(path for folder in FOLDERS for path in (PACKAGE / folder).rglob("*.py"))
JUDGING += [PACKAGE / "pipeline" / "context.py", PACKAGE / "pipeline" / "assess.py"]
# Fields with which a sender says that his mail is a list's, an answer, bulk mail or written by a program.
CLAIMS = {
    "list-id", "list-post", "list-help", "list-unsubscribe", "list-unsubscribe-post", "list-archive", "list-owner",
    "in-reply-to", "references", "precedence", "auto-submitted", "feedback-id", "mailing-list", "x-mailing-list",
    "x-beenthere", "x-mailman-version", "x-google-group-id", "x-autoreply", "x-autorespond", "errors-to",
    "x-auto-response-suppress", "x-github-reason",
}  # fmt: skip
# Which mail of a batch answers which: a password is looked for in the answer to a locked file, which only adds.
PAIRING = {"checks/batch/brief_of.py"}


def name(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", JUDGING, ids=name)
def test_no_check_sees_a_claim(path):
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.module != "mailguard.message.traits"
            assert not (node.module == "mailguard.message" and "traits" in {each.name for each in node.names})
        elif isinstance(node, ast.Import):
            assert "mailguard.message.traits" not in {each.name for each in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and name(path) not in PAIRING:
            assert node.value not in CLAIMS


def test_there_is_something_to_look_at():
    assert len(JUDGING) > 100
