"""The command `mailguard`. Each command lives in its own module and is imported when it is called."""

import gc
from collections.abc import Sequence

OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130  # exit statuses
_OBJECTS = 20_000  # made since the last look for unreachable ones; a few megabytes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    # Start-up makes many objects and hardly any garbage: at the usual threshold of 700 they are looked through again
    # and again, which takes a twelfth of the time of a short run.
    gc.set_threshold(_OBJECTS)
    try:
        from mailguard.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
