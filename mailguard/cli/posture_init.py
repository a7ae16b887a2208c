"""`mailguard posture init`: write a first configuration from what domains publish."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from mailguard.cli import FAILED, OK
from mailguard.cli.mistake import one_line
from mailguard.cli.offline_sources import policy_folder, zone_resolver
from mailguard.cli.options import NameServer, lang_option
from mailguard.cli.output import open_output, write_new
from mailguard.errors import ConfigError

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture


@click.command("init", epilog="Exit status: 0, or 2 when a domain does not exist or nothing could be written.")
@click.argument("domains", nargs=-1, required=True, metavar="DOMAIN...")
@click.option(
    "--output",
    default="mailguard.toml",
    show_default=True,
    metavar="FILE",
    help='The file to write; "-" for standard output.',
)
@click.option("--selector", multiple=True, metavar="SELECTOR", help="A DKIM selector to look for.")
@click.option("--nameserver", multiple=True, type=NameServer(), help="Ask this name server.")
@click.option("--zone", metavar="FILE", help="Answer every DNS question from this JSON file.")
@click.option("--no-http", is_flag=True, help="Fetch no MTA-STS policy and no certificate.")
@click.option("--mta-sts-policy-dir", metavar="DIR", help="Take MTA-STS policies from DIR/<domain>.txt.")
@lang_option
def command(domains: tuple[str, ...], **options: Any) -> int:
    """Write a first configuration that expects of each DOMAIN what it publishes now.

    An existing file is never overwritten.
    """
    import os

    from mailguard.catalogue.posture_init import LABELS
    from mailguard.posture.domain_name import parse_domain
    from mailguard.posture.initial import initial_file

    if options["zone"] and options["nameserver"]:
        raise click.UsageError("--zone and --nameserver exclude each other")
    target, lang = options["output"], options["lang"]
    if target != "-" and os.path.lexists(target):
        raise ConfigError(f"{target} already exists and was not changed")
    names = list(dict.fromkeys(parse_domain(domain) for domain in domains))
    postures = _checked(names, options)
    existing = [posture for posture in postures if not _nonexistent(posture)]
    for posture in postures:
        if posture not in existing:
            one_line(LABELS["missing"][lang].format(domain=posture.domain))
    if not existing:
        return FAILED
    text = initial_file(existing, lang)
    if target == "-":
        with open_output("", utf8=False) as sink:
            sink.write(text)
    else:
        write_new(target, text)
        with open_output("", utf8=False) as sink:
            sink.write(LABELS["written"][lang].format(file=target, count=len(existing)) + "\n")
    return OK if len(existing) == len(postures) else FAILED


def _checked(names: list[str], options: dict[str, Any]) -> list["Posture"]:
    import asyncio

    from mailguard.config import Config
    from mailguard.posture.check_domain import check_domains
    from mailguard.posture.options import DomainOptions

    config = Config()
    if options["nameserver"]:
        config = replace(config, dns=replace(config.dns, nameservers=options["nameserver"]))
    resolver, fetcher = zone_resolver(options["zone"]), policy_folder(options["mta_sts_policy_dir"])
    chosen = DomainOptions(selectors=options["selector"], http=not options["no_http"] and not options["zone"])

    async def check() -> list["Posture"]:
        found = check_domains(
            names, config=config, resolver=resolver, fetcher=fetcher, options=chosen, lang=options["lang"]
        )
        return [posture async for posture in found]

    return asyncio.run(check())


def _nonexistent(posture: "Posture") -> bool:
    return any(finding.check == "domain-nxdomain" for finding in posture.findings)
