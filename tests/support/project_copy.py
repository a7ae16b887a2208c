"""A copy of the project that a test can change as a contributor would, with commands that run in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def copied(target: Path, *folders: str) -> Path:
    """Copy the package and the named folders of the project into `target` and return it."""
    left_out = shutil.ignore_patterns("__pycache__", ".*")
    for name in ("mailguard", *folders):
        shutil.copytree(ROOT / name, target / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


def insert(path: Path, before: str, line: str) -> None:
    """Insert a line into a file, above the first place that begins with `before`."""
    text = path.read_text("utf-8")
    assert before in text, f"{path.name} has no {before!r}"
    path.write_text(text.replace(before, line + before, 1), "utf-8")


def run(copy: Path, *arguments: str) -> str:
    """Run Python with the modules of the copy; return its output. A crash fails the test, an exit status does not."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.stdout
