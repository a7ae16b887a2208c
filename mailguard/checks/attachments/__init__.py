"""Checks on the files a mail carries."""

from mailguard.checks.registry import Check

CHECKS: tuple[Check, ...] = ()
