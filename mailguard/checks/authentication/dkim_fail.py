"""The check `dkim-fail`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import DkimResult, Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import (
    aligned,
    came_from_author,
    signature_evidence,
    surviving_signature,
    trusted_chain,
    trusted_claim,
)
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail has a digital signature of {domain} that does not match the mail.",
            "A signature shows that a mail really comes from the domain that signed it. This one is not valid: it was forged or copied from another mail, or the sender, the subject or another signed part was changed afterwards.",
            "Do not take the signature of {domain} as proof of the sender. If the mail matters, ask the sender by a way you already know.",
        ),
        "ja": Text(
            "{domain} の電子署名が付いていますが、このメールの内容と合っていません。",
            "電子署名は、署名したドメインから本当に送られたことを示すものです。この署名は正しくありません。偽造されたか、別のメールから写されたか、差出人や件名などが後から書き換えられています。",
            "{domain} の署名があることを、本物の証拠と考えないでください。大事な用件なら、以前から知っている連絡先で確認してください。",
        ),
    },
    "altered": {
        "en": Text(
            "The digital signature of {domain} is no longer valid, because the text was changed after it was signed.",
            "The sender line is as {domain} signed it, but the text is not. This happens when mailing lists or virus scanners add a notice, and also when an attacker replaces links or bank details.",
            "See the finding about the changed text.",
        ),
        "ja": Text(
            "署名後に本文が変わったため、{domain} の電子署名が合わなくなっています。",
            "差出人欄は {domain} が署名したときのままですが、本文が違います。メーリングリストやウイルス検査が注意書きを付け足した場合のほか、攻撃者がリンクや口座番号を差し替えた場合にも起こります。",
            "本文の変更についての指摘も確認してください。",
        ),
    },
    "expired": {
        "en": Text(
            "The digital signature of {domain} had expired when the mail arrived.",
            "The sender had given the signature an end date, and that date had passed. This happens when a mail is delayed on the way, and also when someone sends an old mail again.",
            "Check whether the mail is about something current before you act on it.",
        ),
        "ja": Text(
            "メールが届いた時点で、{domain} の電子署名の有効期限が切れていました。",
            "送信側が署名に有効期限を付けており、それを過ぎています。配送が遅れた場合のほか、古いメールを誰かが送り直した場合にも起こります。",
            "対応する前に、現在の用件かどうかを確認してください。",
        ),
    },
    "signed": {
        "en": Text(
            "One digital signature ({domain}) is no longer valid, but another signature of {signer} is.",
            "Services on the way sometimes break an earlier signature. The valid one of {signer} is enough to show that the mail is genuine.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "電子署名の一つ（{domain}）は合っていませんが、{signer} の別の署名は正しいものです。",
            "途中のサービスで、先に付けられた署名が無効になることがあります。{signer} の正しい署名があるので、メールが本物であることは確認できます。",
            "この点について、対応は必要ありません。",
        ),
    },
    "forwarded": {
        "en": Text(
            "The digital signature of {domain} was broken on the way, but it was valid when {sealer}, which you trust, received the mail.",
            "Mailing lists and forwarders change a mail and thereby break its signature. {sealer} confirms with a valid seal that the mail was genuine when it arrived there.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} の電子署名は途中で壊れましたが、信頼済みの {sealer} は正しい状態で受け取っています。",
            "メーリングリストや転送では、メールに手が加わって署名が壊れることがあります。{sealer} は、受け取った時点で正しいメールだったことを、有効な証明で保証しています。",
            "この点について、対応は必要ありません。",
        ),
    },
    "claimed": {
        "en": Text(
            "Your mail server recorded that the digital signature of {domain} did not match the mail.",
            "When the mail arrived, your own server checked the signature and found it wrong. This could not be checked again now.",
            "Do not take the signature of {domain} as proof of the sender.",
        ),
        "ja": Text(
            "受信時に自組織のメールサーバーが「{domain} の電子署名が合わない」と記録しています。",
            "メールが届いたとき、自組織のサーバーが署名を確認し、正しくないと判断しました。現時点では再確認できていません。",
            "{domain} の署名があることを、本物の証拠と考えないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1656"),
    weights=by_severity(low=0.2, medium=0.5, high=1.0),
    texts=TEXTS,
)
def dkim_fail(message: Message, context: Context) -> Iterator[Hit]:
    """A signature of the mail does not match the mail.

    What it finds
        A DKIM signature that does not verify although its key was found: it is forged, was made for another text, or
        has expired. Each failing signature is reported with its domain and selector.
    Why it matters
        A signature links the text to the domain that signed it. A failing signature proves nothing, and an impostor
        may have copied it from a genuine mail.
    False positives
        Mailing lists and gateways that change the subject or the text. The severity is low if only the text was changed
        (see dkim-body-altered), if the signature has expired, if another signature of the author's organization is
        valid, if a valid ARC chain of a sealer that you trust explains the failure, if the mail came from a computer
        that the author's domain allows, if the key is marked as a test, and for signatures of third parties.
    What to do
        Do not take the signing domain as proof of the sender. Look at dmarc-fail for the author's own domain.
    References
        RFC 6376 §3.9 · RFC 6376 §6.1 · RFC 6376 §6.3
    """
    del message
    for result in context.authentication.dkim:
        if result.result is Result.FAIL:
            variant, severity = _kind(context, result)
            survivor = surviving_signature(context)
            values = {
                "domain": result.domain,
                "selector": result.selector,
                "signer": survivor.domain if survivor else "",
                "sealer": trusted_chain(context),
            }
            data = {"domain": result.domain, "selector": result.selector, "reason": result.reason}
            yield Hit(signature_evidence(result), variant, values, data, severity)
        elif result.result is Result.NOT_EVALUATED and aligned(context, result.domain):
            claim = trusted_claim(context, "dkim")
            if claim is not None and claim.result == "fail" and not context.authenticated:
                evidence = Evidence("header:Authentication-Results", "dkim=fail")
                data = {"domain": result.domain, "selector": result.selector, "reason": "claimed"}
                values = {"domain": result.domain, "selector": result.selector}
                yield Hit((evidence, *signature_evidence(result)), "claimed", values, data, Severity.LOW)


def _kind(context: Context, result: DkimResult) -> tuple[str, Severity]:
    if surviving_signature(context) is not None:
        return "signed", Severity.LOW
    if trusted_chain(context):
        return "forwarded", Severity.LOW
    if result.reason == "expired":
        return "expired", Severity.LOW
    if result.header_signature_valid:
        return "altered", Severity.LOW
    if result.testing or not aligned(context, result.domain) or came_from_author(context):
        return "", Severity.LOW
    return "", Severity.MEDIUM
