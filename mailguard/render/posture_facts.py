"""What was found of each subject, in a line or few: for the details of the text and HTML reports."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.posture.snapshot import DkimKey, Listing, MxHost, Posture, RecordPosture, SmtpHost

_SHOWN: Final = 30  # lines of one subject


def facts(posture: Posture, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The area's name and its lines, still as they came: to be made visible by whoever shows them."""
    yield "area.spf", (_spf(posture, language),)
    yield "area.dmarc", tuple(_dmarc(posture, language))
    keys = tuple(_key(each, language) for each in posture.dkim[:_SHOWN])
    yield "area.dkim", keys or (label("not_found", language),)
    yield "area.mx", tuple(_host(each, language) for each in posture.mx[:_SHOWN]) or (label("none", language),)
    yield "area.mta-sts", (_mta_sts(posture, language),)
    yield "area.tls-rpt", (_record(posture.tls_rpt, language),)
    yield "area.dane", posture.dane.hosts[:_SHOWN] or (label("none", language),)
    yield "area.bimi", (_record(posture.bimi, language),)
    detail = f" ({posture.dnssec.detail})" if posture.dnssec.detail else ""
    yield "area.dnssec", (label(f"dnssec.{posture.dnssec.state}", language) + detail,)
    yield "area.caa", posture.caa[:_SHOWN] or (label("none", language),)
    yield "area.ns", posture.ns[:_SHOWN] or (label("none", language),)
    if posture.lookalikes:
        lines = (f"{each.name} ({', '.join(each.mx) or '-'})" for each in posture.lookalikes[:_SHOWN])
        yield "area.lookalike", tuple(lines)
    if posture.blocklists:
        yield "area.blocklist", tuple(_listing(each, language) for each in posture.blocklists[:_SHOWN])
    if posture.smtp:
        yield "area.smtp", tuple(_server(each, language) for each in posture.smtp[:_SHOWN])
    seconds = f"{posture.timing_ms / 1000:.2f}"
    yield "questions", (label("cost", language, queries=posture.queries, seconds=seconds),)


def _spf(posture: Posture, language: Language) -> str:
    spf = posture.spf
    if spf.failed:
        return label("failed.detail", language, detail=spf.failed)
    text = spf.record.text if spf.record is not None else ""
    if spf.result == "permerror":
        unusable = label("spf.permerror", language, reason=spf.reason)
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
    policy = f"mode: {sts.mode}, mx: {', '.join(sts.mx)}, max_age: {sts.max_age}" if sts.fetch == "ok" else sts.fetch
    return f"{sts.record} – {policy}"


def _listing(listing: Listing, language: Language) -> str:
    told = label("failed.detail", language, detail=listing.failed) if listing.failed else listing.reason
    return f"{listing.address}: {listing.zone}" + (f" – {told}" if told else "")


def _server(server: SmtpHost, language: Language) -> str:
    told = [label(f"smtp.{server.state}", language), server.tls, server.detail]
    if server.days_left is not None:
        told.append(label("smtp.days", language, days=server.days_left))
    return f"{server.host} ({server.address}): {', '.join(filter(None, told))}"


def _record(record: RecordPosture, language: Language) -> str:
    if record.failed:
        return label("failed.detail", language, detail=record.failed)
    return record.record or label("none", language)
