"""Find deadlines that press the reader to act: "within 24 hours", "本日18時まで", "bis morgen".

A time alone is not a deadline: dates of events, opening hours and delivery windows are not found. The sentence must
also ask for something or announce what happens otherwise. All patterns are bounded. The text is normalised.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.time_limits import ACTING, BEGINNINGS, DATED, FIXED, IDLE, NUMBERS, TRIGGERS, UNITS
from mailguard.language.text_windows import around_words

WINDOW: Final = 160  # characters read on each side of a deadline
_AROUND: Final = 160  # characters around a trigger that are searched for its deadline
_NUMERIC: Final = lazy_pattern(r"[./-][0-9]{1,2}[./-][0-9]")
# Lines after the sentence are not about its deadline: footers have opening hours and links to unsubscribe.
_SENTENCE_END: Final = lazy_pattern(r"[.!?][ \t]{0,3}\n")
_ALL_TRIGGERS: Final = frozenset().union(*TRIGGERS.values())
DEADLINES: Final = 40  # maximum deadlines of a text


class Deadline(NamedTuple):
    """A deadline in normalised text. `pressing` is 3 for hours and today, 2 for days, 1 for a date as in offers."""

    start: int
    end: int
    pressing: int
    language: str


_NUMBER: Final = rf"(?:\(?\d{{1,3}}\)?|{'|'.join(NUMBERS)})(?:\s?\(\d{{1,3}}\))?"

_JA_NUMBER: Final = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,4})"
_JA_CLOCK: Final = r"(?:(?:午前|午後|夕方|朝)?\d{1,2}(?:時(?:\d{1,2}分|半)?|:\d{2})|正午|深夜0時)"
_JA_DAY: Final = (
    r"(?:(?:\d{4}|令和\d{1,2})[年/.\-])?(?:\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2})(?:\s?[((][月火水木金土日](?:曜日?)?[))])?"
    r"|[0-3]?\d日(?:\s?[((][月火水木金土日](?:曜日?)?[))])?"
)
_JA_NEAR: Final = (
    "本日|今日|今夜|今晩|明日|明朝|あす|翌日|翌営業日|当日|今週|今月|週内|月末|今月末|年末|来週[月火水木金]曜日?"
)
_JAPANESE: Final = (
    rf"(?P<span>{_JA_NUMBER}(?:時間|分|営業日|日間?|週間)(?:以内|いない|うち|内に))"
    rf"|(?P<today>(?:本日|今日|当日|今夜|今週|今月|年内|週内)中(?!旬|止|の(?:天気|予定)))"
    rf"|(?P<near>(?:{_JA_NEAR})(?:の)?\s?(?:{_JA_CLOCK})?\s?(?:まで(?!の)|迄|締切|締め切り|期限|必着))"
    rf"|(?P<date>(?:{_JA_DAY})\s?(?:の)?(?:{_JA_CLOCK})?\s?(?:まで(?!の)|迄|締切|締め切り|必着|が期限|を期限))"
    rf"|(?P<clock>{_JA_CLOCK}\s?(?:まで(?!の)|迄|締切))"
    rf"|(?P<labelled>(?:期限|期日|締切日?|締め切り)(?:日|日時)?\s?[::はが】」]\s{{0,3}}(?:{_JA_NEAR}|{_JA_DAY})(?:\s?{_JA_CLOCK})?(?:まで|迄)?)"
)
_JA_ASKS: Final = lazy_pattern(
    "ください|下さい|お願い|願い|願います|いただけ|頂け|いただきます|しないと|ない場合|なければ|なき場合|なされない|停止|失効|無効|削除"
    "|制限|解約|凍結|差し?押|手続|更新|支払|払い|振込|振り込|入金|送金|納付|返信|返送|返答|回答|対応|提出|ログイン|認証|送って|購入|締切|必要"
)
_JA_HARM: Final = lazy_pattern(
    "停止|失効|無効|削除|制限|解約|凍結|差し?押|法的|訴訟|できなくなり|取消|取り消|失われ|強制|延滞|ロック"
)
_JA_IDLE: Final = lazy_pattern(
    "営業時間|受付時間|診療時間|面会時間|開館|開庁|開院|閉館|営業|診療|外来受付|会期|開催|開演|休診|休業|休館|定休|会議|研修|講演|面会|集合"
    "|到着|配送|配達|お届け|届く|届き|発送|出荷|納品|返金いたし|ご連絡いたし|ご返信いたし|回答いたし|お返事|担当者より|工事|停電|前日|予約は|メンテナンス|天気|勤務|シフト"
)
_EAST_TRIGGERS: Final = {"zh": ("内", "內", "前"), "ko": ("까지", "내", "안", "중", "후")}
_GAP: Final = r"[\s>]{1,4}"  # replaces the blanks in patterns; also matches a line end with a quotation mark


@functools.cache
def _spaced_pattern(language: str) -> re.Pattern[str]:
    before, hours, days = UNITS[language]
    counted = rf"(?:{before}) (?P<number>{_NUMBER})[\s>*_-]{{0,4}}(?:(?P<hours>{hours})|(?:{days}))"
    worded = rf"(?P<fixed>{FIXED[language]})|(?P<dated>{DATED[language]})"
    whole = rf"(?:{counted}|{worded})(?![a-z0-9])".replace(" ", _GAP)
    # The pattern begins with the class of first letters, and matches the rest in lookarounds after it. In this way the
    # regex engine quickly skips all other letters.
    return re.compile(rf"[{BEGINNINGS[language]}](?<![a-z0-9].)(?<=(?=(?P<whole>{whole})).)")


@functools.cache
def _acting_pattern(language: str) -> re.Pattern[str]:
    return re.compile(ACTING[language])


def find_deadlines(text: str, words: AbstractSet[bytes], languages: AbstractSet[str]) -> Iterator[Deadline]:
    """Yield the pressing deadlines of normalised `text`, which has these distinct `words` and plausible `languages`."""
    if text.isascii() and _ALL_TRIGGERS.isdisjoint(words):
        return
    count = 0
    for language, triggers in TRIGGERS.items():
        telling = triggers & words if language in languages else ()
        if telling:
            for deadline in _spaced(text, language, [word.decode() for word in telling]):
                yield deadline
                count += 1
                if count >= DEADLINES:
                    return
    for deadline in itertools.islice(_eastern(text, languages), DEADLINES - count):
        yield deadline


def _eastern(text: str, languages: AbstractSet[str]) -> Iterator[Deadline]:
    """Yield Japanese, Chinese and Korean deadlines. Text with Japanese particles is not searched for Chinese ones."""
    if "ja" in languages and not text.isascii():
        yield from _japanese(text)
    for language in ("zh", "ko"):
        if language in languages and any(word in text for word in _EAST_TRIGGERS[language]):
            from mailguard.language import time_limit_east as east

            if language == "ko" or not east.is_japanese(text):
                found = east.find(text, east.KOREAN if language == "ko" else east.CHINESE)
                yield from (Deadline(start, end, strength, language) for start, end, strength in found)


def _spaced(text: str, language: str, triggers: Iterable[str]) -> Iterator[Deadline]:
    acting = _acting_pattern(language)
    done = 0
    pattern = _spaced_pattern(language)
    near = around_words(triggers, text, _AROUND, _numeric_dates(text))
    for read, match in enumerate(match for start, end in near for match in pattern.finditer(text, start, end)):
        if read >= 5 * DEADLINES:
            return
        start, end = match.span("whole")
        if start < done:  # overlaps the one before
            continue
        done = end
        before = text[max(0, start - WINDOW) : start]
        after = text[end : end + WINDOW]
        if IDLE.search(before) or IDLE.search(_SENTENCE_END.split(after[:80], 1)[0]):
            continue
        if acting.search(before) or acting.search(after):
            pressing = 3 if match["hours"] or match["fixed"] else 1 if match["dated"] else 2
            yield Deadline(start, end, pressing, language)


def _numeric_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of dates in digits, which contain no trigger word."""
    return (found.span() for found in itertools.islice(_NUMERIC.finditer(text), 5 * DEADLINES))


@functools.cache
def _japanese_pattern() -> re.Pattern[str]:
    return re.compile(_JAPANESE)


_JA_ENDING: Final = lazy_pattern(
    "まで|迄|以内|いない|うち|内に|日中|夜中|週中|月中|内中|年内中|締切|締め切り|期限|期日|必着"
)


def _japanese_matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the long pattern. It is tried only around the few endings of which each match has one."""
    done = 0
    for read, ending in enumerate(_JA_ENDING.finditer(text)):
        if read >= 20 * DEADLINES:
            return
        start = max(done, ending.start() - 40)
        match = _japanese_pattern().search(text, start, ending.end() + 50) if ending.end() > done else None
        if match is not None:
            done = match.end()
            yield match


def _japanese(text: str) -> Iterator[Deadline]:
    for match in _japanese_matches(text):
        start, end = match.span()
        before, after = _clause(text, start, end)
        if _JA_HARM.search(after) or _JA_HARM.search(before):
            yield Deadline(start, end, 3, "ja")
            continue
        if _JA_IDLE.search(before) or _JA_IDLE.search(after):
            continue
        if _JA_ASKS.search(after) or (match["labelled"] and _asked_before(text, start, match.group())):
            soon = match["today"] or match["near"] or (match["span"] and re.search("時間|分", match.group()))
            soon = soon or (match["labelled"] and re.search(_JA_TODAY, match.group()))
            yield Deadline(start, end, 3 if soon else 2, "ja")


_JA_TODAY: Final = "[::はが】」]\\s{0,3}(?:本日|今日|今夜|今晩|当日)"


def _asked_before(text: str, start: int, labelled: str) -> bool:
    """Whether a deadline that is alone after its label ("確認期限: …") belongs to a request in the lines above."""
    return _JA_ASKS.search(text[max(0, start - 80) : start] + labelled) is not None


_JA_END: Final = lazy_pattern("[。!?！？]")
_JA_STOP: Final = lazy_pattern("[。!?！？\n]")


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the parts of the sentence before and after the deadline. The part after it may go on in the next line."""
    before = _JA_STOP.split(text[max(0, start - 40) : start])[-1]
    after = text[end : end + 60]
    stop = _JA_END.search(after)
    if stop and stop.end() <= 4:  # after "…までです。", the request follows in the next sentence
        stop = _JA_END.search(after, stop.end())
    return before, after[: stop.end()] if stop else after
