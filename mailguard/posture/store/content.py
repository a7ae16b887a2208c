"""How a posture and its facts are written down: compressed JSON, the same content only once."""

import hashlib
import json
import re
import zlib
from typing import Any, Final

from mailguard.codec import decode, encode
from mailguard.posture.facts import VERSION, Facts
from mailguard.posture.snapshot import Posture

_PER_ROUND: Final = ("time", "timing_ms", "queries")  # differ although the same was found
_RANDOM: Final = re.compile(r"\Amg[0-9a-f]{12}\._domainkey\.")  # the name asked for to meet wildcards


def pack(value: Any) -> bytes:
    """Compressed JSON."""
    return zlib.compress(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 6)


def unpack(raw: bytes) -> Any:
    """The value that `pack` wrote. Raises `ValueError` or `zlib.error` on anything else."""
    return json.loads(zlib.decompress(raw))


def posture_content(posture: Posture, checked: frozenset[str]) -> tuple[str, bytes]:
    """(digest, content) of one round. The digest is the same for rounds that found the same, in whatever order."""
    found = posture.to_dict()
    same = {key: value for key, value in found.items() if key not in _PER_ROUND}
    same["dns"] = {name: value for name, value in found["dns"].items() if not _RANDOM.match(name)}
    same["checked"] = sorted(checked)
    text = json.dumps(_sorted(same), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest(), pack({"posture": found, "checked": sorted(checked)})


def read_posture(content: bytes, at: str) -> tuple[Posture, frozenset[str]]:
    """The posture of the round at `at`, and which optional parts were looked at."""
    value = unpack(content)
    return Posture.from_dict({**value["posture"], "time": at}), frozenset(value["checked"])


def facts_content(facts: Facts) -> bytes:
    """The facts, compressed."""
    return pack(encode(facts))


def read_facts(content: bytes) -> Facts | None:
    """The facts that `facts_content` wrote; None when an earlier version of the program meant them differently."""
    value = unpack(content)
    return decode(Facts, value) if value.get("version") == VERSION else None


def _sorted(value: Any) -> Any:
    """Lists in an order of their own: name servers rotate their answers."""
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value
