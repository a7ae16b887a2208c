"""What in a mail is somebody else's: a colleague or partner passes on a mail that he doubts.

Only a proven colleague or partner is believed, and only when he says that something is wrong with it: a stranger
forges such threads, a hijacked account has no reason to warn, and who passes a lure on in good faith hands it to the
next victim. An outsider gets no discount whatever his mail looks like.
"""

from collections.abc import Mapping

from mailguard._internal.lazy_property import once
from mailguard.finding import Evidence, Hit
from mailguard.language.forwarded import forwarded_from, is_doubted
from mailguard.language.forwarded import is_passed_on as says_passed_on
from mailguard.pipeline.context import Context

_SUBJECT = "header:Subject"


def is_passed_on(where: str, start: int | None, context: Context) -> bool:
    """Whether a place of the mail stands in what is passed on."""
    begins = _begins(context)
    if not begins:
        return False
    if where == _SUBJECT:
        return says_passed_on(context.message.subject)
    return start is not None and start >= begins.get(where, start + 1)


def stands_in_passed_on(hit: Hit, context: Context) -> bool:
    """Whether all that a hit quotes stands in what is passed on."""
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
    """Where in each body the passed-on mail begins, nothing but for proven colleagues who doubt it."""
    return _find(context) if context.from_known else {}


def _find(context: Context) -> Mapping[str, int]:
    found: dict[str, int] = {}
    seen: set[str] = set()
    for view in context.message.views:
        begin = forwarded_from(view.text)
        if view.where in seen:  # of several texts in one place offsets don't tell which is meant
            return {}
        seen.add(view.where)
        if begin is None:
            continue
        if not is_doubted(f"{context.message.subject}\n{view.text[:begin]}"):
            return {}
        found[view.where] = begin
    return found
