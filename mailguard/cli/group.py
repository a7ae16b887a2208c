"""The group of all commands. `--help` lists them from a table, without importing their modules."""

import importlib
from collections.abc import Mapping
from typing import Any, Final

import click

from mailguard._version import __version__

COMMANDS: Final = {
    "scan": "Analyse mails: files, folders, Maildir, mbox, or standard input.",
    "headers": "Analyse only the header of a mail: route, claims, authentication.",
    "posture": "Check what domains publish in DNS about their mail.",
    "learn": "Remember known correspondents from your mail.",
    "checks": "List every check.",
    "explain": "Print one check's documentation.",
    "config": "Write, validate or show the configuration.",
    "replay": "Repeat a scan with the DNS answers stored in its report.",
}

_EPILOG: Final = (
    "Exit status: 0 nothing reached --fail-on, 1 something did, 2 at least one input could not be processed, "
    "130 after Ctrl-C."
)


class InterruptedByUser(BaseException):
    """Ctrl-C, as an exception that click does not catch and report."""


class LazyGroup(click.Group):
    """A group that imports a command, `<module><name>:command`, when the user calls it."""

    table: Mapping[str, str] = COMMANDS
    module = "mailguard.cli."

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return the command, or None if there is no such command."""
        if cmd_name not in self.table:
            return None
        command = importlib.import_module(self.module + cmd_name).command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Ctrl-C raises `InterruptedByUser`."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise InterruptedByUser from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))


@click.command(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_EPILOG
)
@click.version_option(__version__, prog_name="mailguard", message="%(prog)s %(version)s")
def cli() -> None:
    """Check whether an e-mail is what it claims to be."""
