"""Find requests for secrets in any wording: a verb of asking before or after a secret, in the same sentence.

In "Enter your employee ID, date of birth and network password" and 「ユーザー名とパスワードを返信でお送りください」,
anything may be between verb and secret, so no table of phrases can list them. A sentence that denies asking is not a
request. All patterns and windows are bounded. The text is normalised.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language.text_windows import around_words

_DENIED: Final = 80  # characters before the request that are searched for a denial
_DENIED_AFTER: Final = 30  # the same after it
_AROUND: Final = 80  # characters around a hint's word that are searched for the secret
SECRETS: Final = 40  # maximum secrets examined in a text for each language
UNSPACED: Final = frozenset({"ja", "zh", "ko"})
_STOP: Final = {
    True: lazy_pattern("[。!?！？]|\n[ \t\r]*\n"),
    False: lazy_pattern(r"[.!?](?=[\s\"')]|$)|\n[ \t\r]*\n"),
}


class Request(NamedTuple):
    """A request in normalised text. `weight` is as for phrases. `handed`: the reply is to contain the secret."""

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
    """Return the hints of each language: those of one word, and those of several words as sets."""
    from mailguard.data.requests import ASKING

    found = {}
    for language, asking in ASKING.items():
        hints = [frozenset(hint.encode().split()) for hint in asking.hints]
        alone = frozenset(word for hint in hints if len(hint) == 1 for word in hint)
        found[language] = alone, tuple(hint for hint in hints if len(hint) > 1)
    return found


@functools.cache
def _all_hints() -> frozenset[bytes]:
    """Return the words of all hints of the languages with blanks."""
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
    """Yield the requests in normalised `text`. `words` are its distinct words, `languages` the plausible ones."""
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
    """Return start and end of the request, and its verb, or None if there is no verb."""
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
    """Whether a word begins at `start`, and not in the middle of another word or an address."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "@/-_=&")


def _after_last(stop: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return the beginning of the sentence that contains `end`, but at least `start`."""
    for match in stop.finditer(text, start, end):
        start = match.end()
    return start


def is_denied(text: str, start: int, end: int, language: str) -> bool:
    """Whether the sentence denies a request: before the verb, or at its end in languages whose verbs come last."""
    if language not in _hints():
        return False
    denied, stop = _patterns(language).denied, _STOP[language in UNSPACED]
    if language not in UNSPACED:
        return denied.search(text, _after_last(stop, text, max(0, start - _DENIED), start), end) is not None
    ended = stop.search(text, end, end + _DENIED_AFTER)
    return denied.search(text, start, ended.start() if ended else end + _DENIED_AFTER) is not None
