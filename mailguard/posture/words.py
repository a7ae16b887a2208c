"""Word an observation: its summary, explanation and advice in one language."""

from collections.abc import Mapping

from mailguard.catalogue import Language, Text
from mailguard.catalogue.posture_reason import in_words
from mailguard.finding import Severity
from mailguard.posture.finding import PostureFinding
from mailguard.posture.observation import Observation
from mailguard.posture.texts import wording


def words(check: str, values: Mapping[str, str], lang: Language) -> Text:
    """Return the sentences of a check. The value `variant` selects one of several wordings."""
    return wording(check, values.get("variant", ""), in_words(values, lang), lang)


def worded(observation: Observation, lang: Language) -> PostureFinding:
    """Return the finding for an observation."""
    text = words(observation.check, observation.values, lang)
    return PostureFinding(
        check=observation.check,
        severity=observation.severity,
        summary=text.summary,
        advice="" if observation.severity is Severity.OK else text.advice,
        subject=observation.subject,
        evidence=observation.evidence,
        data=observation.data,
        explanation=text.explanation,
        values=observation.values,
    )
