"""Domains that imitate one the reader trusts."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, domain_as_written, quote
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.address import Mailbox, parse_address_list
from mailguard.message.model import Message
from mailguard.names.imitation import Imitation

_FIELDS = ("Reply-To", "Sender", "Return-Path")
_WEAK = frozenset(
    {"tld-swap", "combosquat", "word-swap", "sub-label", "romanisation", "several-letters", "public-suffix", "tenant"}
)
_OURS = frozenset({"combosquat", "tenant", "written-name"})  # weak for others, hardly an accident with our own name
_IN_FRONT = frozenset({"sub-label", "tenant"})  # services write for us from such names


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566", "T1583.001", "T1656"))
def lookalike_sender_domain(message: Message, context: Context) -> Iterator[Hit]:
    """The sender's domain imitates a domain you protect or know.

    What it finds
        The domain of From (also of Reply-To, Sender and Return-Path, which are marked so and weigh less) looks like
        one of your own, of a partner, of a learned correspondent or of a well-known brand, and is not theirs: a
        letter missing, doubled, swapped, replaced or added, letters of another alphabet, another romanisation of
        the same Japanese word, another ending, a word added (`-hospital`, `-mail`, `-2026`), the name as customers of
        a service choose it (`….onmicrosoft.com`), the name of your organization itself as a domain, in Japanese or
        Latin letters, or the whole name written inside another one. Without any configuration: the domain of all
        recipients in front of another one, and names written as if they stood under `go.jp`, `lg.jp`, `ac.jp`,
        `ed.jp` or `or.jp` (`…-go.org`, `….ac.jp.example.com`).
    Why it matters
        Readers recognise a name by its shape. Whoever registers such a name wants to be taken for its model, and
        because the domain is really theirs, every technical test of the sender passes.
    False positives
        Companies whose names happen to be near yours, and domains of your own that are not configured. The same
        name under another ending, and a name with a word added, are often harmless for brands: they are reported
        with less severity. Enter legitimate neighbours as `organization.allowed`, and what you use yourself (your own
        name below `onmicrosoft.com`, say) as `organization.domains`.
    What to do
        Compare the address letter by letter with one you have used before. Don't reply; ask by telephone.
    References
        UTS #39, RFC 5890, MITRE ATT&CK T1583.001
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
    """Whether a service handles the mail of its customer: bounces for anybody, answers for a proven sender."""
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
