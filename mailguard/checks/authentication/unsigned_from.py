"""Whether a valid signature leaves the author's name out."""

from collections.abc import Iterator

from mailguard.checks.authentication.explained import surviving_signature
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566", "T1656"))
def unsigned_from(message: Message, context: Context) -> Iterator[Hit]:
    """A signature that is right otherwise says nothing about the author.

    What it finds
        A DKIM signature that verifies, but does not cover the From field, or only one of several From fields.
    Why it matters
        Every signature must cover From. Without that, the signature of any real mail can be carried along under
        another author's name, and careless programs show it as "signed".
    False positives
        None known among correctly set up senders. Silent when another signature of the author's organization holds.
    What to do
        Treat the mail as unsigned.
    References
        RFC 6376 §5.4, §6.1.1, §8.15
    """
    if surviving_signature(context) is not None:
        return
    for result in context.authentication.dkim:
        if result.reason == "from-not-signed":
            several = "from" in result.signed_headers
            yield Hit(
                (Evidence("header:DKIM-Signature", f"d={result.domain}"),),
                variant="several" if several else "",
                values={"domain": result.domain, "author": context.author_domain},
                data={"domain": result.domain, "from_fields": len(message.header.all("from"))},
            )
