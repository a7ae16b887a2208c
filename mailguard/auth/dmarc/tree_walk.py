"""The DNS tree walk (RFC 9989 §4.10): from a domain up to its top level, at most eight lookups, in one round."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.record import DmarcRecord, is_dmarc_record, parse_record
from mailguard.dns.flow import Flow, Question, Status, ask_all

QUERIES: Final = 8  # RFC 9989 §4.10


@dataclass(frozen=True, slots=True)
class Step:
    """One target of a walk. `several`: it has more than one record, so all were discarded (RFC 9989 §4.10)."""

    domain: str
    status: Status
    record: DmarcRecord | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps from `start` upwards; a record with psd=n or psd=y ends the walk (RFC 9989 §4.10)."""

    start: str
    steps: tuple[Step, ...]

    @property
    def uncertain(self) -> bool:
        """Whether a lookup failed, so that a record may have been missed."""
        return any(step.status.failed for step in self.steps)

    @property
    def uncertain_below(self) -> bool:
        """Whether a lookup failed at or below `organizational_domain`, or one failed and no record was found.

        A failure above it concerns all domains below it in the same way, so it cannot change their alignment.
        """
        for step in self.steps:
            if step.status.failed:
                return True
            if step.domain == self.organizational_domain:
                return step.record is None and self.uncertain
        return False

    @property
    def organizational_domain(self) -> str:
        """The organizational domain of `start` (RFC 9989 §4.10.2): `start` itself if no record decides."""
        found = [step for step in self.steps if step.record is not None]
        for step in found:
            if step.record is not None and step.record.psd == "n":  # RFC 9989 §4.10.2 step 1
                return step.domain
            if step.record is not None and step.record.psd == "y" and step.domain != self.start:
                return _one_label_below(step.domain, self.start)  # RFC 9989 §4.10.2 step 2
        return found[-1].domain if found else self.start  # RFC 9989 §4.10.2 step 3

    def at(self, domain: str) -> Step | None:
        """Return the step at `domain`, or None if the walk has none."""
        return next((step for step in self.steps if step.domain == domain), None)

    @property
    def public_suffix_step(self) -> Step | None:
        """The step above the start that has psd=y, or None (RFC 9989 §4.10.1)."""
        return next((s for s in self.steps if s.record and s.record.psd == "y" and s.domain != self.start), None)


def targets(domain: str) -> tuple[str, ...]:
    """Return the domains that a walk from `domain` visits, in order (RFC 9989 §4.10, steps 1, 4 and 7)."""
    labels = domain.split(".")
    rest = labels[1:] if len(labels) < QUERIES else labels[-(QUERIES - 1) :]
    return (domain, *(".".join(rest[index:]) for index in range(len(rest))))


def questions(domain: str) -> tuple[Question, ...]:
    """Return the questions of a walk from `domain` (RFC 9989 §4.5: TXT at _dmarc)."""
    return tuple(Question(f"_dmarc.{target}", "TXT") for target in targets(domain))


def walk(domain: str) -> Flow[Walk]:
    """Walk up from `domain`, which is in lower case, with A-labels and without a final dot."""
    asked = questions(domain)
    answers = yield from ask_all(asked)
    steps: list[Step] = []
    for target, question in zip(targets(domain), asked, strict=True):
        answer = answers[question]
        found = [text for text in answer.records if is_dmarc_record(text)]
        record = parse_record(found[0]) if len(found) == 1 else None  # RFC 9989 §4.10, steps 2 and 6
        steps.append(Step(target, answer.status, record, len(found) > 1))
        if record is not None and record.psd in ("y", "n"):
            break
    return Walk(domain, tuple(steps))


def _one_label_below(public_suffix: str, start: str) -> str:
    below = start[: -len(public_suffix) - 1]
    return f"{below.rpartition('.')[2]}.{public_suffix}"
