"""Shared by the commands that read the posture history: opening the store, and reading times."""

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
    """Open the store that the option or the configuration names.

    A relative path in the configuration counts from the folder of the configuration file.
    """
    from mailguard.posture.store import open_store

    if location is not None:
        return open_store(location, create=create)
    return open_store(config.posture.store, folder=os.path.dirname(sources.file), create=create)


class Moment(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """An RFC 3339 time, or a day, which means the end of that day."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the time as an aware datetime; a time without an offset is local."""
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{value!r} is not a time; write it like 2026-11-22 or 2026-11-22T09:00:00+09:00", param, ctx)
        if len(text) <= 10:
            moment = datetime.combine(moment.date(), time.max)
        return moment if moment.tzinfo is not None else moment.astimezone()
