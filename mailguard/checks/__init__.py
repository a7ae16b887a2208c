"""The checks. `all_checks` lists every one explicitly; each subject's folder names its own in `CHECKS`."""

import functools
import importlib
from collections.abc import Mapping

from mailguard.checks.registry import Check

SUBJECTS = (
    "sender",
    "route",
    "authentication",
    "words",
    "hidden",
    "links",
    "attachments",
    "recipients",
    "batch",
    "unread",
)


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Every built-in check, in the order of the subjects."""
    found: list[Check] = []
    for subject in SUBJECTS:
        found.extend(importlib.import_module(f"mailguard.checks.{subject}").CHECKS)
    return tuple(found)


@functools.cache
def _by_name() -> Mapping[str, Check]:
    return {check.name: check for check in all_checks()}


def named(name: str) -> Check | None:
    """The built-in check of this name."""
    return _by_name().get(name)


@functools.cache
def by_link_kind() -> Mapping[str, Check]:
    """The built-in checks of links, by the word for what they find."""
    return {check.link_kind.name: check for check in all_checks() if check.link_kind is not None}
