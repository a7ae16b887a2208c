"""Blackmail: a video, stolen data, a bomb."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words import warning
from mailguard.checks.words.story import recording_story
from mailguard.checks.words.stranger_letter import is_strange, letter_of
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail blackmails its reader: “{words}”.",
            "Such letters go out by the million. The video, the stolen data or the bomb does not exist; a password in it comes from an old leak. Whoever pays is asked again.",
            "Do not pay and do not answer. Change a password that the mail shows wherever you still use it. Report a threat against people to the police.",
        ),
        "ja": Text(
            "読み手を脅迫するメールです（「{words}」）。",
            "同じ文面が大量に送られています。動画・盗んだデータ・爆発物などは実在しません。書かれているパスワードは、過去に流出したものです。一度支払うと、さらに要求されます。",
            "支払わず、返信もしないでください。メールに書かれたパスワードをまだ使っているときは、すぐに変更してください。人に危害を加えるという脅迫は、警察に通報してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(low=0.7, medium=2.9, high=3.4),
    texts=TEXTS,
)
def extortion_lure(message: Message, context: Context) -> Iterator[Hit]:
    """The mail blackmails its reader with a video, stolen data or violence.

    What it finds
        Several different phrases of such letters in one passage: a recording by the camera, access to the device, all
        contacts, stolen data that will be published, a bomb, payment in Bitcoin. High when there are many, when the
        answer goes to free mail or to another organization, or when the mail tells of a recording, of sites for adults
        and of coins to pay; low for a few phrases.
    Why it matters
        Fear makes people pay for something that does not exist.
    False positives
        Warnings and news about such letters. Silent for your own mail, partners, senders you know, and for quoted words.
    What to do
        Do not pay and do not answer. Change the password that the mail shows.
    References
        MITRE ATT&CK T1657 (financial theft)
    """
    found = letter_of(context, "extortion")
    story = recording_story(message) if is_strange(context) and not warning.leads_nowhere_else(context) else ()
    if found is not None and (found.letter.strong > 1 or story):
        severity = Severity.HIGH if story else found.severity
        yield Hit(found.evidence, severity=severity, values={"words": found.words}, data=found.data)
    elif story:
        words = " ".join(story[1].text.split())[:60]
        yield Hit(story, severity=Severity.HIGH, values={"words": words}, data={"words": words})
