"""The check `not-fully-examined`."""

import itertools
from collections.abc import Iterator
from typing import Final

from mailguard.catalogue.remarks import defect_word, skipped
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message import limits
from mailguard.message.attachment.nested import nested_messages
from mailguard.message.defect import Defect, NotExamined
from mailguard.message.gap import SIZE_LIMITS, is_gap, is_sealed, not_examined
from mailguard.message.model import Message

_SHOWN: Final = 10  # gaps of one mail; more say nothing new


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1027",))
def not_fully_examined(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A part of the mail could not be examined.

    What it finds
    A limit that reading stopped at (more parts, links, tags or text than honest mail has), a part or file that is
    broken, and files whose content cannot be read: archives of a kind that is not unpacked, one piece of a mail sent
    in several. The quotation is the defect's name or the file's.

    Why it matters
    Text, links or a program may stand where nobody looked. An attacker fills a mail until filters give up, or breaks
    it in a way that mail programs mend and filters do not. Such a mail is never called clean: by itself this finding
    makes it `suspicious`, and it adds nothing to a mail that other findings have made so.

    False positives
    Very large tables and reports, and archive formats that are rare today. Long documents, large pictures and
    archives with a password do not count here. A mail or file that is encrypted for its recipient (OpenPGP, S/MIME)
    is told as low: only its reader can look inside.

    What to do
    Do not open it on an ordinary workplace. Ask the sender, by a way you know, for the content as plain text or PDF,
    or have your IT staff open it in a separate environment.

    References
    RFC 2045 · https://attack.mitre.org/techniques/T1027/
    """
    all_: list[Defect | NotExamined] = [*message.defects, *_beyond(message), *not_examined(message)]
    gaps = [each for each in all_ if _tells(each)]
    for each in gaps[:_SHOWN]:
        if isinstance(each, NotExamined):
            yield _unread(each)
        else:
            yield _defect(each, message)


def _tells(each: Defect | NotExamined) -> bool:
    if isinstance(each, NotExamined):
        return is_gap(each) or is_sealed(each)
    return is_gap(each) or each.kind in SIZE_LIMITS


def _beyond(message: Message) -> Iterator[Defect]:
    """The nested mails that are too many to be examined."""
    found = nested_messages(message.attachments) if message.depth == 0 else iter(())
    beyond = next(itertools.islice(found, limits.NESTED_MAILS, None), None)
    if beyond is not None:
        yield Defect("limit-nested-mails", f"attachment:{beyond[0]}")


def _defect(defect: Defect, message: Message) -> Hit:
    place, _, rest = defect.where.partition(":")
    size = defect.kind in SIZE_LIMITS
    values = {"what": defect_word(defect.kind, "en"), "what_ja": defect_word(defect.kind, "ja"), "name": rest}
    return Hit(
        (Evidence(_where(defect.where, message), defect.kind),),
        variant="size" if size else "file" if place == "attachment" else "",
        values=values,
        data={"defect": defect.kind},
        severity=Severity.INFO if size else None,
    )


def _unread(unread: NotExamined) -> Hit:
    place, _, rest = unread.what.partition(":")
    sealed = is_sealed(unread)
    file = place == "attachment"
    variant = "sealed" if sealed else "file" if file else ""
    return Hit(
        (Evidence(unread.what, rest if file else unread.why),),
        variant=variant,
        values={"what": unread.why, "what_ja": skipped(unread.why, "ja"), "name": rest},
        severity=Severity.LOW if sealed else None,
    )


def _where(where: str, message: Message) -> str:
    """`where` in the words of evidence: a part is named by the text it is shown as, or the field that declares it."""
    kind, _, path = where.partition(":")
    if kind == "part":
        found = next((part.content_type for part in message.parts if (part.path or "0") == path), "")
        return {"text/plain": "body:text", "text/html": "body:html"}.get(found, "header:Content-Type")
    return where if kind in ("header", "body", "attachment", "route") else "body:text"
