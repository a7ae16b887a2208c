"""The check `dmarc-fail`."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.result import ClaimedResult, Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import (
    author_evidence,
    is_protected_author,
    trusted_chain,
    trusted_claim,
)
from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

# Servers record the policy that they found in these forms: "(p=NONE sp=NONE dis=NONE)", policy.dmarc=none, action=oreject.
_NOTED_POLICY: Final = lazy_pattern(r"\bp=\s?(none|quarantine|reject)\b", re.IGNORECASE)
_NOTED_AS: Final = ("policy.dmarc", "policy.published-domain-policy", "policy.policy", "policy", "p", "action")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "Nothing proves that this mail is from {domain}.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither.",
            "Treat the sender as forged. Confirm by a phone number you already know before you do what the mail asks.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠がありません。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。",
            "差出人は偽物と考えてください。メールの依頼に応じる前に、以前から知っている電話番号で確認してください。",
        ),
    },
    "reject": {
        "en": Text(
            "Nothing proves that this mail is from {domain}, and {domain} asks everyone to refuse such mail.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither. The owner of {domain} has published that such mail is not genuine and should be refused.",
            "Treat the sender as forged: do not answer, click or open anything.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠はなく、{domain} はこのようなメールの受信拒否を求めています。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。{domain} の持ち主は、そのようなメールは本物ではないので拒否するよう公表しています。",
            "差出人は偽物と考え、返信したり、リンクや添付ファイルを開いたりしないでください。",
        ),
    },
    "quarantine": {
        "en": Text(
            "Nothing proves that this mail is from {domain}, and {domain} asks everyone to distrust such mail.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither. The owner of {domain} has published that such mail belongs in the junk folder.",
            "Treat the sender as forged: do not answer, click or open anything.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠はなく、{domain} はこのようなメールを疑うよう求めています。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。{domain} の持ち主は、そのようなメールを迷惑メールとして扱うよう公表しています。",
            "差出人は偽物と考え、返信したり、リンクや添付ファイルを開いたりしないでください。",
        ),
    },
    "none": {
        "en": Text(
            "Nothing proves that this mail is from {domain}.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither. The owner of {domain} is still in a test phase and does not ask for such mail to be refused. It may be a genuine mail that was forwarded.",
            "Confirm by a phone number you already know before you do what the mail asks.",
        ),
        "ja": Text(
            "このメールが {domain} から届いたという証拠がありません。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。ただし {domain} はまだ様子を見ている段階で、拒否までは求めていません。転送された本物のメールの可能性も残ります。",
            "メールの依頼に応じる前に、以前から知っている電話番号で確認してください。",
        ),
    },
    "own": {
        "en": Text(
            "This mail says that it is from your own organization ({domain}), but it is not.",
            "Mail of {domain} can be recognised by where it comes from or by its digital signature. This mail has neither. Someone outside is using your organization's name, which often leads to fraud.",
            "Do not answer, click or open anything. Inform your IT staff.",
        ),
        "ja": Text(
            "差出人は自組織（{domain}）となっていますが、自組織から送られたメールではありません。",
            "{domain} の本物のメールは、送信元のコンピューターか電子署名で見分けられます。このメールにはどちらもありません。外部の誰かが自組織の名前を使っています。詐欺によく使われる手口です。",
            "返信したり、リンクや添付ファイルを開いたりせず、情報システム担当者に知らせてください。",
        ),
    },
    "forwarded": {
        "en": Text(
            "The proof that this mail is from {domain} was lost on the way, but {sealer}, which you trust, has confirmed the sender.",
            "Mailing lists and forwarders change a mail, so that the proof no longer matches. {sealer} confirms with a valid seal that the sender was genuine when the mail arrived there.",
            "Nothing needs to be done because of this.",
        ),
        "ja": Text(
            "{domain} からのメールである証拠は途中で失われましたが、信頼済みの {sealer} が確認しています。",
            "メーリングリストや転送では、メールに手が加わって証拠が合わなくなることがあります。{sealer} は、受け取った時点で差出人が正しかったことを、有効な証明で保証しています。",
            "この点について、対応は必要ありません。",
        ),
    },
    "list": {
        "en": Text(
            "There is no proof that this mail is from {domain}. It came through the mailing list {list}.",
            "Mailing lists add a footer or a tag in the subject, so the author's digital signature is no longer valid. It is proven that {list} sent the mail, but not that the author is from {domain}.",
            "This is normal for a mailing list you know. If the mail asks for money, passwords or a click, ask the author first.",
        ),
        "ja": Text(
            "{domain} からのメールである証拠がありません。メーリングリスト（{list}）を通ったメールです。",
            "メーリングリストは件名に番号を付けたり本文の末尾に案内を加えたりするため、書いた人の電子署名が合わなくなります。{list} が送ったことは確認できていますが、{domain} の人が書いたことまでは確認できていません。",
            "ご存じのメーリングリストなら、よくあることです。お金やパスワード、リンクのクリックを求められたときは、書いた本人に確認してください。",
        ),
    },
    "claimed": {
        "en": Text(
            "Your mail server recorded that nothing proves that this mail is from {domain}.",
            "When the mail arrived, your own server compared it with what {domain} publishes about its mail, and nothing matched. We could not repeat this check now.",
            "Treat the sender as forged. Confirm by a phone number you already know before you do what the mail asks.",
        ),
        "ja": Text(
            "受信時に自組織のメールサーバーが「{domain} から届いた証拠がない」と記録しています。",
            "メールが届いたとき、自組織のサーバーが {domain} の公開情報と照合しましたが、一致するものがありませんでした。現時点では再確認できていません。",
            "差出人は偽物と考えてください。メールの依頼に応じる前に、以前から知っている電話番号で確認してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566", "T1656", "T1672"),
    weights=by_severity(low=0.4, medium=1.6, high=3.0, critical=3.6),
    texts=TEXTS,
)
def dmarc_fail(message: Message, context: Context) -> Iterator[Hit]:
    """Nothing proves that the mail is from the domain in From.

    What it finds
        The author's domain publishes a DMARC policy, and neither SPF nor a DKIM signature of that domain passes.
    Why it matters
        The owner of the domain has published how to recognise its mail, and this mail does not match. With the policy
        "reject" the owner asks receivers to refuse it, with "quarantine" to treat it as suspicious.
    False positives
        Mailing lists and forwarders that change the mail. The severity is low if a valid ARC chain of a sealer that you
        trust says that the mail was authentic when it arrived there, and medium if the policy is "none" (the owner
        only monitors). For a post of a mailing list whose own domain is verified it is low, or medium if the author is
        a partner. List header fields alone change nothing, and a list changes nothing if the author is your own
        organization or a brand.
    What to do
        Treat the sender as forged. Ask the supposed sender by a telephone number you already know.
    References
        RFC 9989 §5.3 · RFC 9989 §5.4 · RFC 9989 §7.4
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
    """Return the trusted sealer that explains the failure, or "". A chain vouches only for the topmost author."""
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
    """Return the severity for a post that a verified list changed, or None if no such list explains the failure."""
    partner = context.author_owner is not None and context.author_owner.kind in ("partner", "learned")
    if not context.proven.by_list:
        return None
    return Severity.MEDIUM if partner else Severity.LOW


def _noted_policy(claim: ClaimedResult) -> str:
    """Return the policy that our server recorded with the result, or "" if it recorded no policy."""
    noted = next((claim.properties[name] for name in _NOTED_AS if name in claim.properties), "").lower()
    found = _NOTED_POLICY.search(f"{claim.comment} p={noted.rpartition('.')[2].removeprefix('o')}")
    return found.group(1).lower() if found is not None else ""
