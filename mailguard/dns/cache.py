"""Answers that are still good: records by their TTL, absence and failure by theirs. Shared by threads."""

import threading
import time
from typing import Final

from mailguard.dns.flow import Answer, Question

ENTRIES: Final = 50_000  # answers kept, at about 1 kB each; the oldest go first
_SHORTEST: Final = 5  # seconds that even a TTL of 0 is kept: one run asks each question once
_LONGEST: Final = 3600


class AnswerCache:
    """A bounded cache."""

    def __init__(self, entries: int = ENTRIES) -> None:
        self._entries: Final[dict[Question, tuple[float, Answer]]] = {}
        self._most: Final = entries
        self._lock: Final = threading.Lock()

    def get(self, question: Question) -> Answer | None:
        """The answer, while it is good."""
        entry = self._entries.get(question)
        if entry is None or entry[0] < time.monotonic():
            return None
        return entry[1]

    def put(self, answer: Answer) -> None:
        """Keep `answer` for its TTL, at least five seconds and at most an hour."""
        until = time.monotonic() + min(max(answer.ttl, _SHORTEST), _LONGEST)
        with self._lock:
            self._entries.pop(answer.question, None)
            self._entries[answer.question] = until, answer
            while len(self._entries) > self._most:
                del self._entries[next(iter(self._entries))]
