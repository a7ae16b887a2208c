"""`mailguard headers`: the route, the claims and the authentication results in the header of one mail."""

import sys
from typing import Any

import click

from mailguard.cli import OK
from mailguard.cli.options import (
    config_option,
    format_option,
    lang_option,
    no_color_option,
    output_option,
    style_for,
    verbosity_options,
)
from mailguard.cli.output import is_terminal, open_output
from mailguard.errors import InputError, reason_of
from mailguard.message.limits import MESSAGE_BYTES


@click.command("headers", epilog="Exit status: 0, or 2 when there was nothing to analyse.")
@click.argument("path", required=False, metavar="[PATH]")
@config_option
@click.option(
    "--offline", is_flag=True, expose_value=False, help="Accepted as in `scan`; this command never uses the network."
)
@format_option("text", "json")
@output_option
@lang_option
@verbosity_options
@no_color_option
@click.pass_context
def command(ctx: click.Context, /, path: str | None, **options: Any) -> int:
    """Analyse only the header of a mail: route with delays, who claims what, and which claims to trust.

    PATH is a mail, or a header block without a body. "-" or no PATH reads standard input.
    """
    from mailguard.auth.header_analysis import analyse_headers
    from mailguard.cli.settings import load_settings
    from mailguard.message import parse
    from mailguard.render.mail.headers import headers_json, headers_text

    if path is None and (sys.stdin is None or is_terminal(sys.stdin)):
        raise click.UsageError("nothing to analyse: name a file, or pipe a header into it", ctx=ctx)
    config, _ = load_settings(options["config_path"])
    path = path or "-"
    message = parse(_read(path))
    if not len(message.header):
        raise InputError(f"{path}: no header field found")
    analysis = analyse_headers(message, config, path)
    verbosity = int(options["verbose"]) - int(options["quiet"])
    style = style_for(options["lang"], options["output"], no_color=options["no_color"], verbosity=verbosity)
    as_json = options["format_"] == "json"
    with open_output(options["output"], utf8=as_json) as sink:
        sink.write(headers_json(analysis, style.language) if as_json else headers_text(analysis, style))
    return OK


def _read(path: str) -> bytes:
    """Return the bytes of the file or, for "-", of standard input. Raises `InputError`."""
    try:
        if path == "-":
            raw = sys.stdin.buffer.read(MESSAGE_BYTES + 1)
        else:
            with open(path, "rb") as stream:
                raw = stream.read(MESSAGE_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{path}: {reason_of(error)}") from None
    if not raw.strip():
        raise InputError(f"{path}: it is empty")
    return raw
