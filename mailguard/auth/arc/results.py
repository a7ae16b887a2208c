"""The results that each hop of a chain found when it received the mail (RFC 8617 §4.1.1)."""

from mailguard.auth.arc.arc_set import parse_chain
from mailguard.auth.authres import parse_authentication_results
from mailguard.auth.dkim.canonical import canonical_of
from mailguard.auth.dkim.signature import Refused
from mailguard.auth.result import ClaimedResult
from mailguard.message.model import Message


def chain_results(message: Message) -> tuple[tuple[ClaimedResult, ...], ...]:
    """Return the results in each set, instance 1 first, or () if the sets form no chain. Nothing is verified here."""
    try:
        sets = parse_chain(message.header, lf=canonical_of(message).lf_header)
    except Refused:
        return ()
    return tuple(parse_authentication_results(each.results.unfolded)[1] for each in sets)
