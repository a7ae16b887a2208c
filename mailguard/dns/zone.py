"""Answer DNS questions from a mapping or a JSON file: for `--zone`, `replay` and users' own tests."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import idna

from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.errors import ZoneError, reason_of

ZoneValue = Sequence[str] | str
_STATUSES: Final = {
    status.value: status for status in (Status.NXDOMAIN, Status.NODATA, Status.SERVFAIL, Status.TIMEOUT)
}
_MAX_CNAMES: Final = 12  # aliases followed in one chain; recursive resolvers have a similar limit
_TTL: Final = 300


class ZoneResolver:
    """Answers every question from `zone` and never from the network; `asked` lists the questions in order.

    Keys are "NAME TYPE". Values are a list of records as `dig +short` prints them (TXT strings joined, without quotes)
    or one of "NXDOMAIN", "NODATA", "SERVFAIL", "TIMEOUT". "NAME CNAME" is followed. A name that is not in the zone is
    answered with NXDOMAIN, a name that has only other types with NODATA.

    >>> resolver = ZoneResolver({"example.jp TXT": ["v=spf1 -all"]})
    >>> question = Question("example.jp", "TXT")
    >>> resolver.resolve((question,))[question].records
    ('v=spf1 -all',)

    Raises `ZoneError` on a malformed zone.
    """

    def __init__(self, zone: Mapping[str, ZoneValue]) -> None:
        self._entries: Final[dict[tuple[str, str], tuple[Status, tuple[str, ...]]]] = {}
        self._names: Final[set[str]] = set()
        self.asked: Final[list[Question]] = []
        for key, value in zone.items():
            self._add(key, value)

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return the answers and add the questions to `asked`."""
        self.asked.extend(questions)
        return {question: self._answer(question) for question in questions}

    async def aresolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return the answers on asyncio, and add the questions to `asked`."""
        return self.resolve(questions)

    def _add(self, key: str, value: ZoneValue) -> None:
        name, type_ = _parse_key(key)
        if (name, type_) in self._entries:
            raise ZoneError(f"zone: {key!r} is given twice")
        status, records = _parse_value(key, value)
        self._entries[name, type_] = status, records
        if status in (Status.OK, Status.NODATA):
            self._names.add(name)

    def _answer(self, question: Question) -> Answer:
        name, type_ = question.name.lower().rstrip("."), question.type.upper()
        direct = self._entries.get((name, f"{type_}+CD")) if question.unchecked else None
        direct = direct or self._entries.get((name, type_))
        if type_ == "CNAME":
            canonical = name
        else:
            canonical, trouble = self._follow(name)
            if direct is None:
                if trouble is not None:
                    return Answer(question, trouble, detail="CNAME chain")
                direct = self._entries.get((canonical, type_))
        status, records = direct or (Status.NODATA if canonical in self._names else Status.NXDOMAIN, ())
        return Answer(question, status, records, canonical, _TTL)

    def _follow(self, name: str) -> tuple[str, Status | None]:
        """Return the name at the end of a CNAME chain, and the failure on the way, if any."""
        for _ in range(_MAX_CNAMES):
            status, records = self._entries.get((name, "CNAME"), (Status.NODATA, ()))
            if status.failed:
                return name, status
            if not records:
                return name, None
            name = records[0].lower().rstrip(".")
        return name, Status.SERVFAIL


def load_zone(path: str | Path) -> ZoneResolver:
    """Load the zone in the JSON file at `path`. Raises `ZoneError` with one line that says what is wrong."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")  # Windows editors add a byte-order mark
    except OSError as error:
        raise ZoneError(f"{path}: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise ZoneError(f"{path}: not UTF-8 (byte {error.start})") from error
    except ValueError as error:  # a NUL in the path
        raise ZoneError(f"{str(path)!r}: {error}") from error
    try:
        zone = json.loads(text, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as error:
        raise ZoneError(f"{path}: not JSON: {error.msg} (line {error.lineno})") from error
    except (RecursionError, ValueError) as error:
        raise ZoneError(f"{path}: {error}") from error
    if not isinstance(zone, dict):
        raise ZoneError(f'{path}: not a JSON object with "NAME TYPE" keys')
    try:
        return ZoneResolver(zone)
    except ZoneError as error:
        raise ZoneError(f"{path}: {str(error).removeprefix('zone: ')}") from error


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key!r} is given twice")
        found[key] = value
    return found


def _parse_key(key: str) -> tuple[str, str]:
    words = str(key).rsplit(None, 1)  # SPF macros can make names with spaces (RFC 7208 §7.1)
    if len(words) != 2 or not words[1].isascii() or not words[1].upper().removesuffix("+CD").isalnum():
        raise ZoneError(f'zone: {key!r} is not a key; write "NAME TYPE", like "example.jp TXT"')
    name = words[0].lower().rstrip(".")
    if not name.isascii():
        try:
            name = ".".join(_a_label(label) for label in name.split("."))
        except (idna.IDNAError, UnicodeError) as error:
            raise ZoneError(f"zone: {key!r} has a name that is not possible in DNS") from error
    return name, words[1].upper()


def _a_label(label: str) -> str:
    return label if label.isascii() else idna.encode(label, uts46=True).decode("ascii")


def _parse_value(key: str, value: ZoneValue) -> tuple[Status, tuple[str, ...]]:
    if isinstance(value, str):
        status = _STATUSES.get(value)
        if status is None:
            raise ZoneError(
                f"zone: {key!r} is {value[:40]!r}; write a list of records or one of {', '.join(_STATUSES)}"
            )
        return status, ()
    if not isinstance(value, list | tuple) or not all(isinstance(record, str) for record in value):
        raise ZoneError(f"zone: {key!r} needs a list of strings")
    return (Status.OK if value else Status.NODATA), tuple(value)
