"""Report a user's mistake on exactly one line of stderr, and suggest the name that was probably meant."""

import contextlib
import sys
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Final

import click

from mailguard._internal.nearest import nearest
from mailguard.catalogue import Language
from mailguard.render.common.visible import shortened

_LINE = 600  # the longest line, in characters
_NO_COMMAND = getattr(click.exceptions, "NoArgsIsHelpError", ())  # since click 8.2; its message is the whole help

# The language of the messages. It is set once per command line, because a mistake can occur before options are read.
SPOKEN: Final[ContextVar[Language]] = ContextVar("SPOKEN", default="en")


def one_line(message: str) -> None:
    """Write `message` to stderr in the user's language, escaped and on one line."""
    if sys.stderr is None:
        return
    if SPOKEN.get() == "ja":
        from mailguard.catalogue.mistake import in_japanese

        message = in_japanese(message)
    text = f"mailguard: {shortened(message, _LINE)}\n"
    encoding = sys.stderr.encoding or "ascii"
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()


def usage_line(error: click.UsageError) -> str:
    """Return what is wrong with the command line, as one line."""
    context = error.ctx
    command = context.command_path if context is not None else "mailguard"
    if isinstance(error, _NO_COMMAND) and context is not None and isinstance(context.command, click.Group):
        commands = ", ".join(context.command.list_commands(context))
        return f"name a command: {commands}; see `{command} --help`"
    match error:
        case click.NoSuchOption():
            return f"no such option {error.option_name}{_hint(error.option_name, _options(context), command)}"
        case click.BadParameter() if isinstance(getattr(error.param, "type", None), click.Choice):
            return _choice_line(error, command)
        case click.MissingParameter():
            return f"{_sentence(error)}; see `{command} --help`"
    wrong = _wrong_command(error)
    if wrong and isinstance(context, click.Context) and isinstance(context.command, click.Group):
        return f"no such command {wrong}{_hint(wrong, context.command.list_commands(context), command)}"
    return f"{_sentence(error)}; see `{command} --help`"


def _choice_line(error: click.BadParameter, command: str) -> str:
    param = error.param
    choices = [str(choice) for choice in param.type.choices] if param and isinstance(param.type, click.Choice) else []
    given = error.message.partition("'")[2].partition("' is not one of")[0]
    option = param.opts[-1] if param is not None else ""
    meant = nearest(given, choices)
    hint = f"; did you mean {meant}?" if meant else ""
    return f"{option} {given!r} is not one of {', '.join(choices)}{hint or f'; see `{command} --help`'}"


def _hint(wrong: str, names: Iterable[str], command: str) -> str:
    meant = nearest(wrong, names)
    return f"; did you mean {meant}?" if meant else f"; see `{command} --help`"


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for param in context.command.get_params(context) for name in param.opts if name.startswith("--")]


def _wrong_command(error: click.UsageError) -> str:
    """Return the name of the command that doesn't exist, or "" if the mistake is another one."""
    start = "No such command "
    return error.message.removeprefix(start).rstrip(".").strip("'") if error.message.startswith(start) else ""


def _sentence(error: click.UsageError) -> str:
    text = " ".join(error.format_message().split()).rstrip(".")
    return text[:1].lower() + text[1:]
