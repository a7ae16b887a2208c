"""A command loads only the modules that it runs, because every other module makes the start slower."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = str(min((Path(__file__).parents[2] / "examples" / "mail").glob("legit-*.eml")))
MAILS = ("mailguard.message", "mailguard.checks", "mailguard.posture")
COMMAND = """
import sys
from mailguard.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["scan", "--offline", EXAMPLE], ("mailguard.posture", "dns", "dkim", "spf", "PIL", "httpx", "sqlalchemy")),
        (["--help"], MAILS),
        (["posture", "--help"], MAILS),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments, unneeded):
    run = subprocess.run([sys.executable, "-c", COMMAND, *arguments], capture_output=True, text=True, check=False)
    below = tuple(f"{each}." for each in unneeded)
    assert [name for name in run.stderr.split() if name in unneeded or name.startswith(below)] == []
