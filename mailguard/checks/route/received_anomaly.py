"""Hops that cannot be true, or that honest mail seldom has."""

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
            "Every mail server on the way adds one line to the mail. A sender who wants to hide the true origin adds invented lines.",
            "Give the delivery record below your own server's line no weight, and judge the mail without it.",
        ),
        "ja": Text(
            "このメールの配送記録に、ありえない箇所があります。",
            "メールは、通過したサーバーごとに記録が1行ずつ付きます。本当の発信元を隠したい送信者は、うその記録を書き足すことがあります。",
            "自組織のサーバーより前の配送記録は信用せず、ほかの点からこのメールを判断してください。",
        ),
    },
    "claims-our-name": {
        "en": Text(
            "A step of the delivery record pretends to be your own server: {host}.",
            "Step No. {hop} of the route bears a name of your organization, but your server did not write it or the computer behind it is a stranger's ({ip}). This makes an outside mail look internal.",
            "Treat the mail as coming from outside. Tell your IT staff before you do what it asks.",
        ),
        "ja": Text(
            "配送記録の中に、自組織のサーバー（{host}）を名乗る偽の記録があります。",
            "経路の記録 No.{hop} は自組織の名前を使っていますが、実際には自組織のサーバーのものではありません（接続元：{ip}）。外部のメールを内部のメールに見せかける手口です。",
            "外部から来たメールとして扱い、依頼に応じる前に情報システム担当者に相談してください。",
        ),
    },
    "invented-hop": {
        "en": Text(
            "The route claims that the mail passed {host} of {owner}, but {client} delivered it.",
            "The server that really handed the mail over has nothing to do with the one named one step before. That step was probably invented to borrow a good name.",
            "Do not take the mail as coming from {owner}. Check with them by a way you already know.",
        ),
        "ja": Text(
            "経路では {owner} のサーバー {host} を通ったとされていますが、実際に届けたのは {client} です。",
            "実際にメールを渡してきたサーバーと、その一つ手前とされるサーバーがつながりません。信用のある名前を借りるために、その記録が作られた可能性があります。",
            "{owner} から届いたメールとは考えず、以前から知っている連絡先で確認してください。",
        ),
    },
    "invalid-address": {
        "en": Text(
            "The route contains an Internet address that cannot exist: {ip}.",
            "A mail server writes down the address it really spoke to. An impossible one means that the line (step No. {hop}) was made up or altered.",
            "Give the delivery record below your own server's line no weight, and be careful with this mail.",
        ),
        "ja": Text(
            "経路の記録に、存在しないはずのインターネットアドレス（{ip}）があります。",
            "メールサーバーは、実際に通信した相手のアドレスを記録します。ありえない値があるということは、その記録（No.{hop}）が作られたか、書き換えられたということです。",
            "自組織のサーバーより前の配送記録は信用せず、このメールには注意してください。",
        ),
    },
    "private-address-outside": {
        "en": Text(
            "A step of the route shows a private address ({ip}) where only public ones belong.",
            "Addresses like {ip} exist only inside a company or a home. Between two different organizations ({host} and {by}) such an address cannot appear, unless the line was made up or the servers are set up unusually.",
            "On its own this is no proof. Weigh it together with the other observations.",
        ),
        "ja": Text(
            "経路の途中に、外部では使われない内部用アドレス（{ip}）が記録されています。",
            "{ip} のようなアドレスは会社や家庭の中でしか使われません。別々の組織のサーバー（{host} と {by}）の間に現れるのは不自然で、記録が作られたか、特殊な構成のためと考えられます。",
            "これだけで偽物とは言えません。ほかの指摘と合わせて判断してください。",
        ),
    },
    "impossible-order": {
        "en": Text(
            "According to the route, the mail arrived about {hours} hours before it was sent on.",
            "Step No. {hop} ({by}) is dated {time}, earlier than the step before it. Either a clock was wrong by hours, or the line was made up.",
            "On its own this is no proof. Weigh it together with the other observations.",
        ),
        "ja": Text(
            "経路の記録では、送り出される約 {hours} 時間前に届いたことになっています。",
            "記録 No.{hop}（{by}）の日時 {time} は、その一つ前の段階より早くなっています。時計が何時間もずれていたか、記録が作られたかのどちらかです。",
            "これだけで偽物とは言えません。ほかの指摘と合わせて判断してください。",
        ),
    },
    "long-delay": {
        "en": Text(
            "The mail lay about {hours} hours at one step of its route.",
            "Mail usually takes seconds. A long stop before {by} (step No. {hop}) can be an outage or a moderated list, or an old mail that was sent again.",
            "If the mail speaks of a deadline, check when it was really written.",
        ),
        "ja": Text(
            "このメールは、経路の途中で約 {hours} 時間止まっていました。",
            "メールは普通、数秒で届きます。{by}（No.{hop}）までの長い停滞は、障害や管理者の承認待ちのほか、古いメールの再送信の場合もあります。",
            "期限が書かれている場合は、本当はいつ書かれたメールなのかを確認してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    attack=("T1672",),
    weights=by_severity(low=0.4, medium=0.8, high=1.5),
    texts=TEXTS,
)
def received_anomaly(message: Message, context: Context) -> Iterator[Hit]:
    """The delivery record contains a hop that cannot be true.

    What it finds
        A hop under your border that bears your own host names or those of a known organization which did not hand
        the mail over (an invented hop); an address that cannot exist; a private address between hosts of the
        Internet; hops in an impossible order; a hop that took more than a day.
    Why it matters
        Every server adds one Received line on top. A sender who wants a mail to look as if it came from elsewhere
        writes some of his own underneath, and rarely gets all of them right.
    False positives
        Clocks that run wrong, wrong time zones, queues after an outage, moderated lists. Differences below an hour
        are not reported; long delays and clock errors alone are of low severity.
    What to do
        Look at the hop table. Trust only the lines at and above the border; judge the mail without the others.
    References
        RFC 5321 §4.4, RFC 5322 §3.6.7
    """
    del message
    from_list = bool(context.proven.by_list)
    seen: set[str] = set()
    for hop in context.route:
        for hit in _hits(hop, context.route, context, from_list):
            if hit.variant not in seen:  # the topmost of each kind says enough
                seen.add(hit.variant)
                yield hit


def _hits(hop: Hop, hops: tuple[Hop, ...], context: Context, from_list: bool) -> Iterator[Hit]:
    anomalies = frozenset(hop.anomalies)
    if not (context.authenticated or from_list) and _claims_our_name(hop, context):
        name = _claimed(hop, context)
        # At the border a host of ours may be missing from trust.relays: without a looked-up name nothing refutes it.
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
    """Whether a hop of the sender's, or the stranger at our border, bears a name of ours."""
    if "claims-our-name" in hop.anomalies:
        return True
    if "below-border" in hop.anomalies:
        return context.registry.is_own(hop.by) or context.registry.is_own(hop.from_)
    at_border = hop.index == context.border and reach(hop.ip) == "public"
    looked_up = context.registry.is_own(hop.reverse_name)  # a host of ours that is not entered in trust.relays
    return at_border and context.registry.is_own(hop.from_) and not looked_up


def _claimed(hop: Hop, context: Context) -> str:
    """The name of ours that the hop bears: of the receiving host, else of its client."""
    at_border = hop.index == context.border
    by_is_ours = context.registry.is_own(hop.by) or hop.by.lower() in context.config.trust.authserv_ids
    return hop.by if by_is_ours and not at_border else hop.from_


def _invented(hop: Hop, below: Hop, context: Context) -> Owner | None:
    """The known organization that is said to have received the mail before, when another one handed it over."""
    owner = context.registry.owner_of(below.by)
    if owner is None or owner.kind == "own":  # our own names are the other finding
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
