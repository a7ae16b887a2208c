"""The sentences of the posture's findings: those of each record type, and those that belong to no type."""

import functools
from collections.abc import Mapping
from itertools import chain

from mailguard.catalogue import (
    Language,
    Text,
    Wording,
    fill,
    posture_change,
    posture_limit,
    posture_second_opinion,
    posture_zone,
    second_opinion,
)
from mailguard.posture.expected import CHECK
from mailguard.posture.records import RECORDS

_SHARED = (posture_change, posture_limit, posture_second_opinion, posture_zone, second_opinion)


@functools.cache
def texts() -> Mapping[str, Wording]:
    """Return all wordings by key, `<check>` or `<check>/<variant>`. Raises `ValueError` if a key has two wordings."""
    merged: dict[str, Wording] = {}
    expectations = ({f"{CHECK}/{subject}": said for subject, said in kind.expectation.items()} for kind in RECORDS)
    for found in chain((module.TEXTS for module in _SHARED), (kind.texts for kind in RECORDS), expectations):
        for key, said in found.items():
            if key in merged:
                raise ValueError(f"two wordings for {key}")
            merged[key] = said
    return merged


def wording(check: str, variant: str, values: Mapping[str, str], language: Language) -> Text:
    """Return the filled-in text of one finding of a posture. Raises `KeyError` if it has no wording."""
    entries = texts()
    entry = entries.get(f"{check}/{variant}") if variant else None
    return fill(entry or entries[check], values, language)
