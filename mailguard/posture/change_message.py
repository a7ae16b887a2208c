"""Word the changes: one line for each, and one message for a round."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language
from mailguard.catalogue.posture_change import CHANGES as OTHERS
from mailguard.catalogue.posture_change import LABELS
from mailguard.catalogue.posture_report import LABELS as REPORT
from mailguard.posture.change import Change
from mailguard.posture.diff import KINDS
from mailguard.posture.outage import WHAT as OUTAGE
from mailguard.posture.words import words

CHANGES = {**{what: kind.wording for what, kind in KINDS.items()}, **OTHERS}  # every wording of a change
_ORDER = {"worse": 0, "changed": 1, "better": 2}
_VALUE = 200  # characters of a record that one line shows


def label(key: str, lang: Language, **values: object) -> str:
    """Return a phrase of the catalogue, filled in."""
    return LABELS[key][lang].format(**values)


def change_line(change: Change, lang: Language) -> str:
    """Return one line that says what changed, without the domain."""
    summary = _summary(change, lang)
    old, new = (_value(change, text, lang) for text in (change.old, change.new))
    values = {"old": old, "new": new, "subject": change.subject, "summary": summary}
    pattern = CHANGES[change.what][change.variant][lang]
    return pattern.format(**{name: _short(text) for name, text in values.items()})


def _value(change: Change, text: str, lang: Language) -> str:
    """Return a value in words, if it has any."""
    kind = KINDS.get(change.what)
    return kind.names[text][lang] if kind is not None and text in kind.names else text


def change_advice(change: Change, lang: Language) -> str:
    """Return what to do about the change, or "" if there is nothing to do."""
    if change.what != "finding" or change.direction == "better":
        return ""
    try:
        advice = words(change.check, change.values, lang).advice
    except KeyError:
        return ""
    return "\n".join(map(_clean, advice.splitlines()))


def _summary(change: Change, lang: Language) -> str:
    if change.what != "finding":
        return ""
    try:
        return words(change.check, change.values, lang).summary
    except KeyError:  # a check that another version of the program stored
        return f"{change.check} {change.subject}".strip()


def _short(text: str) -> str:
    """Return one line of limited length. Records are text of strangers and may be long."""
    flat = _clean(text)
    return flat if len(flat) <= _VALUE else flat[: _VALUE - 1] + "…"


def _clean(text: str) -> str:
    """Remove control characters, direction marks and lone surrogates (RFC 8259 §8.2); merge whitespace."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def ordered(changes: Iterable[Change]) -> list[Change]:
    """Return the changes for the worse first; within a direction, changes of records before those of findings."""
    return sorted(
        changes, key=lambda change: (_ORDER[change.direction], change.what == "finding", -change.severity.rank)
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """The current level and score of a domain, for a message."""

    domain: str
    level: str
    score: int


@dataclass(frozen=True, slots=True)
class Message:
    """What one round reports to one channel. `baseline` are the domains that were checked for the first time."""

    at: str
    changes: tuple[Change, ...] = ()
    standing: tuple[Standing, ...] = ()  # of the domains that changed
    baseline: tuple[Standing, ...] = ()

    def title(self, lang: Language) -> str:
        """Return the message in one line, as a subject."""
        directions = {change.direction for change in self.changes}
        if not directions and len(self.baseline) == 1:
            return label("subject.baseline.one", lang, domain=self.baseline[0].domain)
        if not directions:
            return label("subject.baseline", lang, count=len(self.baseline))
        worst = min(directions, key=_ORDER.__getitem__)
        told = [change for change in self.changes if change.direction == worst]
        names = list(dict.fromkeys(change.domain for change in told))
        more = label("domains.more", lang, first=names[0], count=len(names) - 1) if len(names) > 1 else names[0]
        if all(change.what == OUTAGE for change in told):
            return label("subject.unchecked" if worst == "worse" else "subject.checked", lang, domains=more)
        return label(f"subject.{worst}", lang, domains=more)

    def text(self, lang: Language) -> str:
        """Return the whole message as plain text."""
        lines = [label("time", lang, time=_local(self.at)), ""]
        standing = {each.domain: each for each in self.standing}
        by_domain: dict[str, list[Change]] = {}
        for change in self.changes:
            by_domain.setdefault(change.domain, []).append(change)
        for domain, changes in by_domain.items():
            lines.append(_standing(standing[domain], lang) if domain in standing else domain)
            lines += _told(changes, lang)
            lines.append("")
        if self.baseline:
            lines.append(label("baseline", lang))
            lines += [f"- {_standing(each, lang)}" for each in self.baseline]
        return "\n".join(lines).rstrip() + "\n"


def _local(at: str) -> str:
    """Return the time in the local zone with its offset (RFC 3339 §5.6), or the text itself if it cannot be read."""
    try:
        return datetime.fromisoformat(at).astimezone().isoformat(" ", "minutes")
    except (ValueError, OSError, OverflowError):
        return at


def standing_line(domain: str, level: str, score: int, lang: Language) -> str:
    """Return a line with the level and score of a domain. The level "unknown" has no score."""
    word = REPORT[f"word.{level}"][lang]
    return label("score.unknown" if level == "unknown" else "score", lang, domain=domain, level=word, score=score)


def _standing(standing: Standing, lang: Language) -> str:
    return standing_line(standing.domain, standing.level, standing.score, lang)


def _told(changes: Iterable[Change], lang: Language) -> Iterator[str]:
    for change in ordered(changes):
        yield f"- [{label(change.direction, lang)}] {change_line(change, lang)}"
        advice = change_advice(change, lang)
        if advice:
            yield from ("  " + line for line in label("advice", lang, advice=advice).splitlines())


def change_object(change: Change, lang: Language) -> Mapping[str, object]:
    """Return a change as a JSON object for programs, with its sentences (the `changes` of a webhook)."""
    return {
        "domain": change.domain,
        "time": change.at,
        "what": change.what,
        "subject": change.subject,
        "check": change.check,
        "old": change.old,
        "new": change.new,
        "direction": change.direction,
        "severity": change.severity.value,
        "summary": change_line(change, lang),
        "advice": change_advice(change, lang),
    }
