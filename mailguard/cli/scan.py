"""`mailguard scan`: analyse mails and print a report for each."""

import contextlib
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from mailguard.cli import FAILED, FOUND, OK
from mailguard.cli.mistake import one_line
from mailguard.cli.offline_sources import zone_resolver
from mailguard.cli.options import (
    IpAddress,
    NameServer,
    Time,
    config_option,
    format_option,
    lang_option,
    no_color_option,
    output_option,
    style_for,
    verbosity_options,
)
from mailguard.cli.output import Sink, is_terminal, open_output
from mailguard.cli.progress import Progress
from mailguard.render import FORMATS

if TYPE_CHECKING:
    from mailguard.auth.result import Envelope
    from mailguard.config import Config
    from mailguard.correspondents.model import Known
    from mailguard.dns.zone import ZoneResolver
    from mailguard.errors import InputError
    from mailguard.pipeline.source import Source
    from mailguard.report.evidence import EvidencePackage
    from mailguard.report.model import Report

_LEVELS = {"clean": 0, "suspicious": 1, "malicious": 2, "never": 3}


@dataclass
class _Run:
    """The options of one call, and its exit status so far."""

    config: "Config"
    resolver: "ZoneResolver | None"
    envelope: "Envelope | None"
    offline: bool
    at: datetime | None
    lang: Any
    jobs: int | None
    fail_on: int
    progress: Progress
    known: "Known | None" = None
    package: "EvidencePackage | None" = None
    redact: bool = False
    second_opinion: bool = False
    status: int = OK

    def failed(self, error: Exception) -> None:
        """Report an input that cannot be scanned; the others continue."""
        self.progress.clear()
        one_line(str(error))
        self.status = FAILED

    def judged(self, reports: Iterable["Report"]) -> Iterator["Report"]:
        """Yield the reports, redacted if asked for; count each for the exit status and add it to the evidence."""
        if self.redact:
            from mailguard.report.redact import redacted

        for report in reports:
            if self.status == OK and _LEVELS.get(report.verdict.level, 0) >= self.fail_on:
                self.status = FOUND
            if self.package is not None:
                self.package.add_report(report)
            yield redacted(report) if self.redact else report
            self.progress.advance()


@click.command("scan", epilog="Exit status: see `mailguard --help`.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_option
@click.option("--protect", multiple=True, metavar="DOMAIN", help="Your own domain, protected against imitation.")
@click.option("--offline", is_flag=True, help="Use no network at all.")
@click.option("--nameserver", multiple=True, type=NameServer(), help="Ask this name server.")
@click.option("--zone", metavar="FILE", help="Answer every DNS question from this JSON file.")
@click.option("--client-ip", type=IpAddress(), help="IP address of the SMTP client.")
@click.option("--helo", metavar="NAME", help="Name that the client gave in HELO or EHLO.")
@click.option("--mail-from", metavar="ADDRESS", help="Envelope sender; empty for the null reverse-path.")
@click.option("--at", type=Time(), help="Judge as of this RFC 3339 time. [default: time of receipt, else now]")
@click.option(
    "--store", default="", metavar="FILE", help="File of known correspondents. [default: [correspondents] store]"
)
@click.option("--evidence", metavar="DIR|FILE.zip", help="Save mails, reports and checksums there as evidence.")
@click.option(
    "--second-opinion",
    is_flag=True,
    help="Also let pyspf and dkimpy judge the same bytes, from the same DNS answers; always on with --evidence.",
)
@click.option("--redact", is_flag=True, help="Hide recipients and other people's addresses in the report.")
@format_option(*FORMATS)
@output_option
@lang_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: as the work needs]")
@click.option(
    "--fail-on",
    type=click.Choice(tuple(_LEVELS)),
    default="suspicious",
    show_default=True,
    help="Exit with 1 if a mail is at this level or worse.",
)
@verbosity_options
@no_color_option
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> int:
    """Analyse mails: files, folders, Maildir, mbox, or standard input ("-").

    In a folder, every file that looks like mail is analysed. Without PATH, one message is read from a pipe.
    """
    from mailguard.render import render

    run = _prepare(options)
    if not paths:
        if is_terminal(sys.stdin) or sys.stdin is None:
            raise click.UsageError("nothing to scan: name a file or a folder, or pipe a message into it", ctx=ctx)
        paths = ("-",)
    verbosity = int(options["verbose"]) - int(options["quiet"])
    style = style_for(options["lang"], options["output"], no_color=options["no_color"], verbosity=verbosity)
    reports = run.judged(_reports(run, paths))
    with run.progress, _package(run, options["evidence"]), _output(options) as sink:
        for piece in render(reports, options["format_"], style):
            run.progress.clear()
            sink.write(piece)
    return run.status


def _prepare(options: dict[str, Any]) -> _Run:
    from mailguard.cli.settings import load_settings
    from mailguard.cli.store import known_correspondents

    if options["offline"] and options["nameserver"]:
        raise click.UsageError("--offline and --nameserver exclude each other")
    if options["zone"] and options["nameserver"]:
        raise click.UsageError("--zone and --nameserver exclude each other")
    config, _ = load_settings(options["config_path"], options["protect"])
    if options["nameserver"]:
        config = replace(config, dns=replace(config.dns, nameservers=options["nameserver"]))
    return _Run(
        config=config,
        resolver=zone_resolver(options["zone"]),
        envelope=_envelope(options["client_ip"], options["helo"], options["mail_from"]),
        offline=options["offline"],
        at=options["at"],
        lang=options["lang"],
        jobs=options["jobs"],
        known=known_correspondents(options["store"], config),
        redact=options["redact"],
        second_opinion=options["second_opinion"] or options["evidence"] is not None,
        fail_on=_LEVELS[options["fail_on"]],
        progress=Progress(None, options["lang"]),
    )


def _output(options: dict[str, Any]) -> contextlib.AbstractContextManager[Sink]:
    return open_output(options["output"], utf8=options["format_"] != "text")


@contextlib.contextmanager
def _package(run: _Run, target: str | None) -> Iterator[None]:
    """Write the evidence package, complete or not at all, and print its checksum for the user to note down."""
    if target is None:
        yield
        return
    from mailguard.catalogue.evidence import LABELS
    from mailguard.report.evidence import EvidencePackage

    with EvidencePackage(target, run.lang) as run.package:
        yield
    run.progress.clear()
    one_line(LABELS["written"][run.lang].format(path=target, sha256=run.package.manifest_sha256))


def _envelope(client_ip: str | None, helo: str | None, mail_from: str | None) -> "Envelope | None":
    """Return the envelope as far as the options give it. Malformed values are kept."""
    from mailguard.auth.result import Envelope

    given = {"client_ip": client_ip, "helo": helo, "mail_from": "" if mail_from == "<>" else mail_from}
    known = {name: value for name, value in given.items() if value is not None}
    return Envelope(**known, sources=dict.fromkeys(known, "given")) if known else None


def _reports(run: _Run, paths: tuple[str, ...]) -> Iterator["Report"]:
    from mailguard.cli.workers import cores, scan_all
    from mailguard.pipeline.source import find_messages

    sources: Iterator[Source] = find_messages(paths, run.failed)
    first, rest, total = _looked_ahead(sources, everything=run.progress.enabled)
    run.progress.total = total
    jobs = run.jobs or (cores() if len(first) >= _MANY else 1)
    yield from scan_all(
        _kept(run, read_sources(itertools.chain(first, rest), run.failed)),
        jobs=min(jobs, max(len(first), 1)),
        batch=len(first) > 1,
        envelope=run.envelope,
        config=run.config,
        resolver=run.resolver,
        offline=run.offline,
        at=run.at,
        lang=run.lang,
        known=run.known,
        second_opinion=run.second_opinion,
    )


_MANY = 200  # from this many messages on, worker processes are worth their start
_COUNTED = 100_000  # messages listed before the work begins, to estimate the time left


def _looked_ahead(
    sources: Iterator["Source"], *, everything: bool
) -> tuple[list["Source"], Iterator["Source"], int | None]:
    """Return the first sources, an iterator over the others, and the total or None if it is not known."""
    limit = _COUNTED if everything else _MANY
    first: list[Source] = []
    for source in sources:
        first.append(source)
        if len(first) >= limit:
            return first, sources, None
    return first, iter(()), len(first)


def read_sources(sources: Iterable["Source"], failed: Callable[["InputError"], None]) -> Iterator[tuple[str, bytes]]:
    """Yield each message's path for the report and its bytes. Errors of unreadable messages go to `failed`."""
    from mailguard.errors import InputError

    for source in sources:
        try:
            raw = source.read()
        except InputError as error:
            failed(error)
            continue
        yield source.path, raw


def _kept(run: _Run, messages: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the messages, and add each to the evidence package when it is read."""
    for path, raw in messages:
        if run.package is not None:
            run.package.add_message(path, raw)
        yield path, raw
