"""The library's names, however and in whatever order they are reached."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "first",
    [
        "list(mailguard.scan_many([]))",
        "import mailguard.pipeline.scan",
        "from mailguard.pipeline.scan import ascan",
        "mailguard.ascan",
    ],
)
def test_scan_stays_the_function(first):
    code = f"import mailguard\n{first}\nprint(mailguard.scan(b'From: a@example.com\\n\\nx', offline=True).schema)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout == "mailguard.report/1\n", run.stderr


def test_every_public_name_is_there():
    import mailguard

    assert mailguard.__all__ == sorted(mailguard.__all__)
    assert all(hasattr(mailguard, name) for name in mailguard.__all__)
