"""`mailguard config`: write, validate or show the configuration."""

import json
from typing import Any

import click

from mailguard.catalogue import Language
from mailguard.cli.options import config_option, format_option, lang_option, output_option
from mailguard.cli.output import open_output, write_new


class _ConfigGroup(click.Group):
    """A group that passes a `--config` given before the subcommand on to the subcommand."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; the group's `--config` is the default of the subcommand's."""
        given = ctx.params.get("config_path")
        if given is not None:
            ctx.default_map = {name: {"config_path": given} for name in self.commands}
        return super().invoke(ctx)


@click.group("config", cls=_ConfigGroup)
@config_option
def command(config_path: str | None) -> None:
    """Write, validate or show the configuration."""


@command.command("init")
@config_option
@click.option("--protect", multiple=True, metavar="DOMAIN", help="Your own domain, to write into the file.")
@lang_option
def init(config_path: str | None, protect: tuple[str, ...], lang: Language) -> None:
    """Write a commented starting file; an existing file is never overwritten."""
    from mailguard.catalogue.config import LABELS
    from mailguard.cli.settings import protected_domain
    from mailguard.config.load import FILE_NAME
    from mailguard.config.show import starting_file

    target = config_path or FILE_NAME
    text = starting_file(lang, tuple(protected_domain(each) for each in protect))
    write_new(target, text)
    _say(LABELS["written"][lang].format(file=target))


@command.command("check")
@click.argument("file", required=False)
@config_option
@lang_option
def check(file: str | None, config_path: str | None, lang: Language) -> None:
    """Check the configuration for mistakes; a file with a single key is enough."""
    from mailguard.catalogue.config import LABELS
    from mailguard.cli.settings import load_settings
    from mailguard.config.load import setting_names, user_config_folder

    config, sources = load_settings(file or config_path)
    if not sources.file:
        _say(LABELS["defaults"][lang].format(folder=user_config_folder()))
        return
    names = set(setting_names())
    count = sum(_without_numbers(key) in names or key.startswith("checks.weights.") for key in sources.lines)
    _say(LABELS["ok"][lang].format(file=sources.file, count=count))
    if config.organization.domains and not config.trust.relays:
        _say(LABELS["no-relays"][lang])


@command.command("show")
@config_option
@click.option("--protect", multiple=True, metavar="DOMAIN", help="Your own domain, as with `scan`.")
@format_option("text", "json")
@output_option
def show(config_path: str | None, protect: tuple[str, ...], format_: str, output: str) -> None:
    """Print the effective settings and the source of each."""
    from mailguard.cli.settings import load_settings
    from mailguard.config.show import effective_settings, settings_object

    config, sources = load_settings(config_path, protect)
    if format_ == "json":
        text = json.dumps(settings_object(config, sources), ensure_ascii=False, indent=2) + "\n"
    else:
        text = effective_settings(config, sources)
    with open_output(output, utf8=format_ == "json") as sink:
        sink.write(text)


def _without_numbers(key: str) -> str:
    """Return the name of a setting without the indexes of arrays of tables, or "" for an element of a list."""
    parts = key.split(".")
    return "" if parts[-1].isdecimal() else ".".join(part for part in parts if not part.isdecimal())


def _say(text: str) -> None:
    with open_output("", utf8=False) as sink:
        sink.write(text + "\n")
