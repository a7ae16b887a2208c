"""What is broken in a message, and what was not examined. Both are always said, never raised."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Defect:
    """One deviation from the standards, or one limit that bit (`limit-<name>`).

    `kind` is kebab-case; `where` as in `Evidence.where`, or `part:<path>`, `message`.
    """

    kind: str
    where: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NotExamined:
    """Something that a deeper look was not taken at, and why ("install mailguard[qr]", "encrypted")."""

    what: str
    why: str
