"""Build the posture that is reported from the records and observations: level, score, findings, DNS answers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from mailguard.catalogue import Language
from mailguard.dns.transcript import Transcript
from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence, PostureFinding
from mailguard.posture.judge import is_unseen, judge
from mailguard.posture.observation import EVIDENCE, Observation
from mailguard.posture.record_type import Parts
from mailguard.posture.records import RECORDS
from mailguard.posture.snapshot import Posture, PostureOpinion
from mailguard.posture.words import words


def assemble(
    domain: str,
    parts: Parts,
    opinions: tuple[PostureOpinion, ...],
    observations: tuple[Observation, ...],
    transcript: Transcript,
    lang: Language,
) -> Posture:
    """Return the posture of `domain`, with the worst findings first."""
    answers = transcript.to_dict()
    level, score = judge(observations)
    fields: dict[str, Any] = {kind.attribute: kind.shown(parts[kind]) for kind in RECORDS}
    ranked = sorted(observations, key=lambda each: -each.severity.rank)
    findings = tuple(_finding(each, answers, lang) for each in ranked)
    return Posture(
        domain=domain,
        time=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),  # RFC 3339 §5.6
        level=level,
        score=score,
        second_opinion=opinions,
        findings=findings,
        dns=answers,
        queries=transcript.questions,
        errors=tuple(each.summary for each in findings if is_unseen(each.check)),
        parts=parts,
        **fields,
    )


def _finding(observation: Observation, answers: Mapping[str, Any], lang: Language) -> PostureFinding:
    text = words(observation.check, observation.values, lang)
    return PostureFinding(
        check=observation.check,
        severity=observation.severity,
        summary=text.summary,
        advice="" if observation.severity is Severity.OK else text.advice,
        subject=observation.subject,
        evidence=tuple(each if each.text else _absence(each, answers) for each in observation.evidence),
        data=observation.data,
        explanation=text.explanation,
        values=observation.values,
    )


def _absence(evidence: PostureEvidence, answers: Mapping[str, Any]) -> PostureEvidence:
    """Return the evidence that a record is absent: the name server's answer (NXDOMAIN, NODATA), or the other records.

    RFC 2308 §2.1 and RFC 2308 §2.2 define the two answers.
    """
    answer = answers.get(evidence.where.removeprefix("dns:"), "")
    return PostureEvidence(evidence.where, answer if isinstance(answer, str) else "; ".join(answer)[:EVIDENCE])
