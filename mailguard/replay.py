"""A scan once more from what its report remembers: the DNS answers, the time and the settings."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from mailguard.auth.result import Envelope
from mailguard.codec import decode
from mailguard.config import Config
from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.dns.zone import ZoneResolver
from mailguard.errors import InputError
from mailguard.report import Report
from mailguard.scan import scan


class StoredAnswers:
    """The answers in a report. A question that was not asked then (offline, over budget) is refused now too."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self._stored = stored
        self._zone = ZoneResolver(stored)

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """An answer to every question."""
        known = tuple(question for question in questions if str(question) in self._stored)
        answers = dict(self._zone.resolve(known))
        for question in questions:
            answers.setdefault(question, Answer(question, Status.REFUSED, detail="not asked when the report was made"))
        return answers


def repeat(stored: Report, raw: bytes) -> Report:
    """The scan once more, asking nobody but the answers in `stored`. Raises `InputError` where they can't be used."""
    language = stored.settings.get("lang", "en")
    given = [name for name, source in stored.envelope.sources.items() if source == "given"]
    known = {name: getattr(stored.envelope, name) for name in given if name in ("client_ip", "helo", "mail_from")}
    try:
        config = decode(Config, {key: value for key, value in stored.settings.items() if key != "lang"})
        at = datetime.fromisoformat(stored.at)
    except (TypeError, ValueError) as error:
        raise InputError(f"the report's settings cannot be used: {error}") from None
    return scan(
        raw,
        config=config,
        resolver=StoredAnswers(stored.dns),
        envelope=Envelope(**known, sources=dict.fromkeys(known, "given")) if known else None,
        at=at,
        lang="ja" if language == "ja" else "en",
        path=stored.path,
    )


def differing(old: Any, new: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    """Each place where two JSON values differ, with both values."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            yield from differing(old.get(key), new.get(key), f"{where}.{key}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differing(one, other, f"{where}[{index}]")
    elif old != new:
        yield where, old, new
