"""The check `unsigned-from`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import surviving_signature
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The signature of {domain} on this mail does not cover the sender: it proves nothing about {author}.",
            "The signature itself is valid, but it does not cover the sender line. Anyone could have put another name there.",
            "Treat this mail as unsigned, and ask the sender by a way you already know.",
        ),
        "ja": Text(
            "{domain} の署名は差出人欄を対象にしておらず、{author} から届いた証拠になりません。",
            "署名そのものは正しいのですが、差出人を示す行が対象から外されています。誰でも別の名前に書き換えられます。",
            "署名のないメールとして扱い、以前から知っている連絡先で差出人に確認してください。",
        ),
    },
    "several": {
        "en": Text(
            "The mail names its sender more than once, and the signature of {domain} covers only one of them.",
            "A correct mail has one sender line. Here another one was added to a signed mail, so the sender you see may not be the one that signed.",
            "Treat this mail as forged.",
        ),
        "ja": Text(
            "差出人欄が複数あり、{domain} の署名はその一部しか対象にしていません。",
            "正しいメールの差出人欄は一つだけです。署名済みのメールに別の差出人欄が書き足されており、表示される差出人は署名した人ではないおそれがあります。",
            "偽物のメールとして扱ってください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566", "T1656"),
    weights=by_severity(low=0.4, medium=1.2, high=2.0),
    texts=TEXTS,
)
def unsigned_from(message: Message, context: Context) -> Iterator[Hit]:
    """A valid signature does not cover the author.

    What it finds
        A DKIM signature that verifies, but does not cover the From field, or only one of several From fields.
    Why it matters
        Every signature must cover From. Otherwise an attacker can reuse the signature of any genuine mail under another
        author's name, and careless programs show that mail as "signed".
    False positives
        None known among correctly configured senders. Not reported if another signature of the author's organization is
        valid.
    What to do
        Treat the mail as unsigned.
    References
        RFC 6376 §5.4 · RFC 6376 §6.1.1 · RFC 6376 §8.15
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
