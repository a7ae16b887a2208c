"""The check `received-anomaly`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.network import reach
from mailguard.auth.result import Hop
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain
from mailguard.names.registry import Owner
from mailguard.pipeline.context import Context

_HOUR = 3600.0
_DAY = 24 * _HOUR


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The delivery record of this mail contains a step that cannot be right.",
            "Every mail server on the way adds one line to the mail. A sender who wants to hide the true origin may add false lines.",
            "Ignore the delivery record below your own server's line, and judge the mail without it.",
        ),
        "ja": Text(
            "このメールの配送記録に、ありえない箇所があります。",
            "メールは、通過したサーバーごとに記録が1行ずつ付きます。本当の発信元を隠したい送信者は、偽の記録を書き足すことがあります。",
            "自組織のサーバーより前の配送記録は信用せず、ほかの点からこのメールを判断してください。",
        ),
    },
    "claims-our-name": {
        "en": Text(
            "A step of the delivery record uses the name of your own server: {host}.",
            "Step No. {hop} of the route has a name of your organization, but your server did not write it, or the computer ({ip}) is not yours. This makes an outside mail look internal.",
            "Treat the mail as coming from outside. Ask your IT staff before you do what it asks.",
        ),
        "ja": Text(
            "配送記録の中に、自組織のサーバー（{host}）を名乗る不審な記録があります。",
            "経路の記録 No.{hop} は自組織の名前を使っていますが、実際には自組織のサーバーのものではありません（接続元：{ip}）。外部のメールを内部のメールに見せかける手口です。",
            "外部から来たメールとして扱い、依頼に応じる前に情報システム担当者に相談してください。",
        ),
    },
    "invented-hop": {
        "en": Text(
            "The route claims that the mail passed {host} of {owner}, but {client} delivered it.",
            "The server that really delivered the mail has nothing to do with the server of the step before. That step was probably invented to misuse a trusted name.",
            "Do not assume that the mail comes from {owner}. Ask them by a way you already know.",
        ),
        "ja": Text(
            "経路では {owner} のサーバー {host} を通ったとされていますが、実際に届けたのは {client} です。",
            "実際にメールを渡してきたサーバーと、その一つ手前とされるサーバーがつながりません。信用のある名前を悪用するために、その記録が捏造された可能性があります。",
            "{owner} から届いたメールとは考えず、以前から知っている連絡先で確認してください。",
        ),
    },
    "invalid-address": {
        "en": Text(
            "The route contains an Internet address that cannot exist: {ip}.",
            "A mail server records the address of the computer that really connected to it. An impossible address means that the line (step No. {hop}) was invented or changed.",
            "Ignore the delivery record below your own server's line, and be careful with this mail.",
        ),
        "ja": Text(
            "経路の記録に、存在しないはずのインターネットアドレス（{ip}）があります。",
            "メールサーバーは、実際に通信した相手のアドレスを記録します。ありえない値があるということは、その記録（No.{hop}）が捏造されたか、書き換えられたということです。",
            "自組織のサーバーより前の配送記録は信用せず、このメールには注意してください。",
        ),
    },
    "private-address-outside": {
        "en": Text(
            "A step of the route shows a private address ({ip}) where only public addresses are possible.",
            "Addresses like {ip} exist only inside a company or a home. Between two different organizations ({host} and {by}) such an address appears only if the line was invented or the servers are set up unusually.",
            "On its own this is no proof of a forgery. Consider the other findings too.",
        ),
        "ja": Text(
            "経路の途中に、外部では使われない内部用アドレス（{ip}）が記録されています。",
            "{ip} のようなアドレスは会社や家庭の中でしか使われません。別々の組織のサーバー（{host} と {by}）の間に現れるのは不自然で、記録が捏造されたか、サーバーの構成が特殊であると考えられます。",
            "これだけで偽物とは言えません。ほかの指摘と合わせて判断してください。",
        ),
    },
    "impossible-order": {
        "en": Text(
            "According to the route, the mail arrived about {hours} hours before it was sent on.",
            "Step No. {hop} ({by}) is dated {time}, earlier than the step before it. Either a clock was wrong by hours, or the line was invented.",
            "On its own this is no proof of a forgery. Consider the other findings too.",
        ),
        "ja": Text(
            "経路の記録では、送り出される約 {hours} 時間前に届いたことになっています。",
            "記録 No.{hop}（{by}）の日時 {time} は、その一つ前の段階より早くなっています。サーバーの時計が何時間もずれていたか、記録が捏造されたかのどちらかです。",
            "これだけで偽物とは言えません。ほかの指摘と合わせて判断してください。",
        ),
    },
    "long-delay": {
        "en": Text(
            "The mail waited about {hours} hours at one step of its route.",
            "Mail usually takes seconds. A long wait on the way to {by} (step No. {hop}) can be caused by an outage or a moderated list, or the mail is an old one that was sent again.",
            "If the mail mentions a deadline, check when it was really written.",
        ),
        "ja": Text(
            "このメールは、経路の途中で約 {hours} 時間止まっていました。",
            "メールは普通、数秒で届きます。{by}（No.{hop}）までの長い停滞は、障害や管理者の承認待ちのほか、古いメールの再送信の場合もあります。",
            "期限が書かれている場合は、実際にはいつ書かれたメールなのかを確認してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    attack=("T1672",),
    weights=by_severity(low=0.28, medium=0.8, high=1.5),
    texts=TEXTS,
)
def received_anomaly(message: Message, context: Context) -> Iterator[Hit]:
    """The delivery record contains a hop that cannot be true.

    What it finds
        A hop below your border with one of your own host names, or with the host name of a known organization that did
        not deliver the mail (an invented hop); an address that cannot exist; a private address between hosts on the
        Internet; hops in an impossible order; a hop that took more than a day.
    Why it matters
        Every server adds one Received field at the top. A sender who wants to hide where a mail comes from writes false
        ones below, and rarely gets all of them right.
    False positives
        Wrong clocks, wrong time zones, queues after an outage, moderated lists. Times that are less than an hour out
        of order are not reported. Long delays and clock errors alone have a low severity.
    What to do
        Look at the hop table. Trust only the lines at and above the border, and ignore the others.
    References
        RFC 5321 §4.4 · RFC 5322 §3.6.7
    """
    del message
    from_list = bool(context.proven.by_list)
    seen: set[str] = set()
    for hop in context.route:
        for hit in _hits(hop, context.route, context, from_list):
            if hit.variant not in seen:  # only the topmost hop of each kind is reported
                seen.add(hit.variant)
                yield hit


def _hits(hop: Hop, hops: tuple[Hop, ...], context: Context, from_list: bool) -> Iterator[Hit]:
    anomalies = frozenset(hop.anomalies)
    if not (context.authenticated or from_list) and _claims_our_name(hop, context):
        name = _claimed(hop, context)
        # At the border this may be our own host that is missing from trust.relays: without a reverse DNS name it could be.
        severity = Severity.LOW if hop.index == context.border and not hop.reverse_name else Severity.HIGH
        yield _hit(hop, "claims-our-name", name, severity, host=name, ip=hop.ip or "?")
    below = hops[hop.index + 1] if hop.index + 1 < len(hops) else None
    if hop.index == context.border and "broken-chain" in anomalies and below is not None and not context.authenticated:
        invented = _invented(hop, below, context)
        if invented is not None:
            client = hop.reverse_name or hop.from_ or hop.ip
            yield _hit(
                below, "invented-hop", below.by, Severity.MEDIUM, host=below.by, client=client, owner=invented.name
            )
    if "invalid-address" in anomalies:
        yield _hit(hop, "invalid-address", hop.ip, Severity.MEDIUM, ip=hop.ip)
    if "private-address-outside" in anomalies and not from_list:
        yield _hit(hop, "private-address-outside", hop.ip, Severity.LOW, ip=hop.ip, host=hop.from_, by=hop.by)
    yield from _time_hits(hop, context, from_list)


def _time_hits(hop: Hop, context: Context, from_list: bool) -> Iterator[Hit]:
    delay = hop.delay_seconds
    if delay is None:
        return
    outside = context.border is None or hop.index >= context.border
    if "negative-delay" in hop.anomalies and delay < -_HOUR and outside:
        severity = Severity.MEDIUM if delay < -2 * _DAY else Severity.LOW
        yield _hit(hop, "impossible-order", hop.time, severity, time=hop.time, by=hop.by, hours=f"{-delay / _HOUR:.0f}")
    if "long-delay" in hop.anomalies:
        severity = Severity.INFO if from_list or not outside else Severity.LOW
        yield _hit(hop, "long-delay", hop.time, severity, time=hop.time, by=hop.by, hours=f"{delay / _HOUR:.0f}")


def _claims_our_name(hop: Hop, context: Context) -> bool:
    """Whether a hop below our border, or the client at our border, uses one of our own names without being ours."""
    if "claims-our-name" in hop.anomalies:
        return True
    if "below-border" in hop.anomalies:
        return context.registry.is_own(hop.by) or context.registry.is_own(hop.from_)
    at_border = hop.index == context.border and reach(hop.ip) == "public"
    looked_up = context.registry.is_own(hop.reverse_name)  # our own host that is missing from trust.relays
    return at_border and context.registry.is_own(hop.from_) and not looked_up


def _claimed(hop: Hop, context: Context) -> str:
    """Return the name of ours that the hop uses: that of the receiving host, else that of its client."""
    at_border = hop.index == context.border
    by_is_ours = context.registry.is_own(hop.by) or hop.by.lower() in context.config.trust.authserv_ids
    return hop.by if by_is_ours and not at_border else hop.from_


def _invented(hop: Hop, below: Hop, context: Context) -> Owner | None:
    """Return the known organization that the hop below names as receiver, if someone else delivered the mail."""
    owner = context.registry.owner_of(below.by)
    if owner is None or owner.kind == "own":  # claims-our-name covers our own names
        return None
    theirs = {organizational_domain(domain) for domain in owner.domains}
    if organizational_domain(hop.reverse_name) in theirs or organizational_domain(hop.from_) in theirs:
        return None
    return owner


def _hit(hop: Hop, variant: str, text: str, severity: Severity, **values: str) -> Hit:
    values["hop"] = str(hop.index)
    return Hit(
        (Evidence(f"route:{hop.index}", text),),
        variant=variant,
        values=values,
        data={"anomaly": variant, "hop": hop.index},
        severity=severity,
    )
