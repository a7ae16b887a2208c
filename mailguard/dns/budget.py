"""Limit the DNS questions of one message: each is asked once, and each flow has an allowance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mailguard.dns.flow import Answer, Flow, Question, Status, T


@dataclass(slots=True)
class Allowance:
    """The number of questions that flows may still ask; `exceeded` counts those that were refused."""

    left: int
    exceeded: int = 0


class Memory:
    """The DNS answers that the flows of one message share.

    A question that any flow has asked is not asked again and needs no round trip. A question beyond a flow's
    allowance is answered with `Status.REFUSED`.
    """

    def __init__(self) -> None:
        self._known: Final[dict[Question, Answer]] = {}

    @property
    def refused(self) -> bool:
        """Whether the resolver refused to ask, because it is offline."""
        return any(answer.status is Status.REFUSED for answer in self._known.values())

    @property
    def answers(self) -> Mapping[Question, Answer]:
        """Every answer so far."""
        return self._known

    def within(self, flow: Flow[T], allowance: Allowance) -> Flow[T]:
        """Run `flow` within its allowance."""
        known = self._known
        beyond: dict[Question, Answer] = {}
        try:
            wanted = next(flow)
            while True:
                new = tuple(question for question in wanted if question not in known and question not in beyond)
                for question in new[allowance.left :]:
                    beyond[question] = Answer(question, Status.REFUSED, detail="too many questions for one message")
                    allowance.exceeded += 1
                new = new[: allowance.left]
                allowance.left -= len(new)
                if new:
                    answers = yield new
                    known.update((q, answers.get(q) or Answer(q, Status.SERVFAIL, detail="no answer")) for q in new)
                wanted = flow.send({q: known[q] if q in known else beyond[q] for q in wanted})
        except StopIteration as stop:
            value: T = stop.value
            return value
