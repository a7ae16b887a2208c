"""Check our own evaluation: let pyspf and dkimpy judge the same bytes with the same DNS answers.

They run after our evaluation and use its DNS answers; a name that only they need is looked up through the same
resolver. Both have limits (`spf.py`, `dkim.py`): a message that would take them too long is not given to them.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from mailguard.auth.result import Authentication, Envelope, Opinion, Result
from mailguard.auth.second_opinion.engine import asking, release
from mailguard.dns.flow import Answer, Flow, Question
from mailguard.message.model import Message


def second_opinions(
    message: Message,
    envelope: Envelope,
    at: datetime,
    authentication: Authentication,
    known: Mapping[Question, Answer],
) -> Flow[tuple[Opinion, ...]]:
    """Return the other engines' results for SPF, each signature and the ARC chain of `authentication`.

    `known` holds the DNS answers of our own evaluation. They do not evaluate what we did not evaluate.
    """
    found: list[Opinion] = []
    spf = authentication.spf
    if spf.result is Result.NOT_EVALUATED:
        engine = release("pyspf", "pyspf")
        found.append(Opinion("spf", engine, spf.domain, result=Result.NOT_EVALUATED, agrees=True, reason=spf.reason))
    else:
        from mailguard.auth.second_opinion.spf import judge_spf

        found.append((yield from asking(lambda ask: judge_spf(ask, envelope, at, spf), known)))
    if _signed(authentication):
        from mailguard.auth.second_opinion.dkim import judge_arc, judge_dkim

        found += yield from asking(lambda ask: judge_dkim(ask, message, at, authentication.dkim), known)
        if authentication.arc.result is not Result.NONE:
            found.append((yield from asking(lambda ask: judge_arc(ask, message, at, authentication.arc), known)))
    else:
        found.extend(_unsigned(authentication))
    return tuple(found)


def _signed(authentication: Authentication) -> bool:
    """Whether we evaluated a signature or a chain."""
    results = [each.result for each in authentication.dkim]
    if authentication.arc.result is not Result.NONE:
        results.append(authentication.arc.result)
    return any(result is not Result.NOT_EVALUATED for result in results)


def _unsigned(authentication: Authentication) -> Iterator[Opinion]:
    engine = release("dkimpy", "dkimpy")
    for each in authentication.dkim:
        yield Opinion("dkim", engine, each.domain, each.selector, Result.NOT_EVALUATED, True, each.reason)
