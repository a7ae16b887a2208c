"""Where evidence stands, in the reader's words."""

from mailguard.catalogue import Language
from mailguard.catalogue.report import LABELS, label
from mailguard.finding import Evidence


def place(where: str, language: Language) -> str:
    """`header:From` as "header From", `body:text` as "the mail's text"; other words as they are. Not yet escaped."""
    kind, _, rest = where.partition(":")
    if f"place.{where}" in LABELS:
        return label(f"place.{where}", language)
    if rest and f"place.{kind}" in LABELS:
        return label(f"place.{kind}", language, name=rest)
    return where


def names_only(evidence: Evidence) -> bool:
    """Whether the quotation is the file's own name, which its place has told already."""
    return evidence.where == f"attachment:{evidence.text}"
