"""What was found of each subject, in a line or few: for the details of the text and HTML reports."""

from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_reason import reason
from mailguard.catalogue.posture_report import label
from mailguard.catalogue.report import label as common
from mailguard.posture.snapshot import BimiPosture, DkimKey, Listing, MxHost, Posture, RecordPosture, SmtpHost
from mailguard.render.opinions import posture_opinions

_SHOWN: Final = 30  # lines of one subject


def facts(posture: Posture, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The area's name and its lines, still as they came: to be made visible by whoever shows them."""
    yield "area.spf", (_spf(posture, language),)
    yield "area.dmarc", tuple(_dmarc(posture, language))
    keys = _cut((_key(each, language) for each in posture.dkim), language)
    yield "area.dkim", keys or (label("not_found", language),)
    yield "area.mx", _cut((_host(each, language) for each in posture.mx), language) or (label("none", language),)
    yield "area.mta-sts", (_mta_sts(posture, language),)
    yield "area.tls-rpt", (_record(posture.tls_rpt, language),)
    yield "area.dane", _cut(posture.dane.hosts, language) or (label("none", language),)
    yield "area.bimi", tuple(_bimi(posture.bimi, language))
    detail = f" ({reason(posture.dnssec.detail, language)})" if posture.dnssec.detail else ""
    yield "area.dnssec", (label(f"dnssec.{posture.dnssec.state}", language) + detail,)
    yield "area.caa", _cut(posture.caa, language) or (label("none", language),)
    yield "area.ns", _cut(posture.ns, language) or (label("none", language),)
    if posture.lookalikes:
        lines = (f"{each.name} ({', '.join(each.mx) or '-'}) {each.marked}".rstrip() for each in posture.lookalikes)
        yield "area.lookalike", _cut(lines, language)
    if posture.blocklists:
        yield "area.blocklist", _cut((_listing(each, language) for each in posture.blocklists), language)
    if posture.smtp:
        yield "area.smtp", _cut((_server(each, language) for each in posture.smtp), language)
    if posture.second_opinion:
        yield "area.second-opinion", tuple(posture_opinions(posture, language))
    seconds = f"{posture.timing_ms / 1000:.2f}"
    yield "questions", (label("cost", language, queries=posture.queries, seconds=seconds),)


def _cut(lines: Iterable[str], language: Language) -> tuple[str, ...]:
    """The first lines, and how many more there are."""
    found = tuple(lines)
    if len(found) <= _SHOWN:
        return found
    return *found[:_SHOWN], common("more", language, count=len(found) - _SHOWN)


def _spf(posture: Posture, language: Language) -> str:
    spf = posture.spf
    if spf.failed:
        return label("failed.detail", language, detail=spf.failed)
    text = spf.record.text if spf.record is not None else ""
    if spf.result == "permerror":
        why = ", ".join(reason(each, language) for each in spf.reason.split(", "))
        unusable = label("spf.permerror", language, reason=why)
        return f"{text} – {unusable}" if text else unusable
    return text or label("none", language)


def _dmarc(posture: Posture, language: Language) -> Iterator[str]:
    dmarc = posture.dmarc
    if dmarc.failed:
        yield label("failed.detail", language, detail=dmarc.failed)
        return
    yield dmarc.record or label("none", language)
    if dmarc.record and dmarc.effective_policy:
        yield label("dmarc.at", language, policy=dmarc.effective_policy, location=dmarc.location)


def _key(key: DkimKey, language: Language) -> str:
    size = f" {key.bits}" if key.bits else ""
    kind = f", {key.algorithm}{size}" if key.algorithm else ""
    alias = f" → {key.target}" if key.target else ""
    return f"{key.selector}: {label(f'dkim.{key.state}', language)}{kind}{alias}"


def _host(host: MxHost, language: Language) -> str:
    problem = "" if host.state == "ok" else f" – {label(f'mx.{host.state}', language)}"
    unconfirmed = label("mx.unconfirmed", language)
    addresses = [each if each in host.confirmed else f"{each} ({unconfirmed})" for each in host.addresses[:_SHOWN]]
    found = f" ({', '.join(addresses)})" if addresses else ""
    return f"{host.preference} {host.host or '.'}{found}{problem}"


def _mta_sts(posture: Posture, language: Language) -> str:
    sts = posture.mta_sts
    if sts.failed:
        return label("failed.detail", language, detail=sts.failed)
    if not sts.record:
        return label("none", language)
    if sts.fetch == "not-fetched":
        return f"{sts.record} – {label('not_checked', language)}"
    if sts.fetch != "ok":
        return f"{sts.record} – {reason(sts.fetch, language)}"
    return f"{sts.record} – mode: {sts.mode}, mx: {', '.join(sts.mx[:_SHOWN])}, max_age: {sts.max_age}"


def _listing(listing: Listing, language: Language) -> str:
    told = label("failed.detail", language, detail=listing.failed) if listing.failed else listing.reason
    return f"{listing.address}: {listing.zone}" + (f" – {told}" if told else "")


def _server(server: SmtpHost, language: Language) -> str:
    said = "" if server.state == "ok" else reason(server.detail, language)
    told = [label(f"smtp.{server.state}", language), server.tls, said]
    if server.days_left is not None:
        told.append(label("smtp.days", language, days=server.days_left))
    return f"{server.host} ({server.address}): {', '.join(filter(None, told))}"


def _bimi(bimi: BimiPosture, language: Language) -> Iterator[str]:
    yield _record(RecordPosture(bimi.record, failed=bimi.failed), language)
    found = bimi.certificate
    if found is not None and not found.problem:
        dates = f"{found.not_before[:10]} – {found.not_after[:10]}"
        yield label("bimi.certificate", language, subject=found.subject, issuer=found.issuer, dates=dates)
        yield label("bimi.domains", language, domains=", ".join(found.domains[:_SHOWN]))
    elif bimi.fetch == "not-fetched":
        yield label("bimi.not_fetched", language)


def _record(record: RecordPosture, language: Language) -> str:
    if record.failed:
        return label("failed.detail", language, detail=record.failed)
    return record.record or label("none", language)
