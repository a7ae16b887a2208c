"""Display names that claim to be somebody else."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import verified_domains
from mailguard.checks.registry import check
from mailguard.checks.sender.on_behalf import is_on_behalf
from mailguard.checks.sender.place import AUTHORS, is_reserved_address, own_address_left_out, quote, visible_name
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.address import Mailbox, normal_domain
from mailguard.message.model import Message
from mailguard.names.brand_homonym import is_namesake
from mailguard.names.domain import organizational_domain, split
from mailguard.names.registry import Claim, Registry
from mailguard.pipeline.context import Context

_NAME_CHARACTERS: Final = 1_000
_ADDRESS: Final = lazy_pattern(r"[^\s<>()\[\]\"',;:@]{1,64}@((?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{1,62})")
_DOMAIN: Final = lazy_pattern(r"(?<![\w.@-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z][a-z0-9-]{1,62}(?![\w@-])", re.IGNORECASE)
_VIA: Final = lazy_pattern(r"\b(?:via|on behalf of)\b|経由", re.IGNORECASE)


_SHOWN_EN = "Many mail programs, above all on smartphones, show only the name. Anybody can write anything there, so check the address."
_SHOWN_JA = "スマートフォンなど多くのメールソフトでは、差出人の名前だけが表示されます。名前の欄には誰でも好きな言葉を書けるため、本当の差出人はアドレスで確かめる必要があります。"

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender's name is “{claimed}”, but the address {address} does not belong to them.",
            _SHOWN_EN,
            "Do not trust the name. Ask the named person or organization, using contact details that you already know.",
        ),
        "ja": Text(
            "差出人の名前は「{claimed}」ですが、アドレス {address} は本人のものではありません。",
            _SHOWN_JA,
            "表示名を信用せず、以前から知っている連絡先で本人や組織に確認してください。",
        ),
    },
    "brand": {
        "en": Text(
            "The sender uses the name “{claimed}”, but writes from {domain}, which does not belong to {owner}.",
            _SHOWN_EN,
            "Do not use the links or attachments of this mail. If you are a customer, open the website or the app the way you always do.",
        ),
        "ja": Text(
            "差出人は「{claimed}」と名乗っていますが、アドレスの {domain} はその会社や団体のものではありません。",
            _SHOWN_JA,
            "メールのリンクや添付ファイルは使わないでください。利用しているサービスであれば、いつものブックマークやアプリから確認してください。",
        ),
    },
    "organization": {
        "en": Text(
            "The sender uses the name of your organization (“{claimed}”), but writes from outside: {address}.",
            _SHOWN_EN,
            "Ask the colleague or office by telephone before you do what the mail says, and tell your IT staff.",
        ),
        "ja": Text(
            "差出人は自組織の名前（「{claimed}」）を名乗っていますが、外部のアドレス {address} から送られています。",
            _SHOWN_JA,
            "メールの指示に従う前に、内線や電話で担当部署に確認し、情報システム担当者にも知らせてください。",
        ),
    },
    "vip": {
        "en": Text(
            "The sender uses the name of {owner}, but {address} is not one of that person's known addresses.",
            "Impostors often write in the name of directors and chiefs, because people hurry to answer them. "
            + _SHOWN_EN,
            "Do not reply. Ask {owner} or the office by telephone or face to face, especially if the mail is about money, gift cards or secrecy.",
        ),
        "ja": Text(
            "差出人は {owner} さんの名前を名乗っていますが、{address} は登録されている本人のアドレスではありません。",
            "院長や署長など、急いで対応しなければと思わせる立場の人になりすます手口がよくあります。" + _SHOWN_JA,
            "返信せず、{owner} さん本人か秘書・事務に、電話または直接会って確認してください。送金、ギフトカード、「内密に」という依頼は特に注意してください。",
        ),
    },
    "address": {
        "en": Text(
            "The sender's name shows the address {claimed}, but the mail comes from {address}.",
            "A different address in the name is meant to make you read the wrong one. " + _SHOWN_EN,
            "Trust neither. Write to an address you have used before, or ask by telephone.",
        ),
        "ja": Text(
            "差出人の名前の欄には {claimed} と書かれていますが、実際の差出人アドレスは {address} です。",
            "名前の欄に別のアドレスを書くのは、そちらを本当の差出人だと思わせるためです。" + _SHOWN_JA,
            "どちらのアドレスも信用せず、これまで使っていたアドレスか電話で確認してください。",
        ),
    },
    "on-behalf": {
        "en": Text(
            "The sender's name shows the address {claimed}. A service at {domain} openly sent the mail on that person's behalf, and it is proven that the service sent it.",
            "Calendars, file sharing services and mailing lists write like this. The proof covers only the service, not that the named person asked for the mail.",
            "If you did not expect the mail, ask the named person before you open a link or a file.",
        ),
        "ja": Text(
            "差出人の名前の欄に {claimed} と書かれていますが、{domain} のサービスがこの人に代わって送ったと明示しているメールです。サービスから送られたことは確認できました。",
            "カレンダーやファイル共有、メーリングリストの通知でよくある形です。確認できたのはサービスが送ったことだけで、名前の人が本当に依頼したかどうかまでは分かりません。",
            "心当たりがなければ、リンクやファイルを開く前に、名前の人に直接確認してください。",
        ),
    },
    "domain": {
        "en": Text(
            "The sender's name shows the domain {claimed}, but the mail comes from {address}.",
            _SHOWN_EN,
            "Write to an address you have used before, or ask by telephone.",
        ),
        "ja": Text(
            "差出人の名前の欄には {claimed} と書かれていますが、実際の差出人アドレスは {address} です。",
            _SHOWN_JA,
            "これまで使っていたアドレスか電話で確認してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1656", "T1566"),
    weights=by_severity(low=1.4, medium=3.0, high=3.3, critical=4.4),
    suspects_sender=True,
    texts=TEXTS,
)
def display_name_spoof(message: Message, context: Context) -> Iterator[Hit]:
    """The name shown as the sender belongs to somebody else than the address.

    What it finds
        The display name of From names your organization, one of your VIPs, a well-known brand or an authority, or it
        contains an e-mail address or a domain, and the real address does not belong to them. Also an address with
        another address in front of its "@".

        Names are recognised in any alphabet, width and case, with letters replaced by similar ones, with blanks between
        the letters, and reversed by a direction character. Your organization's name is also recognised without its
        legal form, with another word for its kind, in kana and in Latin letters.
    Why it matters
        Many mail programs, above all on smartphones, show the display name alone. Anybody can write anything there.
    False positives
        A brand's own domain that the built-in table lacks, an agency that writes for a brand, a person who shares the
        name of a VIP. Ordinary words that are also brands count only beside words such as "Support". A brand that is
        only part of a person's or another firm's name (佐川 美穂, アップル歯科) does not count, nor does "Line" as a word (Blue
        Line Shipping).

        - not reported: posts that a mailing list is proven to have rewritten ("X via list"); names whose owner also
          owns the domain; a proven service that puts its name after its customer's ("X (Google Calendar)")
        - medium: the address in the name is of somebody unknown
        - low: the same, and the name openly says for whom it writes. Certified mail (PEC: "Per conto di …"), alias
          services and surveys write like this
        - low: a program writes under its own name from the server it is installed on, to a
          reader of the same domain (`WordPress <wordpress@clinic.example>`); your organization's name in a shortened form
        - low: a proven service that openly writes for the person whose address it shows. Answers must go to that
          person, or the service's address must contain that address (`anna=berg.example@lists.example`). For an address
          of yours, of a partner or of a brand, the service also has to be a known one.
    What to do
        Open the sender's details, read the address itself, and compare it with one you have used before.
    References
        RFC 5322 §3.4, MITRE ATT&CK T1656
    """
    for box in message.mailboxes("from")[:AUTHORS]:
        name = visible_name(box.name[:_NAME_CHARACTERS])
        if not box.domain or (context.proven.by_list and _VIA.search(name)):
            continue
        local = visible_name(box.address[:_NAME_CHARACTERS].rpartition("@")[0])
        hit = (
            (_address_hit(message, context, box, name) if name else None)
            or (_address_hit(message, context, box, local) if "@" in local else None)
            or (_claim_hit(message, context, box, own_address_left_out(name, box)) if name else None)
            or (_form_hit(message, context, box, own_address_left_out(name, box)) if name else None)
        )
        if hit is not None:
            yield hit


def _address_hit(message: Message, context: Context, box: Mailbox, name: str) -> Hit | None:
    """Return a hit if the name contains an address other than the real one, or a protected domain."""
    for match in _ADDRESS.finditer(name):
        domain = normal_domain(match.group(1))
        if not _related(context, domain, box.domain):
            strong = _is_protected(context, domain)
            severity = Severity.HIGH if strong else Severity.LOW if _says_for_whom(name, match) else Severity.MEDIUM
            variant = "address"
            protected = strong or match.group().lower() in _vip_addresses(context)
            if is_on_behalf(message, context, box, match.group(), protected=protected):
                severity, variant = Severity.LOW, "on-behalf"
            return _hit(_quote(message, match.group()), variant, match.group(), box, domain, severity)
    for match in _DOMAIN.finditer(name):
        owner = context.registry.owner_of(match.group())
        if owner is not None and owner.kind != "brand" and not context.registry.writes_from(owner, box.domain):
            return _hit(_quote(message, match.group()), "domain", match.group(), box, owner.name, None)
    return None


def _says_for_whom(name: str, address: re.Match[str]) -> bool:
    """Whether the name openly says that a service writes for the address: "Per conto di: x@y", "x@y [via Alias]"."""
    rest = f"{name[: address.start()]} {name[address.end() :]}"
    return _FOR_WHOM.search(rest) is not None


_FOR_WHOM: Final = lazy_pattern(
    r"\bvia\b|per conto di|on behalf of|im auftrag von|por cuenta de|em nome de|de la part de|経由|の代理",
    re.IGNORECASE,
)


def _is_protected(context: Context, domain: str) -> bool:
    """Whether a reader knows the owner of the domain: a known owner, or the organization of a reader."""
    if context.registry.is_free_mail(domain):
        return False
    return (
        context.registry.owner_of(domain) is not None
        or organizational_domain(domain) in context.recipient_organizations
    )


def _vip_addresses(context: Context) -> set[str]:
    return {address.lower() for vip in context.config.organization.vip for address in vip.addresses}


def _related(context: Context, claimed: str, real: str) -> bool:
    """Whether both domains belong to one organization.

    This includes a service's customer domain (`name.onmicrosoft.com`) with the same name.
    """
    organization = organizational_domain(claimed)
    if not organization or organization == organizational_domain(real):
        return True
    owner = context.registry.owner_of(claimed)
    if owner is not None and context.registry.writes_from(owner, real):
        return True
    return organization.partition(".")[0] in real.split(".")


def _claim_hit(message: Message, context: Context, box: Mailbox, name: str) -> Hit | None:
    registry = context.registry
    claims = [claim for claim in registry.named_in(name) if not _is_own_address(claim, box)]
    claims = [claim for claim in claims if claim.owner.kind != "brand" or not is_namesake(name, claim.start, claim.end)]
    if not claims or any(registry.writes_from(claim.owner, box.domain) for claim in claims):
        return None
    claims = [claim for claim in claims if not _is_sent_through(context, claim, name)]
    if not claims:
        return None
    ours = [claim for claim in claims if _is_ours(registry, claim)]
    if not ours and (registry.is_known(box.domain) or _is_branch(registry, claims, box)):
        return None
    claim = (ours or claims)[0]
    variant = "vip" if claim.vip else "organization" if ours else "brand"
    owner = claim.vip.name if claim.vip else claim.owner.name
    severity = Severity.LOW if _is_own_program(message, claim, box) else None
    return _hit(_quote(message, claim.text), variant, claim.text, box, owner, severity, claim.owner.domains)


_PROGRAMS: Final = frozenset(
    {"WordPress", "cPanel", "Zimbra", "Roundcube"}
)  # brands whose programs run on many servers


def _is_own_program(message: Message, claim: Claim, box: Mailbox) -> bool:
    """Whether a program on the reader's own site writes under its own name (`WordPress <wordpress@clinic.example>`)."""
    if claim.owner.name not in _PROGRAMS or not box.address.lower().startswith(f"{claim.owner.name.lower()}@"):
        return False
    own = organizational_domain(box.domain)
    return any(organizational_domain(reader.domain) == own for reader in message.mailboxes("to")[:AUTHORS])


def _form_hit(message: Message, context: Context, box: Mailbox, name: str) -> Hit | None:
    """Return a hit if the name is our organization's, shortened or in other letters."""
    form = context.registry.says_our_name(name) if not context.registry.is_known(box.domain) else ""
    if not form:
        return None
    severity = Severity.HIGH if form == "whole" else Severity.LOW
    return _hit(_quote(message, name), "organization", name, box, name, severity)


def _is_sent_through(context: Context, claim: Claim, name: str) -> bool:
    """Whether a proven service put its name after its customer's, as in "Nakajima (Google Calendar)".

    Proven means that SPF or a signature passes for a domain of the service in which only the service has addresses.
    """
    before = name[: claim.start].rstrip()
    if not before or not (before.endswith(("(", "（", "[")) or _VIA_END.search(before[-20:])):
        return False
    return any(context.registry.writes_from(claim.owner, domain) for domain in verified_domains(context))


_VIA_END: Final = lazy_pattern(r"(?:\bvia|\(via|経由|on behalf of|from|by)\s{0,3}\Z", re.IGNORECASE)


def _is_ours(registry: Registry, claim: Claim) -> bool:
    """Whether the name is our organization's: configured, or a known name whose domain we protect."""
    owners = (claim.owner, *(registry.owner_of(domain) for domain in claim.owner.domains))
    return any(owner is not None and owner.kind == "own" for owner in owners)


def _is_own_address(claim: Claim, box: Mailbox) -> bool:
    """Whether a VIP writes from one of the addresses that the configuration lists."""
    return claim.vip is not None and box.address.lower() in {address.lower() for address in claim.vip.addresses}


def _is_branch(registry: Registry, claims: list[Claim], box: Mailbox) -> bool:
    """Whether the registered name is that of a claimed brand under another ending (`ikea.pt`).

    It may be a foreign branch; a lookalike is the subject of another check. At a mail service only the reserved
    addresses (RFC 2142 §4, RFC 2142 §5) belong to the brand, and they may not use another brand's name.
    """
    if registry.is_free_mail(box.domain):
        return is_reserved_address(box) and all(claim.owner == registry.owner_of(box.domain) for claim in claims)
    label = split(box.domain)[1]
    return any(label == split(own)[1] for claim in claims for own in claim.owner.domains) if label else False


def _quote(message: Message, words: str) -> Evidence:
    return quote(message, "From", words)


def _hit(
    evidence: Evidence,
    variant: str,
    claimed: str,
    box: Mailbox,
    owner: str,
    severity: Severity | None,
    domains: tuple[str, ...] = (),
) -> Hit:
    return Hit(
        (evidence,),
        variant=variant,
        values={"claimed": claimed, "address": box.address, "domain": box.domain, "owner": owner},
        data={
            "claimed": claimed,
            "kind": variant,
            "owner": owner,
            "domains": list(domains[:5]),
            "address": box.address,
        },
        severity=severity,
    )
