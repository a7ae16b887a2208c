"""A report that may leave the house: who received the mail, and everybody else whom it is not about, is hidden.

Kept are the sender's own claims (From, Sender, Reply-To, Return-Path, the envelope), which the report is about, and
domains, our own too, without which nobody could check anything. Hidden are the recipients' names and addresses
wherever they stand, the local parts of all other addresses, the subjects and senders of mails inside the mail, the
folders of our files, and the settings that tell whom the organization works with. Such a report can't be replayed.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.report.model import NestedReport, Person, Report

HIDDEN: Final = "[hidden]"
NAMES: Final = 200  # recipients whose names are looked for in all texts; addresses are hidden without any limit
_SETTINGS: Final = ("checks", "lang")
# Not after "//": that is the user part of a URL, a trick of the sender and no mailbox.
_ADDRESS: Final = lazy_pattern(r"(?<![\w.+%=/-])([\w.+=-]{1,64})(@|%40)([\w-]{1,63}(?:\.[\w-]{1,63}){0,8})")
# Base64 of an address: ASCII letters, digits and "@._-" never give "+" or "/".
_BASE64: Final = lazy_pattern(r"(?<![A-Za-z0-9])[A-Za-z0-9]{12,400}={0,2}")
_WORD: Final = lazy_pattern(r"[\w.+-]{3,64}")
_NAME_PART: Final = lazy_pattern(r"[^\W\d_]{2,40}")


def redacted(report: Report) -> Report:
    """The report without what concerns third persons. Offsets into texts that changed are dropped."""
    words = _Words.of(report)
    data: dict[str, Any] = words.clean(report.to_dict())
    cleaned = Report.from_dict(data)
    summary = replace(
        cleaned.message,
        message_id=report.message.message_id,  # a name of the mail, not of a person, though it looks like an address
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


@dataclass(frozen=True, slots=True)
class _Words:
    """What is hidden in texts (folded), and the addresses that stay."""

    kept: frozenset[str]
    names: tuple[str, ...]
    locals: frozenset[str]

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
        )

    def clean(self, value: Any) -> Any:
        """The same JSON value with its texts redacted; evidence that changed loses its offsets."""
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
        """`text` without the names and addresses of others."""
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
        """A text in which an address is hidden by base64, as phishing links carry it."""
        raw = found.group().rstrip("=")
        try:
            decoded = base64.b64decode(raw + "=" * (-len(raw) % 4), validate=True).decode("ascii")
        except (binascii.Error, ValueError):
            return found.group()
        return HIDDEN if _ADDRESS.search(decoded) else found.group()


def _bounded(name: str) -> str:
    """A pattern for a name; of Latin letters it has to stand alone, or Ann would be found in announcement."""
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
