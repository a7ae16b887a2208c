"""What the lookalike engine says: who owns a domain, and how another one imitates it."""

from typing import Literal

from mailguard._internal.lazy_dataclass import dataclass

Kind = Literal["own", "partner", "brand", "learned"]
Sureness = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody whose name impostors use: the organization itself, a partner, a brand, a correspondent.

    `domains` are protected against imitation; `aliases` belong to the owner as well.
    """

    name: str
    kind: Kind
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imitation:
    """A domain that looks like one of `owner`'s and isn't.

    `protected` is the imitated domain, `candidate` the imitating host as it was asked; `klass` names the trick
    (omission, homoglyph, tld-swap …). `marked` shows the trick, brackets around what was changed:
    `imak[ii]re → imakire`.
    """

    protected: str
    candidate: str
    klass: str
    owner: Owner
    marked: str
    confidence: Sureness = "medium"
