"""Several senders where one belongs."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.address import SEVERAL
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1672", "T1656"))
def duplicate_from(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check is called alike
    """The mail names more than one sender.

    What it finds
        More than one From field; authors of several domains in one From field, whatever a Sender field says; or
        several addresses behind one name, or in one address.
    Why it matters
        Programs choose differently among several: the filter checks one address, the reader is shown the other.
    False positives
        Broken mailing programs, and people of two organizations who write together. Several authors of one domain are
        silent.
    What to do
        Trust none of the addresses. Ask the supposed sender by a way you already know.
    References
        RFC 5322 §3.6, §3.6.2, RFC 9989 (several From fields or authors)
    """
    fields = message.header.all("from")
    boxes = [box for box in message.mailboxes("from") if box.address]
    other = next((box for box in boxes if box.domain != boxes[0].domain), None)
    if len(fields) > 1:
        second = boxes[1].address if len(boxes) > 1 else fields[1].value[:200]
        same = len({box.address.lower() for box in boxes}) < 2
        yield _hit(quote(message, "From", second, last=True), "", second, len(fields), Severity.LOW if same else None)
    elif any(box.defect == SEVERAL for box in boxes):
        count = sum(box.defect == SEVERAL for box in boxes)
        second = next((box.address for box in boxes[1:] if box.defect == SEVERAL), boxes[0].address)
        yield _hit(quote(message, "From", second), "brackets", second, count, Severity.MEDIUM)
    elif other is not None:
        yield _hit(quote(message, "From", other.address), "authors", other.address, len(boxes), Severity.MEDIUM)


def _hit(evidence: Evidence, variant: str, address: str, count: int, severity: Severity | None) -> Hit:
    return Hit(
        (evidence,),
        variant=variant,
        values={"address": address, "count": str(count)},
        data={"count": count, "address": address},
        severity=severity,
    )
