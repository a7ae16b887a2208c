"""Impostors who write as the head of the organization."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote as quote_header
from mailguard.data.impostor_openings import CODE, GROUP, MAKE, OPENINGS
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.address import Mailbox
from mailguard.message.model import Message, View
from mailguard.names.executive_title import NAME_CHARACTERS, family_names, head_title, titled_vip
from mailguard.pipeline.context import Context

_LOOKED_AT: Final = 3_000  # characters read of a text; such mails have only a few lines
_SHORT: Final = 900  # characters; a longer mail does not count as an opening
_CLOSING: Final = 500  # characters at the end in which a signature is searched for
_SIGNATURE_LINE: Final = 60
_OPENING: Final = lazy_pattern(OPENINGS, 2)  # 2 is re.IGNORECASE
_GROUP_WORDS: Final = ("グループ", "ルーム", "group", "Group", "GROUP")
_GROUP: Final = lazy_pattern(GROUP, 2)
_MAKE: Final = lazy_pattern(MAKE, 2)
_CODE: Final = lazy_pattern(CODE, 2)
_TO_HIM: Final = lazy_pattern(r"[ \u3000]*(?:様|さま|さん|殿|先生|御中|宛|へ|の|が|は|を|に|と|からの|より)")
_OFFICE: Final = lazy_pattern(r"(?:TEL|電話|℡|〒|FAX|代表番号|住所)\s?[:：/]?\s?[\d０-９(（]", 2)


@dataclass(frozen=True, slots=True)
class _Claimed:
    """The name under which the mail is written; `known` if it is a VIP from the configuration."""

    name: str
    evidence: Evidence
    known: bool
    signed: bool = False


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail is written in the name of “{claimed}”, but comes from an outside address ({address}) and tries to start a conversation: “{words}”.",
            "Fraudsters write as the director or chief and first ask something harmless. If you answer, they ask for a transfer, gift cards or a telephone number.",
            "Do not answer. Ask the person by telephone or face to face.",
        ),
        "ja": Text(
            "「{claimed}」の名前を使っていますが、外部のアドレス {address} から届いています。「{words}」と書いて、やり取りを始めようとしています。",
            "院長や社長などになりすまし、最初は何でもない用件で返事をさせるのが送金詐欺の始まり方です。返信すると、次に送金やギフトカードの購入、電話番号などを求められます。",
            "返信せず、本人に電話または直接会って確認してください。",
        ),
    },
    "title": {
        "en": Text(
            "The sender uses the title “{claimed}” with a free mail address ({address}) and tries to start a conversation: “{words}”.",
            "Anybody can get such an address in a minute. Fraudsters use the title of the head because people hurry to answer the head.",
            "Do not answer. Ask the head of your organization by telephone or face to face.",
        ),
        "ja": Text(
            "差出人は「{claimed}」と名乗っていますが、誰でも作れる無料メールのアドレス {address} から「{words}」と書いて、やり取りを始めようとしています。",
            "役職名だけを名乗り、急いで応じなければと思わせる手口です。返信すると、次に送金やギフトカードの購入などを求められます。",
            "返信せず、役職者本人に電話または直接会って確認してください。",
        ),
    },
    "group": {
        "en": Text(
            "An outside sender ({address}) asks you to create a chat group: “{words}”.",
            "Fraudsters pretend to be the head and ask for a LINE or other chat group and its QR code. In the group they order transfers, where neither the mail filter nor colleagues can see it.",
            "Do not create the group and do not send a code. Ask the person by telephone or face to face, and tell your IT staff.",
        ),
        "ja": Text(
            "外部のアドレス {address} から、LINEなどのグループを作るように求められています（「{words}」）。",
            "社長や院長になりすまし、LINEのグループを作らせてQRコードを送らせ、そこで送金を指示する詐欺が急増しています。メールの監視や同僚の目が届かない場所へ誘い出すのが狙いです。",
            "グループを作らず、QRコードも送らないでください。本人に電話または直接会って確認し、情報システム担当者に知らせてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1656", "T1534"),
    weights=by_severity(low=0.8, medium=1.8, high=3.0),
    texts=TEXTS,
)
def executive_fraud(message: Message, context: Context) -> Iterator[Hit]:
    """Somebody outside writes as the head of the organization and starts a conversation.

    What it finds
        - A mail from outside that starts a conversation ("are you available", 「今よろしいですか」「手が離せない」) under
          the name of one of your VIPs, as sender or in the signature. A family name with a title counts, too
          (「架空 院長」), and so does the title of a head alone if it comes from free mail (「社長」, "Director").
        - Any short mail from outside that asks you to create a chat group (LINE) and to send its QR code back.
    Why it matters
        Payment fraud begins like this. The first mail has no link and no file. Those who answer or create the group are
        then led to make a transfer, out of sight of their colleagues.
    False positives
        The real head writes from a private address: enter it in the configuration (`addresses` of the VIP). Clubs and
        parents create chat groups.
    What to do
        Don't answer and don't create a group. Ask the person by telephone or face to face.
    References
        MITRE ATT&CK T1656, https://www.ipa.go.jp/security/bec/
    """
    author = message.author
    if author is None or not author.domain or context.from_known or context.vouched:
        return
    if context.registry.is_own(author.domain):
        return
    view = next(iter(message.views), None)
    text = view.text[:_LOOKED_AT] if view is not None else ""
    claimed = _claimed(message, context, author, view)
    free = context.author_on_free_mail
    hit = _group_hit(view, text, claimed, author, free=free)
    if hit is None and claimed is not None and not (context.registry.is_known(author.domain) and not free):
        hit = _opening_hit(message, view, text, claimed, author, free=free)
    if hit is not None:
        yield hit


def _claimed(message: Message, context: Context, author: Mailbox, view: View | None) -> _Claimed | None:
    vips = context.config.organization.vip
    if any(author.address.lower() == address.lower() for vip in vips for address in vip.addresses):
        return None
    name = author.name[: NAME_CHARACTERS + 1]
    if vips and name:
        named = any(claim.vip is not None for claim in context.registry.named_in(name))
        if named or titled_vip(name, vips) is not None:
            return _Claimed(name, quote_header(message, "From", name), known=True)
    if vips and view is not None and (signed := _signature(view, context)) is not None:
        return signed
    if not name or not head_title(name):
        return None
    return _Claimed(name, quote_header(message, "From", name), known=False)


def _signature(view: View, context: Context) -> _Claimed | None:
    """Return a VIP's name, or a family name with a title, found on a separate line at the end of the text."""
    text = view.text.rstrip()[:_LOOKED_AT]
    start = max(0, len(text) - _CLOSING)
    at = start
    closing = text[start:].casefold()
    if not any(part in closing for vip in context.config.organization.vip for part in family_names(vip)):
        return None
    for line in text[start:].split("\n"):
        stripped = line.strip()
        if stripped and len(stripped) <= _SIGNATURE_LINE and not stripped.startswith(("From:", "差出人")):
            found = _vip_on(stripped, context)
            if found:
                begin = at + line.find(found)
                return _Claimed(found, Evidence(view.where, found, begin, begin + len(found)), known=True, signed=True)
        at += len(line) + 1
    return None


def _vip_on(line: str, context: Context) -> str:
    if titled_vip(line, context.config.organization.vip) is not None:
        return line
    for claim in context.registry.named_in(line):
        if claim.vip is not None and not _TO_HIM.match(line, claim.end) and len(line) - len(claim.text) <= 30:
            return claim.text
    return ""


def _group_hit(view: View | None, text: str, claimed: _Claimed | None, author: Mailbox, *, free: bool) -> Hit | None:
    """Return a hit for a request to create a chat group.

    It needs a request to send the group's code back, or a claimed name.
    """
    if view is None or len(text) > _SHORT * 2 or not any(map(text.__contains__, _GROUP_WORDS)):
        return None
    group, make = _GROUP.search(text), _MAKE.search(text)
    if group is None or make is None:
        return None
    code = _CODE.search(text)
    if code is None and claimed is None:
        return None
    found = [make, code] if code is not None else [make]
    quoted = [Evidence(view.where, each.group(), each.start(), each.end()) for each in found]
    sure = code is not None or free
    evidence = (*((claimed.evidence,) if claimed is not None else ()), *quoted)
    return Hit(
        evidence,
        variant="group",
        values={"words": make.group()[:60], "address": author.address},
        data={"address": author.address, "claimed": claimed.name if claimed is not None else ""},
        severity=Severity.HIGH if sure else Severity.MEDIUM,
        confidence=Confidence.HIGH if code is not None else None,
    )


def _opening_hit(
    message: Message, view: View | None, text: str, claimed: _Claimed, author: Mailbox, *, free: bool
) -> Hit | None:
    opening = _OPENING.search(text) if len(text) <= _LOOKED_AT - 1 else None
    short = len(text) <= _SHORT
    if opening is not None and view is not None:
        words, place = opening.group(), Evidence(view.where, opening.group(), opening.start(), opening.end())
    else:
        found = _OPENING.search(message.subject[:300])
        if found is None:
            return None
        words, place = found.group(), Evidence("header:Subject", found.group(), found.start(), found.end())
    if not claimed.known and (not free or not short):
        return None
    # The sender chooses the length: small talk around the request does not make a known name better.
    severity = Severity.HIGH if short or claimed.known else Severity.MEDIUM
    if (not claimed.known and _OFFICE.search(text)) or (claimed.signed and not free):
        severity = Severity.MEDIUM
    return Hit(
        (claimed.evidence, place),
        variant="" if claimed.known else "title",
        values={"claimed": claimed.name, "address": author.address, "words": words[:60]},
        data={"claimed": claimed.name, "address": author.address, "words": words},
        severity=severity,
        confidence=Confidence.HIGH if claimed.known and free else None,
    )
