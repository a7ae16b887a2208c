"""Sender addresses made of random letters."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.domain import split
from mailguard.pipeline.context import Context

_WORD: Final = lazy_pattern(r"[A-Za-z0-9]{7,64}")
_CONSONANTS: Final = lazy_pattern("[bcdfghjklmnpqrstvwxz]{6}|[bcdfghjkmpqtvwxz]{5}")
_CASES: Final = lazy_pattern("[a-z][A-Z]")
_UPPER_RUN: Final = lazy_pattern("[a-z][A-Z]{2,8}[a-z]|[A-Z]{2,8}[a-z]{1,3}[A-Z]")
_DIGIT_SWITCH: Final = lazy_pattern("[a-z](?=[0-9])|[0-9](?=[a-z])")
_SWITCHES: Final = 5


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender's address looks like random letters: {address}.",
            "Programs that open hundreds of mailboxes make such names and use them only once.",
            "If you do not know this address, do not click and do not answer.",
        ),
        "ja": Text(
            "差出人のアドレス（{address}）が、でたらめな文字の並びに見えます。",
            "プログラムで大量に作られ、使い捨てにされるアドレスの特徴です。",
            "心当たりのないアドレスなら、クリックも返信もしないでください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.LOW,
    attack=("T1585.002",),
    weights=by_severity(low=1.1, medium=1.2, high=1.2),
    texts=TEXTS,
)
def random_sender_address(message: Message, context: Context) -> Iterator[Hit]:
    """The sender's address consists of random letters.

    What it finds
        A From address or registered domain that no person would choose: many consonants in a row, capitals in the
        middle, alternating letters and digits.
    Why it matters
        Programs that open hundreds of mailboxes and domains make such names, and use them only once.
    False positives
        Member numbers as addresses, abbreviations of foreign languages, coded return addresses of services: low, and
        alone no reason for alarm. Known domains and brands are not reported.
    What to do
        Ask yourself whether you know anybody with this address.
    References
        MITRE ATT&CK T1585.002, T1583.001
    """
    box = message.author
    if box is None or not box.domain or context.author_owner is not None:
        return
    local = box.address.rpartition("@")[0]
    label = split(box.domain)[1]
    name = local if is_random(local) else label if is_random(label) else ""
    if name:
        yield Hit((quote(message, "From", name),), values={"address": box.address}, data={"address": box.address})


def is_random(word: str) -> bool:
    """Whether `word` is a run of letters and digits that no person would choose or remember."""
    if _WORD.fullmatch(word) is None:
        return False
    if _CASES.search(word) and _UPPER_RUN.search(word) and word not in (word.capitalize(), word.upper()):
        return True
    lower = word.lower()
    return _CONSONANTS.search(lower) is not None or len(_DIGIT_SWITCH.findall(lower)) >= _SWITCHES
