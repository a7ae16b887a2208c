"""The check `from-mismatch-received`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.network import reach
from mailguard.auth.result import Hop, Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import trusted_chain
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.esp import esp_of_host
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail says that it is from {owner}, but a host of someone else delivered it: {host}.",
            "Anyone can write any sender address. The address of the computer that connected to your mail server ({ip}) is much harder to fake, and it does not belong to {owner}. Nothing else in the mail proves the sender either.",
            "Do not act on this mail alone. Ask {owner} by a phone number or address you already had.",
        ),
        "ja": Text(
            "差出人は {owner} となっていますが、実際にメールを届けたのは無関係のサーバー {host} です。",
            "差出人の名前やアドレスは誰でも自由に書けます。一方、こちらのメールサーバーに接続してきた相手（{ip}）は簡単には偽れません。その相手は {owner} のものではなく、差出人が本物だと示す証拠もほかに見つかりませんでした。",
            "このメールだけを頼りに行動しないでください。以前から知っている電話番号や連絡先で {owner} に確認してください。",
        ),
    },
    "bounce": {
        "en": Text(
            "A delivery report in the name of {owner} came through a large mail provider: {host}.",
            "Reports that a mail could not be delivered contain no proof of their sender. Many organizations use this provider, so the host alone does not show whether {owner} sent the report.",
            "This is normal if you have just written to {owner}. If not, do not open its files or links.",
        ),
        "ja": Text(
            "{owner} の名前で送られた配信不能通知が、大手メール事業者のサーバー {host} から届きました。",
            "配信不能通知には、差出人を証明するものが付きません。この事業者は多くの組織が利用しているため、サーバー名だけでは {owner} が送ったものかどうか判断できません。",
            "{owner} にメールを送った直後であれば、よくあることです。心当たりがないときは、添付ファイルやリンクを開かないでください。",
        ),
    },
    "own": {
        "en": Text(
            "The mail says that it is from your own organization ({domain}), but it came from outside: {host}.",
            "Mail of your own organization normally does not arrive from a stranger's computer ({ip}). A forged internal sender is a common way to make colleagues pay, click or answer.",
            "Do not answer and do not click. Ask the colleague by phone, and inform your IT staff.",
        ),
        "ja": Text(
            "差出人は自組織（{domain}）となっていますが、外部のサーバー {host} から届きました。",
            "自組織のメールが、無関係の外部のコンピューター（{ip}）から届くことは通常ありません。院内・署内・校内の人になりすまして、送金やクリック、返信をさせる手口がよくあります。",
            "返信したりリンクを開いたりせず、差出人とされる本人に電話で確認し、情報システム担当者に知らせてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1656"),
    weights=by_severity(low=0.1, medium=1.4, high=3.0),
    texts=TEXTS,
)
def from_mismatch_received(message: Message, context: Context) -> Iterator[Hit]:
    """The mail was delivered by a host that has nothing to do with the organization in From.

    What it finds
        From names your own organization, a partner or a known brand, the mail is not authenticated for that domain,
        and the host that delivered it to your border (its reverse DNS name, else the name it gave, else its address)
        belongs to someone else.
    Why it matters
        The sender writes From, but not the address that connected to your border. It is the one part of a stored mail
        that an impostor cannot choose freely.
    False positives
        Forwarding, and services that send for an organization but are missing from its SPF or DKIM records. Not
        reported: mail that is authenticated for the From domain, hosts under another domain of the same brand (Amazon's
        amazonses.com) and of the large mailbox providers if a brand's mail could not be authenticated, posts that a verified mailing list passed on, and mail with a
        valid ARC chain of a sealer that you trust. The severity is high for your own domain if authentication
        failed, or if your own hosts are configured (`trust.relays`) and the host is not a mail provider's. It is low if nothing could be authenticated (offline) and the mail claims to be
        from a brand, or claims to be from a partner and comes from a mail provider's host. It is low too for delivery
        reports from the mail provider of a partner or brand that return a mail of yours.
    What to do
        Ask the organization by a way you already know. If they use the host as a service, ask them to
        authorise it.
    References
        RFC 5321 §4.4 · RFC 7208 §2.6 · RFC 9989 §5.3
    """
    del message
    owner = context.author_owner
    client = _client(context)
    if owner is None or client is None or context.authenticated:
        return
    if context.proven.by_list or trusted_chain(context):
        return
    verified_failure = _failed(context)
    organizations = {organizational_domain(domain) for domain in (*owner.domains, context.author_domain)}
    ours = owner.kind == "own"
    host = client.reverse_name or client.from_ or client.ip
    if organizational_domain(client.reverse_name) in organizations and (not ours or _is_confirmed(client, context)):
        return
    said = not client.reverse_name and organizational_domain(client.from_) in organizations
    if said and not ours and not verified_failure:
        return  # the client chose this name itself: it counts only if nothing contradicts it
    if ours and organizational_domain(host) in organizations:
        host = client.ip or host  # anyone can use our name
    if not verified_failure and client.reverse_name and context.registry.writes_from(owner, host):
        return  # another of the owner's domains: amazonses.com is Amazon's
    if owner.kind == "brand" and not verified_failure and organizational_domain(host) in _MAILBOXES:
        return  # many organizations have their mail there
    bounced = not ours and _is_providers_bounce(context, host)
    yield Hit(
        (Evidence("envelope:client_ip" if context.border is None else f"route:{client.index}", host),),
        variant="own" if ours else "bounce" if bounced else "",
        values={"domain": context.author_domain, "owner": owner.name, "host": host, "ip": client.ip or host},
        data={"domain": context.author_domain, "host": host, "ip": client.ip, "authentication": verified_failure},
        severity=_severity(context, owner.kind, host, failed=verified_failure and not bounced, bounced=bounced),
    )


def _is_confirmed(client: Hop, context: Context) -> bool:
    """Whether the client's reverse DNS name resolves to its address. The owner of an address can choose any name."""
    if not {"reverse-name-unconfirmed", "ambiguous-form"}.intersection(client.anomalies):
        return True
    iprev = context.authentication.iprev
    same = organizational_domain(iprev.name) == organizational_domain(client.reverse_name)
    return iprev.result is Result.PASS and same


def _is_providers_bounce(context: Context, host: str) -> bool:
    """Whether a mail provider's host delivers a delivery report: SPF cannot authenticate its null reverse-path."""
    return context.proven.bounce and _is_providers(host)


def _is_providers(host: str) -> bool:
    """Whether many organizations have their mail at this host."""
    return bool(esp_of_host(host)) or organizational_domain(host) in _PROVIDERS


_MAILBOXES: Final = frozenset({"outlook.com", "google.com", "googlemail.com", "messagelabs.com", "pphosted.com"})
_PROVIDERS: Final = _MAILBOXES | {"amazonses.com"}


def _client(context: Context) -> Hop | None:
    """Return the hop that our border wrote, or a hop made from the envelope that the caller gave. None if unknown."""
    envelope = context.envelope
    if envelope.client_ip is None or reach(envelope.client_ip) != "public":
        return None
    if context.border is not None and context.border < len(context.route):
        hop = context.route[context.border]
        return hop if hop.ip in ("", envelope.client_ip) else None
    name = context.authentication.iprev.name if context.authentication.iprev.result is Result.PASS else ""
    return Hop(index=0, from_=envelope.helo or "", ip=envelope.client_ip, reverse_name=name)


def _failed(context: Context) -> bool:
    """Whether authentication was evaluated, by us or by a border we trust, and did not succeed."""
    if context.authentication.dmarc.result not in (Result.NOT_EVALUATED, Result.TEMPERROR):
        return True
    return any(
        result.method == "dmarc" and result.result in ("fail", "none", "permerror")
        for claimed in context.authentication.claimed
        if claimed.trusted
        for result in claimed.results
    )


def _severity(context: Context, kind: str, host: str, *, failed: bool, bounced: bool) -> Severity:
    """Return the severity. If our own hosts are configured, a missing proof is nearly as bad as a failed one.

    A provider's host may be where the organization has its mail, so that only a failed proof is evidence.
    """
    shared = _is_providers(host)
    if kind == "own":
        return Severity.HIGH if failed or (context.config.trust.relays and not shared) else Severity.MEDIUM
    if failed or (kind == "partner" and not shared and not bounced):
        return Severity.MEDIUM
    return Severity.LOW
