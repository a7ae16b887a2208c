"""`mailguard posture report`: show all domains on one page, from the stored rounds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import click

from mailguard.catalogue import Language
from mailguard.cli.options import (
    config_option,
    format_option,
    lang_option,
    no_color_option,
    output_option,
    style_for,
)
from mailguard.cli.output import open_output
from mailguard.cli.posture_store import opened, store_option
from mailguard.render.posture.formats import FORMATS

if TYPE_CHECKING:
    from mailguard.config import PostureDomain
    from mailguard.posture.snapshot import Posture
    from mailguard.posture.store import Store
    from mailguard.render.posture.dashboard import ChangeRow, Dashboard, DomainRow

_FORMATS: Final = ("html", *(each for each in FORMATS if each != "html"))
_DAYS: Final = 90


@click.command("report")
@config_option
@store_option
@click.option(
    "--days",
    type=click.IntRange(min=1, max=10_000),
    default=_DAYS,
    show_default=True,
    help="Show the trend and the changes of the last N days.",
)
@format_option(*_FORMATS)
@output_option
@lang_option
@click.option("-v", "--verbose", is_flag=True, help="In text, show everything, good results too.")
@click.option("-q", "--quiet", is_flag=True, help="In text, one line for each domain.")
@no_color_option
def command(
    config_path: str | None, location: str | None, days: int, format_: str, output: str, **options: Any
) -> None:
    """Show the latest result of all domains, what changed, and the trend of each.

    The page shows what `mailguard posture run` has stored; this command makes no DNS lookups.
    """
    from mailguard.cli.settings import load_settings
    from mailguard.render.posture.dashboard import render_dashboard
    from mailguard.render.posture.formats import render_postures
    from mailguard.render.posture.outcome import worst_first

    config, sources = load_settings(config_path)
    language: Language = options["lang"]
    with opened(location, config, sources) as store:
        wanted = {each.name: each for each in config.posture.entries(config.organization.domains)}
        shown = (each for each in store.latest() if not wanted or each.domain in wanted)
        postures = [_local(each) for each in worst_first(shown)]
        if format_ == "html":
            since = datetime.now(UTC) - timedelta(days=days)
            pieces = render_dashboard(_dashboard(store, postures, wanted, since, language), language)
        else:
            verbosity = int(options["verbose"]) - int(options["quiet"])
            style = style_for(language, output, no_color=options["no_color"], verbosity=verbosity)
            pieces = render_postures(postures, format_, style)
        with open_output(output, utf8=format_ != "text") as sink:
            for piece in pieces:
                sink.write(piece)


def _dashboard(
    store: "Store",
    postures: "list[Posture]",
    wanted: "dict[str, PostureDomain]",
    since: datetime,
    language: Language,
) -> "Dashboard":
    from mailguard.render.posture.dashboard import Dashboard

    start = since.isoformat(timespec="seconds").replace("+00:00", "Z")
    shown = {each.domain for each in postures}
    return Dashboard(
        rows=tuple(_rows(store, postures, wanted, start)),
        changes=tuple(each for each in _changes(store, start, language) if each.domain in shown),
        since=start,
        unchecked=tuple(name for name in wanted if name not in shown),
    )


def _rows(
    store: "Store", postures: "list[Posture]", wanted: "dict[str, PostureDomain]", since: str
) -> "Iterator[DomainRow]":
    from mailguard.render.common.sparkline import Point
    from mailguard.render.posture.dashboard import DomainRow

    for posture in postures:
        points = tuple(
            Point(entry.at, None if entry.level == "unknown" else entry.score, entry.level)
            for entry in reversed(store.entries(posture.domain, since=since))
        )
        settings = wanted.get(posture.domain)
        yield DomainRow(posture, settings.group if settings is not None else "", points)


def _changes(store: "Store", since: str, language: Language) -> "Iterator[ChangeRow]":
    from mailguard.posture.change_message import change_line
    from mailguard.render.posture.dashboard import ChangeRow

    for change in store.changes(since=since):
        yield ChangeRow(change.domain, _local_time(change.at), change_line(change, language), change.direction)


def _local(posture: "Posture") -> "Posture":
    return replace(posture, time=_local_time(posture.time))


def _local_time(text: str) -> str:
    """Return an RFC 3339 time in the local time zone, or the text unchanged if it is not a time."""
    try:
        return datetime.fromisoformat(text).astimezone().isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return text
