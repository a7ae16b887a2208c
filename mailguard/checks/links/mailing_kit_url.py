"""Whether a link was written by a program for mass deception."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import quote
from mailguard.checks.registry import LinkKind, check
from mailguard.data.mailing_kits import KIT_SHAPES
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_LONGEST = 4_000  # characters of one URL that are looked at; the shapes stand at its beginning


_SHAPES = [(name, lazy_pattern(shape)) for name, shapes in KIT_SHAPES.items() for shape in shapes]


def _shape(url: str) -> str:
    """The name of the shape that `url` has, "" for none."""
    behind_scheme = url.find("//") + 2
    return next((name for name, shape in _SHAPES if shape.search(url, behind_scheme)), "")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link is built the way a known program for mass deception builds it.",
            "The address {host} changes every day; the program behind it stays the same. It serves prizes, wallets and parcels that do not exist.",
            "Do not click anywhere, not even to unsubscribe: that tells the sender that you read the mail. Delete it.",
        ),
        "ja": Text(
            "大量の詐欺メールを送るプログラムが作る形のリンクです。",
            "リンク先（{host}）は日ごとに変わりますが、使われているプログラムは同じです。実在しない賞品や荷物などの偽ページへ誘導します。",
            "配信停止を含め、どこもクリックせずに削除してください。クリックすると、読まれていることが相手に伝わります。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1583.008"),
    weights=by_severity(low=1.8, medium=3.0, high=4.2),
    link_kind=LinkKind("mailing-kit", en="bulk mailing software", ja="大量配信ソフトの形"),
    texts=TEXTS,
)
def mailing_kit_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link has the shape that a program for mass deception writes.

    What it finds
        Links whose path or query is built exactly as known counters and redirectors of mass deception build it,
        whatever the host. Clicks and pictures count alike; links that nobody sees too.
    Why it matters
        The host is new every day and on no list. The program behind it stays the same for years, and no honest mail
        service uses it: its links are made for sweepstakes, wallets and parcels that do not exist.
    False positives
        An affiliate network that honest shops use as well may write the shortest of these shapes.
    What to do
        Don't click, not even to unsubscribe: a click tells the sender that somebody reads the address.
    References
        MITRE ATT&CK T1583.008; the shapes are in mailguard/data/mailing_kits.py
    """
    for link in message.links:
        if (
            link.target is None
            or not link.is_web
            or link.target.defanged
            or context.registry.is_known(link.target.host)
        ):
            continue
        url = (link.final or link.url)[:_LONGEST]
        shape = _shape(url)
        if shape:
            yield Hit(
                (quote(link),),
                values={"host": link.target.host},
                data={"url": link.url[:2000], "shape": shape},
            )
            return
