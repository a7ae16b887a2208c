"""A fault of our own while one domain is checked: it costs that domain a part of its result, never the round.

What failed is a finding `check-failed` whose subject is the part, "" for the whole check of the domain. It stands under
`errors`, makes the level "unknown", and nothing that hangs on it counts as missing or mended.
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

_DETAIL: Final = 300  # characters of an exception's text


def broken(domain: str, part: str, error: Exception) -> Observation:
    """What is observed when looking at `part` of `domain` ended in an exception."""
    values = {"domain": domain, "part": part, "detail": detail_of(error), "variant": "part" if part else ""}
    return Observation(BROKEN, Severity.INFO, part, values=values)


def detail_of(error: Exception) -> str:
    """An exception on one short line, with the place it came from."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = f" ({frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno})" if frames else ""
    text = f"{type(error).__name__}: {error}"[:_DETAIL]
    return " ".join("".join(char if char.isprintable() else " " for char in text).split()) + place


def failed_posture(
    domain: str, error: Exception, lang: Language, answers: Mapping[str, Any] | None = None, part: str = ""
) -> Posture:
    """The posture of a domain about which nothing could be found out."""
    finding = worded(broken(domain, part, error), lang)
    return Posture(
        domain=domain,
        time=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        level="unknown",
        score=0,
        findings=(finding,),
        dns=answers or {},
        errors=(finding.summary,),
    )


def with_failure(posture: Posture, part: str, error: Exception, lang: Language) -> Posture:
    """The posture, of which `part` could not be made."""
    finding = worded(broken(posture.domain, part, error), lang)
    return replace(
        posture,
        level=posture.level if posture.level == "critical" else "unknown",
        findings=(*posture.findings, finding),
        errors=(*posture.errors, finding.summary),
    )
