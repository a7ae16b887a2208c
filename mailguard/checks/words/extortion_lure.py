"""Blackmail: a video, stolen data, a bomb."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.stranger_letter import letter_of
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
    weights=by_severity(low=0.7, medium=2.4, high=3.3),
    texts=TEXTS,
)
def extortion_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The mail blackmails its reader with a video, stolen data or violence.

    What it finds
        Several different phrases of such letters in one passage: a recording by the camera, access to the device, all
        contacts, stolen data that will be published, a bomb, payment in Bitcoin. High when there are many, or when the
        answer goes to free mail or to another organization; low for a few.
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
    if found is not None and found.letter.strong > 1:
        yield Hit(
            found.evidence,
            severity=found.severity,
            values={"words": found.words},
            data=found.data,
        )
