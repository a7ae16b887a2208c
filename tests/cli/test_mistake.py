"""Error messages in the user's language: every message of a command is known, and unknown ones stay unchanged."""

import ast
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.catalogue.mistake import in_japanese
from mailguard.cli.language import spoken_language
from mailguard.cli.run import run

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龥]")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    (tmp_path / "mail.eml").write_bytes(b"From: a@b.example\r\nSubject: x\r\n\r\nx\r\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.eml").write_bytes(b"")
    (tmp_path / "wrong.toml").write_text('[dns]\ntimeout = "x"\n')
    (tmp_path / "unknown.toml").write_text("[organization]\ndomain = []\n")
    (tmp_path / "broken.toml").write_text("[organization\n")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["scan", "none.eml"], "none.eml：ファイルまたはフォルダーが見つかりません"),
        (["scan", "empty.eml"], "empty.eml：ファイルが空です"),
        (["scan", "empty"], "メールがありません"),
        (["scan", "--protct", "x", "mail.eml"], "--protect ではありませんか"),
        (["scan", "--format", "jsn", "mail.eml"], "json ではありませんか"),
        (["scan", "--jobs", "x", "mail.eml"], "整数ではありません"),
        (["scan", "--jobs", "0", "mail.eml"], "範囲外"),
        (["scan", "--at", "today", "mail.eml"], "日時として読めません"),
        (["scan", "--client-ip", "x", "mail.eml"], "IP アドレスではありません"),
        (["scan", "--offline", "--nameserver", "192.0.2.1", "mail.eml"], "同時に使えません"),
        (["scan", "--protect", "jp", "mail.eml"], "完全なドメイン名ではありません"),
        (["scan", "--config", "none.toml", "mail.eml"], "none.toml：ファイル"),
        (["scan", "--config", "wrong.toml", "mail.eml"], "wrong.toml:2：dns.timeout には数値が必要です"),
        (["scan", "--config", "unknown.toml", "mail.eml"], "organization.domains ではありませんか"),
        (["scan", "--config", "broken.toml", "mail.eml"], "TOML として読めません"),
        (["scan", "--output", "no/such/x", "mail.eml"], "no/such/x に書き込めません"),
        (["scan", "--zone", "none.json", "mail.eml"], "none.json：ファイル"),
        (["scn"], "scan ではありませんか"),
        (["explain"], "CHECK を指定してください"),
        (["explain", "url-shortner"], "url-shortener ではありませんか"),
        (["learn", "none.eml"], "none.eml：ファイルまたはフォルダーが見つかりません"),
        (["headers", "none.eml"], "none.eml：ファイルまたはフォルダーが見つかりません"),
        (["replay", "none.json", "mail.eml"], "none.json：ファイルまたはフォルダーが見つかりません"),
        (["replay", "mail.eml", "mail.eml"], "JSON 形式の診断結果ではありません"),
        (["posture", "check", "https://example.jp/"], "example.jp ではありませんか"),
        (["posture", "check", "192.0.2.1"], "IP アドレスです"),
        (["config", "check", "a", "b", "c"], "余分な指定"),
    ],
)
def test_a_mistake_is_told_in_japanese(capsys, monkeypatch, arguments, meant):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert meant in error
    assert error.startswith("mailguard: ")
    assert error.count("\n") == 1


def test_the_option_is_heard_whatever_else_is_wrong(capsys):
    for arguments in (["scan", "none.eml", "--lang", "ja"], ["scan", "--lang=ja", "--nonsense"]):
        assert run(arguments) == 2
        assert JAPANESE.search(capsys.readouterr().err)
    assert run(["scan", "none.eml"]) == 2
    assert not JAPANESE.search(capsys.readouterr().err)


def test_the_option_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert spoken_language([]) == "ja"
    assert spoken_language(["scan", "--lang", "en"]) == "en"
    assert spoken_language(["scan", "--lang"]) == "ja"
    assert spoken_language(["scan", "--lang", "de"]) == "ja"
    assert spoken_language(["scan", "--", "--lang", "en"]) == "ja"


def test_what_is_not_known_stays_as_it_is():
    assert in_japanese("a sentence of a later version") == "a sentence of a later version"
    assert in_japanese("file: a sentence of a later version") == "file: a sentence of a later version"


def test_what_the_user_typed_stays_as_it_is():
    assert "a list" in in_japanese("a list: the file is empty")
    assert in_japanese("{0}: the file is empty") == "{0}：ファイルが空です"


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["a: ", " must be ", "; did you mean ", "'", "?", "{}"])).map("".join)
)
def test_any_text_is_taken(text):
    started = time.process_time()
    assert in_japanese(text) or not text
    assert time.process_time() - started < 0.5


RAISED = {"InputError", "UsageError", "ConfigError", "NotUsableError", "ZoneError", "StoreError", "MissingExtraError"}


PACKAGE = Path(__file__).parents[2] / "mailguard"
RAISING = [*PACKAGE.glob("*.py"), *PACKAGE.glob("cli/*.py"), *PACKAGE.glob("config/*.py"), *PACKAGE.glob("dns/*.py")]
RAISING += [*PACKAGE.glob("correspondents/*.py"), *PACKAGE.glob("posture/store/*.py")]


def example(node):
    """Return a message with its placeholders filled; "" if the code only passes another message on."""
    if isinstance(node, ast.Constant):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    text = ""
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += part.value
        else:
            code = ast.unparse(part.value)
            filled = '"x"' if code.startswith("quoted(") else "'x'" if part.conversion == ord("r") else "x"
            # Hints and reasons follow a message, and have their own tests.
            text += "" if " or '" in code or code in ("hint", "hint_text", "first", "more", "_why(given)") else filled
    return text


def test_every_sentence_that_is_raised_for_a_user_is_known():
    """A new error message needs a Japanese translation."""
    unknown = []
    for path in RAISING:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in RAISED and node.args:
                text = example(node.args[0]).partition("; x")[0].rstrip("; ")
                passed_on = re.fullmatch(r"(--[a-z]+|x): x", text)
                if re.search("[a-z]{4}", text) and not passed_on and not JAPANESE.search(in_japanese(text)):
                    unknown.append(f"{path.name}: {text}")
    assert not unknown, "\n".join(unknown)
