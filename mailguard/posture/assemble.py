"""From records and observations to the posture that is reported: levels, words, and the answers behind each."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from mailguard.catalogue import Language
from mailguard.dns.transcript import Transcript
from mailguard.finding import Severity
from mailguard.posture.collect.dane import usable
from mailguard.posture.collect.domain import Records
from mailguard.posture.judge import is_unseen, judge
from mailguard.posture.observation import EVIDENCE, Observation
from mailguard.posture.snapshot import DanePosture, Posture, PostureEvidence, PostureFinding
from mailguard.posture.words import words


def assemble(
    domain: str,
    records: Records,
    observations: tuple[Observation, ...],
    transcript: Transcript,
    lang: Language,
) -> Posture:
    """The posture of `domain`, worst findings first."""
    answers = transcript.to_dict()
    level, score = judge(observations)
    ranked = sorted(observations, key=lambda each: -each.severity.rank)
    findings = tuple(_finding(each, answers, lang) for each in ranked)
    return Posture(
        domain=domain,
        time=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        level=level,
        score=score,
        spf=records.spf,
        dmarc=records.dmarc,
        dkim=records.dkim.keys,
        mx=records.mx.hosts,
        mta_sts=records.mta_sts,
        tls_rpt=records.tls_rpt,
        bimi=records.bimi,
        dane=DanePosture(tuple(host.host for host in records.mx.hosts if usable(host.tlsa))),
        dnssec=records.dnssec,
        caa=records.caa.records,
        ns=records.ns.records,
        lookalikes=records.lookalikes.found,
        blocklists=records.blocklists,
        smtp=records.smtp,
        second_opinion=records.second_opinion,
        findings=findings,
        dns=answers,
        queries=transcript.questions,
        errors=tuple(each.summary for each in findings if is_unseen(each.check)),
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
    """Evidence of nothing: the name server's own word, or what stands there instead of the record looked for."""
    answer = answers.get(evidence.where.removeprefix("dns:"), "")
    return PostureEvidence(evidence.where, answer if isinstance(answer, str) else "; ".join(answer)[:EVIDENCE])
