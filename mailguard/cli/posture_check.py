"""`mailguard posture check`: check once what domains publish about their mail."""

import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import click

from mailguard.cli import FAILED, FOUND, OK
from mailguard.cli.mistake import one_line
from mailguard.cli.options import (
    NameServer,
    config_option,
    format_option,
    lang_option,
    no_color_option,
    output_option,
    style_for,
)
from mailguard.cli.output import is_terminal, open_output
from mailguard.cli.progress import Progress
from mailguard.render.posture.formats import FORMATS

if TYPE_CHECKING:
    from mailguard.config import Config
    from mailguard.dns.zone import ZoneResolver
    from mailguard.posture.fetch import FolderFetcher
    from mailguard.posture.options import DomainOptions
    from mailguard.posture.snapshot import Posture

_LEVELS: Final = {"good": 0, "warning": 1, "critical": 2, "never": 3}
_FORMATS: Final = tuple(each for each in FORMATS if each != "prometheus")
_LIST_BYTES: Final = 64 * 1024 * 1024  # the largest list of domains


@dataclass
class _Run:
    """The options of one call, and its exit status so far."""

    config: "Config"
    resolver: "ZoneResolver | None"
    fetcher: "FolderFetcher | None"
    options: "Callable[[str], DomainOptions]"
    lang: Any
    jobs: int
    fail_on: int
    progress: Progress
    status: int = OK

    def failed(self, error: Exception) -> None:
        """Report a domain that cannot be checked; the others continue."""
        self.progress.clear()
        one_line(str(error))
        self.status = FAILED

    def broken(self, error: Exception) -> None:  # noqa: ARG002 - the output shows the error
        """Count a posture that could not be rendered."""
        self.status = FAILED

    def judged(self, postures: Iterable["Posture"]) -> Iterator["Posture"]:
        """Yield the postures and count each for the exit status."""
        from mailguard.posture.judge import BROKEN, DECISIVE

        for posture in postures:
            if posture.level == "unknown" or any(
                each.check in DECISIVE or each.check == BROKEN for each in posture.findings
            ):
                self.status = FAILED
            elif self.status == OK and _LEVELS[posture.level] >= self.fail_on:
                self.status = FOUND
            self.progress.advance()
            yield posture


@click.command(
    "check",
    epilog="Exit status: 0 every domain is better than --fail-on, 1 at least one is not, 2 at least one could not be "
    "checked, 130 after Ctrl-C.",
)
@click.argument("domains", nargs=-1, metavar="[DOMAIN]...")
@click.option(
    "--file",
    "lists",
    multiple=True,
    metavar="FILE",
    help='Also check the domains in this file, one per line; "-" for standard input.',
)
@config_option
@click.option("--nameserver", multiple=True, type=NameServer(), help="Ask this name server.")
@click.option("--zone", metavar="FILE", help="Answer every DNS question from this JSON file.")
@click.option("--selector", multiple=True, metavar="SELECTOR", help="A DKIM selector to look for.")
@click.option("--parked", is_flag=True, help="The domains are not meant to send or receive mail.")
@click.option("--no-http", is_flag=True, help="Fetch no MTA-STS policy and no certificate.")
@click.option("--mta-sts-policy-dir", metavar="DIR", help="Take MTA-STS policies from DIR/<domain>.txt.")
@click.option("--lookalikes", is_flag=True, help="Look for registered domains that imitate these.")
@click.option("--smtp", is_flag=True, help="Connect to the mail servers and try STARTTLS.")
@click.option("--blocklists", is_flag=True, help="Look up the mail servers in public blocklists.")
@click.option(
    "--second-opinion", is_flag=True, help="Also let checkdmarc judge the same records, from the same DNS answers."
)
@format_option(*_FORMATS)
@output_option
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
@click.option("-v", "--verbose", is_flag=True, help="Show everything, good results too.")
@click.option("-q", "--quiet", is_flag=True, help="One line for each domain.")
@no_color_option
@click.pass_context
def command(ctx: click.Context, /, domains: tuple[str, ...], **options: Any) -> int:
    """Check what domains publish in DNS about their mail: SPF, DKIM, DMARC, MX and more.

    With "-" as DOMAIN the domains are read from standard input, one per line.
    """
    from mailguard.posture.domain_name import distinct
    from mailguard.render.posture.formats import render_postures

    if not domains and not options["lists"]:
        if sys.stdin is None or is_terminal(sys.stdin):
            raise click.UsageError("nothing to check: name a domain, or pipe a list into it", ctx=ctx)
        domains = ("-",)
    run = _prepare(options)
    names = list(distinct(_names(run, domains, options["lists"])))
    if not names and run.status == OK:
        run.failed(click.UsageError("nothing to check: there is no domain in the list"))
    run.progress.total = len(names)
    verbosity = int(options["verbose"]) - int(options["quiet"])
    style = style_for(options["lang"], options["output"], no_color=options["no_color"], verbosity=verbosity)
    style = replace(style, failed=lambda _, error: run.broken(error))
    postures = run.judged(_postures(run, names))
    if not names:
        return run.status
    with run.progress, open_output(options["output"], utf8=options["format_"] != "text") as sink:
        for piece in render_postures(postures, options["format_"], style):
            run.progress.clear()
            sink.write(piece)
    return run.status


def _prepare(options: dict[str, Any]) -> _Run:
    from mailguard.cli.offline_sources import policy_folder, zone_resolver
    from mailguard.cli.settings import load_settings
    from mailguard.cli.store import known_correspondents
    from mailguard.posture.options import DomainOptions, with_learned

    if options["zone"] and options["nameserver"]:
        raise click.UsageError("--zone and --nameserver exclude each other")
    if options["zone"] and options["smtp"]:
        raise click.UsageError(
            "--zone and --smtp exclude each other: --zone uses no network, --smtp connects to servers"
        )
    config, _ = load_settings(options["config_path"])
    if options["nameserver"]:
        config = replace(config, dns=replace(config.dns, nameservers=options["nameserver"]))
    return _Run(
        config=config,
        resolver=zone_resolver(options["zone"]),
        fetcher=policy_folder(options["mta_sts_policy_dir"]),
        options=with_learned(
            DomainOptions(
                selectors=options["selector"],
                parked=options["parked"],
                http=not options["no_http"] and not options["zone"],
                lookalikes=options["lookalikes"],
                smtp=options["smtp"],
                blocklists=options["blocklists"],
                second_opinion=options["second_opinion"],
            ),
            known_correspondents("", config),
        ),
        lang=options["lang"],
        jobs=options["jobs"],
        fail_on=_LEVELS[options["fail_on"]],
        progress=Progress(None, options["lang"]),
    )


def _names(run: _Run, domains: Iterable[str], lists: Iterable[str]) -> Iterator[str]:
    """Yield the domains to check; text that is not a domain is reported and counts as failed."""
    from mailguard.errors import InputError
    from mailguard.posture.domain_name import parse_domain, read_domains

    for given in domains:
        if given == "-":
            yield from read_domains(_lines("-"), run.failed, "-")
            continue
        try:
            yield parse_domain(given)
        except InputError as error:
            run.failed(error)
    for path in lists:
        yield from read_domains(_lines(path), run.failed, path)


def _lines(path: str) -> list[str]:
    """Return the lines of a list in UTF-8, UTF-16 with a byte order mark, or CP932. Raises `InputError`."""
    from mailguard.errors import InputError, reason_of

    try:
        with click.open_file(path, "rb") as stream:
            raw: bytes = stream.read(_LIST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{path}: {reason_of(error)}") from None
    if len(raw) > _LIST_BYTES:
        raise InputError(f"{path}: more than {_LIST_BYTES // 1024**2} MB is too large for a list of domains")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").splitlines()
    try:
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return raw.decode("cp932", "replace").splitlines()


def _postures(run: _Run, names: Iterable[str]) -> Iterator["Posture"]:
    """Yield the postures in the order of `names`.

    The event loop pauses while a posture is shown; DNS answers wait in the sockets.
    """
    import asyncio

    from mailguard.posture.check_domain import check_domains

    async def following(postures: AsyncIterator["Posture"]) -> "Posture | None":
        return await anext(postures, None)

    with asyncio.Runner() as runner:
        postures = check_domains(
            names,
            config=run.config,
            resolver=run.resolver,
            fetcher=run.fetcher,
            options=run.options,
            lang=run.lang,
            in_flight=run.jobs,
        )
        while (posture := runner.run(following(postures))) is not None:
            yield posture
