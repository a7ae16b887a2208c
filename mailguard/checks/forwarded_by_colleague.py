"""Forwarded parts of a mail: a colleague or partner passes on a mail that they doubt.

Only an authenticated colleague or partner is believed, and only if they write that something is wrong with the mail.
Strangers forge such threads. A hijacked account has no reason to warn. And someone who passes on a lure in good faith
brings it to the next victim. A mail from an outsider never gets a lower score for looking like this.
"""

from collections.abc import Mapping

from mailguard._internal.lazy_property import once
from mailguard.finding import Evidence, Hit
from mailguard.language.forwarded import forwarded_from, is_doubted
from mailguard.language.forwarded import is_passed_on as says_passed_on
from mailguard.pipeline.context import Context

_SUBJECT = "header:Subject"


def is_passed_on(where: str, start: int | None, context: Context) -> bool:
    """Whether this place of the mail is in the forwarded part."""
    begins = _begins(context)
    if not begins:
        return False
    if where == _SUBJECT:
        return says_passed_on(context.message.subject)
    return start is not None and start >= begins.get(where, start + 1)


def stands_in_passed_on(hit: Hit, context: Context) -> bool:
    """Whether everything that a hit quotes is in the forwarded part."""
    if not _begins(context):
        return False
    return bool(hit.evidence) and all(_is_there(evidence, context) for evidence in hit.evidence)


def _is_there(evidence: Evidence, context: Context) -> bool:
    if evidence.start is not None or evidence.where == _SUBJECT:
        return is_passed_on(evidence.where, evidence.start, context)
    places = [
        link for link in context.message.links if link.where == evidence.where and evidence.text in (link.raw, link.url)
    ]
    return bool(places) and all(is_passed_on(link.where, link.start, context) for link in places)


@once
def _begins(context: Context) -> Mapping[str, int]:
    """Return the offset of the forwarded part by body; empty unless a proven colleague or partner doubts that part."""
    return _find(context) if context.from_known else {}


def _find(context: Context) -> Mapping[str, int]:
    found: dict[str, int] = {}
    seen: set[str] = set()
    for view in context.message.views:
        begin = forwarded_from(view.text)
        if view.where in seen:  # several texts share this place: an offset is ambiguous
            return {}
        seen.add(view.where)
        if begin is None:
            continue
        if not is_doubted(f"{context.message.subject}\n{view.text[:begin]}"):
            return {}
        found[view.where] = begin
    return found
