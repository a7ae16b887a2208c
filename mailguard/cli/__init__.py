"""The command `mailguard`. Each command lives in its own module and is imported when it is called."""

from collections.abc import Sequence

OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130  # exit statuses


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    try:
        from mailguard.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
