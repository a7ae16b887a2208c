"""The checks of a mail. Each subject folder lists its checks in `CHECKS`; `all_checks` returns them all."""

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
    """Return every built-in check, in the order of `SUBJECTS`."""
    found: list[Check] = []
    for subject in SUBJECTS:
        found.extend(importlib.import_module(f"mailguard.checks.{subject}").CHECKS)
    return tuple(found)


@functools.cache
def _by_name() -> Mapping[str, Check]:
    return {check.name: check for check in all_checks()}


def named(name: str) -> Check | None:
    """Return the built-in check of this name, or None if there is no such check."""
    return _by_name().get(name)


@functools.cache
def by_link_kind() -> Mapping[str, Check]:
    """Return the checks that have a link kind, by the name of that kind (`url-shortener` reports `shortener`)."""
    return {check.link_kind.name: check for check in all_checks() if check.link_kind is not None}
