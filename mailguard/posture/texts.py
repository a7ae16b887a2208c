"""What is said of a posture's findings: by record type, and what belongs to none of them."""

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
    """All wordings by key, `<check>` or `<check>/<variant>`. Raises `ValueError` when one key is worded twice."""
    merged: dict[str, Wording] = {}
    expectations = ({f"{CHECK}/{subject}": said for subject, said in kind.expectation.items()} for kind in RECORDS)
    for found in chain((module.TEXTS for module in _SHARED), (kind.texts for kind in RECORDS), expectations):
        for key, said in found.items():
            if key in merged:
                raise ValueError(f"two wordings for {key}")
            merged[key] = said
    return merged


def wording(check: str, variant: str, values: Mapping[str, str], language: Language) -> Text:
    """The filled-in text for one finding of a posture. Raises `KeyError` when there is none for it."""
    entries = texts()
    entry = entries.get(f"{check}/{variant}") if variant else None
    return fill(entry or entries[check], values, language)
