"""Sender domains that imitate a domain the reader trusts."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts, Wording
from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, domain_as_written, quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.address import Mailbox, parse_address_list
from mailguard.message.model import Message
from mailguard.names.imitation import Imitation
from mailguard.pipeline.context import Context

_FIELDS = ("Reply-To", "Sender", "Return-Path")
_WEAK = frozenset(
    {"tld-swap", "combosquat", "word-swap", "sub-label", "romanisation", "several-letters", "public-suffix", "tenant"}
)
# Weak for other owners, but hardly an accident with our own name.
_OURS = frozenset({"combosquat", "tenant", "written-name"})
_IN_FRONT = frozenset({"sub-label", "tenant"})  # names from which services write on our behalf


_LOOKALIKE_WHY_EN = "People recognise a name by its shape. Somebody registered {candidate} so that you take it for {protected}. They really own this domain, so the technical checks of the sender succeed."
_LOOKALIKE_WHY_JA = "人は名前を形で覚えているため、少しの違いには気づきにくいものです。{candidate} は、{protected} と見間違えさせるために用意されたと考えられます。このドメイン自体は相手が実際に持っているので、送信元の技術的な検査には合格してしまいます。"
_LOOKALIKE_DO_EN = "Do not reply, click or open anything. Compare the part after the @ with an address you have used before, and ask {protected} by telephone."
_LOOKALIKE_DO_JA = "返信したり、リンクや添付ファイルを開いたりしないでください。@ より後ろを、これまで使っていたアドレスと一文字ずつ比べ、{protected} には電話で確認してください。"
_MAYBE_WHY_EN = "Impostors use such names because they look official. Some companies do so as well, but only the name connects {candidate} with {protected}."
_MAYBE_WHY_JA = "なりすましでは、このような「それらしい」名前がよく使われます。企業自身が使う場合もあるため断定はできませんが、名前が似ていること以外に、{candidate} と {protected} を結び付けるものはありません。"
_MAYBE_DO_EN = "Do not rely on this mail alone. Open the organization's website by typing the address you know, or ask by telephone."
_MAYBE_DO_JA = "このメールだけで判断しないでください。メールのリンクは使わず、いつものアドレスから公式サイトを開くか、電話で確認してください。"


def _lookalike(en: str, ja: str) -> Wording:
    return {
        "en": Text(en, _LOOKALIKE_WHY_EN, _LOOKALIKE_DO_EN),
        "ja": Text(ja, _LOOKALIKE_WHY_JA, _LOOKALIKE_DO_JA),
    }


def _maybe(en: str, ja: str) -> Wording:
    return {"en": Text(en, _MAYBE_WHY_EN, _MAYBE_DO_EN), "ja": Text(ja, _MAYBE_WHY_JA, _MAYBE_DO_JA)}


_EN = "The sender's domain {candidate} imitates {protected}: "
_JA = "差出人のドメイン {candidate} は、{protected} によく似せた別のドメインです。"

TEXTS: Final[Texts] = {
    "": _lookalike(_EN + "{marked}.", _JA + "違いは次のとおりです（{marked}）。"),
    "omission": _lookalike(_EN + "one letter is missing ({marked}).", _JA + "文字が 1 つ抜けています（{marked}）。"),
    "insertion": _lookalike(
        _EN + "there is one letter too many ({marked}).", _JA + "文字が 1 つ余分に入っています（{marked}）。"
    ),
    "repetition": _lookalike(
        _EN + "one letter is doubled ({marked}).", _JA + "同じ文字が 1 つ多く重なっています（{marked}）。"
    ),
    "plural": _lookalike(_EN + "an ending was added ({marked}).", _JA + "末尾に文字が付け足されています（{marked}）。"),
    "transposition": _lookalike(
        _EN + "two letters are swapped ({marked}).", _JA + "隣り合う 2 文字が入れ替わっています（{marked}）。"
    ),
    "substitution": _lookalike(
        _EN + "one letter is replaced ({marked}).", _JA + "文字が 1 つ別の文字に置き換えられています（{marked}）。"
    ),
    "bitsquat": _lookalike(
        _EN + "one letter is replaced ({marked}).", _JA + "文字が 1 つ別の文字に置き換えられています（{marked}）。"
    ),
    "vowel-swap": _lookalike(
        _EN + "one vowel is replaced ({marked}).",
        _JA + "母音の文字（a・i・u・e・o）が 1 つ別のものに変わっています（{marked}）。",
    ),
    "several-letters": _lookalike(_EN + "two letters differ ({marked}).", _JA + "2 文字が違っています（{marked}）。"),
    "homoglyph": _lookalike(
        _EN + "it has characters that look alike ({marked}).",
        _JA + "見た目の似た文字に置き換えられています（{marked}）。",
    ),
    "idn": _lookalike(
        _EN + "it contains letters of another alphabet that look the same ({marked}).",
        _JA + "見た目がそっくりな、別の言語の文字が使われています（{marked}）。",
    ),
    "hyphen": _lookalike(
        _EN + "only the hyphens differ ({marked}).", _JA + "ハイフン（-）の有無や位置だけが違います（{marked}）。"
    ),
    "letter-and-hyphen": _lookalike(
        _EN + "a letter and the hyphens differ ({marked}).", _JA + "1 文字とハイフン（-）が違っています（{marked}）。"
    ),
    "romanisation": _lookalike(
        _EN + "it is the same Japanese word, spelled differently ({marked}).",
        _JA + "同じ読みの言葉を、別のローマ字のつづりで書いています（{marked}）。",
    ),
    "glued": _lookalike(
        _EN + "the whole name is part of another one ({marked}).",
        _JA + "本物のドメイン名を、ドットを省いて別の名前の中に書き込んでいます（{marked}）。",
    ),
    "embedded": _lookalike(
        _EN + "it begins with the real name, but the domain is the part at the end ({marked}).",
        _JA + "先頭に本物の名前が見えますが、実際のドメインは末尾の部分です（{marked}）。",
    ),
    "sub-label": _maybe(
        "The sender's address {candidate} has the name of {protected} in front of somebody else's domain: {marked}.",
        "差出人のアドレス {candidate} は、別のドメインの前に {protected} の名前を付けたものです（{marked}）。",
    ),
    "tenant": _maybe(
        "The sender's domain {candidate} has the name of {protected}, but belongs to a service where every customer chooses a name: {marked}.",
        "差出人のドメイン {candidate} は、{protected} と同じ名前ですが、利用者が名前を自由に選べるサービスのものです（{marked}）。",
    ),
    "written-name": _maybe(
        "The sender's domain {candidate} is the name of your organization ({protected}) as a domain: {marked}.",
        "差出人のドメイン {candidate} は、{protected} を使う組織の名称をそのままドメイン名にしたものです（{marked}）。",
    ),
    "tld-swap": _maybe(
        "The sender's domain {candidate} has the name of {protected}, but a different ending: {marked}.",
        "差出人のドメイン {candidate} は、{protected} と名前が同じで、末尾だけが違います（{marked}）。",
    ),
    "combosquat": _maybe(
        "The sender's domain {candidate} is the name of {protected} with a word added: {marked}.",
        "差出人のドメイン {candidate} は、{protected} の名前に別の言葉を付け足したものです（{marked}）。",
    ),
    "word-swap": _maybe(
        "The sender's domain {candidate} is the name of {protected} in other words: {marked}.",
        "差出人のドメイン {candidate} は、{protected} の名前を別の言い方で書いたものです（{marked}）。",
    ),
    "public-suffix": {
        "en": Text(
            "The sender's domain {candidate} is written as if it ended in {protected}: {marked}.",
            "In Japan, only public bodies, universities, schools and registered corporations get such endings. This domain has a different ending, which anyone can buy.",
            "Do not rely on this mail alone. Look for the real address yourself, or ask by telephone, using a number you already know.",
        ),
        "ja": Text(
            "差出人のドメイン {candidate} は、{protected} のアドレスのように見せていますが、実際の末尾は違います（{marked}）。",
            "go.jp や ac.jp などの末尾は、官公庁や大学、法人など決まった組織しか使えません。このドメインの末尾は、誰でも取得できるものです。",
            "このメールだけで判断しないでください。公式サイトをご自身で探して連絡先を確かめるか、以前から知っている電話番号で確認してください。",
        ),
    },
    "reply-to": _lookalike(
        "Your answer would go to {candidate}, a domain that imitates {protected}: {marked}.",
        "返信すると、{protected} によく似せた別のドメイン {candidate} に届きます（{marked}）。",
    ),
    "sender": _lookalike(
        "The Sender line names {candidate}, a domain that imitates {protected}: {marked}.",
        "送信者欄（Sender）のドメイン {candidate} は、{protected} によく似せた別のドメインです（{marked}）。",
    ),
    "return-path": _lookalike(
        "Undeliverable mail would go back to {candidate}, a domain that imitates {protected}: {marked}.",
        "配達できないときの返送先 {candidate} は、{protected} によく似せた別のドメインです（{marked}）。",
    ),
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566", "T1583.001", "T1656"),
    weights=by_severity(low=1.5, medium=2.8, high=3.5, critical=4.5),
    suspects_sender=True,
    texts=TEXTS,
)
def lookalike_sender_domain(message: Message, context: Context) -> Iterator[Hit]:
    """The sender's domain imitates a domain that you protect or know.

    What it finds
        The From domain looks like one of yours, of a partner, of a learned correspondent or of a well-known brand, but
        does not belong to them. The tricks:

        - a letter missing, doubled, swapped, replaced or added
        - letters of another alphabet, or another romanization of the same Japanese word
        - another ending, or an added word (`-hospital`, `-mail`, `-2026`)
        - the same name at a service where customers choose their names (`….onmicrosoft.com`)
        - your organization's own name as a domain, in Japanese or Latin letters
        - the whole name inside another one

        These are found without any configuration:

        - the domain of all recipients in front of another domain
        - the name of a recipient's domain beside a word for accounts or desks or a number (`-support`, `-2026`), in
          letters of another alphabet, below `onmicrosoft.com` and on free hosting (`….web.app`)
        - names written as if they ended in `go.jp`, `lg.jp`, `ac.jp`, `ed.jp` or `or.jp` (`…-go.org`,
          `….ac.jp.example.com`)

        The domains of Reply-To, Sender and Return-Path are checked, too; the finding names the field, and weighs less.
    Why it matters
        Readers recognise a name by its shape. An impostor registers such a name to be taken for the real owner. Because
        the impostor really owns the domain, every technical check of the sender passes.
    False positives
        Companies with similar names, and domains of yours that are not configured. The same name under another ending,
        and a name with an added word, are often harmless for brands and have a lower severity. Enter legitimate domains
        of others as `organization.allowed`, and domains that you use yourself (such as your name below
        `onmicrosoft.com`) as `organization.domains`.
    What to do
        Compare the address letter by letter with one you have used before. Don't reply; ask by telephone.
    References
        UTS 39, RFC 5890, MITRE ATT&CK T1583.001
    """
    seen: set[str] = set()
    for box in message.mailboxes("from")[:AUTHORS]:
        imitation = _imitation(box.domain, context, seen)
        if imitation is not None:
            yield _hit(imitation, quote(message, "From", domain_as_written(box), last=True), "From")
    for field, box in _other_boxes(message):
        imitation = _imitation(box.domain, context, seen)
        if imitation is not None and not _is_service(imitation, field, context):
            yield _hit(imitation, quote(message, field, domain_as_written(box), last=True), field)


def _other_boxes(message: Message) -> Iterator[tuple[str, Mailbox]]:
    for field in _FIELDS:
        is_path = field == "Return-Path"  # angle brackets, no display name
        boxes = parse_address_list(message.header.get(field)) if is_path else message.mailboxes(field)
        for box in boxes[:AUTHORS]:
            yield field, box


def _imitation(domain: str, context: Context, seen: set[str]) -> Imitation | None:
    if not domain or domain in seen:
        return None
    seen.add(domain)
    return context.imitation(domain)


def _is_service(imitation: Imitation, field: str, context: Context) -> bool:
    """Whether a service handles a customer's mail: bounces of any sender, replies of a proven sender only."""
    if imitation.klass not in _IN_FRONT:
        return False
    if field != "Reply-To":
        return True
    proven = context.authenticated or context.from_inside
    return imitation.klass == "tenant" and proven and context.author_owner == imitation.owner


def _hit(imitation: Imitation, evidence: Evidence, field: str) -> Hit:
    return Hit(
        (evidence,),
        variant=imitation.klass if field == "From" else field.lower(),
        values={
            "candidate": imitation.candidate,
            "protected": imitation.protected,
            "owner": imitation.owner.name,
            "marked": imitation.marked,
        },
        data={
            "protected": imitation.protected,
            "candidate": imitation.candidate,
            "class": imitation.klass,
            "owner": imitation.owner.kind,
            "field": field,
        },
        severity=_severity(imitation, field),
        confidence=Confidence(imitation.confidence),
    )


def _severity(imitation: Imitation, field: str) -> Severity:
    if imitation.confidence == "low" or field in ("Sender", "Return-Path"):
        return Severity.LOW
    strong = imitation.klass not in _WEAK or (imitation.owner.kind == "own" and imitation.klass in _OURS)
    return Severity.HIGH if field == "From" and strong else Severity.MEDIUM
