"""Run a command line: one line for a mistake, silence for a closed pipe, exit status 130 for Ctrl-C."""

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from mailguard.cli import FAILED, INTERRUPTED, OK
from mailguard.cli.group import InterruptedByUser, cli
from mailguard.cli.language import spoken_language
from mailguard.cli.mistake import SPOKEN, one_line, usage_line
from mailguard.errors import MailguardError, reason_of


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, report what it raises, and return the exit status."""
    SPOKEN.set(spoken_language(sys.argv[1:] if arguments is None else arguments))
    try:
        status = _invoke(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (KeyboardInterrupt, InterruptedByUser, click.Abort):
        _stop_workers()
        _close_quietly()
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return OK
    except OSError as error:  # for example a full disk or a closed terminal
        one_line(f"cannot write: {reason_of(error)}")
        _close_quietly()
        return FAILED
    except Exception as error:  # noqa: BLE001 - a bug is reported in one line too, with its place in the code
        one_line(f"internal error, please report it: {type(error).__name__}: {error} ({_place(error)})")
        return FAILED
    return status


def _place(error: Exception) -> str:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return f"{os.path.basename(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame is not None else "?"


def _invoke(arguments: Sequence[str] | None) -> int:
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="mailguard", standalone_mode=False
        )
    except click.UsageError as error:
        one_line(usage_line(error))
        return FAILED
    except click.ClickException as error:
        one_line(error.format_message())
        return FAILED
    except MailguardError as error:
        one_line(str(error))
        return FAILED
    return result if isinstance(result, int) else OK


def _stop_workers() -> None:
    """End our worker processes at once; their results are no longer needed."""
    multiprocessing = sys.modules.get("multiprocessing")
    for child in multiprocessing.active_children() if multiprocessing is not None else ():
        child.terminate()


def _close_quietly() -> None:
    """Redirect the output to the null device, so that a last flush or a pool that is still ending cannot fail."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)
