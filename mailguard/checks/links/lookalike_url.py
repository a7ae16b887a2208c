"""Links to sites whose names imitate other sites."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import first_of_each_host, quote, same_owner, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.link import Link, disarmed_links
from mailguard.message.model import Message
from mailguard.names.domain import to_unicode
from mailguard.names.imitation import Imitation
from mailguard.pipeline.context import Context

_CONFIDENCE = {"low": Confidence.LOW, "medium": Confidence.MEDIUM, "high": Confidence.HIGH}


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link leads to {host}, which imitates {owner} ({protected}): {marked}.",
            "The name is almost the one you know, so that you take the site for the real one.",
            "Do not follow the link and do not enter a password there. Open the real site of {owner} from your own bookmark.",
        ),
        "ja": Text(
            "リンク先 {host} は、{owner}（{protected}）に似せた偽のアドレスです（{marked}）。",
            "本物とよく似た名前を使い、本物のサイトだと思い込ませようとしています。",
            "リンクを開かず、パスワードなども入力しないでください。{owner} のサイトは、ご自身のブックマークから開いてください。",
        ),
    },
    "own": {
        "en": Text(
            "A link leads to {host}, which imitates {protected}, an address of your organization or of a partner: {marked}.",
            "Such a name is chosen for an attack on your organization. A page there can look exactly like your own login page.",
            "Do not follow the link. Tell your IT staff at once, so that the address can be blocked for everyone.",
        ),
        "ja": Text(
            "リンク先 {host} は、自組織や取引先の {protected} に似せた偽のアドレスです（{marked}）。",
            "あなたの組織を狙って用意された可能性が高いアドレスです。本物そっくりのログイン画面が置かれているおそれがあります。",
            "リンクを開かず、すぐに情報システム担当者へ知らせてください。早く知らせるほど、ほかの職員の被害を防げます。",
        ),
    },
    "public-suffix": {
        "en": Text(
            "The address of a link, {host}, is written as if it ended in {protected}: {marked}.",
            "In Japan, only public bodies, universities, schools and registered corporations get such endings. This address has a different ending, which anyone can buy.",
            "Do not follow the link. Look for the real site yourself, or ask by telephone, using a number you already know.",
        ),
        "ja": Text(
            "リンク先 {host} は、{protected} のアドレスのように見せていますが、実際の末尾は違います（{marked}）。",
            "go.jp や ac.jp などの末尾は、官公庁や大学、法人など決まった組織しか使えません。このアドレスの末尾は、誰でも取得できるものです。",
            "リンクを開かず、公式サイトをご自身で探して開くか、以前から知っている電話番号で確認してください。",
        ),
    },
    "disarmed": {
        "en": Text(
            "The text mentions {host}, which imitates {owner} ({protected}). It is written so that it cannot be clicked.",
            "Warnings and security news write dangerous addresses this way (hxxp, [.]) to keep readers from opening them by accident.",
            "You do not need to do anything. Do not type the address into a browser, even if the mail asks you to.",
        ),
        "ja": Text(
            "本文に、{owner}（{protected}）に似せたアドレス {host} が書かれています。クリックしても開かない書き方です。",
            "注意喚起やセキュリティ情報では、誤って開かないように、危険なアドレスをこのように（hxxp や [.] で）書きます。",
            "読むだけなら対応は必要ありません。入力するように書かれていても、このアドレスをブラウザーに入力しないでください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.002", "T1583.001"),
    weights=by_severity(low=0.8, medium=1.8, high=3.1, critical=4.2),
    link_kind=LinkKind("lookalike", en="imitates another name", ja="似せたアドレス"),
    texts=TEXTS,
)
def lookalike_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link leads to a site whose name imitates one that you know.

    What it finds
        Hosts that differ from a domain of yours, of a partner or of a known brand by a trick: a missing or doubled
        letter, letters that look alike, another ending, the name joined to other words or put in front of a foreign
        domain. These are found without any configuration: the domain of all recipients in front of another
        domain, the name of a recipient's domain beside a word for accounts or desks or a number, in letters of another
        alphabet and on free hosting, and names written as if they ended in `go.jp`, `lg.jp`, `ac.jp`, `ed.jp` or
        `or.jp`.
    Why it matters
        People read what they expect. Somebody registered that name so that you take it for the other.
    False positives
        Unrelated organizations with similar names: enter them under `organization.allowed`. Sites of the sender's own
        domain are also judged by `lookalike-sender-domain`. Names below a service where every customer chooses a name
        (`….sharepoint.com`) mostly belong to the organization itself and are not reported. A disarmed address
        (`hxxps://…[.]example`), as in warnings and threat lists, is reported for information only, because it cannot be
        clicked.
    What to do
        Don't follow the link. Open the real site from your own bookmark.
    References
        UTS 39, MITRE ATT&CK T1583.001
    """
    seen: set[tuple[str, str]] = set()
    for link in (*first_of_each_host(web_links(message)), *first_of_each_host(iter(disarmed_links(message.links)))):
        host = link.target.host if link.target else ""
        imitation = context.imitation(host)
        if imitation is None or imitation.klass == "tenant" or same_owner(imitation.protected, host, context):
            continue  # links to the organization's own workspace (`….sharepoint.com`) are very common
        key = (imitation.protected, host)
        if key not in seen:
            seen.add(key)
            yield _hit(link, host, imitation)


def _hit(link: Link, host: str, imitation: Imitation) -> Hit:
    variant = "own" if imitation.owner.kind in ("own", "partner") else ""
    if imitation.klass == "public-suffix":
        variant = imitation.klass
    return Hit(
        (quote(link),),
        variant=variant if link.clickable else "disarmed",
        values={
            "host": to_unicode(host),
            "protected": imitation.protected,
            "owner": imitation.owner.name,
            "marked": imitation.marked,
        },
        data={"url": link.url, "protected": imitation.protected, "class": imitation.klass, "host": host},
        severity=_severity(imitation) if link.clickable else Severity.INFO,
        confidence=_CONFIDENCE[imitation.confidence],
    )


def _severity(imitation: Imitation) -> Severity:
    if imitation.owner.kind in ("own", "partner") and imitation.confidence == "high":
        return Severity.CRITICAL
    return {"low": Severity.LOW, "medium": Severity.MEDIUM, "high": Severity.HIGH}[imitation.confidence]
