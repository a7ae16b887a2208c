"""The check `forged-authentication-results`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.authres import Claim
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_BAD = frozenset({"fail", "softfail", "hardfail", "permerror", "policy"})


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail contains a forged test result in the name of your own mail server ({id}).",
            "The result says “{claim}”, but it was already in the mail when your server received it, so the sender wrote it. Only someone who wants to get past your checks does that.",
            "Do not open anything in this mail. Pass it to your IT staff: your receiving server should remove such lines.",
        ),
        "ja": Text(
            "自組織のメールサーバー（{id}）の名前をかたった、偽の検査結果が付いています。",
            "「{claim}」という検査結果が書かれていますが、こちらのサーバーが受け取った時点ですでに付いていました。つまり送信者が自分で書いたものです。検査をすり抜けようとする人でなければ、このようなことはしません。",
            "このメールのリンクや添付ファイルは開かず、情報システム担当者に渡してください。受信サーバーでこのような行を削除する設定が必要です。",
        ),
    },
    "contradiction": {
        "en": Text(
            "Two test results in the name of your mail server ({id}) contradict each other.",
            "The result that your receiving server wrote last says that the test failed, but another line says “{claim}”. Only the failed result counts.",
            "Believe the failed result. Ask your IT staff to find out where the second line comes from.",
        ),
        "ja": Text(
            "自組織のメールサーバー（{id}）の名前が付いた検査結果が、互いに食い違っています。",
            "受信サーバーが最後に書いた結果は「失敗」ですが、別の行には「{claim}」とあります。信用できるのは前者だけです。",
            "「失敗」の結果を信じてください。もう一方の行がどこで付いたのか、情報システム担当者に調べてもらってください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1672",),
    weights=by_severity(low=1.0, medium=2.4, high=3.5),
    texts=TEXTS,
)
def forged_authentication_results(message: Message, context: Context) -> Iterator[Hit]:
    """The mail contains a forged authentication result in the name of your own mail server.

    What it finds
        An Authentication-Results field with one of your authserv-ids below the Received field of your border, where
        only the sender can have written it. Also a field that says "pass" if the field that your border wrote says
        that the same test failed.
    Why it matters
        Mail programs and rules that trust the field of your server would trust the forged field too. It is never
        written by accident.
    False positives
        Your own mail that comes back through a mailing list or a forwarder may still contain the field that your server
        wrote when the mail left. If it is authenticated as yours, the severity is low.
    What to do
        Treat the mail as hostile. Configure your border to remove fields with its own authserv-id from incoming mail.
    References
        RFC 8601 §5 · RFC 8601 §7.1
    """
    ids = {name.lower().rstrip(".") for name in context.config.trust.authserv_ids}
    if not ids or message.depth:  # the route of a nested mail is unknown
        return
    claims = [claim for claim in context.stated.claims if _is_ours(claim, ids)]
    believed = next((claim for claim in claims if claim.trusted), None)
    returned = _returned(context)
    own = context.registry.is_own(context.author_domain)
    for claim in claims:
        if not claim.above_border:
            if not (own and _is_submission(claim)):
                yield _hit(claim, "", Severity.LOW if returned else None, _pass(claim))
        elif believed is not None and claim is not believed and (contradicted := _contradiction(claim, believed)):
            yield _hit(claim, "contradiction", Severity.MEDIUM, contradicted)


def _is_ours(claim: Claim, ids: set[str]) -> bool:
    return claim.is_authentication_results and claim.authserv_id.lower() in ids


def _is_submission(claim: Claim) -> bool:
    """Whether it only records that one of our own users logged in, as our server does for outgoing mail."""
    return bool(claim.results) and all(result.method == "auth" for result in claim.results)


def _returned(context: Context) -> bool:
    """Whether this may be our own outgoing mail that came back: authenticated, with an own domain in From."""
    return context.registry.is_own(context.author_domain) and context.authenticated


def _pass(claim: Claim) -> str:
    words = [f"{result.method}={result.result}" for result in claim.results[:4]]
    return " ".join(words) or "none"


def _contradiction(claim: Claim, believed: Claim) -> str:
    failed = {result.method for result in believed.results if result.result in _BAD}
    passed = {result.method for result in believed.results if result.result == "pass"}
    for result in claim.results:
        if result.result == "pass" and result.method in failed - passed:
            return f"{result.method}=pass"
    return ""


def _hit(claim: Claim, variant: str, severity: Severity | None, words: str) -> Hit:
    text = claim.field.value
    shown = text if len(text) <= 200 else text[:200]
    return Hit(
        (Evidence("header:Authentication-Results", shown),),
        variant=variant,
        values={"id": claim.authserv_id, "claim": words},
        data={"authserv_id": claim.authserv_id, "results": [f"{r.method}={r.result}" for r in claim.results[:20]]},
        severity=severity,
    )
