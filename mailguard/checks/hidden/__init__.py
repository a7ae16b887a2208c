"""The hidden checks."""

from mailguard.checks.registry import Check

CHECKS: tuple[Check, ...] = ()
