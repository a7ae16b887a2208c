"""The check `exposed-recipients`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "Everyone who receives this mail can read {count} outside addresses ({fields}).",
            "This happens when a sender uses To or Cc instead of Bcc. The addresses are personal data, and the list itself can show who is a patient, a pupil or a customer. It is a data leak, not a sign of fraud.",
            "If your organization sent it: tell your data protection officer today, and do not send a second mail in the same way. If you received it: do not reply to all, and do not pass it on.",
        ),
        "ja": Text(
            "外部のメールアドレス{count}件が、受け取った人全員に見える状態です（{fields}）。",
            "BCC に入れるはずのアドレスを、宛先や CC に入れたときに起こります。アドレスは個人情報で、並んでいるだけで患者・生徒・顧客だと分かってしまうことがあります。詐欺の兆候ではなく、情報漏えいです。",
            "自分の組織から送った場合は、今日中に個人情報保護の担当者へ報告し、同じ方法で再送しないでください。受け取った場合は、全員に返信せず、転送もしないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    weights=by_severity(low=0, medium=0, high=0),
    texts=TEXTS,
)
def exposed_recipients(message: Message, context: Context) -> Iterator[Hit]:
    """Many outside addresses are visible in To and Cc.

    What it finds
    More outside addresses in To and Cc than `checks.exposed_recipients` allows (50). An address is outside if it does
    not belong to one of your own domains or, if no own domain is configured, to the author's organization.
    `data.count` is the number of outside addresses.

    Why it matters
    Every recipient can read the addresses of all the others. Personal data has leaked, usually because the sender
    used To or Cc instead of Bcc. For a hospital or a school, the list alone can show who is a patient or a pupil.

    False positives
    Discussion groups whose members agreed to be seen. This is a privacy incident, not a sign of phishing, and
    does not change the verdict.

    What to do
    If the mail is yours, inform your data protection officer today and write to the recipients separately. Use a
    mailing list or Bcc. If you received it, do not reply to all.

    References
    RFC 5322 §3.6.3 · https://www.ppc.go.jp/personalinfo/legal/leakAction/
    """
    fields = {name: _outside(message, context, name) for name in ("To", "Cc")}
    addresses = fields["To"] | fields["Cc"]
    if len(addresses) <= context.config.checks.exposed_recipients:
        return
    named = [name for name, found in fields.items() if found]
    yield Hit(
        evidence=tuple(Evidence(f"header:{name}", next(iter(sorted(fields[name])))) for name in named),
        values={"count": str(len(addresses)), "fields": " / ".join(named)},
        data={"count": len(addresses), "fields": named, **{name.lower(): len(fields[name]) for name in named}},
        severity=Severity.HIGH if len(addresses) >= 4 * context.config.checks.exposed_recipients else Severity.MEDIUM,
    )


def _outside(message: Message, context: Context, name: str) -> set[str]:
    own = bool(context.config.organization.domains)
    inside: dict[str, bool] = {}
    found: set[str] = set()
    for box in message.mailboxes(name):
        if not box.domain:
            continue
        if box.domain not in inside:
            inside[box.domain] = (
                context.registry.is_own(box.domain)
                if own
                else organizational_domain(box.domain) == context.author_organization
            )
        if not inside[box.domain]:
            found.add(box.address.casefold())
    return found
