"""`mailguard learn`: remember the known correspondents found in existing mail."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from mailguard.catalogue import Language
from mailguard.cli import FAILED, OK
from mailguard.cli.mistake import one_line
from mailguard.cli.options import config_option, lang_option
from mailguard.cli.output import open_output
from mailguard.cli.progress import Progress

if TYPE_CHECKING:
    from mailguard.config import Config
    from mailguard.correspondents.store import CorrespondentStore
    from mailguard.errors import InputError
    from mailguard.report.model import Report


@click.command("learn")
@click.argument("mailboxes", nargs=-1, metavar="[MAILBOX]...")
@config_option
@click.option("--protect", multiple=True, metavar="DOMAIN", help="Your own domain: mail from it is mail you sent.")
@click.option(
    "--store", default="", metavar="FILE", help="The file to remember them in. [default: [correspondents] store]"
)
@click.option("--export", metavar="FILE", help='Write everything remembered as JSON; "-" for standard output.')
@click.option(
    "--forget", multiple=True, metavar="ADDRESS|DOMAIN", help="Remove an address, or all addresses of a domain."
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: as the work needs]")
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    mailboxes: tuple[str, ...],
    config_path: str | None,
    protect: tuple[str, ...],
    store: str,
    export: str | None,
    forget: tuple[str, ...],
    jobs: int | None,
    lang: Language,
) -> int:
    """Remember known correspondents from mail: files, folders, Maildir, mbox.

    Only addresses, display names, counts, days and signature selectors are kept, on this machine. The counts include
    writing habits (kind of greeting, mail program …), never words of a mail. Mail that looks suspicious is left out.
    Later scans then recognize first contacts, imitations of your correspondents, and mail unlike the sender's usual.
    """
    from mailguard.cli.settings import load_settings
    from mailguard.cli.store import store_path
    from mailguard.correspondents.store import open_store

    if not mailboxes and export is None and not forget:
        raise click.UsageError("nothing to learn from: name a folder or a mailbox", ctx=ctx)
    config, _ = load_settings(config_path, protect)
    status = OK
    with open_store(store_path(store, config), create=bool(mailboxes)) as opened:
        if mailboxes:
            status = _learn(opened, mailboxes, config, jobs, lang)
        for who in forget:
            _say("forgotten", lang, who=who, count=opened.forget(who))
        if export is not None:
            text = json.dumps(opened.export(), ensure_ascii=False, indent=2) + "\n"
            with open_output(export, utf8=True) as sink:
                sink.write(text)
    return status


def _learn(
    store: "CorrespondentStore", mailboxes: tuple[str, ...], config: "Config", jobs: int | None, lang: Language
) -> int:
    from mailguard.correspondents.learn import Learned, learn
    from mailguard.names.registry import Registry

    failures: list[InputError] = []
    progress = Progress(None, lang)

    def failed(error: "InputError") -> None:
        progress.clear()
        one_line(str(error))
        failures.append(error)

    registry = Registry.of(config.organization, config.trust.free_mail)
    done = Learned()
    with progress:
        reports = _counted(_reports(mailboxes, config, jobs, failed), progress)
        for step in learn(reports, store, registry.is_own):
            done = step
    if failures and not done.mails:
        return FAILED  # the failures are already reported, and there is no result to report
    _say("learned", lang, mails=done.mails, new=done.new, left_out=done.left_out)
    if not config.organization.domains:
        _say("no-own", lang)
    known = store.known()
    domains = {contact.domain for contact in known.contacts.values()}
    _say("known", lang, contacts=len(known.contacts), domains=len(domains), path=store.path)
    return FAILED if failures else OK


def _reports(
    mailboxes: tuple[str, ...], config: "Config", jobs: int | None, failed: "Callable[[InputError], None]"
) -> Iterator["Report"]:
    from mailguard.cli.scan import read_sources
    from mailguard.cli.workers import cores, scan_all
    from mailguard.pipeline.source import find_messages

    sources = list(find_messages(mailboxes, failed))
    workers = jobs or (cores() if len(sources) >= _MANY else 1)
    messages = read_sources(sources, failed)
    return scan_all(messages, jobs=workers, envelope=None, config=config, offline=True, at=None, lang="en", habits=True)


_MANY = 200  # from this many messages on, worker processes are worth their start


def _counted(reports: Iterable["Report"], progress: Progress) -> Iterator["Report"]:
    for report in reports:
        yield report
        progress.advance()


def _say(key: str, language: Language, **values: object) -> None:
    from mailguard.catalogue.learn import LABELS

    one_line(LABELS[key][language].format(**values))
