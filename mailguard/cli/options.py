"""The options that several commands share, and the types of their values."""

import ipaddress
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from mailguard.catalogue import LANGUAGES, Language
from mailguard.cli.language import default_language
from mailguard.cli.output import columns, is_terminal, shows_boxes
from mailguard.render.common.style import Style

Command = TypeVar("Command", bound=Callable[..., Any])


class IpAddress(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """An IPv4 or IPv6 address."""

    name = "IP"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address in its standard form."""
        try:
            return str(ipaddress.ip_address(str(value).strip().strip("[]")))
        except ValueError:
            self.fail(f"{value!r} is not an IP address", param, ctx)


class NameServer(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """`IP`, `IP:PORT` or `[IPv6]:PORT`."""

    name = "IP[:PORT]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name server as the configuration writes it."""
        from mailguard.config.values import Known, NotUsableError, nameserver

        try:
            return nameserver(str(value), Known())
        except NotUsableError as error:
            self.fail(str(error), param, ctx)


class Time(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """An RFC 3339 time with an offset."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the time as an aware datetime."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not an RFC 3339 time; write it like 2026-11-22T09:00:00+09:00", param, ctx)
        if moment.tzinfo is None:
            self.fail(f"{value!r} has no UTC offset; write it like 2026-11-22T09:00:00+09:00", param, ctx)
        return moment


config_option = click.option(
    "--config",
    "config_path",
    metavar="FILE",
    help="Settings file. [default: ./mailguard.toml, then the user's folder]",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=default_language,
    show_default="LC_ALL, LC_MESSAGES, LANG",
    help="Language of the report.",
)
output_option = click.option(
    "--output", default="", metavar="FILE", help="Write to this file instead of standard output."
)
no_color_option = click.option("--no-color", is_flag=True, help="No colours; the variable NO_COLOR does the same.")


def verbosity_options(command: Command) -> Command:
    """Add `-v` and `-q`."""
    command = click.option("-q", "--quiet", is_flag=True, help="One line for each mail.")(command)
    return click.option("-v", "--verbose", is_flag=True, help="Show everything.")(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Return the option `--format`; the first format is the default."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], show_default=True, help="Output format."
    )


def style_for(language: Language, output: str, *, no_color: bool, verbosity: int = 0) -> Style:
    """Return the style for text written to `output`: language, width, colours and characters."""
    import sys

    stdout = output in ("", "-")
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Style(
        language=language,
        verbosity=verbosity,
        width=columns() if stdout else 100,
        color=stdout and not plain and is_terminal(sys.stdout),
        unicode=shows_boxes(output),
    )
