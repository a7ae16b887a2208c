"""Report a fault of mailguard itself while it checks one domain. The other domains of the round are not affected.

The fault becomes a finding `check-failed`. Its subject is the part that failed, or "" for the whole check of the
domain. It is listed under `errors` and makes the level "unknown" unless that is "critical". What depends on the part
counts neither as missing nor as fixed.
"""

import traceback
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from mailguard.catalogue import Language
from mailguard.finding import Severity
from mailguard.posture.judge import BROKEN
from mailguard.posture.observation import Observation
from mailguard.posture.snapshot import Posture
from mailguard.posture.words import worded

_DETAIL: Final = 300  # characters of an exception's text that are kept


def broken(domain: str, part: str, error: Exception) -> Observation:
    """Return the observation that checking `part` of `domain` ended in an exception."""
    values = {"domain": domain, "part": part, "detail": detail_of(error), "variant": "part" if part else ""}
    return Observation(BROKEN, Severity.INFO, part, values=values)


def detail_of(error: Exception) -> str:
    """Return an exception as one short line, with the file and line it came from."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = f" ({frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno})" if frames else ""
    text = f"{type(error).__name__}: {error}"[:_DETAIL]
    return " ".join("".join(char if char.isprintable() else " " for char in text).split()) + place


def failed_posture(
    domain: str, error: Exception, lang: Language, answers: Mapping[str, Any] | None = None, part: str = ""
) -> Posture:
    """Return the posture of a domain whose check failed as a whole."""
    finding = worded(broken(domain, part, error), lang)
    return Posture(
        domain=domain,
        time=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),  # RFC 3339 §5.6
        level="unknown",
        score=0,
        findings=(finding,),
        dns=answers or {},
        errors=(finding.summary,),
    )


def with_failure(posture: Posture, part: str, error: Exception, lang: Language) -> Posture:
    """Return the posture with a finding that `part` of it could not be checked."""
    finding = worded(broken(posture.domain, part, error), lang)
    return replace(
        posture,
        level=posture.level if posture.level == "critical" else "unknown",
        findings=(*posture.findings, finding),
        errors=(*posture.errors, finding.summary),
    )
