"""Reports as MISP events: one event per mail, with its e-mail and file objects, links and addresses.

One report gives `{"Event": …}`, several give `{"response": [{"Event": …}, …]}`. MISP imports both forms.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Final

from mailguard.render.common.style import Style
from mailguard.render.mail.observed import Observed, observed, plain
from mailguard.render.mail.opinions import opinions_line
from mailguard.report.model import Report

_OURS: Final = uuid.UUID("0d3c1f0a-7a4e-5b0e-8d58-0f6c1b7f4a11")
_THREAT: Final = {"malicious": "1", "suspicious": "2", "clean": "4"}  # high, medium, undefined
_EMAIL_TEMPLATE: Final = "a0c666e0-fc65-4be8-b48f-3423d788b552"
_FILE_TEMPLATE: Final = "688c46fb-5edb-40a3-8273-1af7923e2215"
_Json = dict[str, Any]


def render_misp(reports: Iterable[Report], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Render the event, or all events as they become ready."""
    remaining = (json.dumps({"Event": _event(report)}, ensure_ascii=True, indent=1) for report in reports)
    first, second = next(remaining, None), next(remaining, None)
    if second is None:
        yield (first or '{"response": []}') + "\n"
        return
    separator = '{"response": [\n'
    for each in chain((str(first), second), remaining):
        yield separator + each
        separator = ",\n"
    yield "\n]}\n"


def _event(report: Report) -> _Json:
    facts = observed(report)
    moment = datetime.fromisoformat(report.at).astimezone(UTC)
    key = report.message.sha256 + report.at
    maker = _Maker(key, str(int(moment.timestamp())))
    return {
        "uuid": maker.uuid("event"),
        "info": plain(f"{report.verdict.level} mail: {report.message.subject}")[:500],
        "date": moment.date().isoformat(),
        "timestamp": maker.timestamp,
        "threat_level_id": _THREAT.get(report.verdict.level, "4"),
        "analysis": "2",
        "distribution": "0",  # our organization only; the user decides whether to share it
        "published": False,
        "Attribute": [
            *_attributes(facts, maker),
            *(
                maker.attribute("comment", "Other", f"{each.severity} {each.check}: {each.summary}", flagged=False)
                for each in report.findings
            ),
            *(
                maker.attribute("comment", "Other", f"second opinion: {opinions}", flagged=False)
                for opinions in filter(None, (opinions_line(report.authentication),))
            ),
        ],
        "Object": list(_objects(report, facts, maker)),
        "Tag": [{"name": f'mailguard:verdict="{report.verdict.level}"'}, *map(_technique, _techniques(report))],
    }


class _Maker:
    """A factory of attributes and objects whose ids depend only on their content."""

    def __init__(self, key: str, timestamp: str) -> None:
        self._key = key
        self._number = 0
        self.timestamp = timestamp

    def uuid(self, what: str) -> str:
        self._number += 1
        return str(uuid.uuid5(_OURS, f"{self._key} {self._number} {what}"))

    def attribute(self, kind: str, category: str, value: str, *, flagged: bool, relation: str = "") -> _Json:
        made: _Json = {
            "uuid": self.uuid(kind),
            "type": kind,
            "category": category,
            "value": plain(value),
            "to_ids": flagged,
            "timestamp": self.timestamp,
            "distribution": "5",
        }
        return {**made, "object_relation": relation} if relation else made

    def object(self, name: str, category: str, template: str, attributes: Iterable[_Json]) -> _Json:
        return {
            "uuid": self.uuid(name),
            "name": name,
            "meta-category": category,
            "template_uuid": template,
            "template_version": "18" if name == "email" else "24",
            "timestamp": self.timestamp,
            "distribution": "5",
            "Attribute": list(attributes),
        }


def _attributes(facts: Observed, maker: _Maker) -> Iterator[_Json]:
    for url, bad in facts.urls:
        yield maker.attribute("url", "Network activity", url, flagged=facts.is_flagged and bad)
    if facts.client_ip:
        yield maker.attribute("ip-src", "Network activity", facts.client_ip, flagged=False)


def _objects(report: Report, facts: Observed, maker: _Maker) -> Iterator[_Json]:
    message = report.message
    suspect = facts.is_flagged and facts.sender_suspect
    parts = [("email-subject", "subject", message.subject, False), ("email-src", "from", facts.sender, suspect)]
    parts += [("email-reply-to", "reply-to", person.address, False) for person in message.reply_to]
    parts += [
        ("email-src-display-name", "from-display-name", message.from_[0].name if message.from_ else "", False),
        ("email-message-id", "message-id", message.message_id, False),
        ("email-src", "return-path", message.return_path, False),
    ]
    category = "Payload delivery"
    mail = [
        maker.attribute(kind, category, value, flagged=flagged, relation=relation)
        for kind, relation, value, flagged in parts
        if value.strip()
    ]
    if message.date:
        mail.append(maker.attribute("datetime", "Other", message.date, flagged=False, relation="send-date"))
    if mail:
        yield maker.object("email", "network", _EMAIL_TEMPLATE, mail)
    for file, bad in facts.files:
        flagged = facts.is_flagged and bad
        yield maker.object(
            "file",
            "file",
            _FILE_TEMPLATE,
            [
                maker.attribute("filename", category, file.name or "unnamed", flagged=False, relation="filename"),
                maker.attribute("sha256", category, file.sha256, flagged=flagged, relation="sha256"),
                maker.attribute("size-in-bytes", "Other", str(file.size), flagged=False, relation="size-in-bytes"),
            ],
        )


def _techniques(report: Report) -> list[str]:
    return sorted({technique for finding in report.findings if finding.weight > 0 for technique in finding.attack})


def _technique(name: str) -> _Json:
    return {"name": f'mitre-attack:technique="{name}"'}
