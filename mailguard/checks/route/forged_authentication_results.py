"""Authentication results that bear our own server's name and were not written by it."""

from collections.abc import Iterator

from mailguard.auth.authres import Claim, read_claims
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message

_BAD = frozenset({"fail", "softfail", "hardfail", "permerror", "policy"})


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1672",))
def forged_authentication_results(message: Message, context: Context) -> Iterator[Hit]:
    """The mail brought along a verdict in the name of your own mail server.

    What it finds
        An Authentication-Results field that bears one of your authserv-ids and stands below the Received line of
        your border, where only the sender can have written it; or one that says "pass" where the field that your
        border wrote says that the same test failed.
    Why it matters
        Mail programs and rules that trust your server's field would take the forged one for it. Nobody writes it
        by accident.
    False positives
        A mail of your own that left and came back through a mailing list or a forwarder may still carry the field
        your server wrote on its way out. Such mail is reported low when it is authenticated as yours.
    What to do
        Treat the mail as hostile, and let your border remove fields with its own authserv-id from incoming mail.
    References
        RFC 8601 §5, §7.1
    """
    ids = {name.lower().rstrip(".") for name in context.config.trust.authserv_ids}
    if not ids or message.depth:  # a mail inside another: its route was not traced
        return
    claims = [claim for claim in read_claims(message, context.config.trust, context.border) if _is_ours(claim, ids)]
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
    """Whether it only notes that one of our own users logged in, as our server does on the way out."""
    return bool(claim.results) and all(result.method == "auth" for result in claim.results)


def _returned(context: Context) -> bool:
    """Whether it is plausible that our own outgoing mail came back."""
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
