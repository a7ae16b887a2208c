"""Changes in words: one line each, and the message of a round."""

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

CHANGES = {**{what: kind.wording for what, kind in KINDS.items()}, **OTHERS}  # all that is said of changes
_ORDER = {"worse": 0, "changed": 1, "better": 2}
_VALUE = 200  # characters of a record that one line shows


def label(key: str, lang: Language, **values: object) -> str:
    """A phrase of the catalogue."""
    return LABELS[key][lang].format(**values)


def change_line(change: Change, lang: Language) -> str:
    """What changed, in one line without its domain."""
    summary = _summary(change, lang)
    old, new = (_value(change, text, lang) for text in (change.old, change.new))
    values = {"old": old, "new": new, "subject": change.subject, "summary": summary}
    pattern = CHANGES[change.what][change.variant][lang]
    return pattern.format(**{name: _short(text) for name, text in values.items()})


def _value(change: Change, text: str, lang: Language) -> str:
    """A value in words."""
    kind = KINDS.get(change.what)
    return kind.names[text][lang] if kind is not None and text in kind.names else text


def change_advice(change: Change, lang: Language) -> str:
    """What to do about it, "" where nothing is to be done."""
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
    except KeyError:  # a check of another version
        return f"{change.check} {change.subject}".strip()


def _short(text: str) -> str:
    """One line of bounded length: records are what others publish."""
    flat = _clean(text)
    return flat if len(flat) <= _VALUE else flat[: _VALUE - 1] + "…"


def _clean(text: str) -> str:
    """Without control characters, direction marks and lone surrogates; runs of blanks are one."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def ordered(changes: Iterable[Change]) -> list[Change]:
    """What got worse first, and of each direction the records before what was found about them."""
    return sorted(
        changes, key=lambda change: (_ORDER[change.direction], change.what == "finding", -change.severity.rank)
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a domain stands, in a message."""

    domain: str
    level: str
    score: int


@dataclass(frozen=True, slots=True)
class Message:
    """What one round has to tell one channel. `baseline` are the domains that were checked for the first time."""

    at: str
    changes: tuple[Change, ...] = ()
    standing: tuple[Standing, ...] = ()  # of the domains that changed
    baseline: tuple[Standing, ...] = ()

    def title(self, lang: Language) -> str:
        """The message in one line."""
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
        """The message as a whole, plain text."""
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
    """The time as a clock here shows it, with its offset; as it is when it cannot be read."""
    try:
        return datetime.fromisoformat(at).astimezone().isoformat(" ", "minutes")
    except (ValueError, OSError, OverflowError):
        return at


def standing_line(domain: str, level: str, score: int, lang: Language) -> str:
    """How a domain stands; a level of "unknown" has no score."""
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
    """A change for programs, with its words."""
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
