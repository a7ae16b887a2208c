"""The details of the HTML report, folded away until somebody wants them."""

from collections.abc import Iterable
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.report import label
from mailguard.render.html_text import isolated, prose
from mailguard.render.places import place
from mailguard.render.style import Style
from mailguard.render.text_details import authentication_rows
from mailguard.render.times import day_and_time, duration
from mailguard.report import AttachmentReport, Report

_SHOWN: Final = 100
_DEEPEST: Final = 8


def details(report: Report, style: Style) -> str:
    """Authentication, route, links, files, and what was left out."""
    language = style.language
    pieces = [_authentication(report, language)]
    if report.attachments:
        files = f"<ul>\n{''.join(_attachment(each, language, 0) for each in report.attachments[:_SHOWN])}</ul>\n"
        pieces.append(_section("attachments", files, language, open_=True))
    if report.nested:
        pieces.append(_section("nested", _nested(report, language), language, open_=True))
    if report.not_examined:
        skipped = [f"{each.what}: {each.why}" for each in report.not_examined]
        pieces.append(_section("not_examined", _list(skipped), language, open_=True))
    if report.urls:
        pieces.append(_section("urls", _links(report, language), language))
    if report.route:
        pieces.append(_section("route", _route(report, language), language))
    for key, lines in (
        ("accepted", [f"{each.get('check', '')}: {each.get('reason', '')}" for each in report.accepted]),
        ("errors", [f"{each.check}: {each.detail}" for each in report.errors]),
        ("defects", [f"{each.kind} ({each.where}) {each.detail}" for each in report.defects]),
    ):
        if lines:
            pieces.append(_section(key, _list(lines), language))
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in _facts(report, language))
    pieces.append(_section("details", f"<dl>\n{facts}</dl>\n", language))
    return "".join(pieces)


def _section(key: str, body: str, language: Language, *, open_: bool = False) -> str:
    return f"<details{' open' if open_ else ''}><summary>{label(key, language)}</summary>\n{body}</details>\n"


def _list(lines: Iterable[str]) -> str:
    kept = list(lines)
    return "<ul>\n" + "".join(f"<li>{isolated(line, 500)}</li>\n" for line in kept[:_SHOWN]) + "</ul>\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    body = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in row)}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _authentication(report: Report, language: Language) -> str:
    rows = [
        (
            method,
            f'<span class="badge {result}">{label(f"auth.{result}", language)}</span> <code>{result}</code>',
            isolated(told, 400),
        )
        for method, result, told in authentication_rows(report.authentication)
    ]
    table = _table((label("method", language), label("result", language), label("details", language)), rows)
    return f"<h2>{label('authentication', language)}</h2>\n{table}{_claims(report, language)}"


def _claims(report: Report, language: Language) -> str:
    claims = [
        (each.authserv_id or label("no_name", language), each.trusted, each.results)
        for each in report.authentication.claimed
    ]
    claims += [(each.header, each.trusted, each.results) for each in report.authentication.claimed_other]
    if not claims:
        return ""
    rows = [
        (
            label("trusted" if trusted else "untrusted", language),
            isolated(name, 200),
            isolated(" ".join(f"{each.method}={each.result}" for each in results[:20]), 500),
        )
        for name, trusted, results in claims[:_SHOWN]
    ]
    return _section("claimed", _table(("", "", ""), rows), language)


def _attachment(attachment: AttachmentReport, language: Language, depth: int) -> str:
    size = label("bytes", language, size=f"{attachment.size:,}")
    type_ = attachment.detected_type or attachment.declared_type
    kinds = "".join(f' <span class="badge medium">{isolated(kind, 60)}</span>' for kind in attachment.kinds[:10])
    inner = ""
    if attachment.children and depth < _DEEPEST:
        inner = (
            f"<ul>\n{''.join(_attachment(each, language, depth + 1) for each in attachment.children[:_SHOWN])}</ul>\n"
        )
    return (
        f"<li>{isolated(attachment.name or '-', 300)} ({size}, {isolated(type_, 100)}){kinds}<br>"
        f'<span class="where mono">SHA-256 {isolated(attachment.sha256, 80)}</span>{inner}</li>\n'
    )


def _nested(report: Report, language: Language) -> str:
    pieces: list[str] = []
    for mail in report.nested[:_SHOWN]:
        who = ", ".join(isolated(each.address, 200) for each in mail.from_[:5])
        pieces.append(f"<p>{isolated(mail.name, 200)}: {who} – {isolated(mail.subject, 300)}</p>\n")
        lines = "".join(
            f"<li>{label(f'severity.{each.severity}', language)}: {prose(each.summary)}</li>\n"
            for each in mail.findings
        )
        pieces.append(f"<ul>\n{lines}</ul>\n" if lines else "")
    return "".join(pieces)


def _links(report: Report, language: Language) -> str:
    rows: list[tuple[str, ...]] = []
    for url in report.urls[:_SHOWN]:
        leads = f"<br>{label('url.leads', language)}: {isolated(url.final, 500)}" if url.final else ""
        rows.append(
            (
                f"{isolated(url.url, 500)}{leads}",
                isolated(url.text, 200) if url.text != url.url else "",
                isolated(place(url.where, language), 200),
                isolated(", ".join(url.kinds), 200),
            )
        )
    heads = (label("urls", language), label("url.text", language), label("evidence", language), "")
    left = len(report.urls) - _SHOWN
    return _table(heads, rows) + (f"<p>{label('more', language, count=left)}</p>\n" if left > 0 else "")


def _route(report: Report, language: Language) -> str:
    rows: list[tuple[str, ...]] = []
    for hop in report.route[:_SHOWN]:
        tls = "" if hop.tls is None else label("yes" if hop.tls else "no", language)
        host = isolated(hop.from_ or "?", 200) + (f"<br>{isolated(hop.ip, 60)}" if hop.ip else "")
        rows.append(
            (
                str(hop.index),
                host,
                isolated(hop.by or "?", 200),
                isolated(day_and_time(hop.time, language), 60),
                duration(hop.delay_seconds, language),
                tls,
                isolated(", ".join(hop.anomalies), 300),
            )
        )
    names = ("hop", "hop.from", "hop.by", "hop.time", "hop.delay", "hop.tls", "hop.anomalies")
    return _table((label(name, language) for name in names), rows)


def _facts(report: Report, language: Language) -> list[tuple[str, str]]:
    envelope = report.envelope
    session = ", ".join(
        f"{name} {value or '<>'}"
        for name, value in (("IP", envelope.client_ip), ("HELO", envelope.helo), ("MAIL FROM", envelope.mail_from))
        if value is not None
    )
    return [
        ("SHA-256", isolated(report.message.sha256, 80)),
        ("Message-ID", isolated(report.message.message_id, 300)),
        (label("envelope", language), isolated(session or "-", 500)),
        (label("judged", language), isolated(day_and_time(report.at, language), 60)),
        (label("size", language), label("bytes", language, size=f"{report.message.size:,}")),
    ]
