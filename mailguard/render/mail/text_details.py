"""The details after the findings of a report: authentication, route, links, files, and what was not examined."""

from mailguard.auth.result import Authentication, Hop, Result
from mailguard.catalogue import Language
from mailguard.catalogue.report import label
from mailguard.render.common.layout import Page
from mailguard.render.common.places import place
from mailguard.render.common.remarks import anomalies, defect, kinds, not_examined, reason
from mailguard.render.common.times import day_and_time, duration
from mailguard.render.common.visible import shortened, visible
from mailguard.render.mail.opinions import opinion_label, opinion_rows
from mailguard.report.model import AttachmentReport, Report

_LINKS_SHOWN = 50
_DEFECTS_SHOWN = 20
_AUTH_COLORS = {Result.PASS: "green", Result.FAIL: "red", Result.SOFTFAIL: "yellow", Result.PERMERROR: "yellow"}


def add_details(page: Page, report: Report) -> None:
    """Add everything except the findings; the route and the links only with -v."""
    verbose = page.style.verbosity > 0
    _add_authentication(page, report, verbose=verbose)
    if verbose:
        _add_route(page, report)
        _add_links(page, report)
    _add_attachments(page, report, verbose=verbose)
    _add_nested(page, report)
    _add_remarks(page, report, verbose=verbose)


def authentication_rows(authentication: Authentication, language: Language) -> list[tuple[str, Result, str]]:
    """Return each authentication method, its result and its details."""

    def row(method: str, result: Result, *details: str) -> tuple[str, Result, str]:
        told = ", ".join(shortened(detail, 200) for detail in details if detail)
        return method, result, told

    def why(text: str) -> str:
        return reason(text, language)

    spf, dmarc, arc = authentication.spf, authentication.dmarc, authentication.arc
    rows = [row("SPF", spf.result, spf.domain, spf.mechanism, why(spf.reason))]
    rows += [row("DKIM", each.result, each.domain, why(each.reason)) for each in authentication.dkim]
    if not authentication.dkim:
        rows.append(row("DKIM", Result.NONE))
    policy = f"p={dmarc.policy}" if dmarc.policy else ""
    rows.append(row("DMARC", dmarc.result, dmarc.domain, policy, why(dmarc.reason)))
    if arc.instances:
        rows.append(row("ARC", arc.result, " ← ".join(reversed(arc.sealers[:10])), why(arc.reason)))
    if authentication.iprev.result is not Result.NOT_EVALUATED:
        rows.append(row("iprev", authentication.iprev.result, authentication.iprev.name))
    return rows


def _add_authentication(page: Page, report: Report, *, verbose: bool) -> None:
    language = page.style.language
    rows = authentication_rows(report.authentication, language)
    page.heading(label("authentication", language))
    for method, result, told in rows:
        words = f"{label(f'auth.{result}', language)} ({result})"
        page.field(method, f"{words}  {told}".rstrip(), 6, _AUTH_COLORS.get(result, ""))
    _add_opinions(page, report.authentication, language)
    if verbose:
        _add_claims(page, report.authentication, language)


def _add_opinions(page: Page, authentication: Authentication, language: Language) -> None:
    rows = list(opinion_rows(authentication, language))
    if not rows:
        return
    page.heading(opinion_label("title", language))
    for about, engine, result, agreement in rows:
        words = f"{label(f'auth.{result}', language)} ({result})"
        page.margin(f"{about}  {engine}  {words}  {agreement}", hanging=2)


def _add_claims(page: Page, authentication: Authentication, language: Language) -> None:
    claims = [
        (each.authserv_id or label("no_name", language), each.trusted, each.results) for each in authentication.claimed
    ]
    claims += [(each.header, each.trusted, each.results) for each in authentication.claimed_other]
    if not claims:
        return
    page.heading(label("claimed", language))
    for name, trusted, results in claims[:_DEFECTS_SHOWN]:
        belief = label("trusted" if trusted else "untrusted", language)
        told = " ".join(f"{each.method}={each.result}" for each in results[:20])
        page.margin(f"[{belief}] {shortened(name, 120)}: {shortened(told, 400)}", hanging=2)


def _add_route(page: Page, report: Report) -> None:
    language = page.style.language
    if not report.route:
        return
    page.heading(label("route", language))
    for hop in report.route:
        _add_hop(page, hop, language)


def _add_hop(page: Page, hop: Hop, language: Language) -> None:
    delay = duration(hop.delay_seconds, language)
    ip = f" [{shortened(hop.ip, 50)}]" if hop.ip else ""
    by = shortened(hop.by, 120) or "?"
    page.margin(f"{hop.index:>2}  {shortened(hop.from_, 120) or '?'}{ip} → {by}", hanging=4)
    facts = [day_and_time(hop.time, language), delay, shortened(hop.with_, 40)]
    if hop.tls is not None:
        facts.append(f"{label('hop.tls', language)}: {label('yes' if hop.tls else 'no', language)}")
    page.margin("  ".join(fact for fact in facts if fact), "dim", indent=4)
    if hop.anomalies:
        page.margin(
            f"{label('hop.anomalies', language)}: {visible(anomalies(hop.anomalies, language))}", "yellow", indent=4
        )


def _add_links(page: Page, report: Report) -> None:
    language = page.style.language
    if not report.urls:
        return
    page.heading(f"{label('urls', language)} ({len(report.urls)})")
    for url in report.urls[:_LINKS_SHOWN]:
        remarks = f" [{kinds(url.kinds, language)}]" if url.kinds else ""
        page.margin(
            shortened(place(url.where, language), 120) + ": " + shortened(url.url, 300) + visible(remarks), hanging=2
        )
        if url.text and url.text != url.url:
            page.margin(f"{label('url.text', language)}: {shortened(url.text, 120)}", "dim", indent=4, hanging=2)
        if url.final:
            page.margin(f"{label('url.leads', language)}: {shortened(url.final, 300)}", indent=4, hanging=2)
    if len(report.urls) > _LINKS_SHOWN:
        page.margin(label("more", language, count=len(report.urls) - _LINKS_SHOWN), "dim")


def _add_attachments(page: Page, report: Report, *, verbose: bool) -> None:
    if report.attachments:
        page.heading(f"{label('attachments', page.style.language)} ({len(report.attachments)})")
        for attachment in report.attachments[: None if verbose else 20]:
            _add_attachment(page, attachment, 0, verbose=verbose)


def _add_attachment(page: Page, attachment: AttachmentReport, depth: int, *, verbose: bool) -> None:
    size = label("bytes", page.style.language, size=f"{attachment.size:,}")
    type_ = attachment.detected_type or attachment.declared_type
    remarks = f" [{kinds(attachment.kinds, page.style.language)}]" if attachment.kinds else ""
    facts = ", ".join(fact for fact in (size, shortened(type_, 80)) if fact)
    page.margin(f"{shortened(attachment.name, 200) or '-'} ({facts}){visible(remarks)}", indent=2 * depth)
    if verbose and attachment.sha256:  # an encrypted file inside an archive has no digest
        page.margin(f"SHA-256 {attachment.sha256}", "dim", indent=2 * depth + 2)
    if depth < 6:
        for child in attachment.children[: None if verbose else 20]:
            _add_attachment(page, child, depth + 1, verbose=verbose)


def _add_nested(page: Page, report: Report) -> None:
    if not report.nested:
        return
    page.heading(label("nested", page.style.language))
    for mail in report.nested:
        who = ", ".join(shortened(each.address, 120) for each in mail.from_[:3])
        page.margin(f"{shortened(mail.name, 80)}: {who} {page.bar} {shortened(mail.subject, 200)}", hanging=2)
        for finding in mail.findings:
            severity = label(f"severity.{finding.severity}", page.style.language)
            page.margin(f"[{severity}] {visible(finding.summary)}", indent=2, hanging=2)


def _add_remarks(page: Page, report: Report, *, verbose: bool) -> None:
    language = page.style.language
    blocks: list[tuple[str, list[str]]] = [
        ("not_examined", [not_examined(each, language) for each in report.not_examined]),
        ("accepted", [f"{each.get('check', '')}: {each.get('reason', '')}" for each in report.accepted]),
        ("errors", [f"{each.check}: {each.detail}" for each in report.errors]),
    ]
    limits = [each for each in report.defects if verbose or each.kind.startswith("limit-") or each.kind == "no-header"]
    blocks.append(("defects", [defect(each, language) for each in limits]))
    for key, lines in blocks:
        if not lines:
            continue
        page.heading(label(key, language))
        for line in lines[:_DEFECTS_SHOWN]:
            page.margin(shortened(line, 300), hanging=2)
        if len(lines) > _DEFECTS_SHOWN:
            page.margin(label("more", language, count=len(lines) - _DEFECTS_SHOWN), "dim")
