"""The check `engines-disagree`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import Opinion, Result
from mailguard.catalogue import Texts
from mailguard.catalogue.second_opinion import TEXTS as SHARED
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_WHERE = {"spf": "envelope", "dkim": "header:DKIM-Signature", "arc": "header:ARC-Seal"}


# Mail and posture reports share these texts, and the posture package may not import the checks.
TEXTS: Final[Texts] = {"": SHARED["engines-disagree"], "posture": SHARED["engines-disagree/posture"]}


@check(
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    attack=(),
    weights=by_severity(low=0, medium=0, high=0),
    texts=TEXTS,
)
def engines_disagree(message: Message, context: Context) -> Iterator[Hit]:
    """Two programs reach different results for the same mail.

    What it finds
        A second opinion (`--second-opinion`, always with `--evidence`) that differs from our own result for SPF, DKIM
        or ARC although both programs had the same bytes and the same DNS answers. Known differences between the
        programs are not reported.
    Why it matters
        One of the two programs is wrong. If a mail is kept as evidence, you need to know this before the other side
        finds out.
    False positives
        None by design. docs/authentication.md lists the known differences, each with its reason and its test; they
        raise no finding.
    What to do
        Do not base a decision on this result alone. Report the case together with the JSON report, which contains the
        DNS answers.
    References
        RFC 7208 §4.6 · RFC 6376 §6.1 · RFC 8617 §5.2
    """
    del message
    for each in context.authentication.second_opinion:
        if each.agrees or each.reason:
            continue
        ours = _ours(each, context)
        subject = each.domain or "-"
        yield Hit(
            (
                Evidence(
                    _WHERE.get(each.method, "message"),
                    f"{each.method} {subject}: {ours} / {each.engine}: {each.result}",
                ),
            ),
            values={
                "method": each.method.upper(),
                "domain": subject,
                "ours": ours,
                "engine": each.engine,
                "theirs": str(each.result),
            },
            data={"method": each.method, "domain": each.domain, "engine": each.engine, "result": str(each.result)},
        )


def _ours(opinion: Opinion, context: Context) -> str:
    found = context.authentication
    if opinion.method == "spf":
        return str(found.spf.result)
    if opinion.method == "arc":
        return str(found.arc.result)
    same = (each for each in found.dkim if (each.domain, each.selector) == (opinion.domain, opinion.selector))
    return str(next((each.result for each in same), Result.NONE))
