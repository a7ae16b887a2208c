"""Redact a report so that it can be given to others: recipients and other third persons are hidden.

Kept: the sender's own claims (From, Sender, Reply-To, Return-Path, the envelope), which the report is about, and all
domains, our own included, because the findings cannot be verified without them.
Hidden: the recipients' names and addresses anywhere in the report, the local parts of all other addresses, the subjects
and senders of mails inside the mail, the folders of our files, and the settings that show whom the organization works
with. A redacted report cannot be replayed.
"""

import base64
import binascii
import functools
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.report.model import NestedReport, Person, Report

HIDDEN: Final = "[hidden]"
NAMES: Final = 200  # the most recipients whose names are hidden in texts; for addresses there is no limit
_SETTINGS: Final = ("checks", "lang")
# Not after "//": that is the user part of a URL, which is a trick of the sender and not a mailbox.
_ADDRESS: Final = lazy_pattern(r"(?<![\w.+%=/-])([\w.+=-]{1,64})(@|%40)([\w-]{1,63}(?:\.[\w-]{1,63}){0,8})")
# Base64 of an address. ASCII letters, digits and "@._-" never encode to "+" or "/".
_BASE64: Final = lazy_pattern(r"(?<![A-Za-z0-9])[A-Za-z0-9]{12,400}={0,2}")
_WORD: Final = lazy_pattern(r"[\w.+-]{3,64}")
_NAME_PART: Final = lazy_pattern(r"[^\W\d_]{2,40}")


def redacted(report: Report) -> Report:
    """Return the report without data about third persons. Offsets into changed texts are removed."""
    words = _Words.of(report)
    data: dict[str, Any] = words.clean(report.to_dict())
    cleaned = Report.from_dict(data)
    summary = replace(
        cleaned.message,
        message_id=report.message.message_id,  # it looks like an address, but identifies the mail and not a person
        to=tuple(map(_recipient, report.message.to)),
        cc=tuple(map(_recipient, report.message.cc)),
    )
    return replace(
        cleaned,
        path=_file_name(cleaned.path),
        message=summary,
        settings=_settings(report.settings),
        nested=tuple(map(_nested, cleaned.nested)),
    )


@functools.cache
def _terms() -> frozenset[str]:
    """Every value that the schema of reports lists: results, severities, levels."""
    schema = json.loads((Path(__file__).parent.parent / "data" / "report-1.schema.json").read_text("utf-8"))
    found: set[str] = set()
    left = [schema]
    while left:
        node = left.pop()
        if isinstance(node, dict):
            found.update(node["enum"] if isinstance(node.get("enum"), list) else ())
            left.extend(node.values())
        elif isinstance(node, list):
            left.extend(node)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Words:
    """The names and local parts to hide in texts, and the addresses to keep, all case-folded."""

    kept: frozenset[str]
    names: tuple[str, ...]
    locals: frozenset[str]
    terms: frozenset[str]  # values of the report itself, such as "none": a recipient called none@ does not hide them

    @staticmethod
    def of(report: Report) -> "_Words":
        message = report.message
        senders = [*message.from_, *message.reply_to, *([message.sender] if message.sender else ())]
        kept = {person.address.casefold() for person in senders}
        kept |= {message.return_path.casefold(), (report.envelope.mail_from or "").casefold()}
        kept_names = {part for person in senders for part in _NAME_PART.findall(person.name.casefold())}
        others = [person for person in (*message.to, *message.cc) if person.address.casefold() not in kept]
        names: dict[str, None] = {}
        for person in others[:NAMES]:
            names[person.name.casefold()] = None
            parts = (part for part in _NAME_PART.findall(person.name.casefold()) if part not in kept_names)
            names.update((part, None) for part in parts if not part.isascii() or len(part) > 2)
        return _Words(
            kept=frozenset(kept - {""}),
            names=tuple(
                sorted((name for name in names if len(name) > 1 and name not in HIDDEN), key=len, reverse=True)
            ),
            locals=frozenset(person.address.partition("@")[0].casefold() for person in others) - {HIDDEN.strip("[]")},
            terms=_terms() | {finding.check for finding in report.findings},
        )

    def clean(self, value: Any) -> Any:
        """Return the JSON value with its texts redacted; changed evidence loses its offsets."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.clean(item) for item in value]
        if isinstance(value, Mapping):
            found = {key: self.clean(item) for key, item in value.items()}
            if isinstance(partner := value.get("partner"), str):
                found["partner"] = _file_name(partner)
            if "start" in value and "end" in value and found.get("text") != value.get("text"):
                found |= {"start": None, "end": None}
            return found
        return value

    def text(self, text: str) -> str:
        """Return `text` without the names and addresses of third persons."""
        if text in self.terms:
            return text
        if "@" in text or "%40" in text:
            text = _ADDRESS.sub(self._address, text)
        text = _BASE64.sub(self._encoded, text)
        text = _WORD.sub(lambda found: HIDDEN if found.group().casefold() in self.locals else found.group(), text)
        folded = text.casefold()
        for name in self.names:
            if name in folded:
                text = re.sub(_bounded(name), HIDDEN, text, flags=re.IGNORECASE)
                folded = text.casefold()
        return text

    def _address(self, found: re.Match[str]) -> str:
        local, at, domain = found.groups()
        return found.group() if f"{local}@{domain}".casefold() in self.kept else f"{HIDDEN}{at}{domain}"

    def _encoded(self, found: re.Match[str]) -> str:
        """Hide a base64 text that encodes an address, as phishing links do."""
        raw = found.group().rstrip("=")
        try:
            decoded = base64.b64decode(raw + "=" * (-len(raw) % 4), validate=True).decode("ascii")
        except (binascii.Error, ValueError):
            return found.group()
        return HIDDEN if _ADDRESS.search(decoded) else found.group()


def _bounded(name: str) -> str:
    """Return a pattern for a name. A Latin name must be a whole word, or "Ann" would match in "announcement"."""
    literal = re.escape(name)
    return rf"(?<!\w){literal}(?!\w)" if name.isascii() else literal


def _recipient(person: Person) -> Person:
    return Person(HIDDEN if person.name else "", f"{HIDDEN}@{person.domain}" if person.address else "", person.domain)


def _nested(nested: NestedReport) -> NestedReport:
    return replace(nested, subject=HIDDEN, from_=tuple(map(_recipient, nested.from_)))


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    organization = settings.get("organization")
    domains = organization.get("domains", []) if isinstance(organization, Mapping) else []
    kept = {name: settings[name] for name in _SETTINGS if name in settings}
    return {"organization": {"domains": domains}, **kept, "redacted": True}
