"""Every question and answer of one run, in the format that `ZoneResolver` reads: a report's `dns`, and `replay`."""

from collections.abc import Mapping
from typing import Final

from mailguard.dns.flow import Answer, Answers, Flow, Status, T


class Transcript:
    """Notes what passes through `record`. Questions that were not asked (offline, over budget) leave no trace."""

    def __init__(self) -> None:
        self._answers: Final[dict[str, Answer]] = {}

    def note(self, answers: Answers) -> None:
        """Keep these answers."""
        for question, answer in answers.items():
            if answer.status is not Status.REFUSED:
                self._answers.setdefault(str(question), answer)

    def record(self, flow: Flow[T]) -> Flow[T]:
        """`flow`, with everything it is told noted."""
        try:
            questions = next(flow)
            while True:
                answers = yield questions
                self.note(answers)
                questions = flow.send(answers)
        except StopIteration as stop:
            value: T = stop.value
            return value

    def to_dict(self) -> Mapping[str, tuple[str, ...] | str]:
        """The `--zone` mapping that gives the same answers again, in the order they were first asked."""
        zone: dict[str, tuple[str, ...] | str] = {}
        for key, answer in self._answers.items():
            zone[key] = answer.records if answer.status is Status.OK else answer.status.value
        for answer in self._answers.values():
            alias = answer.question.name
            if answer.canonical_name not in ("", alias) and answer.question.type != "CNAME":
                zone.setdefault(f"{alias} CNAME", (answer.canonical_name,))
        return zone
