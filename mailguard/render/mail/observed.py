"""The observables of a report that other systems can search for: addresses, hosts, links and files of a mail."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.report.model import AttachmentReport, Report

URLS: Final = 200  # the most links of one mail
FILES: Final = 200
_SURROGATE: Final = lazy_pattern("[\x00\ud800-\udfff]")
_FLAGGED: Final = frozenset({"suspicious", "malicious"})


@dataclass(frozen=True, slots=True)
class Observed:
    """The observables of one report. `is_flagged` is true for a suspicious or malicious mail.

    `urls` are pairs of a URL and whether a check reported it. `files` have a digest. `sender_suspect` is true if a
    check suspects the sender's address itself, and false if the address may be an honest one that was forged or taken
    over.
    """

    is_flagged: bool
    sender: str
    sender_suspect: bool
    client_ip: str
    urls: tuple[tuple[str, bool], ...]
    files: tuple[tuple[AttachmentReport, bool], ...]


def observed(report: Report) -> Observed:
    """Collect the observables of a report."""
    from mailguard.checks import by_link_kind, named

    checks = {finding.check for finding in report.findings}
    harmless = {kind for kind, check in by_link_kind().items() if not any(check.weights.values())}
    suspect = {
        evidence.where.partition(":")[2]
        for finding in report.findings
        if finding.weight > 0 and finding.severity.rank >= _MEDIUM
        for evidence in finding.evidence
        if evidence.where.startswith("attachment:")
    }
    files = [(file, name in suspect) for name, file in _files(report.attachments) if file.sha256]
    urls = {plain(url.final or url.url): any(kind not in harmless for kind in url.kinds) for url in report.urls}
    author = next((person for person in report.message.from_ if person.domain), None)
    return Observed(
        is_flagged=report.verdict.level in _FLAGGED,
        sender=plain(author.address) if author else "",
        sender_suspect=any(check.suspects_sender for name in checks if (check := named(name)) is not None),
        client_ip=report.envelope.client_ip or "",
        urls=tuple((url, bad) for url, bad in urls.items() if url.partition("://")[0] in ("http", "https"))[:URLS],
        files=tuple(files[:FILES]),
    )


_MEDIUM: Final = 3


def plain(text: str) -> str:
    """Return `text` without NUL and surrogates, which other systems refuse."""
    return _SURROGATE.sub("\ufffd", text)


def _files(attachments: tuple[AttachmentReport, ...], outer: str = "") -> Iterator[tuple[str, AttachmentReport]]:
    """Yield every file with the name of the attachment that contains it."""
    for attachment in attachments:
        name = outer or attachment.name
        yield name, attachment
        yield from _files(attachment.children, name)
