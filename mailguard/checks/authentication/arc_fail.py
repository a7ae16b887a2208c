"""Whether the chain of forwarders that a mail carries is broken."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import is_trusted_sealer, surviving_signature
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The record of the mail servers that passed this mail on ({sealer}) does not hold.",
            "Servers on the way can note that a mail was genuine when it reached them. Here that note is damaged or says itself that something was wrong, so it proves nothing.",
            "Ignore what the note says and look at the other findings.",
        ),
        "ja": Text(
            "このメールを中継したサーバー（{sealer}）の記録が正しくありません。",
            "途中のサーバーは「受け取った時点で本物だった」という記録を残すことができます。このメールではその記録が壊れているか、問題があったと記録されており、証拠になりません。",
            "この記録は無視し、ほかの指摘から判断してください。",
        ),
    },
    "trusted": {
        "en": Text(
            "The mail carries a note in the name of {sealer}, which you trust, but the note is not right.",
            "You trust {sealer} to confirm the sender of mail it passes on. The confirmation on this mail does not fit it: it was copied, invented, or the mail was changed afterwards.",
            "Do not trust this mail because of {sealer}. Confirm the sender by a way you already know.",
        ),
        "ja": Text(
            "信頼済みの {sealer} の名前で「確認済み」とする記録が付いていますが、正しくありません。",
            "{sealer} が中継したメールは、差出人の確認を任せる設定になっています。このメールの記録は内容と合っていません。写されたか、でっち上げられたか、後からメールが書き換えられています。",
            "{sealer} の名前を理由に信用しないでください。以前から知っている連絡先で差出人に確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=0.1, medium=0.3, high=0.5),
    texts=TEXTS,
)
def arc_fail(message: Message, context: Context) -> Iterator[Hit]:
    """The record of the forwarders on the way (ARC) does not hold.

    What it finds
        An ARC chain with a seal or signature that does not verify, a missing or repeated piece, or a last sealer
        who found it broken already.
    Why it matters
        Forwarders note in it whether the mail was authentic when it reached them. A broken chain proves nothing,
        and an invented one in the name of a sealer you trust is an attempt to use that trust.
    False positives
        Gateways that change a mail after the last seal. Low unless the chain names a sealer that you trust, or when
        a signature of the author's organization still holds.
    What to do
        Ignore what the chain says, and judge the mail by SPF, DKIM and DMARC alone.
    References
        RFC 8617 §5.2
    """
    del message
    arc = context.authentication.arc
    if arc.result is not Result.FAIL:
        return
    trusted = [sealer for sealer in arc.sealers if is_trusted_sealer(sealer, context)]
    sealer = (trusted or list(arc.sealers[-1:]) or [""])[-1]
    serious = bool(trusted) and surviving_signature(context) is None
    yield Hit(
        (Evidence("header:ARC-Seal", f"d={sealer}" if sealer else arc.reason),),
        variant="trusted" if serious else "",
        values={"sealer": sealer or "?"},
        data={"sealers": list(arc.sealers), "reason": arc.reason, "detail": arc.detail},
        severity=Severity.MEDIUM if serious else Severity.LOW,
    )
