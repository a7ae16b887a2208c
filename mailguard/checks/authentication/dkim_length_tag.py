"""Whether a signature leaves the end of the text unsigned."""

from collections.abc import Iterator

from mailguard.auth.result import Result
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566", "T1565.002"))
def dkim_length_tag(message: Message, context: Context) -> Iterator[Hit]:
    """A part of the text is not covered by the signature.

    What it finds
        A signature with a length tag (l=) that ends before the text does. Everything behind it may have been
        written by anybody, while the signature still passes.
    Why it matters
        Attackers append their own text to a genuinely signed mail, and with the structure of HTML they can make the
        appended part the only one a reader sees.
    False positives
        Mailing lists that append a footer to mails of the few senders that use l= for that purpose.
    What to do
        Read the end of the mail as if it were unsigned, and ask the sender to sign without l=.
    References
        RFC 6376 §3.5 (l=), §8.2
    """
    del message
    for result in context.authentication.dkim:
        if result.body_unsigned and result.result in (Result.PASS, Result.NOT_EVALUATED):
            yield Hit(
                (Evidence("header:DKIM-Signature", f"l={result.body_length}"),),
                values={"domain": result.domain, "octets": str(result.body_unsigned)},
                data={"domain": result.domain, "signed": result.body_length, "unsigned": result.body_unsigned},
                severity=Severity.MEDIUM if result.result is Result.PASS else Severity.LOW,
            )
