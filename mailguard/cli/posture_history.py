"""`mailguard posture history`: list the results of a domain in past rounds."""

from typing import Any

import click

from mailguard.cli import OK
from mailguard.cli.options import config_option, format_option, lang_option, no_color_option, output_option, style_for
from mailguard.cli.output import open_output
from mailguard.cli.posture_store import opened, store_option


@click.command("history", epilog="Exit status: 0, or 2 when there is no such domain in the history.")
@click.argument("domain")
@config_option
@store_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=30, show_default=True, metavar="N", help="Show at most N rounds."
)
@format_option("text", "json")
@output_option
@lang_option
@no_color_option
def command(domain: str, **options: Any) -> int:
    """Show the past rounds of DOMAIN, newest first, and what changed in each."""
    from mailguard.cli.settings import load_settings
    from mailguard.posture.domain_name import parse_domain
    from mailguard.posture.history import history
    from mailguard.render.posture.changes import history_json, history_text

    name = parse_domain(domain)
    config, sources = load_settings(options["config_path"])
    with opened(options["location"], config, sources) as store:
        rounds = history(store, name, limit=options["limit"])
    style = style_for(options["lang"], options["output"], no_color=options["no_color"])
    as_json = options["format_"] == "json"
    with open_output(options["output"], utf8=as_json) as sink:
        sink.write(history_json(name, rounds, style) if as_json else history_text(rounds, style))
    return OK
