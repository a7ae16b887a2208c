"""Deadlines that put pressure on the reader."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.advice import ASK_EN, ASK_JA
from mailguard.checks.words.reading import hit, only_enclosed, read
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.language.due import due
from mailguard.language.normalise import normalise
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail sets you a deadline: “{words}”.",
            "A short deadline leaves no time to check. Honest offices and services give you more time, or call you.",
            "Do not let the deadline hurry you. " + ASK_EN,
        ),
        "ja": Text(
            "「{words}」と期限を切って、行動を求めています。",
            "短い期限は、確認する時間を与えないために使われます。本当に大切な用件なら、期限に余裕があるか、電話や書面でも連絡があります。",
            "期限に慌てず、" + ASK_JA,
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=0.4, medium=0.6, high=0.8),
    texts=TEXTS,
)
def time_limit(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text sets a deadline that presses the reader to act.

    What it finds
    Deadlines with a request or a consequence: 24時間以内, 本日中, 5日18時まで, within 48 hours, expires today. If the day
    can be calculated, `data.until` holds it.

    Why it matters
    A short deadline leaves no time to ask. Nearly every threat comes with one.

    False positives
    Offices set deadlines, too; alone the finding is low. Dates of events, opening hours, delivery windows, retries of
    mail servers and promises of the sender are not reported.

    What to do
    Let the deadline pass rather than act unchecked: no honest service punishes a telephone call.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = reading.of("time_limit")
    # Weak phrases of the table ("limited time") count only beside other categories; a dated deadline counts alone.
    counted = tuple(p for p in phrases if not p.phrase) + tuple(p for p in phrases if p.phrase and p.weight >= 3)
    if not counted and reading.company("time_limit"):
        counted = tuple(p for p in phrases if p.weight >= 2)
    if counted and not (only_enclosed(counted) and not reading.company("time_limit")):
        counted = tuple(sorted(counted, key=lambda phrase: -phrase.weight))
        until = due(normalise(counted[0].text).text, context.at, counted[0].language)
        data = {"until": until.isoformat()} if until else {}
        yield hit(reading, "time_limit", counted, data=data)
