"""The header analysis as text and as JSON. In the text everything from the message is escaped and after a margin."""

import json
from collections.abc import Mapping
from typing import Any, Final

from mailguard._internal.codec import encode
from mailguard.auth.header_analysis import ClaimRow, HeaderAnalysis
from mailguard.auth.result import Hop
from mailguard.catalogue import Language
from mailguard.catalogue.headers import header_label
from mailguard.render.common.layout import Page
from mailguard.render.common.style import Style
from mailguard.render.common.times import day_and_time, duration
from mailguard.render.common.visible import shortened

_ROWS: Final = 40  # rows of one block shown without -v
_COLORS: Final = {"pass": "green", "fail": "red", "hardfail": "red", "softfail": "yellow", "permerror": "yellow"}
_LABEL_COLUMNS: Final = 16


def headers_json(analysis: HeaderAnalysis, language: Language) -> str:
    """Render one JSON object, schema `mailguard.headers/1`, with verdicts and remarks explained in `language`."""
    data: dict[str, Any] = encode(analysis)
    for row, verdict in zip(data["verdicts"], analysis.verdicts, strict=True):
        row["meaning"] = header_label(verdict.key, language, verdict.values)
    for row, remark in zip(data["remarks"], analysis.remarks, strict=True):
        row["key"] = remark.key.removeprefix("remark.")
        row["text"] = header_label(remark.key, language, remark.data)
    ordered = {"schema": data.pop("schema"), **data}
    return json.dumps(ordered, ensure_ascii=True, indent=2) + "\n"


def headers_text(analysis: HeaderAnalysis, style: Style) -> str:
    """Render the analysis for a terminal: summary, remarks, route, claims, verdicts of other systems, defects."""
    page = Page(style)
    language = style.language
    page.heading(header_label("heading.summary", language, {"path": shortened(analysis.path, 200)}))
    _add_summary(page, analysis)
    _add_remarks(page, analysis)
    _add_route(page, analysis)
    _add_claims(page, analysis)
    _add_verdicts(page, analysis)
    if style.verbosity > 0:
        _add_forgeable(page, analysis)
    if analysis.defects:
        page.heading(header_label("heading.defects", language))
        for defect in analysis.defects[:_ROWS]:
            page.margin(shortened(f"{defect.kind} ({defect.where}) {defect.detail}".rstrip(), 300), hanging=2)
    return page.text()


def _add_summary(page: Page, analysis: HeaderAnalysis) -> None:
    language = page.style.language
    envelope = analysis.envelope
    source = envelope.sources.get("client_ip", "")
    client = " ".join(
        part for part in (envelope.helo or "", f"[{envelope.client_ip}]" if envelope.client_ip else "") if part
    )
    if client and source:
        client += f" ({header_label(f'source.{source}', language)})"
    rows = (
        ("from", ", ".join(analysis.from_)),
        ("subject", analysis.subject),
        ("date", day_and_time(analysis.date, language) if analysis.date else ""),
        ("client_ip", client),
        ("return_path", f"<{analysis.return_path}>" if analysis.return_path else ""),
        ("message_id", analysis.message_id),
        ("list_id", analysis.list_id),
        ("mail_service", analysis.mail_service),
        ("traits", ", ".join(header_label(f"trait.{trait}", language) for trait in analysis.traits)),
    )
    for name, value in rows:
        if value:
            page.field(header_label(f"field.{name}", language), shortened(value, 400), _LABEL_COLUMNS)


def _add_remarks(page: Page, analysis: HeaderAnalysis) -> None:
    if not analysis.remarks:
        return
    page.heading(header_label("heading.remarks", page.style.language))
    for remark in analysis.remarks:
        values = {name: shortened(value, 200) for name, value in remark.data.items()}
        page.margin(header_label(remark.key, page.style.language, values), "yellow", hanging=2)


def _add_route(page: Page, analysis: HeaderAnalysis) -> None:
    language = page.style.language
    page.heading(header_label("heading.route", language))
    if not analysis.route:
        page.margin(header_label("none.route", language))
        return
    shown = analysis.route if page.style.verbosity > 0 else analysis.route[:_ROWS]
    for hop in shown:
        _add_hop(page, hop)
        if hop.index == analysis.border and hop.index + 1 < len(analysis.route):
            page.margin(header_label("hop.border", language), "cyan", hanging=3)
    if len(shown) < len(analysis.route):
        page.margin(f"… +{len(analysis.route) - len(shown)}", "dim")


def _add_hop(page: Page, hop: Hop) -> None:
    language = page.style.language
    unknown = header_label("hop.unknown", language)
    ip = f" [{shortened(hop.ip, 60)}]" if hop.ip else ""
    name = (
        f" ({shortened(hop.reverse_name, 100)})" if hop.reverse_name and hop.reverse_name != hop.from_.lower() else ""
    )
    by = f"{header_label('hop.by', language)} {shortened(hop.by, 120) or unknown}"
    page.margin(f"{hop.index:>2}  {shortened(hop.from_, 120) or unknown}{name}{ip} → {by}", hanging=4)
    facts = [
        day_and_time(hop.time, language) if hop.time else "",
        duration(hop.delay_seconds, language),
        shortened(hop.with_, 40),
    ]
    if hop.tls is not None:
        facts.append(header_label("hop.encrypted" if hop.tls else "hop.plain", language))
    page.margin("  ".join(fact for fact in facts if fact), "dim", indent=4)
    told = [word for word in hop.anomalies if word != "below-border"]
    if told:
        words = ", ".join(header_label(f"anomaly.{word}", language) for word in told)
        page.margin(words, "yellow", indent=4)


def _add_claims(page: Page, analysis: HeaderAnalysis) -> None:
    language = page.style.language
    page.heading(header_label("heading.claims", language))
    page.margin(header_label(f"believe.{analysis.believe}", language), "bold")
    for claim in analysis.claims if page.style.verbosity > 0 else analysis.claims[:_ROWS]:
        _add_claim(page, claim)


def _add_claim(page: Page, claim: ClaimRow) -> None:
    language = page.style.language
    word = "trusted" if claim.trusted else "above" if claim.above_border else "below"
    color = "green" if claim.trusted else "" if claim.above_border else "dim"
    name = f"{claim.header}: {claim.authserv_id}" if claim.authserv_id else claim.header
    page.margin(f"[{header_label(f'claim.{word}', language)}] {shortened(name, 200)}", color, hanging=2)
    for result in claim.results[:20]:
        properties = " ".join(f"{key}={value}" for key, value in list(result.properties.items())[:8])
        detail = " ".join(part for part in (properties, f"({result.comment})" if result.comment else "") if part)
        text = shortened(f"{result.method}={result.result} {detail}".rstrip(), 300)
        page.margin(text, _COLORS.get(result.result, "") if claim.trusted else "dim", indent=4, hanging=2)


def _add_verdicts(page: Page, analysis: HeaderAnalysis) -> None:
    if not analysis.verdicts:
        return
    language = page.style.language
    page.heading(header_label("heading.verdicts", language))
    for verdict in analysis.verdicts[: None if page.style.verbosity > 0 else _ROWS]:
        values: Mapping[str, str] = {name: shortened(value, 120) for name, value in verdict.values.items()}
        meaning = header_label(verdict.key, language, values)
        where = "" if verdict.above_border else f" [{header_label('claim.below', language)}]"
        told = f"{verdict.header} {verdict.token}={shortened(verdict.value, 60)}: {meaning}{where}"
        page.margin(told, "" if verdict.above_border else "dim", hanging=2)


def _add_forgeable(page: Page, analysis: HeaderAnalysis) -> None:
    if analysis.forgeable:
        page.heading(header_label("heading.forgeable", page.style.language))
        page.margin(shortened(", ".join(analysis.forgeable), 4_000))
