"""What the commands on the store share: opening it, and reading moments and domains of the past."""

import os
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mailguard.config import Config
    from mailguard.config.load import Sources
    from mailguard.posture.store import Store

store_option = click.option(
    "--store", "location", metavar="FILE|URL", help="The history. [default: [posture] store, then the user's folder]"
)


def opened(location: str | None, config: "Config", sources: "Sources", *, create: bool = False) -> "Store":
    """The store that an option or the configuration names, whose relative files stand beside it."""
    from mailguard.posture.store import open_store

    if location is not None:
        return open_store(location, create=create)
    return open_store(config.posture.store, folder=os.path.dirname(sources.file), create=create)


class Moment(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """An RFC 3339 time, or a day, which means its end here."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """An aware datetime."""
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{value!r} is no time; write it like 2026-11-22 or 2026-11-22T09:00:00+09:00", param, ctx)
        if len(text) <= 10:
            moment = datetime.combine(moment.date(), time.max)
        return moment if moment.tzinfo is not None else moment.astimezone()
