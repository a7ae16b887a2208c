"""Find proofs for a mail's claims about its kind: mailing list, reply or bounce.

The sender writes list fields, In-Reply-To, a null Return-Path and the like, so they prove nothing. A list is proven by
the verified signature of its own domain, or by the ARC seal of a sealer that the configuration names. A reply is proven
by a Message-ID that the store of correspondents knows as ours, if we have written to the address that replies. A bounce
is proven by such a Message-ID in the message that it returns.
"""

from mailguard.auth.proven import NOTHING, Proven
from mailguard.auth.result import Result
from mailguard.checks.authentication.explained import is_protected_author, is_trusted_sealer, signing_domains
from mailguard.correspondents.thread import answer_marks, bounce_marks
from mailguard.message.traits import is_mailing_list, list_domains
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context


def prove(context: Context) -> Proven:
    """Return the proven claims of the mail."""
    by_list = _list(context)
    reply = bool(context.known.sent) and _is_reply(context)
    bounce = bool(context.known.sent) and _is_bounce(context)
    return Proven(by_list, reply, bounce) if by_list or reply or bounce else NOTHING


def _list(context: Context) -> str:
    """Return the domain of the proven list that forwarded the mail, or "".

    A list does not verify authors, so it proves nothing for mail in the name of a protected domain, except a partner's.
    """
    message = context.message
    if not is_mailing_list(message) or len(message.mailboxes("from")) != 1:
        return ""
    own = {"", context.author_organization}
    lists = {organizational_domain(domain) for domain in list_domains(message)} - own
    signed = next((each for each in signing_domains(context) if organizational_domain(each) in lists), "")
    found = signed or _sealer(context)
    if not found:
        return ""
    partner = context.author_owner is not None and context.author_owner.kind in ("partner", "learned")
    return found if partner or not is_protected_author(context) else ""


def _sealer(context: Context) -> str:
    arc = context.authentication.arc
    if arc.result is not Result.PASS or not arc.sealers or not is_trusted_sealer(arc.sealers[-1], context):
        return ""
    return arc.sealers[-1]


def _is_reply(context: Context) -> bool:
    author = context.message.author
    contact = context.known.contact(f"{author.address.rpartition('@')[0]}@{author.domain}") if author else None
    if contact is None or not contact.sent:  # a reply from an address that was removed is not proven
        return False
    return not context.known.sent.isdisjoint(answer_marks(context.message))


def _is_bounce(context: Context) -> bool:
    return not context.known.sent.isdisjoint(bounce_marks(context.message))
