"""`mailguard posture run`: check all configured domains in one round, or in rounds at fixed intervals."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language
from mailguard.cli import FAILED, FOUND, OK
from mailguard.cli.mistake import one_line
from mailguard.cli.offline_sources import policy_folder, zone_resolver
from mailguard.cli.options import (
    NameServer,
    config_option,
    format_option,
    lang_option,
    no_color_option,
    output_option,
    style_for,
)
from mailguard.cli.output import open_output
from mailguard.cli.posture_store import opened, store_option
from mailguard.cli.progress import Progress

if TYPE_CHECKING:
    from mailguard.config import Config
    from mailguard.config.load import Sources
    from mailguard.posture.round import Round

_LEVELS: Final = {"good": 0, "warning": 1, "critical": 2, "never": 3}
_DOCUMENTS: Final = ("csv", "html", "sarif", "junit")  # of all domains, as `posture check` writes them
_CONFIGURED: Final = "configured"
_TRIAL: Final = (
    "--zone answers from a file, but the default history is for what is really published: "
    "name another history with --store FILE, or [posture] store in the configuration"
)


@dataclass(frozen=True, slots=True)
class _Job:
    """The options of the command line. Each round reads the configuration again."""

    options: dict[str, Any]
    repeated: bool = False

    @property
    def lang(self) -> Language:
        language: Language = self.options["lang"]
        return language

    def settings(self) -> "tuple[Config, Sources]":
        """Return the configuration, with the options in place of its settings, and the sources of the settings."""
        from mailguard.cli.settings import load_settings

        options = self.options
        config, sources = load_settings(options["config_path"])
        if options["nameserver"]:
            config = replace(config, dns=replace(config.dns, nameservers=options["nameserver"]))
        if options["no_http"] or options["zone"]:
            config = replace(config, posture=replace(config.posture, http=False))
        return config, sources

    def round(self) -> int:
        """Run one round, show it and notify; return its exit status."""
        from mailguard.cli.store import known_correspondents
        from mailguard.posture.round import run_round

        config, sources = self.settings()
        if self.options["zone"] and self.options["location"] is None and not config.posture.store:
            raise click.UsageError(_TRIAL)
        resolver = zone_resolver(self.options["zone"])
        fetcher = policy_folder(self.options["mta_sts_policy_dir"])
        total = len(tuple(config.posture.entries(config.organization.domains)))
        with (
            opened(self.options["location"], config, sources, create=True) as store,
            Progress(total, self.lang) as progress,
        ):
            found = run_round(
                store,
                config,
                resolver=resolver,
                fetcher=fetcher,
                lang=self.lang,
                in_flight=self.options["jobs"],
                progress=lambda _: progress.advance(),
                known=known_correspondents("", config),
            )
        drawn = self._show(found)
        for each in found.undelivered:
            again = "; the next round tries again" if each.attempts else ""
            one_line(f"{each.channel}: not delivered: {each.problem}{again}")
        if found.unchecked or found.undelivered or not drawn:
            return FAILED
        worst = max((_LEVELS.get(posture.level, 0) for posture in found.postures), default=0)
        return FOUND if worst >= _LEVELS[self.options["fail_on"]] else OK

    def _show(self, found: "Round") -> bool:
        """Write the result of the round. Return whether every domain could be rendered."""
        from mailguard.render.posture.changes import round_json, round_text
        from mailguard.render.posture.formats import render_postures

        options = self.options
        verbosity = int(options["verbose"]) - int(options["quiet"])
        style = style_for(self.lang, options["output"], no_color=options["no_color"], verbosity=verbosity)
        missed: list[str] = []
        style = replace(style, failed=lambda name, _: missed.append(name))
        if options["prometheus"]:
            from mailguard.render.posture.prometheus import render_prometheus

            with open_output(options["prometheus"], utf8=True) as sink:
                for piece in render_prometheus(found.postures):
                    sink.write(piece)
        with open_output(options["output"], utf8=options["format_"] != "text") as sink:
            match options["format_"]:
                case "text":
                    sink.write(round_text(found, style))
                    if verbosity > 0:
                        for piece in render_postures(found.postures, "text", style):
                            sink.write(piece)
                case "json":
                    sink.write(round_json(found, style, indent=None if self.repeated else 2))
                case format_:
                    for piece in render_postures(found.postures, format_, style):
                        sink.write(piece)
        return not missed


@click.command(
    "run",
    epilog="Exit status: 0 every domain is better than --fail-on, 1 at least one is not, 2 a domain could not be "
    "checked or a notification not delivered, 130 after Ctrl-C. With --every, 0 after SIGTERM.",
)
@config_option
@store_option
@click.option(
    "--every",
    is_flag=False,
    flag_value=_CONFIGURED,
    metavar="[TIME]",
    help="Keep running, with a round every 30m, 6h, 1d … [default: [posture] interval]",
)
@click.option("--nameserver", multiple=True, type=NameServer(), help="Ask this name server.")
@click.option("--zone", metavar="FILE", help="Answer every DNS question from this JSON file.")
@click.option("--no-http", is_flag=True, help="Fetch no MTA-STS policy and no certificate.")
@click.option("--mta-sts-policy-dir", metavar="DIR", help="Take MTA-STS policies from DIR/<domain>.txt.")
@format_option("text", "json", *_DOCUMENTS)
@output_option
@click.option("--prometheus", metavar="FILE", help="Also write the metrics of all domains to this file.")
@lang_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=1000),
    default=64,
    show_default=True,
    metavar="N",
    help="Domains checked at the same time.",
)
@click.option(
    "--fail-on",
    type=click.Choice(tuple(_LEVELS)),
    default="critical",
    show_default=True,
    help="Exit with 1 when a domain is at this level or worse.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only changes, without advice; nothing if nothing changed.")
@click.option("-v", "--verbose", is_flag=True, help="Show everything.")
@no_color_option
def command(**options: Any) -> int:
    """Check all configured domains, store the results, and report what changed since the last round.

    The first round reports the current state. Later rounds report each change once, and again when the problem is
    solved. With -q nothing is printed if nothing changed.
    """
    if options["zone"] and options["nameserver"]:
        raise click.UsageError("--zone and --nameserver exclude each other")
    if options["every"] is None:
        return _Job(options).round()
    return _repeat(_Job(options, repeated=True))


def _repeat(job: _Job) -> int:
    """Run rounds at fixed intervals until SIGTERM. A failed round is reported in one line, and the next one follows."""
    import signal
    import time

    from mailguard.errors import MailguardError

    interval = _interval(job)
    previous = signal.signal(signal.SIGTERM, _terminate)
    begun = time.monotonic()
    try:
        while True:
            try:
                job.round()
            except MailguardError as error:
                one_line(str(error))
            except BrokenPipeError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever fails, the next round still runs
                one_line(f"this round failed: {type(error).__name__}: {error}")
            elapsed = time.monotonic() - begun
            time.sleep(interval - elapsed % interval)
    except _TerminatedError:
        return OK
    finally:
        signal.signal(signal.SIGTERM, previous)


class _TerminatedError(SystemExit):
    """SIGTERM. It is a `SystemExit`, because asyncio lets only that and `KeyboardInterrupt` out of a task."""


def _terminate(number: int, frame: object) -> None:  # noqa: ARG001 - signal's signature
    raise _TerminatedError


def _interval(job: _Job) -> int:
    """Return the seconds between two rounds. It reads the configuration, so that a mistake there ends the command."""
    from mailguard.config.values import NotUsableError, interval_seconds

    config, _ = job.settings()
    given = job.options["every"]
    try:
        return interval_seconds(config.posture.interval if given == _CONFIGURED else given)
    except NotUsableError as error:
        raise click.UsageError(f"--every: {error}") from None
