"""`mailguard explain`: print the documentation of one check."""

import json

import click

from mailguard.catalogue import Language
from mailguard.cli.options import format_option, lang_option, output_option, style_for
from mailguard.cli.output import open_output


@click.command("explain")
@click.argument("check", metavar="CHECK")
@format_option("text", "json", "markdown")
@output_option
@lang_option
def command(check: str, format_: str, output: str, lang: Language) -> None:
    """Print one check's documentation: what it finds, why, false positives, what to do."""
    from mailguard._internal.nearest import nearest
    from mailguard.checks import all_checks
    from mailguard.render.mail.check_page import check_markdown, check_object, check_text

    style = style_for(lang, output, no_color=True)
    known = {each.name: each for each in all_checks()}
    found = known.get(check)
    if found is None:
        meant = nearest(check, known)
        hint = f"did you mean {meant}?" if meant else "`mailguard checks` lists them"
        raise click.ClickException(f"there is no check {check!r}; {hint}")
    if format_ == "json":
        text = json.dumps(check_object(found, style.language), ensure_ascii=False, indent=2) + "\n"
    else:
        text = check_markdown(found) if format_ == "markdown" else check_text(found, style.language)
    with open_output(output, utf8=format_ != "text") as sink:
        sink.write(text)
