"""`mailguard posture diff`: show what changed between two rounds of a domain."""

from typing import Any

import click

from mailguard.cli import FOUND, OK
from mailguard.cli.options import config_option, format_option, lang_option, no_color_option, output_option, style_for
from mailguard.cli.output import open_output
from mailguard.cli.posture_store import Moment, opened, store_option


@click.command(
    "diff", epilog="Exit status: 0, or 1 with --exit-code when something differs; 2 when there is nothing to compare."
)
@click.argument("domain")
@click.option("--from", "old", type=Moment(), help="The round at or before this time. [default: the one before --to]")
@click.option("--to", "new", type=Moment(), help="The round at or before this time. [default: the last]")
@config_option
@store_option
@click.option("--exit-code", is_flag=True, help="Exit with 1 when something differs.")
@format_option("text", "json")
@output_option
@lang_option
@no_color_option
def command(domain: str, **options: Any) -> int:
    """Show what changed for DOMAIN between two rounds: policies, hosts, keys, findings.

    TIME is an RFC 3339 time, or a day, which means the end of that day.
    """
    from mailguard.cli.settings import load_settings
    from mailguard.posture.domain_name import parse_domain
    from mailguard.posture.history import difference
    from mailguard.render.posture.changes import difference_json, difference_text

    name = parse_domain(domain)
    config, sources = load_settings(options["config_path"])
    with opened(options["location"], config, sources) as store:
        found = difference(store, name, old=options["old"], new=options["new"])
    style = style_for(options["lang"], options["output"], no_color=options["no_color"])
    as_json = options["format_"] == "json"
    with open_output(options["output"], utf8=as_json) as sink:
        sink.write(difference_json(found, style) if as_json else difference_text(found, style))
    return FOUND if options["exit_code"] and found.changes else OK
