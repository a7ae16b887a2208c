"""One message's allowance of DNS questions: each is asked once, and no more than a message is worth."""

from typing import Final

from mailguard.dns.flow import Answer, Flow, Question, Status, T

QUESTIONS_PER_MESSAGE: Final = 40  # beyond those of SPF, which RFC 7208 §4.6.4 limits by itself


class Budget:
    """Shared by the flows of one message.

    An answer that any of them was given is not asked for again and costs no round. What exceeds `limit` is
    answered `Status.REFUSED`; `exceeded` counts those.
    """

    def __init__(self, limit: int = QUESTIONS_PER_MESSAGE) -> None:
        self.left = limit
        self.exceeded = 0
        self._known: Final[dict[Question, Answer]] = {}

    def within(self, flow: Flow[T], *, free: bool = False) -> Flow[T]:
        """`flow`, held to the budget. `free` flows have limits of their own and only share the answers."""
        known = self._known
        try:
            wanted = next(flow)
            while True:
                new = tuple(question for question in wanted if question not in known)
                if not free and len(new) > self.left:
                    for question in new[self.left :]:
                        known[question] = Answer(question, Status.REFUSED, detail="question budget of the message")
                        self.exceeded += 1
                    new = new[: self.left]
                if not free:
                    self.left -= len(new)
                if new:
                    known.update((yield new))
                wanted = flow.send({question: known[question] for question in wanted})
        except StopIteration as stop:
            value: T = stop.value
            return value
