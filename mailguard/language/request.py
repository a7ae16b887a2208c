"""Requests for secrets put together freely: a verb of asking near the secret, on either side, in one sentence.

"Enter your employee ID, date of birth and network password", 「ユーザー名とパスワードを返信でお送りください」:
no table of phrases holds what may stand between. Whoever says that he never asks, asks for nothing. All patterns and
windows are bounded; the text is normalised.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language.text_windows import around_words

_DENIED: Final = 80  # characters in which a sentence says that it does not ask, before the request
_DENIED_AFTER: Final = 30
_AROUND: Final = 80  # characters around a hint's word in which its secret stands
SECRETS: Final = 40  # looked at in one text and language
UNSPACED: Final = frozenset({"ja", "zh", "ko"})
_STOP: Final = {
    True: lazy_pattern("[。!?！？]|\n[ \t\r]*\n"),
    False: lazy_pattern(r"[.!?](?=[\s\"')]|$)|\n[ \t\r]*\n"),
}


class Request(NamedTuple):
    """A request in normalised text. `weight` as in the table of phrases; `handed` when an answer is to hold it."""

    start: int
    end: int
    weight: int
    language: str
    handed: bool


class _Patterns(NamedTuple):
    secret: re.Pattern[str]
    strong: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    handed: re.Pattern[str]
    denied: re.Pattern[str]


@functools.cache
def _hints() -> dict[str, tuple[frozenset[bytes], tuple[frozenset[bytes], ...]]]:
    """The hints of each language: those of one word, and those of several as sets of words."""
    from mailguard.data.requests import ASKING

    found = {}
    for language, asking in ASKING.items():
        hints = [frozenset(hint.encode().split()) for hint in asking.hints]
        alone = frozenset(word for hint in hints if len(hint) == 1 for word in hint)
        found[language] = alone, tuple(hint for hint in hints if len(hint) > 1)
    return found


@functools.cache
def _all_hints() -> frozenset[bytes]:
    """The words of every hint of the languages with blanks."""
    return frozenset(word for alone, together in _hints().values() for hint in (alone, *together) for word in hint)


@functools.cache
def _patterns(language: str) -> _Patterns:
    from mailguard.data.requests import ASKING

    asking = ASKING[language]
    secret, before, after = f"(?:{asking.strong}|{asking.weak})", asking.before, asking.after
    if language not in UNSPACED:
        secret, after = rf"{secret}(?![a-z0-9])", rf"(?<![a-z0-9])(?:{after})(?![a-z0-9])"
        before = rf"(?:{before})(?![a-z0-9])" if language == "en" else rf"(?<![a-z0-9])(?:{before})(?![a-z0-9])"
    expressions = (each.replace(" ", r"\s{1,4}") for each in (secret, asking.strong, before, after))
    return _Patterns(*map(re.compile, (*expressions, asking.handed, asking.denied)))


def find_requests(text: str, words: AbstractSet[bytes], languages: AbstractSet[str]) -> Iterator[Request]:
    """The requests of normalised `text`; `words` are its distinct words, `languages` the plausible ones."""
    from mailguard.data.requests import ASKING

    if text.isascii() and _all_hints().isdisjoint(words):
        return
    for language, (alone, together) in _hints().items():
        if language not in languages:
            continue
        if language in UNSPACED:
            if not text.isascii() and any(hint in text for hint in ASKING[language].hints):
                yield from _find(text, language, ((0, len(text)),))
            continue
        telling = [word.decode() for word in alone & words]
        telling += [max(hint, key=len).decode() for hint in together if hint <= words]
        if telling:
            yield from _find(text, language, around_words(telling, text, _AROUND))


def _find(text: str, language: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Request]:
    from mailguard.data.requests import ASKING

    patterns = _patterns(language)
    reach = ASKING[language].reach
    stop = _STOP[language in UNSPACED]
    done = -1
    secrets = (secret for start, end in stretches for secret in patterns.secret.finditer(text, start, end))
    for secret in itertools.islice(secrets, SECRETS):
        if secret.start() < done or (language not in UNSPACED and not _begins_word(text, secret.start())):
            continue
        before_at = _after_last(stop, text, max(0, secret.start() - reach), secret.start())
        found = _verb(patterns, text, secret, before_at, reach, stop)
        if found is None:
            continue
        start, end, verb = found
        if is_denied(text, start, end, language):
            continue
        done = end
        weight = 3 if patterns.strong.search(text, secret.start(), end) else 2
        yield Request(start, end, weight, language, patterns.handed.search(verb) is not None)


def _verb(
    patterns: _Patterns, text: str, secret: re.Match[str], before_at: int, reach: int, stop: re.Pattern[str]
) -> tuple[int, int, str] | None:
    """Start and end of the request, and its verb."""
    limit = secret.end() + reach
    ended = stop.search(text, secret.end(), limit)
    after = patterns.after.search(text, secret.end(), ended.start() if ended else limit)
    if after is not None:
        return secret.start(), after.end(), after.group()
    verbs = list(itertools.islice(patterns.before.finditer(text, before_at, secret.start()), 5))
    if not verbs:
        return None
    verb = verbs[-1]
    start = verb.start() + len(verb.group()) - len(verb.group().lstrip(" \n.!?:;,"))
    return start, secret.end(), verb.group()


def _begins_word(text: str, start: int) -> bool:
    """Whether a word begins here, not the rest of one nor a part of an address."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "@/-_=&")


def _after_last(stop: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the sentence that `end` stands in begins, at `start` at the earliest."""
    for match in stop.finditer(text, start, end):
        start = match.end()
    return start


def is_denied(text: str, start: int, end: int, language: str) -> bool:
    """Whether the sentence denies a request: before the verb, or at its end where verbs come last."""
    if language not in _hints():
        return False
    denied, stop = _patterns(language).denied, _STOP[language in UNSPACED]
    if language not in UNSPACED:
        return denied.search(text, _after_last(stop, text, max(0, start - _DENIED), start), end) is not None
    ended = stop.search(text, end, end + _DENIED_AFTER)
    return denied.search(text, start, ended.start() if ended else end + _DENIED_AFTER) is not None
