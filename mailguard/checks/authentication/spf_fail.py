"""The check `spf-fail`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import (
    aligned,
    client_evidence,
    surviving_signature,
    trusted_chain,
    trusted_claim,
)
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_ASK_EN = "Do not act on this mail alone. Ask {author} by a phone number or address you already had."
_ASK_JA = "このメールだけを頼りに行動せず、以前から知っている電話番号や連絡先で {author} に確認してください。"

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "This mail says it is from {domain}, but {domain} has not allowed {ip} to send for it.",
            "The owner of {domain} publishes a list of the computers that send its mail. The computer that delivered this mail ({ip}) is not on that list, and its address cannot be forged. Either the sender is forged, or someone forwarded the mail.",
            _ASK_EN,
        ),
        "ja": Text(
            "差出人は {domain} となっていますが、{domain} は {ip} からの送信を許可していません。",
            "{domain} の持ち主は、自分のメールを送るコンピューターの一覧を公開しています。このメールを届けたコンピューター（{ip}）は、その一覧にありません。このアドレスを偽ることはできません。差出人が偽物か、誰かが転送したメールです。",
            _ASK_JA,
        ),
    },
    "envelope": {
        "en": Text(
            "This mail was delivered in the name of {domain}, but {domain} has not allowed {ip} to send for it.",
            "Besides the sender you see ({author}), a mail has a return address. Here it is at {domain}. The owner of {domain} publishes which computers may send in its name, and {ip} is not among them.",
            _ASK_EN,
        ),
        "ja": Text(
            "このメールは {domain} の名義で届けられましたが、{domain} は {ip} からの送信を許可していません。",
            "メールには、画面に表示される差出人（{author}）とは別に、返送先のアドレスがあります。このメールの返送先は {domain} です。{domain} の持ち主は送信してよいコンピューターを公開していますが、{ip} はその中にありません。",
            _ASK_JA,
        ),
    },
    "softfail": {
        "en": Text(
            "{domain} does not list {ip} as a sender of its mail, but does not forbid it.",
            "The owner of {domain} publishes which computers send its mail and says that mail from other computers is probably not genuine. This happens with forged senders, and also with forwarding and with services the owner forgot to list.",
            "Look at the other findings before you trust the sender.",
        ),
        "ja": Text(
            "{domain} は、{ip} からの送信を想定していません（禁止まではしていません）。",
            "{domain} の持ち主は、自分のメールを送るコンピューターを公開し、それ以外は「おそらく正しくない」としています。なりすましのほか、転送や、登録し忘れたサービスからの送信でも起こります。",
            "差出人を信用する前に、ほかの指摘も確認してください。",
        ),
    },
    "signed": {
        "en": Text(
            "The mail did not come straight from {domain}, but a valid signature of {signer} shows that it is genuine.",
            "The computer that delivered it ({ip}) is not one that {domain} allows. This is always so with forwarded mail. The digital signature of {signer} is valid, so neither the sender nor the text was changed on the way.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} から直接届いたメールではありませんが、{signer} の電子署名は正しく、本物と確認できます。",
            "届けたコンピューター（{ip}）は {domain} が許可したものではありません。転送されたメールでは必ずこうなります。{signer} の電子署名は有効なため、差出人も本文も途中で変えられていません。",
            "この点について、対応は必要ありません。",
        ),
    },
    "forwarded": {
        "en": Text(
            "The mail did not come straight from {domain}; {sealer}, which you trust, passed it on.",
            "The computer that delivered it ({ip}) is not one that {domain} allows. {sealer} confirms with a valid seal that the sender was genuine when the mail arrived there.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} から直接届いたメールではなく、信頼済みの {sealer} が中継したものです。",
            "届けたコンピューター（{ip}）は {domain} が許可したものではありません。{sealer} は、受け取った時点で差出人が正しかったことを、有効な証明で保証しています。",
            "この点について、対応は必要ありません。",
        ),
    },
    "claimed": {
        "en": Text(
            "Your mail server recorded that the sender's domain has not allowed the computer that delivered this mail.",
            "When the mail arrived, your own server compared the delivering computer with the list that the sender's domain publishes. It was not on the list. We could not repeat this check now.",
            _ASK_EN,
        ),
        "ja": Text(
            "受信時に自組織のメールサーバーが「差出人のドメインが許可していないコンピューターから届いた」と記録しています。",
            "メールが届いたとき、自組織のサーバーが、差出人のドメインが公開している一覧と照合しましたが、届けたコンピューターは一覧にありませんでした。現時点では再確認できていません。",
            _ASK_JA,
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1656"),
    weights=by_severity(low=0.3, medium=1.0, high=1.6),
    texts=TEXTS,
)
def spf_fail(message: Message, context: Context) -> Iterator[Hit]:
    """The domain has not allowed the computer that sent this mail.

    What it finds
        The domain of the envelope sender publishes which addresses may send its mail (SPF), and the address that
        connected to your border is not among them. If the domain only says "probably not" (softfail), the severity is
        low.
    Why it matters
        The address that connected cannot be forged. If it is not published, the sender is a forger, a forwarder, or a
        service that the domain's owner forgot to list.
    False positives
        Forwarding: the forwarder's address is not the domain's. The severity is low if a signature of the author's
        organization is still valid, or if a valid ARC chain of a sealer that you trust says that the mail was authentic
        on arrival.
    What to do
        Compare it with the other findings. If dmarc-fail is reported too, treat the sender as forged.
    References
        RFC 7208 §2.6.4 · RFC 7208 §8.4 · RFC 7208 §8.5
    """
    del message
    spf = context.authentication.spf
    ip = context.envelope.client_ip or ""
    values = {"domain": spf.domain, "ip": ip, "author": context.author_domain}
    data = {"domain": spf.domain, "result": str(spf.result), "identity": spf.identity, "mechanism": spf.mechanism}
    if spf.result in (Result.FAIL, Result.SOFTFAIL):
        variant, severity = _kind(context)
        yield Hit((client_evidence(context, spf.domain),), variant, values | _helper(context), data, severity)
    elif spf.result is Result.NOT_EVALUATED:
        claim = trusted_claim(context, "spf")
        if claim is not None and claim.result in ("fail", "softfail") and not context.authenticated:
            severity = Severity.LOW if claim.result == "softfail" else Severity.MEDIUM
            evidence = Evidence("header:Authentication-Results", f"spf={claim.result}")
            yield Hit((evidence,), "claimed", values, {"result": claim.result}, severity)


def _kind(context: Context) -> tuple[str, Severity]:
    spf = context.authentication.spf
    if surviving_signature(context) is not None:
        return "signed", Severity.LOW
    if trusted_chain(context):
        return "forwarded", Severity.LOW
    if spf.result is Result.SOFTFAIL:
        return "softfail", Severity.LOW
    return ("" if aligned(context, spf.domain) else "envelope"), Severity.MEDIUM


def _helper(context: Context) -> dict[str, str]:
    signature = surviving_signature(context)
    return {"signer": signature.domain if signature else "", "sealer": trusted_chain(context)}
