"""`mailguard checks`: list every check with its severity and one line about what it finds."""

import json

import click

from mailguard.catalogue import Language
from mailguard.cli.options import format_option, lang_option, no_color_option, output_option, style_for
from mailguard.cli.output import open_output


@click.command("checks")
@format_option("text", "json")
@output_option
@lang_option
@no_color_option
def command(format_: str, output: str, lang: Language, no_color: bool) -> None:
    """List every check."""
    from mailguard.catalogue.report import label
    from mailguard.checks import all_checks
    from mailguard.render.common.layout import Page, pad
    from mailguard.render.common.visible import cell_width
    from mailguard.render.mail.check_page import check_object, one_line

    style = style_for(lang, output, no_color=no_color)
    checks = all_checks()
    if format_ == "json":
        text = (
            json.dumps([check_object(check, style.language) for check in checks], ensure_ascii=False, indent=2) + "\n"
        )
    else:
        page = Page(style)
        width = max(len(check.name) for check in checks)
        severities = [label(f"severity.{check.severity}", style.language) for check in checks]
        narrow = max(cell_width(word) for word in severities)
        group = ""
        for check, severity in zip(checks, severities, strict=True):
            if check.group != group:
                group = check.group
                page.heading(group)
            page.lines.append(f"  {pad(check.name, width)}  {pad(severity, narrow)}  {one_line(check, style.language)}")
        text = page.text()
    with open_output(output, utf8=format_ == "json") as sink:
        sink.write(text)
