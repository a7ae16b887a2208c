"""The command `mailguard`. Each subcommand has its own module, which is imported when the user calls it."""

import gc
from collections.abc import Sequence

OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130  # exit statuses
_OBJECTS = 20_000  # new objects between two garbage collections; a few megabytes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    # Start-up makes many objects and hardly any garbage. At the usual threshold of 700 the collector examines them
    # again and again, which takes a twelfth of the time of a short run.
    gc.set_threshold(_OBJECTS)
    try:
        from mailguard.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
