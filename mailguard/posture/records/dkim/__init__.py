"""DKIM: the public keys that verify the signatures of a domain (RFC 6376 §3.6)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_change import moves, unmet
from mailguard.catalogue.posture_report import label
from mailguard.finding import Severity
from mailguard.posture.change import Direction
from mailguard.posture.expected import deviation
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import (
    ChangeKind,
    Facts,
    Group,
    Judged,
    LeftOut,
    Phrase,
    Records,
    RecordType,
    phrase,
    unanswered,
)
from mailguard.posture.records.dkim.check import check_dkim
from mailguard.posture.records.dkim.collect import DkimKeys
from mailguard.posture.records.dkim.value import DkimKey
from mailguard.posture.records.dkim.wording import TEXTS
from mailguard.posture.records.spf import SPF
from mailguard.posture.records.spf.check import allows_senders

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture


def _check(judged: Judged) -> Iterator[Observation]:
    parked = judged.options.parked
    return check_dkim(judged.domain, judged.parts[DKIM], parked=parked, sends=not _silent(judged))


def _silent(judged: Judged) -> bool:
    """Whether SPF allows no sender: then there is nothing to sign."""
    spf = judged.parts[SPF].posture
    return spf.all_ == "fail" and not allows_senders(spf)


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    untried = judged.parts[DKIM].untried
    yield "dkim-selectors", len(untried), untried


def _restored(posture: "Posture") -> DkimKeys:
    """Return the keys, and the selectors that certainly have none. A stored posture has these only as DNS answers."""
    listed = {key.selector for key in posture.dkim}
    ending = f"._domainkey.{posture.domain} TXT"
    absent = [each for each, said in posture.dns.items() if each.endswith(ending) and said in ("NXDOMAIN", "NODATA")]
    keyless = [name for each in absent if (name := each.removesuffix(ending)) not in listed]
    failed = unanswered(posture, f"_domainkey.{posture.domain} TXT")
    return DkimKeys(posture.dkim, keyless=tuple(keyless), failed=failed)


def _facts(_posture: "Posture", found: DkimKeys) -> Iterator[Group]:
    for key in found.keys:
        if key.state != "failed":
            yield f"dkim {key.selector}", _key_facts(key)
    yield from ((f"dkim {selector}", {}) for selector in found.keyless)


def _key_facts(key: DkimKey) -> Facts:
    if key.state == "none":
        return {}
    strength = f"{key.algorithm} {key.bits}".strip() if key.state == "ok" else key.state
    digest = hashlib.sha256("".join(key.record.split()).encode("utf-8", "replace")).hexdigest()[:8]
    return {"key": f"{strength} ({digest})" if key.record and key.state == "ok" else strength}


def _certain(_posture: "Posture", found: DkimKeys) -> Iterator[str]:
    """Yield the group of findings about the whole domain: they follow from `_domainkey`, asked when no key was found."""
    if not found.failed:
        yield _group("")


def _group(selector: str) -> str:
    """Return the group of a selector, which depends on its own answer only."""
    return f"dkim {selector}"


def _lines(posture: "Posture", language: Language) -> Iterable[str]:
    return [_line(each, language) for each in posture.dkim] or (label("not_found", language),)


def _line(key: DkimKey, language: Language) -> str:
    size = f" {key.bits}" if key.bits else ""
    kind = f", {key.algorithm}{size}" if key.algorithm else ""
    alias = f" → {key.target}" if key.target else ""
    return f"{key.selector}: {phrase(_STATES, key.state, language)}{kind}{alias}"


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    """Yield a deviation for each selector of the configuration without a usable key."""
    usable = {each.selector for each in posture.dkim if each.state == "ok"}
    for selector in entry.selectors:
        name = selector.lower()
        key = records.get(f"dkim {name}")
        if key is not None and name not in usable:
            found = key.get("key", "")
            yield deviation(posture.domain, f"dkim {name}", selector, found, Severity.MEDIUM, variant="dkim")


def _fact(group: str, _name: str) -> tuple[str, str]:
    return "dkim-key", group.partition(" ")[2]


def _weight(old: str, new: str) -> Severity | None:
    return Severity.LOW if _strength(old)[1] and _strength(new)[1] else None  # renewed


def _key_direction(old: str, new: str) -> Direction | None:
    """Return "better" or "worse" if a key became usable or longer, or the reverse; None for a renewed key."""
    if bool(old) != bool(new):
        return None
    (old_kind, old_bits), (new_kind, new_bits) = _strength(old), _strength(new)
    if bool(old_bits) != bool(new_bits):
        return "better" if new_bits else "worse"
    if old_kind != new_kind or old_bits == new_bits:
        return "changed"
    return "better" if new_bits > old_bits else "worse"


def _strength(key: str) -> tuple[str, int]:
    """Return ("rsa", 2048) for "rsa 2048 (1a2b3c4d)"; 0 bits for an unusable key."""
    kind, _, rest = key.partition(" ")
    bits = rest.partition(" ")[0]
    return kind, int(bits) if bits.isdecimal() else 0


_STATES: Final[Mapping[str, Phrase]] = {
    "ok": {"en": "usable", "ja": "使用可"},
    "none": {"en": "no key", "ja": "鍵なし"},
    "revoked": {"en": "revoked", "ja": "失効"},
    "invalid": {"en": "unusable", "ja": "使用不可"},
    "duplicate": {"en": "several records", "ja": "複数のレコード"},
    "dangling": {"en": "alias without target", "ja": "別名の先がない"},
    "failed": {"en": "no answer", "ja": "回答なし"},
}
_CHANGE: Final = ChangeKind(
    moves(
        (
            "DKIM {subject}: key published ({new})",
            "DKIM {subject}: key removed (was {old})",
            "DKIM {subject}: {old} → {new}",
        ),
        (
            "DKIM {subject}：鍵が公開されました（{new}）",
            "DKIM {subject}：鍵が削除されました（以前は {old}）",
            "DKIM {subject}：{old} → {new}",
        ),
    ),
    Severity.MEDIUM,
    arrival="better",
    direction=_key_direction,
    weigh=_weight,
)
_UNMET: Final = unmet(
    "{domain} has no usable DKIM key at a selector where one is expected.",
    "{domain} の DKIM 鍵が、想定したセレクターで使える状態にありません。",
)

DKIM: Final = RecordType(
    name="dkim",
    title={"en": "DKIM", "ja": "DKIM"},
    place=2,
    empty=DkimKeys,
    shown=lambda found: found.keys,
    restored=_restored,
    check=_check,
    left_out=_left_out,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    certain=_certain,
    group_of=_group,
    fact=_fact,
    changes={"dkim-key": _CHANGE},
    expected=_expected,
    expectation={"dkim": _UNMET},
)
