"""Links written by known programs for mass fraud."""

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

_LONGEST = 4_000  # characters read of one URL; the shapes match at its beginning


_SHAPES = [(name, lazy_pattern(shape)) for name, shapes in KIT_SHAPES.items() for shape in shapes]


def _shape(url: str) -> str:
    """Return the name of the shape that `url` has, or ""."""
    behind_scheme = url.find("//") + 2
    return next((name for name, shape in _SHAPES if shape.search(url, behind_scheme)), "")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link has the form that a known program for mass fraud writes.",
            "The address {host} changes every day, but the program stays the same. It leads to pages about prizes, wallets and parcels that do not exist.",
            "Do not click anywhere, not even to unsubscribe: a click shows the sender that you read the mail. Delete it.",
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
    weights=by_severity(low=1.9, medium=3.2, high=4.4),
    link_kind=LinkKind("mailing-kit", en="bulk mailing software", ja="大量配信ソフトの形"),
    texts=TEXTS,
)
def mailing_kit_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link has a form that a known program for mass fraud writes.

    What it finds
        Links whose path or query is built exactly as the click counters and redirectors of known programs build it,
        whatever the host. Pictures count like clicks, and hidden links like visible ones.
    Why it matters
        The host is new every day and not on any list. The program stays the same for years, and no honest mail service
        uses it: its links lead to sweepstakes, wallets and parcels that do not exist.
    False positives
        An affiliate network that honest shops also use may write the shortest of these forms.
    What to do
        Don't click, not even to unsubscribe: a click shows the sender that the address is in use.
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
