"""The commands of docs/tutorial.md work, and the menu of the site has every page."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
COMMANDS = re.findall(r"^\$ mailguard (.*)$", (ROOT / "docs" / "tutorial.md").read_text("utf-8"), re.MULTILINE)


def run(line, folder=ROOT):
    command = [sys.executable, "-m", "mailguard", *shlex.split(line)]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


def test_the_steps_show_what_is_promised(tmp_path):
    *looks, writes = COMMANDS
    first, why, many = map(run, looks)
    assert writes == "config init"
    assert run(writes, tmp_path).returncode == 0
    assert first.returncode == 1
    assert "imak[ii]re" in first.stdout
    assert all(heading in why.stdout for heading in ("What it finds", "False positives"))
    assert many.returncode == 0
    assert len(many.stdout.splitlines()) >= len(list((ROOT / "examples" / "mail").glob("*.eml")))
    assert "[organization]" in (tmp_path / "mailguard.toml").read_text("utf-8")
    assert not first.stderr
    assert not why.stderr


def pages(menu):
    for entry in menu:
        (below,) = entry.values()
        yield from [below] if isinstance(below, str) else pages(below)


def test_every_page_is_in_the_menu():
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    assert sorted(pages(menu)) == sorted([*(path.name for path in (ROOT / "docs").glob("*.md")), "checks/README.md"])
