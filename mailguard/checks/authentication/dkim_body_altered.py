"""The check `dkim-body-altered`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import (
    aligned,
    came_from_author,
    signature_evidence,
    trusted_chain,
)
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_ALTERED: Final = ("body-hash-mismatch", "body-shorter-than-signed")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The text of this mail was changed after {domain} signed it.",
            "The signature of {domain} is still valid for the sender line, so {domain} did send such a mail. But the text you see is not the text that was signed: something was added, removed or replaced on the way.",
            "Before you pay, click or answer, confirm account numbers and links with the sender by telephone.",
        ),
        "ja": Text(
            "このメールの本文は、{domain} が署名した後に書き換えられています。",
            "差出人欄については {domain} の署名が正しく、{domain} がメールを送ったことは確かです。しかし、表示されている本文は署名されたときのものではありません。途中で何かが加えられたか、消されたか、差し替えられています。",
            "振り込み、リンクのクリック、返信の前に、口座番号やリンク先を電話で差出人に確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1565.002"),
    weights=by_severity(low=0.2, medium=0.8, high=1.4),
    texts=TEXTS,
)
def dkim_body_altered(message: Message, context: Context) -> Iterator[Hit]:
    """The text was changed after the sender signed it.

    What it finds
        The signature of the header fields is valid, so the signing domain did send such a mail. The hash of the body
        does not match: something was added, removed or replaced on the way.
    Why it matters
        Someone may have intercepted a genuine mail and replaced its links, bank account or attachment. That is
        different from a forged signature, and dkim-fail alone does not show it.
    False positives
        Footers of mailing lists, and disclaimers and virus-scanner notes of gateways. Not reported if a valid ARC
        chain of a sealer that you trust explains the change. The severity is low if another signature of the author's
        organization is valid, if the mail came from a computer that the author's domain allows (then its own gateway
        changed the text), and for a post of a mailing list whose own domain is verified.
    What to do
        Ask the sender by telephone to confirm bank details and links.
    References
        RFC 6376 §3.7 · RFC 6376 §6.1.3
    """
    del message
    for result in context.authentication.dkim:
        altered = result.result is Result.FAIL and result.header_signature_valid and result.reason in _ALTERED
        if not altered or "from" not in result.signed_headers or trusted_chain(context):
            continue
        calm = result.testing or not aligned(context, result.domain) or came_from_author(context)
        calm = calm or bool(context.proven.by_list)
        yield Hit(
            signature_evidence(result)[:1],
            values={"domain": result.domain},
            data={"domain": result.domain, "selector": result.selector, "reason": result.reason},
            severity=Severity.LOW if calm else Severity.MEDIUM,
        )
