"""Defects of a message, and the things in it that were not examined. Both are reported as values, never raised."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Defect:
    """One deviation from the standards, or one limit that was reached (`limit-<name>`).

    `kind` is written in kebab-case. `where` has the form of `Evidence.where`, or is `part:<path>` or `message`.
    """

    kind: str
    where: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NotExamined:
    """Something that was not examined, and the reason ("install mailguard[qr]", "encrypted")."""

    what: str
    why: str
