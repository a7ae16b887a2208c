"""How long the command takes from cold: an empty Python, the help, and every mail of the examples.

    python tests/bench/start_up.py [RUNS]

Wall time, for that is what a user waits; the best of RUNS (10) of each, for whatever else the machine does only adds
to it.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "mail"
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # the modules stay compiled, as in an installed package
MAILGUARD = (sys.executable, "-m", "mailguard")


def best(command: tuple[str, ...], runs: int) -> float:
    """Seconds of the fastest run."""
    found = float("inf")
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True, env=ENVIRONMENT)
        found = min(found, time.perf_counter() - started)
    return found


def main(runs: str = "10") -> None:
    """Print the table."""
    count = int(runs)
    print(f"python, empty     {best((sys.executable, '-c', 'pass'), count) * 1000:5.0f} ms")
    print(f"mailguard --help  {best((*MAILGUARD, '--help'), count) * 1000:5.0f} ms")
    mails = {
        path.name: best((*MAILGUARD, "scan", "--offline", str(path)), count) for path in sorted(EXAMPLES.glob("*"))
    }
    for name, seconds in sorted(mails.items(), key=lambda item: item[1]):
        print(f"scan              {seconds * 1000:5.0f} ms  {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
