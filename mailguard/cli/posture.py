"""`mailguard posture`: check what domains publish in DNS about their mail, once or on a schedule."""

from typing import Final

import click

from mailguard.cli.group import LazyGroup

SUBCOMMANDS: Final = {
    "check": "Check domains once.",
    "run": "Check all configured domains, store the results, report what changed.",
    "report": "Show all domains on one page, with their trend.",
    "history": "List the past checks of a domain.",
    "diff": "Show what changed between two checks of a domain.",
    "init": "Write a first configuration from what domains publish.",
}


class _PostureGroup(LazyGroup):
    """The commands in `mailguard.cli.posture_<name>`."""

    table = SUBCOMMANDS
    module = "mailguard.cli.posture_"


@click.command(
    "posture",
    cls=_PostureGroup,
    epilog="Begin with `mailguard posture check DOMAIN`. `posture init DOMAIN` writes the configuration for "
    "`posture run`.",
)
def command() -> None:
    """Check what domains publish in DNS about their mail, once or on a schedule."""
