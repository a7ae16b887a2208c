"""Results of the lookalike engine: the owner of a domain, and how another domain imitates it."""

from typing import Literal

from mailguard._internal.lazy_dataclass import dataclass

Kind = Literal["own", "partner", "brand", "learned"]
Sureness = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner of domains that impostors imitate: the organization itself, a partner, a brand or a correspondent.

    `domains` are protected against imitation. `aliases` are further domains of the owner.
    """

    name: str
    kind: Kind
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imitation:
    """A domain that looks like a domain of `owner`, but isn't.

    `protected` is the imitated domain, and `candidate` the imitating host. `klass` names the trick (omission,
    homoglyph, tld-swap …). `marked` shows the trick with brackets around the change: `imak[ii]re → imakire`.
    """

    protected: str
    candidate: str
    klass: str
    owner: Owner
    marked: str
    confidence: Sureness = "medium"
