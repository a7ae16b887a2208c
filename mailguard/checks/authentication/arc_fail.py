"""The check `arc-fail`."""

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
            "The record of the mail servers that forwarded this mail ({sealer}) is not valid.",
            "Servers on the way can record that a mail was genuine when it reached them. In this mail that record is damaged, or it says itself that something was wrong, so it proves nothing.",
            "Ignore this record and look at the other findings.",
        ),
        "ja": Text(
            "このメールを中継したサーバー（{sealer}）の記録が正しくありません。",
            "途中のサーバーは「受け取った時点で本物だった」という記録を残すことができます。このメールではその記録が壊れているか、問題があったと記録されており、証拠になりません。",
            "この記録は無視し、ほかの指摘から判断してください。",
        ),
    },
    "trusted": {
        "en": Text(
            "The mail contains a confirmation in the name of {sealer}, which you trust, but the confirmation is not valid.",
            "You trust {sealer} to confirm the sender of mail that it forwards. The confirmation does not match this mail: either it was copied or invented, or the mail was changed afterwards.",
            "Do not trust this mail because of {sealer}. Ask the sender by a way you already know.",
        ),
        "ja": Text(
            "信頼済みの {sealer} の名前で「確認済み」とする記録が付いていますが、正しくありません。",
            "{sealer} が中継したメールは、差出人の確認を任せる設定になっています。このメールの記録は内容と合っていません。記録がほかのメールから写されたか偽造されたか、後からメールが書き換えられたかのいずれかです。",
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
    """The record of the forwarders on the way (ARC) is not valid.

    What it finds
        An ARC chain with a seal or signature that does not verify, with a missing or repeated field, or with a last
        sealer that already found the chain broken.
    Why it matters
        Forwarders record in the chain whether the mail was authentic when it reached them. A broken chain proves
        nothing. An invented chain in the name of a sealer that you trust is an attempt to abuse that trust.
    False positives
        Gateways that change a mail after the last seal. The severity is low unless the chain names a sealer that you
        trust. It is low in any case if a signature of the author's organization is still valid.
    What to do
        Ignore the chain, and judge the mail by SPF, DKIM and DMARC alone.
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
