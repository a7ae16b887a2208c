"""Make the DMARC record to publish from the published one: keep every tag, mend mistakes, raise the policy one step.

All findings about a record show the same proposal, so that following one of them never undoes another.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.record import POLICIES
from mailguard.posture.record_text import one_slip
from mailguard.posture.records.dmarc.reading import KNOWN, Reading, read_meant, written
from mailguard.posture.report_address import mended_addresses, split_addresses

FAILURE_OPTIONS: Final = ("0", "1", "d", "s")  # RFC 9991 §4
PARKED: Final = "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s"
# What people write instead of the tag's or the value's real name.
_SYNONYMS: Final = {
    "policy": "p",
    "dmarcpolicy": "p",
    "subdomain": "sp",
    "subdomainpolicy": "sp",
    "subpolicy": "sp",
    "spolicy": "sp",
    "percent": "pct",
    "percentage": "pct",
    "dkim": "adkim",
    "spf": "aspf",
    "testing": "t",
    "test": "t",
    "report": "rua",
    "reports": "rua",
    "mailto": "rua",
}
_POLICY_TAGS: Final = ("p", "sp", "np")
_CHOICES: Final = {"adkim": ("r", "s"), "aspf": ("r", "s"), "t": ("y", "n"), "psd": ("y", "n", "u")}
_POLICY_WORDS: Final = {"monitor": "none", "monitoring": "none", "block": "reject", "spam": "quarantine"}


@dataclass(frozen=True, slots=True)
class Repair:
    """`record` is the record to publish; `unmended` are the tags with a mistake that only the owner can mend."""

    record: str
    unmended: frozenset[str] = frozenset()


def repaired(texts: Iterable[str], *, step: bool = True, parked: bool = False) -> Repair | None:
    """Return one record that replaces `texts`, or None if they contain nothing to start from.

    With `step`, the policy none becomes quarantine, and subdomains are treated at least as strictly as the domain.
    With `parked`, every policy becomes reject, because the domain sends no mail.
    """
    readings = [each for each in map(read_meant, texts) if each is not None]
    if not readings:
        return None
    mended = [_Mending(each) for each in readings]
    chosen = max(mended, key=lambda each: each.strictness)
    for other in mended:
        if other is not chosen:
            chosen.join(other)
    chosen.settle(step=step, parked=parked)
    unmended = frozenset(tag for tag in ("rua", "ruf") if tag in chosen.lost and tag not in dict(chosen.tags))
    tags = chosen.tags + [(tag, chosen.lost[tag]) for tag in sorted(unmended)]
    return Repair(written(tags), unmended)


def raised_below(text: str) -> str:
    """Return the record of an organizational domain with a stricter policy for subdomains; its own does not change."""
    reading = read_meant(text)
    if reading is None:
        return ""
    mending = _Mending(reading)
    mending.settle(step=False, parked=False)
    mending.raise_below()
    return written(mending.tags)


def meant_tag(name: str, value: str = "") -> str:
    """Return the known tag that a mistyped one was meant to be, or "" if that is not clear."""
    if name in KNOWN:
        return ""
    folded = name.replace("-", "").replace("_", "")
    if folded in KNOWN:
        return folded
    if folded in _SYNONYMS:
        return _SYNONYMS[folded]
    near = [tag for tag in KNOWN if len(tag) > 2 and one_slip(folded, tag)]
    near += [tag for tag in ("sp", "np", "fo") if folded == tag[::-1] or folded == tag[0] * 2 + tag[1]]
    if folded == "pp":
        near.append("p")
    fitting = [tag for tag in near if _fits(tag, value)] if value else near
    return fitting[0] if len(fitting) == 1 else ""


def _fits(tag: str, value: str) -> bool:
    folded = value.strip(" \t").lower()
    if tag in ("rua", "ruf"):
        return "@" in folded or "://" in folded
    if tag in _POLICY_TAGS:
        return folded in POLICIES
    return folded in _CHOICES[tag] if tag in _CHOICES else True


class _Mending:
    """The tags of one record while they are mended; `lost` holds values that could not be mended."""

    def __init__(self, reading: Reading) -> None:
        self.tags: list[tuple[str, str]] = []
        self.lost: dict[str, str] = {}
        present = {name for name, _ in reading.tags}
        for name, value in _with_loose(reading):
            meant = meant_tag(name, value)
            self._add(meant if meant and meant not in present else name, value)

    @property
    def strictness(self) -> int:
        """The rank of the policy."""
        return POLICIES.index(policy) if (policy := self._get("p")) in POLICIES else -1

    def join(self, other: "_Mending") -> None:
        """Take over what only the other record has: above all its report addresses."""
        for name, value in other.tags:
            if name in ("rua", "ruf") or not self._get(name):
                self._add(name, value)

    def settle(self, *, step: bool, parked: bool) -> None:
        """Set the policy; the test mode (t=y) ends with it (RFC 9989 §4.7)."""
        self.tags = [(name, value) for name, value in self.tags if (name, value) != ("t", "y")]
        published = self._get("p")
        floor = "reject" if parked else "quarantine" if step else "none"
        p = _stricter(published, floor)
        if published:
            self._set("p", p)
        else:
            self.tags.insert(0, ("p", p))
        if parked or step:  # a weaker policy for subdomains would be the way around the new one
            self._raise("sp", p)
            self._raise("np", self._get("sp") or p)
        if parked or (step and p == published):  # while the policy is raised, pct= stays as the owner chose it
            self.tags = [(name, value) for name, value in self.tags if name != "pct"]

    def raise_below(self) -> None:
        """Raise the policy of subdomains to quarantine, or to the policy of the domain if that is stricter."""
        if not self._get("sp"):
            at = next(index for index, (name, _) in enumerate(self.tags) if name == "p")
            self.tags.insert(at + 1, ("sp", "quarantine"))
        elif self._get("sp") == "quarantine":
            self._raise("sp", self._get("p"))
        self._raise("sp", "quarantine")
        self._raise("np", self._get("sp"))

    def _raise(self, name: str, policy: str) -> None:
        """Raise a tag to at least `policy`, if the record has it."""
        if self._get(name):
            self._set(name, _stricter(self._get(name), policy))

    def _get(self, name: str) -> str:
        return next((value for tag, value in self.tags if tag == name), "")

    def _set(self, name: str, value: str) -> None:
        self.tags = [(tag, value if tag == name else old) for tag, old in self.tags]

    def _add(self, name: str, value: str) -> None:
        """Add a tag with its value mended. Of a repeated tag the first counts; report addresses are joined."""
        if name in ("rua", "ruf"):
            self._add_addresses(name, value)
            return
        mended = _mended(name, value)
        if mended and not self._get(name):
            self.tags.append((name, mended))

    def _add_addresses(self, name: str, value: str) -> None:
        before = [each for each in split_addresses(self._get(name)) if each]
        found = list(dict.fromkeys([*before, *mended_addresses(value)]))
        if not found:
            self.lost[name] = value
        elif before:
            self._set(name, ",".join(found))
        else:
            self.tags.append((name, ",".join(found)))


def _stricter(one: str, other: str) -> str:
    return max(one, other, key=lambda policy: POLICIES.index(policy) if policy in POLICIES else -1)


def _with_loose(reading: Reading) -> list[tuple[str, str]]:
    """Return the tags. An address that a semicolon cut off joins the addresses before it."""
    tags = list(reading.tags)
    for before, piece in reading.loose:
        name = tags[before - 1][0] if before else ""
        if name in ("rua", "ruf") and "@" in piece:
            tags[before - 1] = (name, f"{tags[before - 1][1]},{piece}")
        elif piece.lower().startswith("mailto:"):
            tags.append(("rua", piece))
    return tags


def _mended(name: str, value: str) -> str:
    """Return a value as it was meant, or "" if it has no effect."""
    bare = value.strip(" \t.,:\"'").lower()
    if name in _POLICY_TAGS:
        return _policy(bare)
    if name in _CHOICES:
        choice = bare[:1]
        return choice if choice in _CHOICES[name] and (len(bare) == 1 or bare in _LONG_CHOICES) else ""
    if name == "fo":
        options = [each for each in bare.replace(",", ":").replace(" ", ":").split(":") if each in FAILURE_OPTIONS]
        return ":".join(
            dict.fromkeys(each for each in options if each != "0" or "1" not in options)
        )  # fo=1 includes fo=0 (RFC 9991 §4)
    if name == "pct":
        number = bare.rstrip("% ")
        return number if number.isascii() and number.isdigit() and len(number) <= 3 and int(number) <= 100 else ""
    return value


_LONG_CHOICES: Final = frozenset({"relaxed", "strict", "yes", "no"})


def _policy(text: str) -> str:
    if text in POLICIES:
        return text
    if text in _POLICY_WORDS:
        return _POLICY_WORDS[text]
    near = [policy for policy in POLICIES if one_slip(text, policy) or _similar(text, policy)]
    return near[0] if len(near) == 1 else ""


def _similar(text: str, policy: str) -> bool:
    """Whether a word is a longer form of a policy, or has at most two wrong letters: rejected, quarentin."""
    if not 4 <= len(text) <= 2 * len(policy):
        return False
    pairs, wanted = {*map("".join, pairwise(text))}, {*map("".join, pairwise(policy))}
    return len(pairs & wanted) * 3 >= 2 * len(wanted)
