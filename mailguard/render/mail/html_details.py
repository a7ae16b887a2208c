"""The details of the HTML report, in sections that the reader can open."""

from collections.abc import Iterable
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.report import label
from mailguard.render.common.places import place
from mailguard.render.common.remarks import anomalies, defect, kinds, not_examined
from mailguard.render.common.style import Style
from mailguard.render.common.times import day_and_time, duration
from mailguard.render.mail.html_text import isolated, prose
from mailguard.render.mail.opinions import opinion_label, opinion_rows
from mailguard.render.mail.text_details import authentication_rows
from mailguard.report.model import AttachmentReport, Report

_SHOWN: Final = 100
_COLUMNS: Final = 3  # columns that fit side by side on a phone
_DEEPEST: Final = 8
_RECORDS: Final = 20  # the most records shown of one DNS answer


def details(report: Report, anchor: str, style: Style) -> str:
    """Render authentication, files, links, route, DNS answers, and what was not examined."""
    language = style.language
    title = label("engineer", language)
    pieces = [f'<section class="details" aria-labelledby="{anchor}d">\n<h3 id="{anchor}d">{title}</h3>\n']
    pieces.append(_authentication(report, language))
    pieces.append(_opinions(report, language))
    if report.attachments:
        files = f"<ul>\n{''.join(_attachment(each, language, 0) for each in report.attachments[:_SHOWN])}</ul>\n"
        pieces.append(_section("attachments", files, language, len(report.attachments), open_=True))
    if report.nested:
        pieces.append(_section("nested", _nested(report, language), language, open_=True))
    if report.not_examined:
        skipped = [not_examined(each, language) for each in report.not_examined]
        pieces.append(_section("not_examined", _list(skipped), language, open_=True))
    if report.urls:
        pieces.append(_section("urls", _links(report, language), language, len(report.urls)))
    if report.route:
        pieces.append(_section("route", _route(report, language), language, len(report.route)))
    pieces.append(_claims(report, language))
    for key, lines in (
        ("accepted", [f"{each.get('check', '')}: {each.get('reason', '')}" for each in report.accepted]),
        ("errors", [f"{each.check}: {each.detail}" for each in report.errors]),
        ("defects", [defect(each, language) for each in report.defects]),
    ):
        if lines:
            pieces.append(_section(key, _list(lines), language, len(lines)))
    if report.dns:
        pieces.append(_section("dns", _dns(report, language), language, len(report.dns)))
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in _facts(report, language))
    pieces.append(_section("message", f"<dl>\n{facts}</dl>\n", language))
    pieces.append("</section>\n")
    return "".join(pieces)


def _section(key: str, body: str, language: Language, count: int = 0, *, open_: bool = False) -> str:
    title = label(key, language) + (f" ({count})" if count else "")
    return f"<details{' open' if open_ else ''}><summary>{title}</summary>\n{body}</details>\n"


def _list(lines: Iterable[str]) -> str:
    kept = list(lines)
    return "<ul>\n" + "".join(f"<li>{isolated(line, 500)}</li>\n" for line in kept[:_SHOWN]) + "</ul>\n"


def _table(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Render a table that scrolls sideways if it is too wide; the first cell of each row is its heading."""
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{each}</td>" for each in others)}</tr>\n'
        for first, *others in rows
    )
    wide = ' class="wide"' if head.count("<th") > _COLUMNS else ""
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0"><table{wide}>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n"
    )


def _authentication(report: Report, language: Language) -> str:
    rows = [
        (
            method,
            f'<span class="badge {result}">{label(f"auth.{result}", language)}</span> <code>{result}</code>',
            isolated(told, 400),
        )
        for method, result, told in authentication_rows(report.authentication, language)
    ]
    title = label("authentication", language)
    heads = (label("method", language), label("result", language), label("details", language))
    return f"<h4>{title}</h4>\n{_table(title, heads, rows)}"


def _opinions(report: Report, language: Language) -> str:
    rows = [
        (
            isolated(about, 200),
            isolated(engine, 60),
            f'<span class="badge {result}">{label(f"auth.{result}", language)}</span> <code>{result}</code>',
            isolated(agreement, 300),
        )
        for about, engine, result, agreement in opinion_rows(report.authentication, language)
    ]
    if not rows:
        return ""
    title = opinion_label("title", language)
    heads = (label("method", language), opinion_label("engine", language), label("result", language))
    return f"<h4>{title}</h4>\n{_table(title, (*heads, opinion_label('agreement', language)), rows)}"


def _claims(report: Report, language: Language) -> str:
    claims = [
        (each.authserv_id.strip() or label("no_name", language), each.trusted, each.results)
        for each in report.authentication.claimed
    ]
    claims += [(each.header, each.trusted, each.results) for each in report.authentication.claimed_other]
    if not claims:
        return ""
    rows = [
        (
            isolated(name, 200),
            label("trusted" if trusted else "untrusted", language),
            isolated(" ".join(f"{each.method}={each.result}" for each in results[:20]), 500),
        )
        for name, trusted, results in claims[:_SHOWN]
    ]
    heads = (label("server", language), label("believed", language), label("result", language))
    return _section("claimed", _table(label("claimed", language), heads, rows), language, len(claims))


def _dns(report: Report, language: Language) -> str:
    rows: list[tuple[str, str]] = []
    for question, answer in list(report.dns.items())[:_SHOWN]:
        lines = answer if isinstance(answer, list | tuple) else (answer,)
        rows.append((isolated(question, 300), "<br>".join(isolated(str(line), 1_000) for line in lines[:_RECORDS])))
    heads = (label("dns.question", language), label("dns.answer", language))
    left = len(report.dns) - _SHOWN
    more = f"<p>{label('more', language, count=left)}</p>\n" if left > 0 else ""
    return _table(label("dns", language), heads, rows) + more


def _attachment(attachment: AttachmentReport, language: Language, depth: int) -> str:
    size = label("bytes", language, size=f"{attachment.size:,}")
    type_ = attachment.detected_type or attachment.declared_type
    badges = "".join(
        f' <span class="badge medium">{isolated(kinds((kind,), language), 80)}</span>' for kind in attachment.kinds[:10]
    )
    inner = ""
    if attachment.children and depth < _DEEPEST:
        inner = (
            f"<ul>\n{''.join(_attachment(each, language, depth + 1) for each in attachment.children[:_SHOWN])}</ul>\n"
        )
    digest = ""
    if attachment.sha256:  # an encrypted file inside an archive has no digest
        digest = f'<br><span class="where mono">SHA-256 {isolated(attachment.sha256, 80)}</span>'
    facts = f"{size}, {isolated(type_, 100)}" if type_ else size
    return f"<li>{isolated(attachment.name or '-', 300)} ({facts}){badges}{digest}{inner}</li>\n"


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
                isolated(kinds(url.kinds, language), 200),
            )
        )
    heads = (
        label("urls", language),
        label("url.text", language),
        label("evidence", language),
        label("remarks", language),
    )
    left = len(report.urls) - _SHOWN
    return _table(label("urls", language), heads, rows) + (
        f"<p>{label('more', language, count=left)}</p>\n" if left > 0 else ""
    )


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
                isolated(anomalies(hop.anomalies, language), 300),
            )
        )
    names = ("hop", "hop.from", "hop.by", "hop.time", "hop.delay", "hop.tls", "hop.anomalies")
    return _table(label("route", language), (label(name, language) for name in names), rows)


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
