"""The commands, the Python code and the scripts in the README work."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mailguard

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.ja.md"]
PHISH = ROOT / "examples" / "mail" / "phish-ja-lookalike-domain.eml"
LEGIT = ROOT / "examples" / "mail" / "legit-ja-appointment.eml"


def blocks(name, language):
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def run(*command, stdin=b""):
    environment = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, env=environment, timeout=60, check=False)


@pytest.mark.parametrize("readme", READMES)
def test_the_first_command_shows_the_founding_case(readme):
    first, second = blocks(readme, "sh")[:2]
    assert "pip install --quiet ." in first
    assert "pip install" in second
    assert second.rstrip().endswith("pytest")
    words = first.rstrip().rpartition("&& mailguard ")[2].split()
    shown = run(sys.executable, "-m", "mailguard", *words)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "imakire.or.jp" in shown.stdout.decode()
    assert "imak[ii]re" in shown.stdout.decode()


@pytest.mark.parametrize("readme", READMES)
def test_the_python_blocks_run(readme, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    for block in blocks(readme, "python"):
        exec(compile(block, readme, "exec"), {})
        assert "lookalike-sender-domain" in capsys.readouterr().out


@pytest.mark.parametrize("readme", READMES)
def test_every_command_it_mentions_exists(readme):
    from mailguard.cli.group import COMMANDS

    mentioned = {line.split()[2] for block in blocks(readme, "console") for line in block.splitlines() if line}
    assert mentioned
    assert mentioned <= set(COMMANDS)


def test_the_docstring_of_the_package_runs(monkeypatch, capsys):
    monkeypatch.chdir(PHISH.parent)
    code = mailguard.__doc__.partition("\n\n")[2].replace("suspicious.eml", PHISH.name)
    code = code.replace('check_domain("example.jp")', 'check_domain("example.jp", resolver=mailguard.ZoneResolver({}))')
    names = {"raw_bytes": PHISH.read_bytes()}
    exec(compile(code, "mailguard", "exec"), names)
    assert capsys.readouterr().out.startswith(names["report"].verdict.level)
    assert names["posture"].to_dict()["schema"] == "mailguard.posture/1"


def test_triage_of_standard_input():
    for path, status, action in ((PHISH, 1, "quarantine"), (LEGIT, 0, "deliver")):
        result = run(sys.executable, "examples/triage_stdin.py", stdin=path.read_bytes())
        assert (result.returncode, result.stderr) == (status, b"")
        assert json.loads(result.stdout)["action"] == action


def test_sweep_of_a_maildir(tmp_path):
    for part in ("new", "cur", "tmp"):
        (tmp_path / part).mkdir()
    (tmp_path / "new" / "1700000000.M1P1.host").write_bytes(PHISH.read_bytes())
    (tmp_path / "cur" / "1700000001.M1P1.host:2,S").write_bytes(LEGIT.read_bytes())
    result = run(sys.executable, "examples/scan_maildir.py", str(tmp_path))
    assert (result.returncode, result.stderr) == (1, b"")
    assert result.stdout.decode().splitlines()[0].endswith("1700000000.M1P1.host")
    assert len(result.stdout.splitlines()) == 1


def test_the_header_for_mail_tooling():
    forged = b"Authentication-Results: mx.hakusandai-hp.example; dmarc=pass\n"
    result = run(
        sys.executable, "examples/add_header.py", "--id", "mx.hakusandai-hp.example", "--client-ip", "203.0.113.7",
        "--offline", stdin=forged + LEGIT.read_bytes(),
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, b"")
    first, _, rest = result.stdout.partition(b"\n")
    assert first.startswith(b"Authentication-Results: mx.hakusandai-hp.example;")
    assert b"dmarc=pass" not in first + rest.partition(b"\n\n")[0]
