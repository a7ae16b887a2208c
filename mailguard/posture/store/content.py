"""How a posture and its facts are written down: compressed JSON, the same content only once."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from mailguard._internal.codec import decode, encode
from mailguard.posture.facts import VERSION, Facts
from mailguard.posture.snapshot import Posture

_PER_ROUND: Final = ("time", "timing_ms", "queries")  # differ although the same was found
_RANDOM: Final = re.compile(r"\Amg[0-9a-f]{12}\.")  # a name asked for to meet wildcards


def pack(value: Any) -> bytes:
    """Compressed JSON."""
    return zlib.compress(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 6)


def unpack(raw: bytes) -> Any:
    """The value that `pack` wrote. Raises `ValueError` or `zlib.error` on anything else."""
    return json.loads(zlib.decompress(raw))


def posture_digest(found: Mapping[str, Any], checked: Iterable[str]) -> str:
    """The same for rounds that found the same, in whatever order; `found` is a posture as JSON values."""
    same = {key: value for key, value in found.items() if key not in _PER_ROUND}
    same["dns"] = {name: value for name, value in found["dns"].items() if not _RANDOM.match(name)}
    same["checked"] = list(checked)
    return hashlib.sha256(_canonical(same).encode("ascii")).hexdigest()


def posture_content(found: Mapping[str, Any], checked: Iterable[str]) -> bytes:
    """A posture as JSON values, and which optional parts were looked at, as they are stored."""
    return pack({"posture": found, "checked": sorted(checked)})


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


def _canonical(value: Any) -> str:
    """JSON with everything in an order of its own: name servers rotate their answers."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{_canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(sorted(map(_canonical, value))) + "]"
    return json.dumps(value)
