"""What the hops of a chain noted about the mail when it reached them (ARC-Authentication-Results)."""

from mailguard.auth.arc.arc_set import parse_chain
from mailguard.auth.authres import parse_authentication_results
from mailguard.auth.dkim.canonical import canonical_of
from mailguard.auth.dkim.signature import Refused
from mailguard.auth.result import ClaimedResult
from mailguard.message.model import Message


def chain_results(message: Message) -> tuple[tuple[ClaimedResult, ...], ...]:
    """The results each set holds, instance 1 first; () when the sets form no chain. Nothing is verified here."""
    try:
        sets = parse_chain(message.header, lf=canonical_of(message).lf_header)
    except Refused:
        return ()
    return tuple(parse_authentication_results(each.results.unfolded)[1] for each in sets)
