"""The stored form of a posture and its facts: compressed JSON. Rounds with the same content share one copy."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from mailguard._internal.codec import decode, encode
from mailguard.posture.facts import VERSION, Facts
from mailguard.posture.snapshot import Posture

_PER_ROUND: Final = ("time", "timing_ms", "queries")  # differ between rounds that found the same
_RANDOM: Final = re.compile(r"\Amg[0-9a-f]{12}\.")  # a random name that was asked to detect wildcards (RFC 1034 §4.3.3)


def pack(value: Any) -> bytes:
    """Return `value` as JSON, compressed with zlib (RFC 1950 §2.2)."""
    # RFC 8259 §7: \u escapes keep the text ASCII, so that lone surrogates (RFC 8259 §8.2) can be stored too
    return zlib.compress(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 6)


def unpack(raw: bytes) -> Any:
    """Return the value that `pack` wrote. Raises `ValueError` or `zlib.error` for anything else."""
    return json.loads(zlib.decompress(raw))


def posture_digest(found: Mapping[str, Any], checked: Iterable[str]) -> str:
    """Return a digest that is equal for rounds with the same content in any order. `found` is a posture as JSON."""
    same = {key: value for key, value in found.items() if key not in _PER_ROUND}
    same["dns"] = {name: value for name, value in found["dns"].items() if not _RANDOM.match(name)}
    same["checked"] = list(checked)
    return hashlib.sha256(_canonical(same).encode("ascii")).hexdigest()


def posture_content(found: Mapping[str, Any], checked: Iterable[str]) -> bytes:
    """Return the stored form of a posture, given as JSON values, and of the names of the optional parts checked."""
    return pack({"posture": found, "checked": sorted(checked)})


def read_posture(content: bytes, at: str) -> tuple[Posture, frozenset[str]]:
    """Return the posture of the round at `at`, and the names of the optional parts that were checked."""
    value = unpack(content)
    return Posture.from_dict({**value["posture"], "time": at}), frozenset(value["checked"])


def facts_content(facts: Facts) -> bytes:
    """Return the stored form of facts."""
    return pack(encode(facts))


def read_facts(content: bytes) -> Facts | None:
    """Return the facts that `facts_content` wrote, or None if another version of the program wrote them in its form."""
    value = unpack(content)
    return decode(Facts, value) if value.get("version") == VERSION else None


def _canonical(value: Any) -> str:
    """Return JSON with everything sorted: name servers rotate records, whose order has no meaning (RFC 1034 §3.6)."""
    if isinstance(value, dict):  # RFC 8259 §4: the order of members has no meaning
        return "{" + ",".join(f"{json.dumps(key)}:{_canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(sorted(map(_canonical, value))) + "]"
    return json.dumps(value)
