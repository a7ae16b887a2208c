"""The DNS tree walk (RFC 9989 §4.10): from a domain up to its top, at most eight questions, asked in one round."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.record import DmarcRecord, is_dmarc_record, parse_record
from mailguard.dns.flow import Flow, Question, Status, ask_all

QUERIES: Final = 8  # §4.10


@dataclass(frozen=True, slots=True)
class Step:
    """What one target of a walk holds. `several` says that its records were discarded for being more than one."""

    domain: str
    status: Status
    record: DmarcRecord | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps from `start` up, as far as the walk goes: psd=n and psd=y end it."""

    start: str
    steps: tuple[Step, ...]

    @property
    def uncertain(self) -> bool:
        """Whether a look-up failed, so that a record may have been missed."""
        return any(step.status.failed for step in self.steps)

    @property
    def uncertain_below(self) -> bool:
        """Whether one failed at or below `organizational_domain`, or no record was found to hold on to.

        What fails above it lies above every domain that shares it, and so cannot part them.
        """
        for step in self.steps:
            if step.status.failed:
                return True
            if step.domain == self.organizational_domain:
                return step.record is None and self.uncertain
        return False

    @property
    def organizational_domain(self) -> str:
        """The organizational domain of `start` (§4.10.2): `start` itself where nothing else decides."""
        found = [step for step in self.steps if step.record is not None]
        for step in found:
            if step.record is not None and step.record.psd == "n":
                return step.domain
            if step.record is not None and step.record.psd == "y" and step.domain != self.start:
                return _one_label_below(step.domain, self.start)
        return found[-1].domain if found else self.start

    def at(self, domain: str) -> Step | None:
        """The step at `domain`."""
        return next((step for step in self.steps if step.domain == domain), None)

    @property
    def public_suffix_step(self) -> Step | None:
        """The step with psd=y above the start."""
        return next((s for s in self.steps if s.record and s.record.psd == "y" and s.domain != self.start), None)


def targets(domain: str) -> tuple[str, ...]:
    """The domains a walk from `domain` looks at, in order (§4.10 steps 1, 4 and 7)."""
    labels = domain.split(".")
    rest = labels[1:] if len(labels) < QUERIES else labels[-(QUERIES - 1) :]
    return (domain, *(".".join(rest[index:]) for index in range(len(rest))))


def questions(domain: str) -> tuple[Question, ...]:
    """The questions of a walk from `domain`."""
    return tuple(Question(f"_dmarc.{target}", "TXT") for target in targets(domain))


def walk(domain: str) -> Flow[Walk]:
    """The walk from `domain`: lower case, A-labels, no final dot."""
    asked = questions(domain)
    answers = yield from ask_all(asked)
    steps: list[Step] = []
    for target, question in zip(targets(domain), asked, strict=True):
        answer = answers[question]
        found = [text for text in answer.records if is_dmarc_record(text)]
        record = parse_record(found[0]) if len(found) == 1 else None
        steps.append(Step(target, answer.status, record, len(found) > 1))
        if record is not None and record.psd in ("y", "n"):
            break
    return Walk(domain, tuple(steps))


def _one_label_below(public_suffix: str, start: str) -> str:
    below = start[: -len(public_suffix) - 1]
    return f"{below.rpartition('.')[2]}.{public_suffix}"
