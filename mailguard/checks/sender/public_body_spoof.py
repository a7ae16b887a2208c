"""Senders who claim to be the police, a tax office, a court or a town hall, at an ordinary address."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.address import Mailbox
from mailguard.message.model import Message
from mailguard.names.public_body import Body, is_generic_domain, is_public_domain, public_body
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender uses the name “{claimed}”, but {domain} is not a domain of public bodies.",
            "Police, tax offices, courts and town halls write from domains reserved for them (in Japan go.jp and lg.jp). Anybody can use their name with another address.",
            "Do not answer, pay or open anything. Look up the office's telephone number yourself and ask there.",
        ),
        "ja": Text(
            "差出人は「{claimed}」と名乗っていますが、{domain} は官公庁が使うアドレスではありません。",
            "警察、税務署、裁判所、役所などは、専用のアドレス（国の機関は go.jp、自治体は lg.jp など）から連絡します。名前だけなら誰でも名乗れます。",
            "返信や支払いをせず、リンクも開かないでください。電話番号は自分で調べ、その機関に直接確認してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1656", "T1566"),
    weights=by_severity(low=0.8, medium=1.6, high=3.0),
    texts=TEXTS,
)
def public_body_spoof(message: Message, context: Context) -> Iterator[Hit]:
    """The sender uses the name of a public body, but the address does not belong to one.

    What it finds
        The display name is that of a police station, a tax office, a court, a town hall, a pension office or the like,
        and the domain is not a government's. In Japan, national bodies write from go.jp, local ones from lg.jp or from
        `pref.`, `city.` and `town.` names; the police use these, too.
    Why it matters
        Few people doubt the police or the tax office. Fraudsters use their names to demand "seized" money, data and
        video calls.
    False positives
        Services that send newsletters for towns: the severity is medium for a .jp domain, and low if it is
        authenticated. Names that only contain such a word (associations, shops, newspapers) are not reported, nor are
        domains of other countries.
    What to do
        Look the office's telephone number up yourself and ask there. No office demands payment by mail alone.
    References
        MITRE ATT&CK T1656, https://jprs.jp/about/jp-dom/type/
    """
    for box in message.mailboxes("from")[:AUTHORS]:
        body = public_body(box.name) if box.name and box.domain else None
        if body is not None and (severity := _severity(body, box, context)) is not None:
            yield Hit(
                (quote(message, "From", body.text),),
                values={"claimed": body.text, "address": box.address, "domain": box.domain},
                data={"claimed": body.text, "address": box.address},
                severity=severity,
            )


def _severity(body: Body, box: Mailbox, context: Context) -> Severity | None:
    registry = context.registry
    if registry.is_known(box.domain) or is_public_domain(box.domain):
        return None
    free = registry.is_free_mail(box.domain)
    if registry.owner_of(box.domain) is not None and not free:
        return None
    if free or is_generic_domain(box.domain):
        return Severity.HIGH
    if not box.domain.endswith(".jp"):
        return Severity.HIGH if body.japanese else None
    if not body.japanese:
        return Severity.LOW
    return Severity.LOW if context.authenticated else Severity.MEDIUM
