"""Reports as one STIX 2.1 bundle: the observed objects, a note with the findings, and indicators for bad mails.

The same report always gives the same objects: ids come from the content (STIX 2.1 §2.9), times from the report.
"""

import ipaddress
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from mailguard.render.common.style import Style
from mailguard.render.mail.observed import Observed, observed, plain
from mailguard.render.mail.opinions import opinions_line
from mailguard.report.model import Report

_OBSERVABLES: Final = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # STIX 2.1 §2.9
_OURS: Final = uuid.UUID("6f1d8f5e-52b8-5c0f-9d0a-3b7c9a1e4d20")
_CONFIDENCE: Final = {"suspicious": 60, "malicious": 85}
_Object = dict[str, Any]


def render_stix(reports: Iterable[Report], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Render the bundle, object by object."""
    check = _checker()
    seen: set[str] = set()
    first = ""
    separator = ""
    for report in reports:
        for made in _objects(report):
            if made["id"] in seen:
                continue
            seen.add(made["id"])
            check(made)
            if not first:
                first = str(uuid.uuid5(_OURS, made["id"] + report.message.sha256))
                yield f'{{\n  "type": "bundle",\n  "id": "bundle--{first}",\n  "objects": [\n'
            yield separator + json.dumps(made, ensure_ascii=True)
            separator = ",\n"
    yield "\n  ]\n}\n" if first else f'{{"type": "bundle", "id": "bundle--{uuid.uuid5(_OURS, "")}"}}\n'


def _checker() -> Callable[[_Object], object]:
    """Return a function that validates objects against the STIX 2.1 data model if the extra `stix` is installed.

    One invalid object makes a platform refuse the whole bundle. An invalid object would be a bug of mailguard, so the
    exception of the library goes to the caller and the bundle is not written.
    """
    try:
        import stix2
    except ImportError:
        return lambda made: made
    return lambda made: stix2.parse(made, allow_custom=False, version="2.1")


def _objects(report: Report) -> Iterator[_Object]:
    facts = observed(report)
    time = _time(report.at)
    author = _ours(
        "identity", "mailguard", {"name": "mailguard", "identity_class": "system"}, "2026-01-01T00:00:00.000Z"
    )
    observables = list(_observables(report, facts))
    key = report.message.sha256 + report.at
    seen = _ours(
        "observed-data",
        key,
        {
            "first_observed": time,
            "last_observed": time,
            "number_observed": 1,
            "object_refs": [each["id"] for each in observables],
            "created_by_ref": author["id"],
        },
        time,
    )
    yield author
    yield from observables
    yield seen
    indicators = list(_indicators(report, facts, time, author["id"])) if facts.is_flagged else []
    yield from indicators
    yield from (
        _ours(
            "relationship",
            key + each["id"],
            {"relationship_type": "based-on", "source_ref": each["id"], "target_ref": seen["id"]},
            time,
        )
        for each in indicators
    )
    yield _ours(
        "note",
        key,
        {
            "abstract": f"{report.verdict.level}, {report.verdict.score} of 100",
            "content": _content(report),
            "object_refs": [seen["id"], *(each["id"] for each in indicators)],
            "created_by_ref": author["id"],
        },
        time,
    )


def _content(report: Report) -> str:
    lines = [f"{each.severity} {each.check}: {each.summary}" for each in report.findings]
    lines = lines or [f"No findings. {report.verdict.level}."]
    opinions = opinions_line(report.authentication)
    return plain("\n".join([*lines, f"second opinion: {opinions}"] if opinions else lines))


def _observables(report: Report, facts: Observed) -> Iterator[_Object]:
    """Yield the mail, its sender, links, files and client address as STIX cyber-observable objects (STIX 2.1 §6)."""
    message = report.message
    mail: _Object = {"is_multipart": False, "subject": plain(message.subject)}
    if message.date:
        mail["date"] = _time(message.date)
    if message.message_id:
        mail["message_id"] = plain(message.message_id)
    if facts.sender:
        sender = _observable("email-addr", {"value": facts.sender})
        yield sender
        mail["from_ref"] = sender["id"]
        domain = _observable(
            "domain-name", {"value": report.message.from_[0].domain or facts.sender.rpartition("@")[2]}
        )
        yield domain
    contributing = {name: value for name, value in mail.items() if name in ("from_ref", "subject")}
    yield _observable("email-message", mail, contributing)
    original = {"hashes": {"SHA-256": message.sha256}, "size": message.size}
    yield _observable("file", original, {"hashes": original["hashes"]})
    for url, _ in facts.urls:
        yield _observable("url", {"value": url})
    for file, _ in facts.files:
        body = {"hashes": {"SHA-256": file.sha256}, "size": file.size, "name": plain(file.name) or "unnamed"}
        yield _observable("file", body, {"hashes": body["hashes"], "name": body["name"]})
    if facts.client_ip:
        kind = "ipv6-addr" if ipaddress.ip_address(facts.client_ip).version == 6 else "ipv4-addr"
        yield _observable(kind, {"value": facts.client_ip})


def _indicators(report: Report, facts: Observed, time: str, author: str) -> Iterator[_Object]:
    """Yield indicators to search for elsewhere, only for objects that a check reported."""
    patterns = [f"[url:value = {_literal(url)}]" for url, bad in facts.urls if bad]
    patterns += [f"[file:hashes.'SHA-256' = {_literal(file.sha256)}]" for file, bad in facts.files if bad]
    if facts.sender and facts.sender_suspect:
        patterns.append(f"[email-message:from_ref.value = {_literal(facts.sender)}]")
    for pattern in patterns:
        yield _ours(
            "indicator",
            report.message.sha256 + report.at + pattern,
            {
                "name": f"{report.verdict.level} mail: {', '.join(report.verdict.reasons[:5])}"[:250],
                "pattern": pattern,
                "pattern_type": "stix",
                "valid_from": time,
                "indicator_types": [
                    "malicious-activity" if report.verdict.level == "malicious" else "anomalous-activity"
                ],
                "confidence": _CONFIDENCE[report.verdict.level],
                "created_by_ref": author,
            },
            time,
        )


def _observable(kind: str, body: Mapping[str, Any], contributing: Mapping[str, Any] | None = None) -> _Object:
    text = json.dumps(contributing or body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid.uuid5(_OBSERVABLES, text)}",
        **body,
    }


def _ours(kind: str, key: str, body: Mapping[str, Any], time: str) -> _Object:
    made = {"type": kind, "spec_version": "2.1", "id": f"{kind}--{uuid.uuid5(_OURS, kind + key)}"}
    return {**made, "created": time, "modified": time, **body}


def _literal(text: str) -> str:
    """Return a string literal of the STIX patterning language (STIX 2.1 §9.3)."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _time(text: str) -> str:
    """Return an RFC 3339 time in UTC with milliseconds (STIX 2.1 §3.2)."""
    moment = datetime.fromisoformat(text)
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:  # in the first or last hours that `datetime` can hold
        moment = moment.replace(tzinfo=UTC)
    return f"{moment.year:04}-{moment:%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"
