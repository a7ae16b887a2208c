"""Emoji and symbols in the sender's name."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_PICTURE: Final = lazy_pattern(
    "[\u2600-\u2604\u260e\u2611-\u2615\u261b-\u261e\u2620-\u2623\u2660-\u2667\u2690-\u26ff\u2701-\u27bf\u2b05-\u2b55"
    "\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff]"
)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender's name contains emoji or symbols: “{name}”.",
            "A tick or a bell in a name is meant to look official or to catch the eye. It proves nothing, because anybody can type it.",
            "Check the sender's real address ({address}) instead of the name.",
        ),
        "ja": Text(
            "差出人名「{name}」に絵文字が入っています。",
            "チェックマークやベルの絵文字は、公式らしく見せたり目を引いたりするために使われます。誰でも入力でき、本物の証拠にはなりません。",
            "名前ではなく、実際のメールアドレス（{address}）を確認してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.LOW,
    attack=("T1656",),
    weights=by_severity(low=0.9, medium=0.9, high=0.9),
    texts=TEXTS,
)
def decorated_sender_name(message: Message, context: Context) -> Iterator[Hit]:
    """The sender's name contains emoji or symbols.

    What it finds
        Emoji, tick marks, stars and hearts in the display name of From.
    Why it matters
        A tick after a name imitates the sign of a verified account; a bell or a gift catches the eye. Authorities,
        banks and hospitals don't write their names like this.
    False positives
        Newsletters and private people use such signs, too, so the severity is low. Your own organization and its
        partners are not reported.
    What to do
        A tick in a name proves nothing. Read the address instead of the name.
    References
        MITRE ATT&CK T1656
    """
    for box in message.mailboxes("from")[:AUTHORS]:
        name = box.name[:1_000]
        found = None if name.isascii() else _PICTURE.search(name)
        if found is not None and not context.registry.is_known(box.domain):
            yield Hit(
                (quote(message, "From", found.group()),),
                values={"name": name[:60], "address": box.address},
                data={"address": box.address},
            )
            return
