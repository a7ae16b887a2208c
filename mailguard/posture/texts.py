"""The wordings of all record types: of their findings, and of expectations about them."""

from collections.abc import Mapping

from mailguard.catalogue import Wording
from mailguard.posture.expected import CHECK
from mailguard.posture.records import RECORDS


def texts() -> Mapping[str, Wording]:
    """All wordings by key. Raises `ValueError` when two types word the same."""
    merged: dict[str, Wording] = {}
    for kind in RECORDS:
        expectations = {f"{CHECK}/{subject}": wording for subject, wording in kind.expectation.items()}
        for key, wording in (*kind.texts.items(), *expectations.items()):
            if key in merged:
                raise ValueError(f"two wordings for {key}")
            merged[key] = wording
    return merged
