"""A cache of answers, each for its TTL; absence (RFC 2308 §5) and failure are cached too. Safe for threads."""

import threading
import time
from typing import Final

from mailguard.dns.flow import Answer, Question

ENTRIES: Final = 50_000  # answers kept, about 1 kB each; the oldest are dropped first
_SHORTEST: Final = 5  # seconds; even a TTL of 0 is kept that long, so that one run asks each question once
_LONGEST: Final = 3600


class AnswerCache:
    """A cache with a maximum size."""

    def __init__(self, entries: int = ENTRIES) -> None:
        self._entries: Final[dict[Question, tuple[float, Answer]]] = {}
        self._most: Final = entries
        self._lock: Final = threading.Lock()

    def get(self, question: Question) -> Answer | None:
        """Return the answer, or None if there is none or its time is over."""
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
