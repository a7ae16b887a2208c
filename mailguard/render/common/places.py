"""Names of the places of evidence, in the reader's language."""

from mailguard.catalogue import Language
from mailguard.catalogue.report import LABELS, label
from mailguard.finding import Evidence


def place(where: str, language: Language) -> str:
    """Name a place: `header:From` is "header From", `body:text` "the mail's text"; unknown words stay. Not escaped."""
    kind, _, rest = where.partition(":")
    if f"place.{where}" in LABELS:
        return label(f"place.{where}", language)
    if rest and f"place.{kind}" in LABELS:
        return label(f"place.{kind}", language, name=rest)
    return where


def names_only(evidence: Evidence) -> bool:
    """Whether the quotation is only the file name, which the name of its place already contains."""
    return evidence.where == f"attachment:{evidence.text}"
