"""Observations about a domain that is not set up as the configuration expects."""

from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation

CHECK: Final = "expectation-not-met"


def same(
    domain: str,
    subject: str,
    expected: tuple[str, ...],
    found: Iterable[str],
    severity: Severity,
    evidence: tuple[PostureEvidence, ...],
) -> Iterator[Observation]:
    """Yield a deviation unless every name found is expected and every expected name is found."""
    names = tuple(found)
    unmet = [each for each in expected if not any(matches(each, name) for name in names)]
    extra = [name for name in names if not any(matches(each, name) for each in expected)]
    if unmet or extra:
        yield deviation(domain, subject, ", ".join(expected), ", ".join(names), severity, evidence)


def at_least(
    domain: str,
    subject: str,
    scale: tuple[str, ...],
    expected: str,
    found: str,
    severity: Severity,
    evidence: tuple[PostureEvidence, ...] = (),
) -> Iterator[Observation]:
    """Yield a deviation unless the value found ranks at least as high in `scale` as the expected one."""
    if found not in scale or scale.index(found) < scale.index(expected):
        yield deviation(domain, subject, expected, found, severity, evidence)


def deviation(
    domain: str,
    subject: str,
    expected: str,
    found: str,
    severity: Severity,
    evidence: tuple[PostureEvidence, ...] = (),
    variant: str = "",
) -> Observation:
    """Return the observation of a deviation. `variant` selects the wording; the default is the subject.

    It is kept among the values, so that the finding can be worded again in another language.
    """
    values = {"domain": domain, "variant": variant or subject, "expected": expected, "found": found or "-"}
    return Observation(CHECK, severity, subject, evidence, values, {"expected": expected, "found": found})


def matches(pattern: str, name: str) -> bool:
    """Whether `name` equals `pattern`, or is a subdomain of the name after `*.` (as in RFC 4592 §2.1.1)."""
    return name.endswith(pattern[1:]) and name != pattern[2:] if pattern.startswith("*.") else name == pattern
