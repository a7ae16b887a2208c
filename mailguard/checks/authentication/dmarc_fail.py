"""Whether anything proves that the mail is from the domain it names as its author's."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import ClaimedResult, Result
from mailguard.checks.authentication.explained import (
    author_evidence,
    is_protected_author,
    trusted_chain,
    trusted_claim,
)
from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain

# How servers note the policy that they found: "(p=NONE sp=NONE dis=NONE)", policy.dmarc=none, action=oreject.
_NOTED_POLICY: Final = lazy_pattern(r"\bp=\s?(none|quarantine|reject)\b", re.IGNORECASE)
_NOTED_AS: Final = ("policy.dmarc", "policy.published-domain-policy", "policy.policy", "policy", "p", "action")


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566", "T1656", "T1672"))
def dmarc_fail(message: Message, context: Context) -> Iterator[Hit]:
    """Nothing proves that the mail is from the domain in From.

    What it finds
        The author's domain publishes a DMARC policy, and neither SPF nor a DKIM signature of that domain passes.
    Why it matters
        The domain's owner has said how to recognise its mail, and this one does not match. With the policies
        "reject" and "quarantine" the owner even asks not to deliver it.
    False positives
        Mailing lists and forwarders that change the mail. Low when a valid ARC chain of a sealer you trust says that
        the mail was right when it arrived there; medium when the owner only watches (policy "none"). A post of a
        mailing list whose own domain is verified is low as well, medium where the author is a partner; list fields
        alone change nothing, nor does a list where the author is your own organization or a brand.
    What to do
        Treat the sender as forged. Ask the supposed sender by a telephone number you already know.
    References
        RFC 9989 §5.3, §5.4, §7.4
    """
    dmarc = context.authentication.dmarc
    owner = context.registry.owner_of(dmarc.domain) if dmarc.domain else context.author_owner
    values = {"domain": dmarc.domain or context.author_domain, "ip": context.envelope.client_ip or ""}
    if dmarc.result is Result.FAIL:
        sealer = _sealer(context)
        variant, severity = _kind(context, own=owner is not None and owner.kind == "own")
        data = {"policy": dmarc.policy, "disposition": dmarc.disposition, "policy_domain": dmarc.policy_domain}
        data["owner"] = owner.kind if owner else ""
        evidence = quote(message, "From", dmarc.domain)
        yield Hit((evidence,), variant, values | {"sealer": sealer, "list": context.proven.by_list}, data, severity)
    elif dmarc.result is Result.NOT_EVALUATED and not context.authenticated:
        claim = trusted_claim(context, "dmarc")
        if claim is not None and claim.result == "fail":
            quoted = Evidence("header:Authentication-Results", "dmarc=fail")
            variant, severity = _claimed_kind(context, claim)
            data = {"owner": owner.kind if owner else "", "policy": _noted_policy(claim)}
            values |= {"list": context.proven.by_list}
            yield Hit((author_evidence(context), quoted), variant, values, data, severity)


def _sealer(context: Context) -> str:
    """A trusted chain vouches for the topmost author alone: of several, it explains nothing about the others."""
    same = organizational_domain(context.authentication.dmarc.domain) == context.author_organization
    return trusted_chain(context) if same else ""


def _kind(context: Context, *, own: bool) -> tuple[str, Severity]:
    dmarc = context.authentication.dmarc
    if _sealer(context):
        return "forwarded", Severity.LOW
    if own:
        return "own", Severity.HIGH if dmarc.disposition == "none" else Severity.CRITICAL
    if (handed_on := _by_list(context)) is not None:
        return "list", handed_on
    if dmarc.disposition in ("reject", "quarantine"):
        return dmarc.disposition, Severity.HIGH
    return "none", Severity.MEDIUM


def _claimed_kind(context: Context, claim: ClaimedResult) -> tuple[str, Severity]:
    if (handed_on := _by_list(context)) is not None:
        return "list", handed_on
    watching = _noted_policy(claim) == "none" and not is_protected_author(context)
    return "claimed", Severity.MEDIUM if watching else Severity.HIGH


def _by_list(context: Context) -> Severity | None:
    """How much is left of it in a post that a verified list changed; None where no list explains anything."""
    partner = context.author_owner is not None and context.author_owner.kind in ("partner", "learned")
    if not context.proven.by_list:
        return None
    return Severity.MEDIUM if partner else Severity.LOW


def _noted_policy(claim: ClaimedResult) -> str:
    """The policy that our server noted beside the result, "" when it noted none."""
    noted = next((claim.properties[name] for name in _NOTED_AS if name in claim.properties), "").lower()
    found = _NOTED_POLICY.search(f"{claim.comment} p={noted.rpartition('.')[2].removeprefix('o')}")
    return found.group(1).lower() if found is not None else ""
