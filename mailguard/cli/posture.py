"""`mailguard posture`: what domains publish about their mail."""

import importlib
from typing import Final

import click

SUBCOMMANDS: Final = {
    "check": "Check domains once.",
}


class _PostureGroup(click.Group):
    """A group whose commands are `mailguard.cli.posture_<name>:command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order of their use."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command, imported now."""
        if cmd_name not in SUBCOMMANDS:
            return None
        command = importlib.import_module(f"mailguard.cli.posture_{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUBCOMMANDS.items()))


@click.group("posture", cls=_PostureGroup)
def command() -> None:
    """Check what domains publish in DNS about their mail, once or on a schedule."""
