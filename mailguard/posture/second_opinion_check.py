"""Findings about a second program's results on a domain's records: where it agrees and where it differs."""

from collections.abc import Iterator, Sequence

from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation
from mailguard.posture.records import RECORDS
from mailguard.posture.snapshot import PostureOpinion

_PLACES = {kind.name: kind.published_at for kind in RECORDS}
_NAMES = {kind.name: kind.title["en"] for kind in RECORDS}


def check_second_opinion(domain: str, opinions: Sequence[PostureOpinion]) -> Iterator[Observation]:
    """Yield one observation for each unexplained difference, and one for all results that agree."""
    for each in opinions:
        if not each.agrees and not each.reason:
            yield Observation(
                "engines-disagree",
                Severity.INFO,
                subject=each.method,
                evidence=(PostureEvidence(f"dns:{_PLACES[each.method].format(domain=domain)}", each.detail),),
                values={
                    "variant": "posture",
                    "domain": domain,
                    "method": _NAMES[each.method],
                    "ours": each.ours,
                    "engine": each.engine,
                    "theirs": each.result,
                },
                data={"method": each.method, "ours": each.ours, "engine": each.engine, "result": each.result},
            )
    same = [each for each in opinions if each.agrees and each.result != "not_evaluated"]
    if same:
        methods = ", ".join(_NAMES[each.method] for each in same)
        yield Observation(
            "engines-agree",
            Severity.OK,
            subject=domain,
            evidence=tuple(
                PostureEvidence(f"dns:{_PLACES[each.method].format(domain=domain)}", each.result) for each in same
            ),
            values={"domain": domain, "methods": methods, "engine": same[0].engine},
            data={"methods": [each.method for each in same]},
        )
